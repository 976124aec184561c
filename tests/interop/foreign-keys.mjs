// Keys of issuers that are not ours, and the identifiers that say them.
import { exportJWK, generateKeyPair } from 'jose'

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

function base58 (bytes) {
  let number = BigInt('0x' + Buffer.from(bytes).toString('hex'))
  let text = ''
  for (; number > 0n; number /= 58n) {
    text = alphabet[Number(number % 58n)] + text
  }
  return text
}

/** Makes a key pair: its private key for jose, its public JWK. */
export async function makeKey (alg) {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true, modulusLength: 2048 })
  return { alg, privateKey, publicKey, jwk: await exportJWK(publicKey) }
}

/** The did:key of an Ed25519 or P-256 key. */
export function didKey ({ jwk }) {
  const x = Buffer.from(jwk.x, 'base64url')
  if (jwk.kty === 'OKP') {
    return 'did:key:z' + base58([0xed, 0x01, ...x])
  }
  const isOdd = Buffer.from(jwk.y, 'base64url').at(-1) & 1
  return 'did:key:z' + base58([0x80, 0x24, 2 + isOdd, ...x])
}

/** The did:jwk of a key. */
export const didJwk = ({ jwk }) => 'did:jwk:' + Buffer.from(JSON.stringify(jwk)).toString('base64url')

/** A DID document that lists keys by name. */
export const didDocument = (did, keys) => ({
  '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/jwk/v1'],
  id: did,
  verificationMethod: Object.entries(keys).map(([name, { jwk }]) =>
    ({ id: `${did}#${name}`, type: 'JsonWebKey', controller: did, publicKeyJwk: jwk })),
  assertionMethod: Object.keys(keys).map(name => `${did}#${name}`),
})
