import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { finalDocument } from '../../shared/exchange/testing/final-text'
import { makePress, type Press, type PressError } from './press'

/**
 * Real processes that do with each file what its title says. They stand in for the press itself,
 * which cannot be made to fall over.
 */
const folder = mkdtempSync(join(tmpdir(), 'press-'))
const worker = join(folder, 'worker.cjs')
writeFileSync(
  worker,
  `let made = 0
   process.once('disconnect', () => process.exit())
   process.on('message', ({ number, work: { document } }) => {
     if (document.name === 'hang') for (;;);
     if (document.name === 'fall') throw new Error('out of paper')
     if (document.name === 'abort') process.abort()
     if (document.name === 'leave') process.exit(3)
     const told = (bytes) => process.send({ kind: 'made', number, bytes: [Buffer.from(bytes)], held: null })
     if (document.name === 'environment') return told(Object.keys(process.env).join())
     if (document.name === 'refuse') return process.send({ kind: 'failed', number, why: 'a smudge' })
     process.send({ kind: 'made', number, bytes: [new Uint8Array([number, ++made])], held: null })
   })`,
)
afterAll(() => rmSync(folder, { recursive: true }))

let press: Press
const open = (patience: { timeout?: number; idle?: number } = {}): Press => {
  press = makePress({ worker, fonts: folder, ...patience })
  return press
}
afterEach(() => press.close())

const titled = (name: string) => ({ ...finalDocument(), name })
const print = (name: string) => press.print('pdf', titled(name))
const why = (made: Promise<unknown>): Promise<string> =>
  made.then(
    () => 'made',
    ({ why, again }: PressError) => `${why}${again ? ', try again' : ''}`,
  )

it('makes files in the order in which they were asked for, in one process', async () => {
  open()
  const files = await Promise.all([print('one'), print('two'), print('three')])
  expect(files.map((bytes) => [...bytes])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ])
})

it('refuses a document without losing the process', async () => {
  open()
  expect(await why(print('refuse'))).toBe('failed')
  expect([...(await print('next'))]).toEqual([2, 1])
})

it.each(['fall', 'leave', 'abort'])(
  'goes on with a new process after one that did %s',
  async (name) => {
    open()
    const fallen = why(print(name))
    const next = print('next')
    expect(await fallen).toBe('crashed, try again')
    expect([...(await next)]).toEqual([2, 1])
  },
)

it('gives up a file that takes too long, and makes the next', async () => {
  open({ timeout: 3_000 })
  const hung = why(print('hang'))
  const next = print('next')
  expect(await hung).toBe('timed-out, try again')
  expect([...(await next)]).toEqual([2, 1])
})

it('says closed to whatever has not been made', async () => {
  open()
  const waiting = [why(print('hang')), why(print('next'))]
  await press.close()
  expect(await Promise.all([...waiting, why(print('late'))])).toEqual([
    'closed',
    'closed',
    'closed',
  ])
})

it('lets its process go when nothing has been asked of it for a while', async () => {
  open({ idle: 1 })
  // Which of its own a process made is 1 again only in another one.
  await expect.poll(async () => (await print('one'))[1]).toBe(1)
  await expect.poll(async () => (await print('next')).join()).toMatch(/^([2-9]|\d\d),1$/)
  open({ idle: 60_000 })
  await print('one')
  expect([...(await print('two'))]).toEqual([2, 2])
})

it('tells the process nothing of the environment but what it needs to make files', async () => {
  vi.stubEnv('RAPPORTEUR_DATABASE', 'postgres://hub:secret@127.0.0.1/conference')
  onTestFinished(() => void vi.unstubAllEnvs())
  open()
  const names = new TextDecoder().decode(await print('environment')).split(',')
  expect(names).toContain('PATH')
  expect(names).not.toContain('RAPPORTEUR_DATABASE')
})
