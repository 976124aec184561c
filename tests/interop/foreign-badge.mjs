// What issuers that are not ours put their names to.

/** Names a key as did:key does, and says whose it is. */
export async function asDidKey (key) {
  const { publicKeyMultibase } = await key.export({ publicKey: true })
  key.controller = `did:key:${publicKeyMultibase}`
  key.id = `${key.controller}#${publicKeyMultibase}`
  return key.controller
}

/** An Open Badges 3.0 credential that nobody has signed yet. */
export const badgeOf = issuer => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:8a33d2a7-fada-4255-ac2c-ed0639795172',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'データ分析 修了',
  issuer: { id: issuer, type: ['Profile'], name: 'よその発行者' },
  validFrom: '2025-01-01T00:00:00Z',
  credentialSubject: {
    id: 'urn:uuid:9a33d2a7-fada-4255-ac2c-ed0639795172',
    type: ['AchievementSubject'],
    achievement: {
      id: 'urn:uuid:7a33d2a7-fada-4255-ac2c-ed0639795172',
      type: ['Achievement'],
      name: 'データ分析 修了',
      description: '課題に取り組み、修了した。',
      criteria: { narrative: '全課程を修了すること。' },
    },
  },
})

/** The same in the form of VC Data Model 1.1. */
export function olderBadgeOf (issuer) {
  const { validFrom, ...badge } = badgeOf(issuer)
  return {
    ...badge,
    '@context': [
      'https://www.w3.org/2018/credentials/v1',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
      'https://w3id.org/security/suites/ed25519-2020/v1',
    ],
    issuanceDate: validFrom,
  }
}

/** The document that a did:key stands for. */
export function didKeyDocument (did) {
  const publicKeyMultibase = did.slice('did:key:'.length)
  const method = { id: `${did}#${publicKeyMultibase}`, type: 'Multikey', controller: did, publicKeyMultibase }
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: [method],
    assertionMethod: [method.id],
  }
}
