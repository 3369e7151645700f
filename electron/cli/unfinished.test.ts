import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { nameBeside, sweep, withUnfinished } from './unfinished'

const folder = mkdtempSync(join(tmpdir(), 'unfinished-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const id = '0b1c2d3e-0000-4000-8000-000000000000'

it('takes away what a process left that was killed, and nothing of one that runs', () => {
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  const mine = nameBeside(folder, id)
  const theirs = mine.replace(String(process.pid), String(pid))
  for (const path of [mine, theirs, `${theirs}-wal`, join(folder, 'notes.tmp')]) {
    writeFileSync(path, 'words')
  }
  sweep(folder)
  expect(readdirSync(folder).sort()).toEqual([mine.slice(folder.length + 1), 'notes.tmp'].sort())
  rmSync(mine)
})

it('leaves nothing where the work fails, with what a database puts beside it', async () => {
  const path = nameBeside(folder, id)
  const work = withUnfinished(path, () => {
    writeFileSync(path, 'half')
    writeFileSync(`${path}-wal`, 'half')
    return Promise.reject(new Error('The disk is full'))
  })
  await expect(work).rejects.toThrow('full')
  expect(existsSync(path) || existsSync(`${path}-wal`)).toBe(false)
})
