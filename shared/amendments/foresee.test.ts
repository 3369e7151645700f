import { expect, it } from 'vitest'
import { p } from '../testing/build'
import { adopt, ana, belvane, ben, meet, president, reject, words } from '../testing/meeting'
import { foresee } from './foresee'

const says = (id: string, text: string) => p(id, text)

it('tells of each rival what adopting would come to for it, and changes nothing', () => {
  const meeting = meet()
  const first = meeting.table(ana, 'one', says('one', 'The Conference welcomed the report.'))
  const second = meeting.table(ben, 'one', says('one', 'The Conference praised the report.'))
  const third = meeting.table(ben, 'one', says('one', 'The Conference noted the final report.'))
  const elsewhere = meeting.table(ben, 'two', says('two', 'The Conference thanked everyone.'))
  const { register, text } = meeting
  const foreseen = foresee(adopt(first), president, register, text)
  if (foreseen.kind === 'refused') throw new Error(foreseen.why)
  expect(
    foreseen.fates.map(({ amendment, verdict, fell }) => [amendment.id, verdict, fell]),
  ).toEqual([
    [second, 'collides', null],
    [third, 'reworded', null],
  ])
  expect(words(foreseen.text)).toContain('The Conference welcomed the report.')
  expect(meeting.register).toBe(register)
  expect(register.amendments.find(({ id }) => id === elsewhere)?.state.kind).toBe('tabled')
})

it('tells what falls with it', () => {
  const meeting = meet()
  const first = meeting.table(ana, 'one', says('one', 'The Conference welcomed the report.'))
  const second = meeting.table(ben, 'one', says('one', 'The Conference praised the report.'))
  const act = { ...adopt(first), falls: [second] }
  const foreseen = foresee(act, president, meeting.register, meeting.text)
  expect(foreseen.kind === 'done' && foreseen.fates).toMatchObject([
    {
      amendment: { id: second, delegation: belvane },
      fell: { kind: 'rival-adopted', rival: first },
    },
  ])
})

it('tells why it would be refused', () => {
  const meeting = meet()
  const first = meeting.table(ana, 'one', says('one', 'The Conference welcomed the report.'))
  meeting.done(president, reject(first))
  expect(foresee(adopt(first), president, meeting.register, meeting.text)).toEqual({
    kind: 'refused',
    why: 'amendment-decided',
  })
})
