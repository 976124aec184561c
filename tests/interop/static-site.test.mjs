// The site as files, behind real web servers with the configuration that is written beside it: route by route the same
// answers as the running site, and badges that verify against it. BADGES_COMMAND names the command, BADGES_WORKSPACE a
// workspace that has published.
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { compactVerify, importJWK, importSPKI, decodeProtectedHeader } from 'jose'
import { freePort, get, missing, serveFiles, webServers } from './web-servers.mjs'
import { implementations, offlineLoader, verifies } from './peers.mjs'

const { BADGES_COMMAND: command, BADGES_WORKSPACE: workspace } = process.env
const skip = command && workspace ? false : 'BADGES_COMMAND or BADGES_WORKSPACE is not set'
const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8'

// What clients send: nothing, browsers, validators, libraries, and what nobody can answer.
const accepts = [
  undefined, '*/*', browser, 'text/html', 'application/json', 'application/ld+json', 'application/ld+json, application/json',
  'application/json, text/plain, */*', 'application/vc+jwt', 'application/jwt', 'application/vc', 'image/png', 'image/*',
  'application/vc+ld+json, application/ld+json;q=0.9, application/json;q=0.8', 'text/html, */*;q=0.1', 'application/*',
  'application/ld+json; profile="https://www.w3.org/ns/activitystreams"', 'application/json;q=0, text/html;q=0.5',
  'text/plain', 'application/vc+jwt;q=0.9, application/json;q=0.8',
]
const headers = [
  'content-type', 'content-language', 'location', 'content-disposition', 'cache-control', 'access-control-allow-origin',
  'cross-origin-resource-policy', 'content-security-policy', 'x-content-type-options', 'x-frame-options', 'referrer-policy',
  'permissions-policy', 'cross-origin-opener-policy',
]

