import { expect, it } from 'vitest'
import { Floor } from './floor'

/** Work that ends when the test says so. */
function held(log: string[], name: string) {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const work = async () => {
    log.push(`${name} begins`)
    await released
    log.push(`${name} ends`)
  }
  return { work, release: () => release() }
}

const turns = () => new Promise((resolve) => setImmediate(resolve))

it('lets many write at once', async () => {
  const floor = new Floor()
  const log: string[] = []
  const one = held(log, 'one')
  const other = held(log, 'other')
  const both = [floor.shared(one.work), floor.shared(other.work)]
  await turns()
  expect(log).toEqual(['one begins', 'other begins'])
  one.release()
  other.release()
  await Promise.all(both)
})

it('begins an act when the last has written, and lets nobody write before it ends', async () => {
  const floor = new Floor()
  const log: string[] = []
  const before = held(log, 'before')
  const act = held(log, 'act')
  const after = held(log, 'after')
  const all = [floor.shared(before.work), floor.alone(act.work), floor.shared(after.work)]
  await turns()
  expect(log).toEqual(['before begins'])
  before.release()
  await turns()
  expect(log).toEqual(['before begins', 'before ends', 'act begins'])
  act.release()
  after.release()
  await Promise.all(all)
  expect(log.slice(3)).toEqual(['act ends', 'after begins', 'after ends'])
})

it('runs acts one at a time, in the order in which they came', async () => {
  const floor = new Floor()
  const log: string[] = []
  const acts = ['one', 'two', 'three'].map((name) => held(log, name))
  const all = acts.map(({ work }) => floor.alone(work))
  for (const { release } of [...acts].reverse()) release()
  await Promise.all(all)
  expect(log).toEqual([
    'one begins',
    'one ends',
    'two begins',
    'two ends',
    'three begins',
    'three ends',
  ])
})

it('goes on after an act that failed', async () => {
  const floor = new Floor()
  await expect(floor.alone(() => Promise.reject(new Error('full')))).rejects.toThrow('full')
  await expect(floor.shared(() => Promise.resolve('written'))).resolves.toBe('written')
  await expect(floor.alone(() => Promise.resolve('done'))).resolves.toBe('done')
})

it('lets others write while an act is made ready, but no other act, and not while it is done', async () => {
  const floor = new Floor()
  const log: string[] = []
  const [ready, before, after, next] = ['ready', 'before', 'after', 'next'].map((name) =>
    held(log, name),
  )
  if (!ready || !before || !after || !next) throw new Error('Four pieces of work')
  const act = floor.alone(async (meanwhile) => {
    await meanwhile(ready.work)
    log.push('done')
  })
  await turns()
  const all = [floor.alone(next.work), floor.shared(before.work)]
  await turns()
  expect(log).toEqual(['ready begins', 'before begins'])
  ready.release()
  all.push(floor.shared(after.work))
  await turns()
  expect(log).toEqual(['ready begins', 'before begins', 'after begins', 'ready ends'])
  before.release()
  after.release()
  await act
  expect(log.slice(4)).toEqual(['before ends', 'after ends', 'done'])
  next.release()
  await Promise.all(all)
  expect(log.slice(7)).toEqual(['next begins', 'next ends'])
})

it('takes the floor back from what failed meanwhile', async () => {
  const floor = new Floor()
  const act = floor.alone((meanwhile) => meanwhile(() => Promise.reject(new Error('full'))))
  await expect(act).rejects.toThrow('full')
  await expect(floor.shared(() => Promise.resolve('written'))).resolves.toBe('written')
  await expect(floor.alone(() => Promise.resolve('done'))).resolves.toBe('done')
})
