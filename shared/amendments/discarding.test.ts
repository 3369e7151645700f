import { expect, it } from 'vitest'
import type { AmendmentId } from '../ids'
import type { Act } from '../protocol'
import { answer, begin, invited, leave, why } from '../testing/amending'
import {
  ana,
  ardesia,
  belvane,
  ben,
  dan,
  doria,
  meet,
  open,
  secretariat,
  words,
} from '../testing/meeting'

const discard = (amendment: AmendmentId): Act => ({ kind: 'discard-draft', amendment })
const takeBack = (amendment: AmendmentId): Act => ({ kind: 'take-draft-back', amendment })

/** Ardesia's draft, which Belvane has joined, and to which Doria is invited. */
function written() {
  const meeting = meet()
  const amendment = begin(meeting)
  meeting.done(ana, invited(amendment, belvane))
  meeting.done(ben, answer(amendment, 'accept'))
  meeting.done(ana, invited(amendment, doria))
  return { meeting, amendment }
}

it('[A38] a discarded draft comes back as it was, with all who had a part in it', () => {
  const { meeting, amendment } = written()
  const folders = () => [ardesia, belvane, doria].map((each) => meeting.folder(each))
  const before = folders()
  const { register } = meeting
  meeting.done(ana, discard(amendment))
  expect(folders().map(({ drafts }) => drafts)).toEqual([[], [], []])
  const { deed, result, opens } = meeting.done(ana, takeBack(amendment))
  expect([deed, result, opens]).toEqual([null, { kind: 'draft', amendment }, undefined])
  expect(folders()).toEqual(before)
  expect(meeting.register).toBe(register)
  expect(why(meeting, ana, takeBack(amendment))).toBe('no-such-amendment')
})

it('[A38] another sponsor has a copy of the words, as a draft of its own', () => {
  const { meeting, amendment } = written()
  meeting.done(ana, discard(amendment))
  const { opens, result } = meeting.done(ben, takeBack(amendment))
  // The window of who takes it puts the words in: the hub cannot read them.
  expect(opens && words(opens.content)).toEqual(['The Conference noted the report.'])
  const [copy] = meeting.folder(belvane).drafts
  expect(copy).toMatchObject({ delegation: belvane, sponsors: [], revises: null })
  expect(result).toEqual({ kind: 'draft', amendment: copy?.id })
  expect(copy?.id).not.toBe(amendment)
  expect(meeting.folder(ardesia).drafts).toEqual([])
  expect(JSON.stringify(meeting.folder(ardesia))).not.toContain(`"${copy?.id}"`)
  // The main sponsor can have its own back all the same.
  meeting.done(ana, takeBack(amendment))
  expect(
    meeting
      .folder(belvane)
      .drafts.map(({ id }) => id)
      .sort(),
  ).toEqual([amendment, copy?.id].sort())
})

it('[A38] what a copy was taken of is there until the words are in the copy', () => {
  const { meeting, amendment } = written()
  meeting.done(ana, discard(amendment))
  const before = meeting.folder(belvane).discarded
  const { result } = meeting.done(ben, takeBack(amendment))
  if (result.kind !== 'draft') throw new Error('A copy is answered with its id')
  expect(meeting.folder(belvane).discarded).toEqual(before)
  const into = (copy: AmendmentId): Act => ({ kind: 'take-draft-back', amendment, into: copy })
  expect(why(meeting, ben, into(amendment))).toBe('no-such-amendment')
  expect(why(meeting, ana, into(result.amendment))).toBe('no-such-amendment')
  const copies = meeting.folder(belvane).drafts
  expect(meeting.done(ben, into(result.amendment)).result).toEqual({ kind: 'nothing' })
  expect(meeting.folder(belvane)).toMatchObject({ drafts: copies, discarded: [] })
  expect(meeting.folder(ardesia).discarded).toHaveLength(1)
})

it('[A38] a copy is taken only while its words can be put in', () => {
  const { meeting, amendment } = written()
  meeting.done(ana, discard(amendment))
  for (const stage of ['drafting', 'adopting'] as const) {
    meeting.done(secretariat, open(stage))
    expect(why(meeting, ben, takeBack(amendment))).toBe('not-at-this-stage')
  }
  meeting.done(secretariat, open('amending'))
  meeting.done(ben, takeBack(amendment))
  expect(meeting.folder(belvane).drafts).toHaveLength(1)
})

it('[A38] nobody else has it: who was only invited, has left, or knows its name', () => {
  const { meeting, amendment } = written()
  meeting.done(ben, leave(amendment))
  meeting.done(ana, discard(amendment))
  for (const by of [ben, dan]) {
    expect(why(meeting, by, takeBack(amendment))).toBe('no-such-amendment')
  }
  expect(JSON.stringify([meeting.folder(belvane), meeting.folder(doria)])).not.toContain('noted')
})

it('[A38] is taken back at every stage before the seal', () => {
  const { meeting, amendment } = written()
  meeting.done(ana, discard(amendment))
  meeting.done(secretariat, open('adopting'))
  meeting.done(ana, takeBack(amendment))
  expect(meeting.folder(ardesia).drafts).toHaveLength(1)
})
