import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { build } from './build'
import { root } from './root'

const folder = mkdtempSync(join(tmpdir(), 'cli-bundle-'))
beforeAll(() => build(['cli', 'hub'], () => {}))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('the command line that is installed runs by itself, wherever it is called', () => {
  const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const command = join(root, bin.rapporteur)
  const run = (...args: readonly string[]) =>
    execFileSync(command, args, { cwd: folder, encoding: 'utf8' })
  writeFileSync(join(folder, 'a.txt'), '1. The Conference met.\n')
  run('import', 'a.txt', '-o', 'a.rapporteur')
  expect(run('text', 'a.rapporteur')).toContain('1. The Conference met.')
  run('export', 'a.rapporteur', '--to', 'pdf', '-o', 'a.pdf')
  expect(readFileSync(join(folder, 'a.pdf'), 'latin1').slice(0, 5)).toBe('%PDF-')
})
