import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bombs } from '../cli/testing/bombs'
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

/**
 * Kilobytes, said by the process itself at its end: others may be gone before anybody has asked. What
 * `resourceUsage` says would count the memory of whoever started it.
 */
const sayMemory = `data:text/javascript,${encodeURIComponent(`
  import { readFileSync } from 'node:fs'
  process.on('exit', () => {
    console.error(/VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1])
  })
`)}`

describe.runIf(process.platform === 'linux')('a file that is made to exhaust its reader', () => {
  it.each(Object.keys(bombs))('takes less than a gigabyte: %s', (name) => {
    const [file, out] = [join(folder, name), join(folder, 'taken.rapporteur')]
    writeFileSync(file, bombs[name]?.() ?? '')
    const command = [join(root, 'out/cli/rapporteur.cjs'), 'import', file, '-o', out, '--json']
    const ran = spawnSync(process.execPath, ['--import', sayMemory, ...command], {
      encoding: 'utf8',
    })
    rmSync(file)
    rmSync(out, { force: true })
    const said = ran.stderr.trim().split('\n')
    const kilobytes = Number(said.pop())
    // An attribute is left out, and what remains is a text.
    const expected = name === 'attribute.html' ? [0, 0] : [1, 1]
    expect([ran.status, said.length]).toEqual(expected)
    expect(kilobytes).toBeGreaterThan(0)
    expect(kilobytes).toBeLessThan(1 << 20)
  })
})
