import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launcherPath, writeLauncher } from './launcher'

let folder = ''
let installed = ''
/** A packaged application whose executable says how it was called. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'launcher-'))
  const packaged = join(folder, 'lib', 'with a space')
  mkdirSync(packaged, { recursive: true })
  const executable = join(packaged, 'window')
  writeFileSync(executable, `#!/bin/sh\nprintf '%s|' "\${ELECTRON_RUN_AS_NODE-no}" "$@"\n`)
  chmodSync(executable, 0o755)
  writeLauncher(packaged, 'window')
  installed = join(folder, 'rapporteur')
  symlinkSync(join(packaged, launcherPath), installed)
})
afterAll(() => rmSync(folder, { recursive: true }))

const called = (...args: readonly string[]) =>
  execFileSync(installed, args, { encoding: 'utf8' }).split('|').slice(0, -1)

it.each([
  [[], ['no']],
  [['rapporteur://join/abc'], ['no', 'rapporteur://join/abc']],
  [
    ['--no-sandbox', '--user-data-dir=/tmp/a b'],
    ['no', '--no-sandbox', '--user-data-dir=/tmp/a b'],
  ],
])('opens the window for %j', (args, said) => {
  expect(called(...args)).toEqual(said)
})

it.each([[['--help']], [['text', 'a file.docx', '--changes', 'show']], [['bogus']]])(
  'is the command line for %j',
  (args) => {
    const script = join(folder, 'lib', 'with a space', 'resources/app/out/cli/rapporteur.cjs')
    expect(called(...args)).toEqual(['1', script, ...args])
  },
)