describe('the site as files', { skip, timeout: 300_000 }, () => {
  let folder, site, live, ids
  // Asked once, whatever the number of servers: it limits how much one client may ask for.
  const answered = new Map()
  const ask = async (path, asked) => {
    const key = JSON.stringify([path, asked])
    if (!answered.has(key)) {
      answered.set(key, await get(live.port, path, asked))
    }
    return answered.get(key)
  }
  const run = (...args) => spawnSync(command, [...args, '--workspace', join(folder, 'demo')], { encoding: 'utf8' })

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'static-'))
    chmodSync(folder, 0o755)
    cpSync(workspace, join(folder, 'demo'), { recursive: true })
    const badges = run('list', '--json').stdout.split('\n').filter(Boolean).map(line => JSON.parse(line))
    const [first, second, third, fourth] = new Map(badges.map(badge => [badge.learner, badge])).values()
    ids = { active: first.id, revoked: second.id, superseded: third.id, erased: fourth.id }
    for (const args of [
      ['revoke', second.id, '--reason', '要件'], ['correct', third.id, '--name', '訂正　太郎', '--reason', '氏名'],
      ['erase', fourth.learner, '--reason', '申出'],
    ]) {
      const done = run(...args)
      assert.equal(done.status, 0, `${args.join(' ')}: ${done.stderr}`)
    }
    site = join(folder, 'site')
    const published = run('publish', '--out', site)
    assert.equal(published.status, 0, published.stderr)
    live = await startLive(join(folder, 'demo'))
  })

  after(async () => {
    await live?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  for (const name of Object.keys(webServers)) {
    describe(`behind ${name}`, { skip: missing(name) }, () => {
      let server
      before(async () => { server = await serveFiles(name, site, join(folder, name)) })
      after(async () => { await server?.stop() })

      test('answers every route, whatever is asked for, as the running site does', async () => {
        const differences = []
        for (const route of routes(site, ids)) {
          for (const accept of route.accepts ?? accepts) {
            const asked = accept === undefined ? {} : { accept }
            const [expected, found] = await Promise.all([ask(route.path, asked), get(server.port, route.path, asked)])
            compare(route, accept, expected, found, differences)
          }
        }
        assert.deepEqual(differences, [])
      })

      test('speaks the language that is chosen, else the one that the browser prefers', async () => {
        for (const [path, language] of [
          ['/', undefined], ['/', 'en'], ['/', 'en-GB,en;q=0.9,ja;q=0.8'], ['/', 'ja,en;q=0.5'], ['/', 'fr, en;q=0.5, ja;q=0.1'], ['/', 'fr'],
          ['/?lang=en', 'ja'], ['/verify?lang=ja', 'en'], [`/b/${ids.active}?lang=en`, 'ja'], ['/nowhere', 'en'],
        ]) {
          const asked = { accept: browser, ...language && { 'accept-language': language } }
          const [expected, found] = await Promise.all([ask(path, asked), get(server.port, path, asked)])
          assert.equal(found.headers['content-language'], expected.headers['content-language'], `${path} ${language}`)
          assert.match(found.headers.vary, /Accept-Language/)
          assert.equal(/<html lang="(..)"/.exec(found.body)[1], found.headers['content-language'])
        }
      })

      test('answers HEAD, conditions and other methods', async () => {
        for (const path of [`/b/${ids.active}`, `/credentials/${ids.active}.json`, '/issuer']) {
          const whole = await get(server.port, path)
          const head = await get(server.port, path, {}, 'HEAD')
          assert.equal(head.status, 200)
          assert.equal(head.headers['content-length'], `${whole.body.length}`)
          assert.equal(head.body.length, 0)
          assert.equal((await get(server.port, path, { 'if-none-match': whole.headers.etag })).status, 304)
          assert.equal((await get(server.port, path, {}, 'POST')).status, 405)
        }
      })

      test('gives out nothing that the running site does not', async () => {
        for (const path of [
          '/.htaccess', '/nginx-http.conf', '/.badges-static-site', '/site.json', `/b/${ids.active}.json`, `/b/${ids.active}.ja.html`,
          '/index.ja.html', '/errors/404', '/errors/404.ja.html', `/gone/b/${ids.erased}.ja.html`, '/b/', '/credentials', '/:error/404',
          '/:text/html/index', `/:any/credentials/${ids.active}`, '/share/x',
        ]) {
          assert.equal((await get(server.port, path)).status, (await ask(path, {})).status, path)
          assert.notEqual((await get(server.port, path)).status, 200, path)
        }
      })

      test('is enough for badges verify and for the peers', async () => {
        const map = join(folder, `${name}.json`)
        writeFileSync(map, JSON.stringify(await documents(server.port, site, ids)))
        const badges = Object.keys(ids).filter(key => key !== 'erased')
          .flatMap(key => [['.json', 'credentials'], ['.jwt', 'credentials'], ['.png', 'credentials']].map(([ending, room]) => [key, join(site, room, ids[key] + ending)]))
        const outside = mkdtempSync(join(folder, 'employer-'))
        const verified = spawnSync(command, ['verify', '--json', '--documents', map, ...badges.map(([, file]) => file)], { encoding: 'utf8', cwd: outside })
        const reports = verified.stdout.trim().split('\n').map(line => JSON.parse(line))
        assert.deepEqual(
          reports.map((report, at) => [badges[at][0], report.verdict]),
          badges.map(([key]) => [key, key === 'active' ? 'valid' : 'invalid']))

        const json = async path => JSON.parse((await get(server.port, path)).body)
        const did = await json('/.well-known/did.json')
        const list = await json('/status/1')
        const record = await json(`/credentials/${ids.active}`)
        const revoked = await json(`/credentials/${ids.revoked}`)
        for (const vc of Object.values(implementations)) {
          assert.equal(await verifies(vc, record, offlineLoader(did, { [list.id]: list })), true)
          assert.equal(await verifies(vc, revoked, offlineLoader(did, { [list.id]: list })), false)
        }

        const jwt = `${(await get(server.port, `/credentials/${ids.active}`, { accept: 'application/vc+jwt' })).body}`
        const { kid, alg } = decodeProtectedHeader(jwt)
        await compactVerify(jwt, await importJWK(await json(new URL(kid).pathname), alg))
        const jws = `${(await get(server.port, `/ob2/assertions/${ids.active}.jws`)).body}`
        const assertion = JSON.parse(Buffer.from(jws.split('.')[1], 'base64url'))
        const { publicKeyPem } = await json(new URL(assertion.verification.creator).pathname)
        await compactVerify(jws, await importSPKI(publicKeyPem, decodeProtectedHeader(jws).alg))
      })
    })
  }
})

