// Badges that jose made, verified by `badges verify`. BADGES_COMMAND names the command.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { makeForeign } from './make-foreign.mjs'

const command = process.env.BADGES_COMMAND
const options = { skip: command ? false : 'BADGES_COMMAND names no command' }
let folder
let expected

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foreign-'))
  expected = await makeForeign(folder)
})

after(() => rmSync(folder, { recursive: true }))

test('badges verify says of every badge of another code base what must be said', options, () => {
  const files = Object.keys(expected).map(name => join(folder, name))
  const run = spawnSync(
    command, ['verify', '--json', '--documents', join(folder, 'documents.json'), ...files], { encoding: 'utf8' })
  assert.equal(run.error, undefined)

  const reports = run.stdout.trim().split('\n').map(line => JSON.parse(line))
  assert.equal(reports.length, files.length, `one line an input; stderr: ${run.stderr}`)
  const failures = []
  for (const report of reports) {
    const wanted = expected[basename(report.input)]
    if (report.verdict !== wanted) {
      const checks = report.checks.filter(check => !['passed', 'notApplicable'].includes(check.outcome))
      failures.push(`${report.input}: ${report.verdict}, not ${wanted}: ${JSON.stringify(checks)}`)
    }
  }
  assert.deepEqual(failures, [])
  assert.notEqual(run.status, 0, 'not all badges are valid')
})
