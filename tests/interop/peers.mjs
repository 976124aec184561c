// The npm peers for Data Integrity, offline: contexts are those that the product embeds, and nothing is fetched.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite'
import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020'
import * as digitalBazaar from '@digitalbazaar/vc'
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list'
import * as digitalCredentials from '@digitalcredentials/vc'

/** Two implementations of verifiable credentials. */
export const implementations = { '@digitalbazaar/vc': digitalBazaar, '@digitalcredentials/vc': digitalCredentials }

/** The suite of a proof with a type of its own, older than the others. */
export { Ed25519Signature2020 }

export const cryptosuites = { 'eddsa-rdfc-2022': eddsaRdfc2022, 'ecdsa-rdfc-2019': ecdsaRdfc2019 }

const contextFolder = join(import.meta.dirname, '../../schemas/contexts')
const contexts = JSON.parse(readFileSync(join(contextFolder, 'index.json'), 'utf8'))

/** Loads the embedded contexts, what a DID document says of its subject and its methods, and status lists by address. */
export function offlineLoader (didDocument, statusLists = {}) {
  return async url => {
    if (contexts[url]) {
      return { documentUrl: url, document: JSON.parse(readFileSync(join(contextFolder, contexts[url]), 'utf8')) }
    }
    const method = didDocument?.verificationMethod.find(({ id }) => id === url)
    if (method) {
      return { documentUrl: url, document: { '@context': didDocument['@context'], ...method } }
    }
    if (statusLists[url]) {
      return { documentUrl: url, document: statusLists[url] }
    }
    if (url === didDocument?.id) {
      return { documentUrl: url, document: didDocument }
    }
    throw new Error(`Nothing is fetched, and ${url} is not at hand.`)
  }
}

/** Whether a peer finds a credential good, and its status list says that it still counts. */
export async function verifies (vc, credential, documentLoader, cryptosuite = eddsaRdfc2022) {
  const result = await vc.verifyCredential({
    credential,
    suite: new DataIntegrityProof({ cryptosuite }),
    documentLoader,
    checkStatus: async options => {
      const found = await checkStatus({ ...options, verifyBitstringStatusListCredential: true, verifyMatchingIssuers: true })
      return { ...found, verified: found.verified && found.results.every(({ status }) => status === false) }
    },
  })
  return result.verified
}

/** A credential, secured by a peer. */
export const issue = (vc, credential, key, cryptosuite) =>
  issueWith(vc, credential, new DataIntegrityProof({ signer: key.signer(), cryptosuite }))

/** A credential, secured by a peer with a suite that needs no cryptosuite. */
export const issueWith = (vc, credential, suite) => vc.issue({ credential, suite, documentLoader: offlineLoader() })
