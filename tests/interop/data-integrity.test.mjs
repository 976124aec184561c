// Data Integrity between us and two implementations that nobody here wrote: they verify the record of every award, and we
// verify what they make. BADGES_PUBLICATION names a publication, BADGES_COMMAND the command.
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { asDidKey, badgeOf } from './foreign-badge.mjs'
import { cryptosuites, implementations, issue, offlineLoader, verifies } from './peers.mjs'
import { openPublication } from './published.mjs'

const publication = process.env.BADGES_PUBLICATION ? openPublication(process.env.BADGES_PUBLICATION) : undefined
const command = process.env.BADGES_COMMAND
const published = { skip: publication ? false : 'BADGES_PUBLICATION names no publication' }
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

for (const [name, vc] of Object.entries(implementations)) {
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

      const run = spawnSync(
        command, ['verify', '--json', '--offline', ...Object.keys(expected).map(file => join(folder, file))], { encoding: 'utf8' })
      const found = run.stdout.trim().split('\n').map(line => JSON.parse(line))
      assert.deepEqual(Object.fromEntries(found.map(report => [basename(report.input), report.verdict])), expected, run.stderr)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
}