// Every address that the site knows, and some that it does not.
function routes (site, ids) {
  const list = (room, ending) => readdirSync(join(site, room)).filter(name => name.endsWith(ending)).map(name => name.slice(0, name.length - ending.length))
  const some = ids => Object.values(ids)
  const page = [undefined, browser, '*/*', 'application/json']
  const [achievement] = list('ob2/badges', '.json')
  const [skill] = list('skills', '.json')
  return [
    ...['/', '/verify', ...some(ids).map(id => `/b/${id}`)].map(path => ({ path: `${path}?lang=ja`, accepts: page, words: true })),
    ...['/about/verification', '/about/privacy', ...some(ids).map(id => `/embed/${id}`)].map(path => ({ path: `${path}?lang=en`, accepts: page })),
    ...some(ids).flatMap(id => [`/b/${id}/qr.svg`, `/b/${id}/preview.png`].map(path => ({ path: `${path}?lang=ja`, accepts: page }))),
    ...some(ids).map(id => ({ path: `/credentials/${id}?lang=ja` })),
    ...some(ids).map(id => ({ path: `/ob2/assertions/${id}?lang=ja` })),
    ...some(ids).flatMap(id => ['.json', '.jwt', '.png', '.svg', '.pdf'].map(ending => ({ path: `/credentials/${id}${ending}?lang=ja`, accepts: page }))),
    ...some(ids).flatMap(id => ['.json', '.jws'].map(ending => ({ path: `/ob2/assertions/${id}${ending}?lang=ja`, accepts: page }))),
    { path: '/issuer?lang=ja' }, { path: '/ob2/issuer' }, { path: '/ob2/revocations' },
    { path: `/achievements/${achievement}?lang=en` }, { path: `/skills/${skill}?lang=ja` }, { path: `/ob2/badges/${achievement}` },
    ...[`/achievements/${achievement}.json`, `/achievements/${achievement}.png`, `/achievements/${achievement}.preview.png`, `/skills/${skill}.json`]
      .map(path => ({ path, accepts: page })),
    ...list('keys', '.json').flatMap(kid => [{ path: `/keys/${kid}`, accepts: page }, { path: `/ob2/keys/${kid}` }]),
    ...list('status', '.jwt').flatMap(name => [{ path: `/status/${name}?lang=ja` }, { path: `/status/${name}.json`, accepts: page }, { path: `/status/${name}.jwt`, accepts: page }]),
    ...['/.well-known/did.json', '/.well-known/jwks.json', '/robots.txt', '/favicon.ico', ...list('assets', '').map(name => `/assets/${name}`)]
      .map(path => ({ path, accepts: page })),
    ...['/nowhere', '/b/aaaaaaaaaaaaaaaaaaaaaaaaaa', '/credentials/aaaaaaaaaaaaaaaaaaaaaaaaaa', '/credentials/x', '/ob2/assertions/aaaaaaaaaaaaaaaaaaaaaaaaaa',
      '/achievements/X-v1', '/status/99', '/keys/none', '/skills/none', '/did.json', '/share/x', '/ob2/badges/X-v1']
      .map(path => ({ path: `${path}?lang=ja`, accepts: page, words: true })),
  ]
}

// A page that says that nothing is checked here, or how errors are put, has words of its own; everything else is the same.
function compare ({ path, words }, accept, expected, found, differences) {
  const short = text => `${text}`.slice(0, 200)
  const differ = (what, wanted, got) =>
    wanted !== got && differences.push(`${path} (${accept}) ${what}: ${short(got)}, the site: ${short(wanted)}`)
  differ('status', expected.status, found.status)
  if (expected.status !== found.status) {
    return
  }
  if (expected.status === 303) {
    // Where to is what counts; a server may say it in full and add a sentence.
    differ('location', expected.headers.location, found.headers.location.replace('http://localhost:5080', ''))
    return
  }
  for (const header of headers) {
    // What the site answers without a validator is a file here, which has one: it may be kept and asked for again.
    const kept = header === 'cache-control' && expected.status === 200 && expected.headers[header] === 'no-store'
    differ(header, kept ? 'no-cache' : expected.headers[header], found.headers[header])
  }
  const vary = answer => (answer.headers.vary ?? '').split(/, */)
  for (const header of vary(expected).filter(Boolean)) {
    differ('vary', true, vary(found).includes(header))
  }
  if (!words) {
    differ('body', `${expected.body}`, `${found.body}`)
  }
}

// What a verifier fetches, from the server's answers.
async function documents (port, site, ids) {
  const base = 'http://localhost:5080'
  const map = {}
  const paths = ['/.well-known/did.json', '/issuer', '/ob2/issuer', '/ob2/revocations']
  for (const [room, address] of [['status', '/status/'], ['keys', '/keys/'], ['ob2/keys', '/ob2/keys/'], ['ob2/badges', '/ob2/badges/'], ['achievements', '/achievements/']]) {
    paths.push(...readdirSync(join(site, room)).filter(name => name.endsWith('.json')).map(name => address + name.slice(0, -5)))
  }
  paths.push(...Object.values(ids).map(id => `/ob2/assertions/${id}`))
  for (const path of paths) {
    const answer = await get(port, path, { accept: 'application/ld+json, application/vc+jwt;q=0.9, */*;q=0.5' })
    map[base + path] = { status: answer.status, headers: { 'content-type': answer.headers['content-type'] }, base64: answer.body.toString('base64') }
  }
  return map
}

async function startLive (folder) {
  const port = await freePort()
  const serving = spawn(command, ['serve', '--port', `${port}`, '--workspace', folder], { stdio: ['ignore', 'ignore', 'pipe'] })
  await once(serving.stderr, 'data')
  serving.stderr.resume()
  return {
    port,
    stop: async () => {
      serving.kill('SIGTERM')
      await once(serving, 'exit')
    },
  }
}
