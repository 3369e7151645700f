import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import { finalDocument } from '../../shared/exchange/testing/final-text'
import { makePress, type Press, type PressError } from './press'

/**
 * Real threads that do with each file what its title says. They stand in for the press itself,
 * which cannot be made to fall over.
 */
const folder = mkdtempSync(join(tmpdir(), 'press-'))
const worker = join(folder, 'worker.cjs')
writeFileSync(
  worker,
  `const { parentPort } = require('node:worker_threads')
   let made = 0
   parentPort.on('message', ({ number, work: { document } }) => {
     if (document.name === 'hang') for (;;);
     if (document.name === 'fall') throw new Error('out of paper')
     if (document.name === 'leave') process.exit(3)
     if (document.name === 'refuse') return parentPort.postMessage({ kind: 'failed', number, why: 'a smudge' })
     parentPort.postMessage({ kind: 'made', number, bytes: [new Uint8Array([number, ++made])], held: null })
   })`,
)
afterAll(() => rmSync(folder, { recursive: true }))

let press: Press
const open = (timeout?: number): Press => {
  press = makePress({ worker, fonts: folder, ...(timeout && { timeout }) })
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

it('makes files in the order in which they were asked for, in one thread', async () => {
  open()
  const files = await Promise.all([print('one'), print('two'), print('three')])
  expect(files.map((bytes) => [...bytes])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ])
})

it('refuses a document without losing the thread', async () => {
  open()
  expect(await why(print('refuse'))).toBe('failed')
  expect([...(await print('next'))]).toEqual([2, 1])
})

it.each(['fall', 'leave'])('goes on with a new thread after one that did %s', async (name) => {
  open()
  const fallen = why(print(name))
  const next = print('next')
  expect(await fallen).toBe('crashed, try again')
  expect([...(await next)]).toEqual([2, 1])
})

it('gives up a file that takes too long, and makes the next', async () => {
  open(300)
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
