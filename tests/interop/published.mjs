// Reads what an issuer has published: the folder `public/` of a workspace.
import { readFileSync, readdirSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { calculateJwkThumbprint } from 'jose'

/** Opens a publication. */
export function openPublication (folder) {
  const json = (...path) => JSON.parse(readFileSync(join(folder, ...path), 'utf8'))
  const list = (directory, extension) =>
    existsSync(join(folder, directory))
      ? readdirSync(join(folder, directory)).filter(name => name.endsWith(extension)).sort()
      : []
  return {
    json,
    list,
    text: (...path) => readFileSync(join(folder, ...path), 'utf8').trim(),

    /** The one JWK that a VC-JWT's `kid`, an HTTPS URL under the base, leads to. */
    keyAt: url => json('keys', `${new URL(url).pathname.split('/').pop()}.json`),

    /** The DID document: under the host's well-known folder, or beside the rest where the base has a path. */
    didDocument: () => existsSync(join(folder, '.well-known', 'did.json')) ? json('.well-known', 'did.json') : json('did.json'),

    /** The status lists as JSON-LD, by the addresses that they call themselves. */
    statusLists: () => Object.fromEntries(
      list('status', '.json').map(name => json('status', name)).map(credential => [credential.id, credential])),

    jwks: () => json('.well-known', 'jwks.json'),
  }
}

/** Finds a key by RFC 7638 thumbprint among others; names may differ from place to place, the thumbprint does not. */
export async function findByThumbprint (jwk, candidates) {
  const wanted = await calculateJwkThumbprint(jwk)
  for (const candidate of candidates) {
    if (await calculateJwkThumbprint(candidate) === wanted) {
      return candidate
    }
  }
  return undefined
}

/** Copies of a compact JWS, each with one character changed in header, payload and signature. */
export function tamperedCopies (jws) {
  const dots = [jws.indexOf('.'), jws.lastIndexOf('.')]
  return [5, dots[0] + 9, dots[1] - 9, dots[1] + 9, jws.length - 9].map(at => {
    const other = jws[at] === 'A' ? 'B' : 'A'
    return jws.slice(0, at) + other + jws.slice(at + 1)
  })
}
