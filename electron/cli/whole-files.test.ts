import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { root } from '../tools/root'
import { inFolder, wholeFiles } from './whole-files'

const folder = mkdtempSync(join(tmpdir(), 'whole-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const bytes = (words: string) => new TextEncoder().encode(words)

it('puts all of them there, over those of an earlier time', async () => {
  const place = join(folder, 'all')
  await inFolder(place, () => wholeFiles(place, new Map([['a.txt', bytes('first')]])))
  const files = new Map([
    ['a.txt', bytes('second')],
    ['b.txt', bytes('other')],
  ])
  await inFolder(place, () => wholeFiles(place, files))
  expect(readdirSync(place).sort()).toEqual(['a.txt', 'b.txt'])
  expect(readFileSync(join(place, 'a.txt'), 'utf8')).toBe('second')
})

it('puts none there where one has no place, and leaves no folder that it has made', async () => {
  const place = join(folder, 'none')
  mkdirSync(join(place, 'b.txt'), { recursive: true })
  const files = new Map([
    ['a.txt', bytes('one')],
    ['b.txt', bytes('other')],
  ])
  await expect(wholeFiles(place, files)).rejects.toThrow('is no file')
  expect(readdirSync(place)).toEqual(['b.txt'])
  const made = join(folder, 'made', 'below')
  await expect(inFolder(made, () => Promise.reject(new Error('No font')))).rejects.toThrow(
    'No font',
  )
  expect(readdirSync(folder)).not.toContain('made')
})

it('leaves nothing of what was begun where somebody stops the program', () => {
  const place = join(folder, 'stopped', 'letters')
  const program = join(folder, 'stopped.ts')
  const files = join(root, 'electron/cli')
  writeFileSync(
    program,
    `import { existsSync, writeFileSync } from 'node:fs'
     import { inFolder } from '${files}/whole-files'
     import { nameBeside, withUnfinished } from '${files}/unfinished'
     const place = process.argv[2] ?? ''
     void inFolder(place, () => {
       const beside = nameBeside(place, 'a')
       return withUnfinished(beside, () => {
         writeFileSync(beside, 'half')
         console.log(existsSync(beside))
         setInterval(() => {}, 1000)
         process.kill(process.pid, 'SIGINT')
         return new Promise(() => {})
       })
     })`,
  )
  const { signal, stdout } = spawnSync(process.execPath, ['--import', 'tsx', program, place], {
    cwd: root,
    encoding: 'utf8',
  })
  expect({ signal, stdout }).toEqual({ signal: 'SIGINT', stdout: 'true\n' })
  expect(readdirSync(folder)).not.toContain('stopped')
})
