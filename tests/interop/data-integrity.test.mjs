// Data Integrity between us and two implementations that nobody here wrote: they verify the record of every award, and we
// verify what they make. BADGES_PUBLICATION names a publication, BADGES_COMMAND the command.
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { Ed25519VerificationKey2020 } from '@digitalbazaar/ed25519-verification-key-2020'
import { asDidKey, badgeOf, didKeyDocument, olderBadgeOf } from './foreign-badge.mjs'
import {
  cryptosuites, Ed25519Signature2020, implementations, issue, issueWith, offlineLoader, verifies,
} from './peers.mjs'
import { openPublication } from './published.mjs'

const publication = process.env.BADGES_PUBLICATION ? openPublication(process.env.BADGES_PUBLICATION) : undefined
const command = process.env.BADGES_COMMAND
const published = { skip: publication ? false : 'BADGES_PUBLICATION names no publication' }
const workspace = { skip: command && process.env.BADGES_WORKSPACE ? false : 'BADGES_COMMAND or BADGES_WORKSPACE is not set' }
const commanded = { skip: command ? false : 'BADGES_COMMAND names no command' }

const changes = [
  changed => { changed.name += '.' },
  changed => { changed.credentialSubject.achievement.name += '.' },
  changed => { changed.credentialSubject.id = 'urn:uuid:00000000-0000-4000-8000-000000000000' },
  changed => { changed.validFrom = '2024-01-01T00:00:00Z' },
  changed => { [changed.proof].flat()[0].created = '2024-01-01T00:00:00Z' },
]

const changedBy = (change, credential) => {
  const changed = structuredClone(credential)
  change(changed)
  return changed
}

/** A publication whose records were secured on P-256 and end, which adds a refresh service and its context. */
function publishOnP256 (folder) {
  const badges = (...args) => {
    const run = spawnSync(command, [...args, '--workspace', folder], { encoding: 'utf8' })
    assert.ok([0, 1].includes(run.status), run.stderr) // 1: some sample rows are rejected on purpose
  }
  cpSync(process.env.BADGES_WORKSPACE, folder, { recursive: true })
  for (const made of ['public', 'issuing.db', 'issuing.journal', 'audit']) {
    rmSync(join(folder, made), { recursive: true })
  }
  const settings = JSON.parse(readFileSync(join(folder, 'badges.json'), 'utf8'))
  settings.formats['data-integrity'].cryptosuite = 'ecdsa-rdfc-2019'
  writeFileSync(join(folder, 'badges.json'), JSON.stringify(settings))
  for (const file of readdirSync(join(folder, 'catalogue/achievements'))) {
    const achievement = JSON.parse(readFileSync(join(folder, 'catalogue/achievements', file), 'utf8'))
    delete achievement.approval?.sha256 // of the file as it was
    writeFileSync(join(folder, 'catalogue/achievements', file), JSON.stringify({ ...achievement, validity: { years: 90 } }))
  }
  badges('keys', 'create', '--algorithm', 'ES256')
  badges('issue', join(import.meta.dirname, '../../samples/rosters/utf8.csv'))
  return openPublication(join(folder, 'public'))
}

for (const [name, vc] of Object.entries(implementations)) {
  test(`${name} verifies our records on P-256, and no changed one`, workspace, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'p256-'))
    try {
      const onP256 = publishOnP256(folder)
      const documentLoader = offlineLoader(onP256.didDocument(), onP256.statusLists())
      const records = onP256.list('credentials', '.json').map(file => onP256.json('credentials', file))
      assert.ok(records.length > 0, 'the publication has no records')

      const suite = cryptosuites['ecdsa-rdfc-2019']
      for (const record of records) {
        assert.equal(record.proof[0].cryptosuite, 'ecdsa-rdfc-2019')
        assert.equal(record.refreshService.id, `${record.id}.json`)
        assert.ok(await verifies(vc, record, documentLoader, suite), record.id)
      }
      for (const change of changes) {
        assert.equal(await verifies(vc, changedBy(change, records[0]), documentLoader, suite), false, change.toString())
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test(`${name} verifies our vectors on P-256 and P-384, and no changed one`, async () => {
    const vectors = JSON.parse(readFileSync(join(import.meta.dirname, '../vectors/securing/embedded-proofs.json'), 'utf8'))
    const ours = vectors.filter(({ maker }) => maker === 'us')
    assert.equal(ours.length, 2)
    for (const { document } of ours) {
      const documentLoader = offlineLoader(didKeyDocument(document.issuer.id))
      assert.ok(await verifies(vc, document, documentLoader, cryptosuites['ecdsa-rdfc-2019']))
      for (const change of changes) {
        assert.equal(
          await verifies(vc, changedBy(change, document), documentLoader, cryptosuites['ecdsa-rdfc-2019']), false, change.toString())
      }
    }
  })

  test(`${name} verifies the record of every award, and no changed one`, published, async () => {
    const documentLoader = offlineLoader(publication.didDocument(), publication.statusLists())
    const records = publication.list('credentials', '.json').map(file => publication.json('credentials', file))
    assert.ok(records.length > 0, 'the publication has no records')

    for (const record of records) {
      assert.ok(await verifies(vc, record, documentLoader), record.id)
    }
    for (const change of changes) {
      assert.equal(await verifies(vc, changedBy(change, records[0]), documentLoader), false, change.toString())
    }
  })

  test(`badges verify says what is true of what ${name} makes`, commanded, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'peers-'))
    try {
      const expected = {}
      const write = (file, credential, verdict) => {
        writeFileSync(join(folder, file), JSON.stringify(credential))
        expected[file] = verdict
      }
      const keys = {
        'ed25519': [await Ed25519Multikey.generate(), 'eddsa-rdfc-2022'],
        'p-256': [await EcdsaMultikey.generate({ curve: 'P-256' }), 'ecdsa-rdfc-2019'],
        'p-384': [await EcdsaMultikey.generate({ curve: 'P-384' }), 'ecdsa-rdfc-2019'],
      }
      for (const [kind, [key, suite]] of Object.entries(keys)) {
        const credential = await issue(vc, badgeOf(await asDidKey(key)), key, cryptosuites[suite])
        write(`${kind}.json`, credential, 'valid')
        changes.forEach((change, i) => write(`${kind}-changed-${i}.json`, changedBy(change, credential), 'invalid'))
      }

      const key = await Ed25519VerificationKey2020.generate()
      key.controller = `did:key:${key.publicKeyMultibase}`
      key.id = `${key.controller}#${key.publicKeyMultibase}`
      const older = await issueWith(vc, olderBadgeOf(key.controller), new Ed25519Signature2020({ key }))
      assert.equal(older.proof.type, 'Ed25519Signature2020')
      write('signature-2020.json', older, 'valid')
      changes.filter(change => !`${change}`.includes('validFrom'))
        .forEach((change, i) => write(`signature-2020-changed-${i}.json`, changedBy(change, older), 'invalid'))

      const run = spawnSync(
        command, ['verify', '--json', '--offline', ...Object.keys(expected).map(file => join(folder, file))], { encoding: 'utf8' })
      const found = run.stdout.trim().split('\n').map(line => JSON.parse(line))
      assert.deepEqual(Object.fromEntries(found.map(report => [basename(report.input), report.verdict])), expected, run.stderr)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
}
