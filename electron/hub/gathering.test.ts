import { beforeEach, describe, expect, it } from 'vitest'
import { Gathering } from './gathering'
import { HandClock } from './testing/hand-clock'

let clock: HandClock
/** When it was done. */
let done: number[]

beforeEach(() => {
  clock = new HandClock()
  done = []
})

function gathering(takes: number, rest: (took: number) => number): Gathering {
  const work = () => {
    done.push(clock.now())
    clock.go(takes)
  }
  return new Gathering(work, rest, clock)
}

describe('gathering', () => {
  it('is done as soon as what is at hand is done', () => {
    gathering(0, () => 10).ask()
    expect(done).toEqual([])
    clock.go(0)
    expect(done).toEqual([0])
  })

  it('is done once for all who ask within a rest, and when that is over', () => {
    const talk = gathering(0, () => 10)
    talk.ask()
    clock.go(0)
    for (let ms = 1; ms <= 25; ms++) {
      clock.go(1)
      talk.ask()
    }
    expect(done).toEqual([0, 10, 20])
  })

  it('is done at once after a quiet moment', () => {
    const talk = gathering(0, () => 10)
    talk.ask()
    clock.go(0)
    clock.go(50)
    talk.ask()
    clock.go(0)
    expect(done).toEqual([0, 50])
  })

  it('rests the longer, the longer it takes', () => {
    const talk = gathering(8, (took) => 2 * took)
    talk.ask()
    clock.go(0)
    for (let ms = 1; ms <= 30; ms++) {
      talk.ask()
      clock.go(1)
    }
    expect(done).toEqual([0, 24])
  })

  it('does not rest from what others did with the machine meanwhile', () => {
    const work = () => {
      done.push(clock.now())
      clock.go(1)
      clock.wait(7)
    }
    const talk = new Gathering(work, (took) => 2 * took, clock)
    talk.ask()
    clock.go(0)
    for (let ms = 1; ms <= 2; ms++) {
      talk.ask()
      clock.go(1)
    }
    expect(done).toEqual([0, 10])
  })

  it('is not done again for those whose asking somebody else has brought forward', () => {
    const talk = gathering(0, () => 10)
    talk.ask()
    talk.now()
    clock.go(100)
    expect(done).toEqual([0])
  })

  it('is not done any more once it is stopped', () => {
    const talk = gathering(0, () => 10)
    talk.ask()
    talk.stop()
    clock.go(100)
    expect(done).toEqual([])
  })
})
