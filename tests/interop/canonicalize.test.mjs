// Canonical N-Quads of `badges canonicalize` beside those of jsonld.js and rdf-canonize. BADGES_COMMAND names the command.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jsonld from 'jsonld'
import { features, makeCredential } from './credential-corpus.mjs'

const command = process.env.BADGES_COMMAND
const options = { skip: command ? false : 'BADGES_COMMAND names no command' }
const seeds = Array.from({ length: 300 }, (_, index) => index + 1)

const embedded = new URL('../../schemas/contexts/', import.meta.url)
const index = JSON.parse(readFileSync(new URL('index.json', embedded), 'utf8'))
const documents = new Map(Object.entries(index).map(([iri, file]) =>
  [iri, JSON.parse(readFileSync(new URL(file, embedded), 'utf8'))]))

let folder

before(() => { folder = mkdtempSync(join(tmpdir(), 'canonicalize-')) })

after(() => rmSync(folder, { recursive: true }))

/** The peers' answer. They read the contexts that we embed, and fetch nothing. */
async function byPeers (text) {
  return jsonld.canonize(JSON.parse(text), {
    documentLoader: async iri => {
      assert.ok(documents.has(iri), `${iri} is embedded`)
      return { contextUrl: null, documentUrl: iri, document: documents.get(iri) }
    },
    safe: true,
    rdfDirection: 'i18n-datatype',
    canonizeOptions: { algorithm: 'RDFC-1.0', maxWorkFactor: 3 },
  })
}

/** Our answers to documents, in one call: by name, and only for those that are not refused. */
function byBadges (texts) {
  const names = [...texts.keys()]
  for (const [name, text] of texts) {
    writeFileSync(join(folder, name), text)
  }
  const run = spawnSync(
    command, ['canonicalize', '--json', '--lang', 'en', ...names], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 })
  assert.equal(run.error, undefined)
  const lines = run.stdout.split('\n').filter(line => line !== '').map(line => JSON.parse(line))
  return { quads: new Map(lines.map(({ input, nquads }) => [input, nquads])), status: run.status, stderr: run.stderr }
}

test('canonical N-Quads of generated credentials are the same, byte for byte', options, async context => {
  const corpus = new Map(seeds.map(seed => [`${seed}.json`, makeCredential(seed)]))
  const ours = byBadges(new Map([...corpus].map(([name, { text }]) => [name, text])))
  assert.equal(ours.stderr, '')
  assert.equal(ours.status, 0)

  const counts = Object.fromEntries(features.map(feature => [feature, 0]))
  let quads = 0
  for (const [name, { text, features: has }] of corpus) {
    const theirs = await byPeers(text)
    assert.equal(ours.quads.get(name), theirs, `${name}: ${text}`)
    quads += theirs.split('\n').length - 1
    has.forEach(feature => counts[feature]++)
  }
  context.diagnostic(`${corpus.size} credentials, ${quads} quads; with ${JSON.stringify(counts)}`)
  for (const feature of features) {
    assert.ok(counts[feature] >= 10, `the corpus has credentials with ${feature}`)
  }
})

test('what would be lost is refused by both', options, async () => {
  const lossy = new Map(seeds.slice(0, 60).map(seed => {
    const credential = JSON.parse(makeCredential(seed).text)
    damages[seed % damages.length](credential)
    return [`lossy-${seed}.json`, JSON.stringify(credential)]
  }))

  for (const [name, text] of lossy) {
    await assert.rejects(byPeers(text), { name: 'jsonld.ValidationError' }, `${name}: ${text}`)
  }
  const ours = byBadges(lossy)
  assert.deepEqual([...ours.quads.keys()], [])
  assert.equal(ours.status, 2)
  assert.equal(ours.stderr.match(/\[cli\.json-ld-error\]/g).length, lossy.size)
})

const damages = [
  credential => { credential.unheardOf = 'x' },
  credential => { credential.evidence = { type: 'Evidence', targetCode: 'x' } },
  credential => { credential.issuer = { type: 'Profile', id: 'relative/iri' } },
  credential => { credential.type = [...credential.type, 'NoSuchType'] },
  credential => { credential.credentialSubject = { type: 'AchievementSubject', achievement: { type: 'Achievement', points: '1' } } },
]

// The generator makes nothing of the kind. A peer that has been mended fails here, and the generator may then make it.
test('where the peers depart from their specifications, badges does not', options, async () => {
  const p = value => JSON.stringify({ '@id': 'urn:s', 'urn:p': value })
  const double = lexical => `<urn:s> <urn:p> "${lexical}"^^<http://www.w3.org/2001/XMLSchema#double> .\n`
  const departures = new Map([
    // JSON-LD 1.1 API, “Object to RDF Conversion”, 10: a number with a fraction is a double. jsonld.js looks for a point.
    ['fraction.json', [p(1e-7), double('1.0E-7')]],
    // RDFC-1.0 §4.4.3, 7: code point order. rdf-canonize has the order of UTF-16 units.
    ['order.json', [p(['😀', 'Ａ']), '<urn:s> <urn:p> "Ａ" .\n<urn:s> <urn:p> "😀" .\n']],
    // RDF 1.1 Concepts §4: a dataset is a set. jsonld.js compares JSON arrays and objects by identity.
    ['twice.json', [p([0, 1].map(() => ({ '@type': '@json', '@value': [] }))),
      '<urn:s> <urn:p> "[]"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON> .\n']],
  ])

  const ours = byBadges(new Map([...departures].map(([name, [text]]) => [name, text])))
  for (const [name, [text, expected]] of departures) {
    assert.equal(ours.quads.get(name), expected)
    assert.notEqual(await byPeers(text), expected, `${name}: the peers are mended`)
  }
})
