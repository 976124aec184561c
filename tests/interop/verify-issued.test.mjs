// Everything that a quickstart published, verified by jose with the keys that it published.
// BADGES_PUBLICATION names the workspace's folder public/.
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK, importSPKI, jwtVerify } from 'jose'
import { findByThumbprint, openPublication, tamperedCopies } from './published.mjs'

const folder = process.env.BADGES_PUBLICATION
const options = { skip: folder ? false : 'BADGES_PUBLICATION names no publication' }
const publication = folder ? openPublication(folder) : undefined
const algorithms = ['EdDSA', 'ES256', 'RS256']

async function verifyCredential (path) {
  const jwt = publication.text(...path)
  const header = decodeProtectedHeader(jwt)
  assert.deepEqual(Object.keys(header), ['alg', 'kid', 'typ'], 'Open Badges 3.0 allows no other header')
  assert.equal(header.typ, 'JWT')

  const jwk = publication.keyAt(header.kid)
  assert.equal(jwk.d, undefined)
  const key = await importJWK(jwk, header.alg)
  const { payload } = await jwtVerify(jwt, key, { algorithms, clockTolerance: 60 })

  const issuer = typeof payload.issuer === 'string' ? payload.issuer : payload.issuer.id
  assert.equal(payload.iss, issuer)
  assert.equal(payload.jti, payload.id)
  assert.equal(payload.sub, payload.credentialSubject.id)
  assert.equal(payload.nbf, Date.parse(payload.validFrom) / 1000)
  assert.equal(payload.exp, payload.validUntil === undefined ? undefined : Date.parse(payload.validUntil) / 1000)

  for (const tampered of tamperedCopies(jwt)) {
    await assert.rejects(compactVerify(tampered, key, { algorithms }))
  }
  return { jwk, header, jwt, payload }
}

async function verifyByPublishedKeys ({ jwk, header, jwt, payload }) {
  const inSet = await findByThumbprint(jwk, publication.jwks().keys)
  assert.ok(inSet, 'the key is in the JWK set')
  await jwtVerify(jwt, await importJWK(inSet, header.alg), { algorithms, clockTolerance: 60 })

  const document = publication.didDocument()
  assert.equal(document['@context'][0], 'https://www.w3.org/ns/did/v1')
  assert.equal(document.id, payload.iss)
  const inDocument = await findByThumbprint(jwk, document.verificationMethod.map(method => method.publicKeyJwk))
  const method = document.verificationMethod.find(candidate => candidate.publicKeyJwk === inDocument)
  assert.ok(method, 'the key is in the DID document')
  assert.equal(method.controller, document.id)
  assert.ok(method.id.startsWith(`${document.id}#`))
  assert.ok(document.assertionMethod.includes(method.id))
  await jwtVerify(jwt, await importJWK(inDocument, header.alg), { algorithms, clockTolerance: 60 })
}

test('jose verifies every VC-JWT with the key at its kid, in the JWK set and in the DID document', options, async () => {
  const names = publication.list('credentials', '.jwt')
  assert.ok(names.length > 0, 'there are credentials')
  for (const name of names) {
    const verified = await verifyCredential(['credentials', name])
    assert.ok(verified.payload.type.includes('OpenBadgeCredential') || verified.payload.type.includes('AchievementCredential'))
    await verifyByPublishedKeys(verified)
  }
})

test('jose verifies every status list', options, async () => {
  const names = publication.list('status', '.jwt')
  assert.ok(names.length > 0, 'there is a status list')
  for (const name of names) {
    const verified = await verifyCredential(['status', name])
    assert.equal(verified.payload.credentialSubject.type, 'BitstringStatusList')
    await verifyByPublishedKeys(verified)
  }
})

test('no status index is used twice', options, () => {
  const seen = new Set()
  for (const name of publication.list('credentials', '.jwt')) {
    const entries = [decodeJwt(publication.text('credentials', name)).credentialStatus ?? []].flat()
    for (const { statusListCredential, statusListIndex } of entries) {
      assert.match(statusListIndex, /^(0|[1-9][0-9]*)$/)
      const place = `${statusListCredential}#${statusListIndex}`
      assert.ok(!seen.has(place), `${place} is used once`)
      seen.add(place)
    }
  }
})

test('jose verifies every signed Open Badges 2.0 assertion with the PEM of its CryptographicKey', options, async () => {
  const names = publication.list('ob2/assertions', '.jws')
  assert.ok(names.length > 0, 'there are signed assertions')
  for (const name of names) {
    const jws = publication.text('ob2', 'assertions', name)
    const header = decodeProtectedHeader(jws)
    assert.deepEqual(Object.keys(header), ['alg', 'kid', 'typ'])
    assert.ok(algorithms.includes(header.alg))

    const assertion = decodeJwt(jws)
    assert.equal(assertion.verification.type, 'SignedBadge')
    assert.match(assertion.id, /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

    const kid = new URL(assertion.verification.creator).pathname.split('/').pop()
    const published = publication.json('ob2', 'keys', `${kid}.json`)
    assert.equal(published.type, 'CryptographicKey')
    assert.equal(published.id, assertion.verification.creator)
    const issuer = publication.json('ob2', 'issuer.json')
    assert.equal(published.owner, issuer.id)
    assert.ok([issuer.publicKey].flat().map(entry => entry.id ?? entry).includes(published.id))

    const key = await importSPKI(published.publicKeyPem, header.alg)
    await compactVerify(jws, key, { algorithms })
    for (const tampered of tamperedCopies(jws)) {
      await assert.rejects(compactVerify(tampered, key, { algorithms }))
    }
  }
})
