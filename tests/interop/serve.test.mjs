// `badges serve` as its user meets it: a site that answers, and that is gone when the command is, however it ended.
// BADGES_COMMAND names the command, BADGES_WORKSPACE a workspace that has published.
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const { BADGES_COMMAND: command, BADGES_WORKSPACE: workspace } = process.env
const options = { timeout: 120_000, skip: command && workspace ? false : 'BADGES_COMMAND or BADGES_WORKSPACE is not set' }

for (const signal of ['SIGTERM', 'SIGKILL']) {
  test(`badges serve answers, verifies, and leaves no site behind after ${signal}`, options, async () => {
    const port = await freePort()
    const site = `http://localhost:${port}`
    const serving = spawn(command, ['serve', '--port', `${port}`], { stdio: ['ignore', 'ignore', 'pipe'] })
    try {
      const [said] = await once(serving.stderr, 'data')
      assert.match(`${said}`, /http:\/\//)
      serving.stderr.resume()

      assert.equal((await fetch(`${site}/health/ready`)).status, 200)
      const folder = join(workspace, 'public', 'credentials')
      const picture = readdirSync(folder).find(name => name.endsWith('.png'))
      const answer = await fetch(
        `${site}/api/verify`, { method: 'POST', headers: { 'content-type': 'image/png' }, body: readFileSync(join(folder, picture)) })
      assert.equal((await answer.json()).verdict, 'valid')
    } finally {
      serving.kill(signal)
    }

    const [code] = await once(serving, 'exit')
    assert.equal(code, signal === 'SIGTERM' ? 0 : null)
    while (await answers(site)) {
      await sleep(100) // the test's limit ends the wait for a site that stays
    }
  })
}

async function freePort () {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

const answers = site => fetch(`${site}/health/live`).then(() => true, () => false)
