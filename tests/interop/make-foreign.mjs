// Makes badges with jose, good ones and bad ones, the documents that a verifier of them asks for, and what it must say.
// node make-foreign.mjs FOLDER  →  FOLDER/*.jwt, FOLDER/documents.json, FOLDER/expected.json
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { SignJWT } from 'jose'
import { didDocument, didJwk, didKey, makeKey } from './foreign-keys.mjs'

const web = 'did:web:issuer.example'
const webUrl = 'https://issuer.example'
const contexts = ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json']

const seconds = time => Date.parse(time) / 1000

function credential (name, issuer, more = {}) {
  return {
    '@context': contexts,
    id: `${webUrl}/credentials/${name}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Foreign badge',
    issuer: { id: issuer, type: ['Profile'], name: 'Foreign issuer' },
    validFrom: '2025-01-01T00:00:00Z',
    credentialSubject: {
      id: 'urn:uuid:6a1e2a5c-5a43-4f0e-9d0b-3b7b0d6f1c11',
      type: ['AchievementSubject'],
      achievement: {
        id: `${webUrl}/achievements/a`,
        type: ['Achievement'],
        name: 'Foreign achievement',
        description: 'Made by another code base.',
        criteria: { narrative: 'Interoperate.' },
      },
    },
    ...more,
  }
}

function withClaims (badge) {
  const claims = {
    iss: badge.issuer.id,
    jti: badge.id,
    sub: badge.credentialSubject.id,
    nbf: seconds(badge.validFrom ?? badge.issuanceDate),
  }
  const end = badge.validUntil ?? badge.expirationDate
  return end === undefined ? claims : { ...claims, exp: seconds(end) }
}

const sign = (payload, key, kid, header = {}) =>
  new SignJWT(payload).setProtectedHeader({ alg: key.alg, kid, typ: 'JWT', ...header }).sign(key.privateKey)

const secure = (badge, key, kid, header) => sign({ ...badge, ...withClaims(badge) }, key, kid, header)

const encode = value => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** Makes everything in a folder; returns what a verifier must say, by file name. */
export async function makeForeign (folder) {
  const keys = { ed: await makeKey('EdDSA'), ec: await makeKey('ES256'), rsa: await makeKey('RS256') }
  const stranger = await makeKey('EdDSA')
  const unlisted = await makeKey('EdDSA')
  const badges = {}
  const add = (name, verdict, jwt) => { badges[name] = { verdict, jwt } }

  for (const key of [keys.ed, keys.ec]) {
    const did = didKey(key)
    const name = `did-key-${key.alg.toLowerCase()}`
    add(name, 'valid', await secure(credential(name, did), key, `${did}#${did.slice('did:key:'.length)}`))
  }
  const jwkDid = didJwk(keys.ec)
  add('did-jwk-es256', 'valid', await secure(credential('did-jwk-es256', jwkDid), keys.ec, `${jwkDid}#0`))
  for (const [id, key] of Object.entries(keys)) {
    const name = `did-web-${key.alg.toLowerCase()}`
    add(name, 'valid', await secure(credential(name, web), key, `${web}#${id}`))
    add(`${name}-https-kid`, 'valid', await secure(credential(name, web), key, `${webUrl}/keys/${id}`))
  }
  add('typ-vc-jwt', 'valid', await secure(credential('typ-vc-jwt', web), keys.ed, `${web}#ed`, { typ: 'vc+jwt' }))

  const { validFrom, ...older } = credential('vc-1.1', web, {
    '@context': ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json'],
    issuanceDate: '2023-01-01T00:00:00Z',
  })
  add('vc-1.1', 'valid', await sign({ ...withClaims(older), vc: older }, keys.ed, `${web}#ed`))
  const { id, issuanceDate, ...bare } = older
  add('vc-1.1-claims-alone', 'valid', await sign({ ...withClaims(older), vc: bare }, keys.ed, `${web}#ed`))
  add('vc-1.1-twice', 'invalid', await sign({ ...older, ...withClaims(older), vc: older }, keys.ed, `${web}#ed`))

  const badge = name => credential(name, web)
  const good = await secure(badge('good'), keys.ed, `${web}#ed`)
  const [header, payload, signature] = good.split('.')

  add('expired', 'invalid', await secure({ ...badge('expired'), validUntil: '2025-02-01T00:00:00Z' }, keys.ed, `${web}#ed`))
  add('not-yet', 'invalid', await secure({ ...badge('not-yet'), validFrom: '2999-01-01T00:00:00Z' }, keys.ed, `${web}#ed`))
  add('other-key', 'invalid', await secure(badge('other-key'), stranger, `${web}#ed`))
  add('other-alg', 'invalid', await secure(badge('other-alg'), keys.ec, `${web}#ed`))
  add('unlisted-key', 'invalid', await secure(badge('unlisted-key'), unlisted, `${webUrl}/keys/unlisted`))
  add('stranger-did-key', 'invalid', await secure(badge('stranger-did-key'), stranger,
    `${didKey(stranger)}#${didKey(stranger).slice('did:key:'.length)}`))
  add('stranger-jwk-header', 'invalid', await secure(badge('stranger-jwk-header'), stranger, undefined, { jwk: stranger.jwk }))
  add('claim-differs', 'invalid', await sign(
    { ...badge('claim-differs'), ...withClaims(badge('claim-differs')), iss: 'did:web:other.example' }, keys.ed, `${web}#ed`))
  add('claim-missing', 'invalid', await sign(badge('claim-missing'), keys.ed, `${web}#ed`))
  add('tampered-payload', 'invalid',
    `${header}.${encode(Buffer.from(payload, 'base64url').toString().replace('Foreign achievement', 'Greater achievement'))}.${signature}`)
  add('tampered-signature', 'invalid',
    `${header}.${payload}.${(signature[0] === 'A' ? 'B' : 'A') + signature.slice(1)}`)
  add('alg-none', 'invalid', `${encode({ alg: 'none', kid: `${web}#ed`, typ: 'JWT' })}.${payload}.`)
  add('alg-hmac', 'invalid', await new SignJWT({ ...badge('alg-hmac'), ...withClaims(badge('alg-hmac')) })
    .setProtectedHeader({ alg: 'HS256', kid: `${web}#rsa`, typ: 'JWT' })
    .sign(new TextEncoder().encode(JSON.stringify(keys.rsa.jwk))))
  const nowhere = 'did:web:nowhere.example'
  add('unreachable', 'undetermined', await secure(credential('unreachable', nowhere), keys.ed, `${nowhere}#ed`))

  const answer = (json, type) => ({ status: 200, headers: { 'content-type': type }, json })
  const documents = {
    [`${webUrl}/.well-known/did.json`]: answer(didDocument(web, keys), 'application/did+json'),
    [`${webUrl}/keys/unlisted`]: answer(unlisted.jwk, 'application/jwk+json'),
  }
  for (const [id, { jwk }] of Object.entries(keys)) {
    documents[`${webUrl}/keys/${id}`] = answer(jwk, 'application/jwk+json')
  }

  mkdirSync(folder, { recursive: true })
  const expected = {}
  for (const [name, { verdict, jwt }] of Object.entries(badges)) {
    writeFileSync(join(folder, `${name}.jwt`), jwt)
    expected[`${name}.jwt`] = verdict
  }
  writeFileSync(join(folder, 'documents.json'), JSON.stringify(documents, null, 2))
  writeFileSync(join(folder, 'expected.json'), JSON.stringify(expected, null, 2))
  return expected
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = process.argv[2]
  if (folder === undefined) {
    console.error('usage: node make-foreign.mjs FOLDER')
    process.exit(64)
  }
  console.log(`${Object.keys(await makeForeign(folder)).length} badges in ${folder}`)
}
