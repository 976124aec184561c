// How often a second the npm peers do what eng/bench.sh measures of ours, with the same credential, by processor time.
// Argument: the yardstick of the same run, raw Ed25519 signatures a second.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { CompactSign, compactVerify, generateKeyPair } from 'jose'
import jsonld from 'jsonld'
import { cryptosuites, implementations, issue, offlineLoader, verifies } from './peers.mjs'

const yardstick = Number(process.argv[2])
const credential = JSON.parse(readFileSync(join(import.meta.dirname, '../vectors/linked-data/credential.json'), 'utf8'))
const suite = cryptosuites['eddsa-rdfc-2022']

async function measure (name, work) {
  const turn = async (seconds) => {
    const start = process.cpuUsage()
    let count = 0
    let used
    do {
      await work()
      count++
      used = process.cpuUsage(start)
    } while (used.user + used.system < seconds * 1e6)
    return count / ((used.user + used.system) / 1e6)
  }
  await turn(1) // until the engine has compiled it
  const rates = []
  for (let round = 0; round < 5; round++) {
    rates.push(await turn(0.5))
  }
  rates.sort((a, b) => a - b)
  const [least, median, most] = [rates[0], rates[2], rates[4]]
  const ratio = rate => (rate / yardstick).toFixed(4).padStart(8)
  console.log(`${name.padEnd(58)} ${ratio(median)} ${ratio(least)} ${ratio(most)} ${''.padStart(6)}  ${Math.round(median).toLocaleString('en').padStart(12)}`)
}

const plain = offlineLoader()
await measure('jsonld.js: JSON-LD -> canonical N-Quads', () => jsonld.canonize(credential, {
  algorithm: 'RDFC-1.0', format: 'application/n-quads', documentLoader: plain, safe: true, rdfDirection: 'i18n-datatype',
}))

const key = await Ed25519Multikey.generate()
const { publicKeyMultibase } = await key.export({ publicKey: true })
key.controller = `did:key:${publicKeyMultibase}`
key.id = `${key.controller}#${publicKeyMultibase}`
const keyAtHand = offlineLoader({
  '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
  id: key.controller,
  verificationMethod: [{ id: key.id, type: 'Multikey', controller: key.controller, publicKeyMultibase }],
  assertionMethod: [key.id],
})
// Without its status: they would look it up in a list, and ours is measured without that too.
const { credentialStatus, ...judged } = credential
const mine = { ...judged, issuer: { ...credential.issuer, id: key.controller } }
for (const [name, vc] of Object.entries(implementations)) {
  await measure(`${name}: issue with eddsa-rdfc-2022`, () => issue(vc, structuredClone(mine), key, suite))
  const secured = await issue(vc, structuredClone(mine), key, suite)
  if (!await verifies(vc, secured, keyAtHand, suite)) {
    throw new Error(`${name} does not verify what it made`)
  }
  await measure(`${name}: verify eddsa-rdfc-2022`, () => verifies(vc, secured, keyAtHand, suite))
}

const { privateKey, publicKey } = await generateKeyPair('EdDSA')
const payload = new TextEncoder().encode(JSON.stringify(credential))
const sign = () => new CompactSign(payload).setProtectedHeader({ alg: 'EdDSA', kid: 'k1', typ: 'JWT' }).sign(privateKey)
await measure('jose: issue VC-JWT, EdDSA', sign)
const jwt = await sign()
await measure('jose: verify VC-JWT, EdDSA (signature)', () => compactVerify(jwt, publicKey))
