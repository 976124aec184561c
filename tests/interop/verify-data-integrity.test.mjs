// The npm peers verify the record of every award: the credential with its Data Integrity proof. Offline: the contexts are
// those that the product embeds, and the issuer's keys are those that it publishes.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';

const publication = process.env.BADGES_PUBLICATION;
const skip = publication ? false : 'BADGES_PUBLICATION names no publication';

const contextFolder = path.join(import.meta.dirname, '../../schemas/contexts');
const contextFiles = readJson(path.join(contextFolder, 'index.json'));

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function offlineLoader(didDocument) {
  return async url => {
    if (contextFiles[url]) {
      return { documentUrl: url, document: readJson(path.join(contextFolder, contextFiles[url])) };
    }
    const method = didDocument.verificationMethod.find(({ id }) => id === url);
    if (method) {
      return { documentUrl: url, document: { '@context': didDocument['@context'], ...method } };
    }
    if (url === didDocument.id) {
      return { documentUrl: url, document: didDocument };
    }
    throw new Error(`Nothing is fetched, and ${url} is not at hand.`);
  };
}

async function verify(credential) {
  const documentLoader = offlineLoader(readJson(path.join(publication, '.well-known/did.json')));
  // The status list is a VC-JWT, which this peer does not read; jose verifies it in verify-issued.test.mjs.
  const checkStatus = async () => ({ verified: true });
  const suite = new DataIntegrityProof({ cryptosuite });
  return vc.verifyCredential({ credential, suite, documentLoader, checkStatus });
}

function records() {
  const folder = path.join(publication, 'credentials');
  return readdirSync(folder).filter(name => name.endsWith('.json')).map(name => readJson(path.join(folder, name)));
}

test('@digitalbazaar/vc verifies the record of every award', { skip }, async () => {
  const credentials = records();
  assert.ok(credentials.length > 0, 'the publication has no records');
  for (const credential of credentials) {
    const result = await verify(credential);
    assert.ok(result.verified, `${credential.id}: ${JSON.stringify(result.error?.errors ?? result.error)}`);
  }
});

test('@digitalbazaar/vc refuses a record in which one value was changed', { skip }, async () => {
  const [credential] = records();
  const changes = [
    changed => { changed.name += '.'; },
    changed => { changed.awardedDate = '2024-12-21T00:00:00+09:00'; },
    changed => { changed.credentialSubject.identifier[0].salt = 'pepper'; },
    changed => { changed.credentialSubject.achievement.alignment.pop(); },
    changed => { changed.proof[0].created = '2025-01-01T00:00:00Z'; },
  ];
  for (const change of changes) {
    const changed = structuredClone(credential);
    change(changed);
    const result = await verify(changed);
    assert.equal(result.verified, false, change.toString());
  }
});
