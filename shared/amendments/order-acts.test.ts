import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { AmendmentId } from '../ids'
import type { Act } from '../protocol'
import { p } from '../testing/build'
import { ana, ben, meet, president, reject, secretariat } from '../testing/meeting'
import { readRegister, writeRegister } from './register'

const order = (...ids: AmendmentId[]): Act => ({ kind: 'order-amendments', order: ids })

function threeRivals() {
  const meeting = meet()
  const table = (by: typeof ana, words: string) => meeting.table(by, 'one', p('one', words))
  const ids = [table(ana, 'Noted.'), table(ben, 'Welcomed.'), table(ben, 'Praised.')] as const
  return { meeting, ids }
}

it('[A45] keeps the order that the president announces, for everyone and in the record', () => {
  const { meeting, ids } = threeRivals()
  const [one, two, three] = ids
  const done = meeting.done(president, order(three, one, two))
  expect(done.deed).toEqual({ kind: 'order-set', order: [three, one, two] })
  const doc = new Y.Doc()
  writeRegister(doc, meeting.register)
  expect(readRegister(doc)?.order).toEqual([three, one, two])
})

it('[A45] keeps the order among those that are not named again', () => {
  const { meeting, ids } = threeRivals()
  const [one, two, three] = ids
  meeting.done(president, order(three, one, two))
  meeting.done(president, reject(three))
  meeting.done(president, order(one))
  expect(meeting.register.order).toEqual([two, one])
})

it('[A45] is the president’s, and names what is still to be decided', () => {
  const { meeting, ids } = threeRivals()
  const [one] = ids
  const refusal = (by: typeof ana, act: Act) => {
    const decision = meeting.act(by, act)
    return decision.kind === 'refused' && decision.why
  }
  expect(refusal(secretariat, order(one))).toBe('not-your-role')
  expect(refusal(president, order('nowhere' as AmendmentId))).toBe('no-such-amendment')
  meeting.done(president, reject(one))
  expect(refusal(president, order(one))).toBe('amendment-decided')
})
