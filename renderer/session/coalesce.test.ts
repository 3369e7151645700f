import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { atMostEvery, type Clock, gather, longestWait, longestWhileTyping } from './coalesce'

/** Frames by hand: 16 ms each, at the caller's word; timers run between them. */
function handClock() {
  let time = 0
  let next: (() => void) | null = null
  const timers = new Set<{ readonly due: number; readonly run: () => void }>()
  const clock: Clock = {
    now: () => time,
    frame(run) {
      next = run
      return () => {
        if (next === run) next = null
      }
    },
    later(ms, run) {
      const timer = { due: time + ms, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
  }
  const rest = () => {
    for (const timer of [...timers].filter(({ due }) => due <= time)) {
      if (timers.delete(timer)) timer.run()
    }
  }
  return {
    clock,
    rest,
    frame(count = 1) {
      for (let i = 0; i < count; i++) {
        time += 16
        rest()
        const run = next
        next = null
        run?.()
      }
    },
    waits: () => next !== null || timers.size > 0,
  }
}

/** A colleague's document and one's own, joined by gathered updates. */
function twoWindows() {
  const hand = handClock()
  const theirs = new Y.Doc()
  const mine = new Y.Doc()
  const origin = {}
  let transactions = 0
  mine.on('afterTransaction', (tr) => {
    if (tr.origin === origin) transactions++
  })
  const gathered = gather<Uint8Array>((updates) => {
    mine.transact(() => {
      for (const update of updates) Y.applyUpdate(mine, update, origin)
    }, origin)
  }, hand.clock)
  theirs.on('update', (update: Uint8Array) => gathered.push(update))
  const type = (words: string) => {
    const text = theirs.getText()
    for (const letter of words) text.insert(text.length, letter)
  }
  return {
    ...hand,
    gathered,
    type,
    read: () => mine.getText().toString(),
    count: () => transactions,
  }
}

it('passes on the first word after a quiet moment with the next frame', () => {
  const { type, read, frame } = twoWindows()
  type('a')
  expect(read()).toBe('')
  frame()
  expect(read()).toBe('a')
})

it('makes one transaction of all that came in a frame, in order', () => {
  const { type, read, frame, count } = twoWindows()
  type('recommends')
  frame()
  expect([read(), count()]).toEqual(['recommends', 1])
})

it('passes a steady stream on about every 50 ms', () => {
  const { type, read, frame, count } = twoWindows()
  for (let i = 0; i < 60; i++) {
    type('x')
    frame()
  }
  frame(4)
  expect(read()).toHaveLength(60)
  expect(count()).toBeLessThanOrEqual(Math.ceil((64 * 16) / longestWait) + 1)
})

it('leaves the frame in which one types to the typing, and comes right after it', () => {
  const { type, read, frame, rest, gathered } = twoWindows()
  type('a')
  gathered.typed()
  frame()
  expect(read()).toBe('')
  rest()
  expect(read()).toBe('a')
})

it('passes on once for each key of one who types steadily', () => {
  const { type, read, frame, count, gathered } = twoWindows()
  for (let key = 0; key < 10; key++) {
    gathered.typed()
    // 80 ms, in which colleagues type with every frame.
    for (let i = 0; i < 5; i++) {
      type('x')
      frame()
    }
  }
  frame(8)
  expect(read()).toHaveLength(50)
  expect(count()).toBeLessThanOrEqual(11)
})

it('lets nothing wait for ever while one types without a pause', () => {
  const { type, read, frame, gathered } = twoWindows()
  type('a')
  for (let i = 0; i < longestWhileTyping / 16 + 1; i++) {
    gathered.typed()
    frame()
  }
  expect(read()).toBe('a')
})

it('waits no longer than that for another key', () => {
  const { type, read, frame, rest, gathered } = twoWindows()
  gathered.typed()
  type('a')
  frame()
  rest()
  type('b')
  frame(5)
  expect(read()).toBe('a')
  frame(4)
  expect(read()).toBe('ab')
})

it('passes on at once when asked, and then waits for nothing', () => {
  const { type, read, gathered, waits } = twoWindows()
  type('abc')
  gathered.flush()
  expect([read(), waits()]).toEqual(['abc', false])
})

it('passes on nothing after it was stopped', () => {
  const { type, read, gathered, frame, waits } = twoWindows()
  type('abc')
  gathered.stop()
  frame()
  expect([read(), waits()]).toEqual(['', false])
})

it('passes on what comes where no frames are drawn', async () => {
  const got = await new Promise<readonly string[]>((resolve) => {
    const gathered = gather<string>(resolve)
    gathered.push('one')
    gathered.push('two')
  })
  expect(got).toEqual(['one', 'two'])
})

it('announces at once, and the last of many askings after the pause', async () => {
  let caret = 0
  const said: number[] = []
  await new Promise<void>((resolve) => {
    const announcing = atMostEvery(20, () => {
      said.push(caret)
      if (caret === 3) resolve()
    })
    for (caret = 1; caret < 3; caret++) announcing.ask()
    announcing.ask()
  })
  expect(said).toEqual([1, 3])
})
