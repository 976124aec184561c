// Bitstring status lists between us and a peer, both ways: it looks our records up in our list, we look its badges up in its
// list. BADGES_PUBLICATION names a publication, BADGES_COMMAND the command.
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { createCredential, createList } from '@digitalbazaar/vc-bitstring-status-list'
import { decodeJwt } from 'jose'
import { asDidKey, badgeOf } from './foreign-badge.mjs'
import { cryptosuites, implementations, issue, offlineLoader, verifies } from './peers.mjs'
import { openPublication } from './published.mjs'

const publication = process.env.BADGES_PUBLICATION ? openPublication(process.env.BADGES_PUBLICATION) : undefined
const command = process.env.BADGES_COMMAND
const published = { skip: publication ? false : 'BADGES_PUBLICATION names no publication' }
const commanded = { skip: command ? false : 'BADGES_COMMAND names no command' }
const vc = implementations['@digitalbazaar/vc']
const suite = cryptosuites['eddsa-rdfc-2022']

test('a peer looks our records up in our list, and believes no changed list', published, async () => {
  const lists = publication.statusLists()
  const record = publication.json('credentials', publication.list('credentials', '.json')[0])
  const address = record.credentialStatus.statusListCredential
  const loader = list => offlineLoader(publication.didDocument(), { ...lists, [address]: list })

  assert.ok(await verifies(vc, record, loader(lists[address])))
  for (const change of [
    list => { list.validUntil = '2999-01-01T00:00:00Z' },
    list => { list.credentialSubject.ttl = 1 },
    list => { list.issuer = 'did:web:other.example' },
    list => { delete list.proof },
  ]) {
    const changed = structuredClone(lists[address])
    change(changed)
    assert.equal(await verifies(vc, record, loader(changed)), false, change.toString())
  }
})

test('the list says the same as JSON-LD and as JWT', published, () => {
  const names = publication.list('status', '.json')
  assert.deepEqual(names.map(name => name.replace('.json', '.jwt')), publication.list('status', '.jwt'))
  for (const name of names) {
    const { proof, ...list } = publication.json('status', name)
    const { iss, jti, sub, nbf, exp, ...token } = decodeJwt(publication.text('status', name.replace('.json', '.jwt')))
    assert.deepEqual(list, token)
    assert.equal(proof.length, 1)
  }
})

test('badges verify looks badges up in the list of a peer', commanded, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lists-'))
  try {
    const key = await Ed25519Multikey.generate()
    const issuer = await asDidKey(key)
    const address = 'https://lists.example/status/1'
    const list = await createList({ length: 131072 })
    list.setStatus(7, true)
    const unsigned = { ...await createCredential({ id: address, list, statusPurpose: 'revocation' }), issuer }
    const signed = await issue(vc, unsigned, key, suite)

    const badge = index => issue(vc, {
      ...badgeOf(issuer),
      credentialStatus: {
        id: `${address}#${index}`,
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: `${index}`,
        statusListCredential: address,
      },
    }, key, suite)
    writeFileSync(join(folder, 'good.json'), JSON.stringify(await badge(8)))
    writeFileSync(join(folder, 'revoked.json'), JSON.stringify(await badge(7)))

    const verdicts = statusList => {
      const documents = { [address]: { status: 200, headers: { 'content-type': 'application/vc' }, json: statusList } }
      writeFileSync(join(folder, 'documents.json'), JSON.stringify(documents))
      const run = spawnSync(command, [
        'verify', '--json', '--documents', join(folder, 'documents.json'), join(folder, 'good.json'), join(folder, 'revoked.json'),
      ], { encoding: 'utf8' })
      return run.stdout.trim().split('\n').map(line => JSON.parse(line)).map(report => [basename(report.input), report.verdict])
    }
    assert.deepEqual(verdicts(signed), [['good.json', 'valid'], ['revoked.json', 'invalid']])
    assert.deepEqual(
      verdicts({ ...signed, validFrom: '2020-01-01T00:00:00Z' }), [['good.json', 'undetermined'], ['revoked.json', 'undetermined']])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
