import { describe, expect, it } from 'vitest'
import { type Condition, isTrouble } from '../../../shared/conditions'
import { press, registerWith, seats, show } from '../testing/show'
import { ConditionList } from './ConditionNotices'

const at = '2005-11-23T10:00:00.000Z'

function shown(...conditions: Condition[]): HTMLElement {
  const list = <ConditionList conditions={conditions} />
  return show(list, seats.secretariat, registerWith()).screen
}

it('says nothing while there is nothing to say', () => {
  expect(shown().textContent).toBe('')
})

it.each([
  ['in-step', false],
  ['behind', true],
  ['gone', true],
] as const)('of a standby that is %s, whether it is trouble: %s', (following, expected) => {
  const address = 'https://192.168.1.21:4870'
  expect(isTrouble({ kind: 'standby', at, address, following, by: 0 })).toBe(expected)
})

describe('what happened, what is safe, and what to do', () => {
  it.each<[Condition, string, string]>([
    [
      { kind: 'ended', at, unfinished: 90, keptIn: 'c.rapporteur-torn-1' },
      'was not closed properly last time',
      'c.rapporteur-torn-1',
    ],
    [
      { kind: 'set-aside', at, count: 2 },
      '2 entries of the conference’s journal are not what was written',
      'everything else is there',
    ],
    [{ kind: 'disk', at, why: 'disk-full' }, 'is full', 'Delete or move other files'],
    [{ kind: 'disk', at, why: 'disk-failed' }, 'with errors', 'to another disk'],
    [{ kind: 'disk', at, why: 'disk-read-only' }, 'cannot be written to', 'taken out'],
    [{ kind: 'clock', at, seconds: -7_200 }, '120 minutes behind', 'the record keeps its order'],
    [{ kind: 'clock', at, seconds: 60 }, 'forward by 1 minute,', 'Nothing is lost.'],
  ])('%o', (condition, what, next) => {
    const trouble = shown(condition).querySelector('[role=alert]')
    expect(trouble?.textContent).toContain(what)
    expect(trouble?.textContent).toContain(next)
  })
})

it('is put away when it is over, and not while it lasts', async () => {
  const ended: Condition = { kind: 'ended', at, unfinished: 0, keptIn: null }
  const screen = shown(ended, { kind: 'disk', at, why: 'disk-full' })
  await press(screen, 'Put away')
  const left = [...screen.querySelectorAll('[role=alert]')].map((each) => each.textContent)
  expect(left).toEqual([expect.stringContaining('is full')])
  expect(screen.querySelectorAll('button')).toHaveLength(0)
})
