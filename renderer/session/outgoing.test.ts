import { expect, it } from 'vitest'
import type { Clock } from './coalesce'
import { outgoing } from './outgoing'

/** A frame and the time after it, at the caller's word. */
function handClock() {
  let planned: (() => void) | null = null
  const plan = (run: () => void) => {
    planned = run
    return () => {
      if (planned === run) planned = null
    }
  }
  const clock: Clock = { now: () => 0, frame: plan, later: (_, run) => plan(run) }
  return {
    clock,
    next() {
      const run = planned
      planned = null
      run?.()
    },
  }
}

function letters() {
  const hand = handClock()
  const sent: number[] = []
  const own = outgoing((update) => sent.push(...update), hand.clock)
  return { ...hand, sent, own, type: (letter: number) => own.push(Uint8Array.of(letter)) }
}

it('sends what is typed once the frame that shows it has been drawn, each by itself, in order', () => {
  const { next, sent, type } = letters()
  type(1)
  type(2)
  next()
  expect(sent).toEqual([])
  next()
  expect(sent).toEqual([1, 2])
  type(3)
  next()
  next()
  expect(sent).toEqual([1, 2, 3])
})

it('sends at once what is asked for, and never twice', () => {
  const { next, sent, own, type } = letters()
  type(1)
  own.flush()
  expect(sent).toEqual([1])
  next()
  next()
  expect(sent).toEqual([1])
})

it('leaves out what went another way', () => {
  const { next, sent, own, type } = letters()
  type(1)
  own.clear()
  type(2)
  next()
  next()
  expect(sent).toEqual([2])
})
