import { expect, it } from 'vitest'
import { Pen } from './pen'

/** Says what happens to it, and hands the lock over when it is told to. */
function made() {
  const said: string[] = []
  let now = 0
  const lock = {
    async take() {
      said.push('take')
    },
    async giveBack() {
      said.push('give back')
    },
  }
  const pen = new Pen(lock, () => now)
  const pass = (milliseconds: number) => {
    now += milliseconds
  }
  return { pen, said, pass }
}

/** Work that lasts until it is ended. */
function lasting(said: string[], name: string) {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const work = async () => {
    said.push(name)
    await ended
  }
  return { work, end: () => end() }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

it('is taken once for all who need it at the same time', async () => {
  const { pen, said } = made()
  const one = lasting(said, 'one')
  const two = lasting(said, 'two')
  const all = [pen.hold(one.work), pen.hold(two.work)]
  await settle()
  one.end()
  two.end()
  await Promise.all(all)
  expect(said).toEqual(['take', 'one', 'two', 'give back'])
})

it('is given back before what comes after a while, and not before what belongs to the work', async () => {
  const { pen, said, pass } = made()
  const one = lasting(said, 'one')
  const two = lasting(said, 'two')
  const part = lasting(said, 'part of one')
  const all = [pen.hold(one.work)]
  await settle()
  pass(30)
  all.push(pen.hold(two.work), pen.within(part.work))
  await settle()
  for (const each of [part, one, two]) each.end()
  await Promise.all(all)
  expect(said).toEqual(['take', 'one', 'part of one', 'give back', 'take', 'two', 'give back'])
})

it('fails all who need it when it cannot be taken, and is tried again for the next', async () => {
  const { said } = made()
  let fails = true
  const pen = new Pen({
    async take() {
      if (fails) throw new Error('The database is away')
    },
    async giveBack() {},
  })
  const needed = [pen.hold(async () => said.push('one')), pen.hold(async () => said.push('two'))]
  for (const each of await Promise.allSettled(needed)) expect(each.status).toBe('rejected')
  fails = false
  await pen.hold(async () => said.push('three'))
  expect(said).toEqual(['three'])
})
