import { describe, expect, it } from 'vitest'
import { bracketsOf } from '../document/brackets'
import { schema } from '../document/schema'
import type { AmendmentId } from '../ids'
import { changeOf, tabledAmendment } from '../testing/amendments'
import { open as begin, em, close as end, footnote, p, section, text } from '../testing/build'
import {
  adopt,
  ana,
  ardesia,
  at,
  belvane,
  ben,
  circumstances,
  content,
  delegate,
  draft,
  meet,
  open,
  opening,
  president,
  reject,
  secretariat,
  start,
  tabling,
  welcomed,
  withdraw,
  words,
} from '../testing/meeting'
import { byOf } from './by'
import { toBlock } from './change'
import { emptyFolder } from './folder'

it('follows an amendment from its draft to its adoption', () => {
  const meeting = meet('drafting')
  meeting.done(secretariat, open('amending'))

  const drafted = meeting.done(ana, draft('one'))
  expect(drafted).toEqual({
    kind: 'done',
    folders: new Map([
      [
        ardesia,
        {
          ...emptyFolder,
          drafts: [
            {
              id: 'new-1',
              delegation: ardesia,
              place: { kind: 'there' },
              base: [opening.child(0).child(1).toJSON()],
              twins: [],
              amends: null,
              revises: null,
              rationale: '',
              sponsors: [],
              begun: at,
              by: byOf(ana),
            },
          ],
        },
      ],
    ]),
    opens: { amendment: 'new-1', content: content(opening.child(0).child(1)) },
    deed: null,
    result: { kind: 'draft', amendment: 'new-1' },
  })
  expect(meeting.folder(belvane)).toBe(emptyFolder)
  const amendment = 'new-1' as AmendmentId

  const tabled = meeting.done(ana, tabling(amendment), content(welcomed))
  expect(tabled.deed).toEqual({ kind: 'amendment-tabled', amendment })
  expect(meeting.folder(ardesia)).toEqual(emptyFolder)
  const change = { ...changeOf(opening.child(0).child(1), welcomed), twins: [] }
  expect(meeting.register.amendments).toEqual([
    tabledAmendment(change, { id: amendment, digest: circumstances.digest(change), tabled: at }),
  ])
  expect(meeting.text).toBe(opening)

  const adopted = meeting.done(president, adopt(amendment))
  expect(adopted.deed).toEqual({ kind: 'amendment-adopted', amendment, merge: 'clean' })
  expect(words(meeting.text)[1]).toBe('The Conference welcomed the report.')
  expect(meeting.register.amendments[0]?.state).toEqual({
    kind: 'adopted',
    merge: 'clean',
    undo: { ...changeOf(welcomed, opening.child(0).child(1)), twins: [] },
    vote: null,
    at,
    by: byOf(president),
  })

  meeting.done(secretariat, open('adopting'))
  meeting.done(president, open('adopted'))
  expect(meeting.register.stage).toBe('adopted')
})

describe('delegations and invitations', () => {
  it('a delegation is accredited under a new id', () => {
    const meeting = meet()
    const { deed, result } = meeting.done(secretariat, {
      kind: 'accredit-delegation',
      name: 'Camoria',
    })
    expect(meeting.register.delegations.at(-1)).toEqual({ id: 'new-1', name: 'Camoria' })
    expect(deed).toEqual({ kind: 'delegation-accredited', delegation: 'new-1' })
    expect(result).toEqual({ kind: 'delegation', delegation: 'new-1' })
  })

  it('an invitation expires after the days it was given', () => {
    const meeting = meet()
    const to = { role: 'delegation', delegation: ardesia, pen: true } as const
    const { deed, result } = meeting.done(secretariat, { kind: 'invite', to })
    const invitation = { id: 'new-1', to, made: at, expires: '2005-12-23T10:00:00.000Z', uses: 1 }
    expect(meeting.register.invitations).toEqual([invitation])
    expect(result).toEqual({ kind: 'invited', invitation })
    expect(deed).toEqual({ kind: 'invited', role: 'delegation', delegation: ardesia })
  })
})

describe('drafts', () => {
  it('are one for each block and delegation: a second person is given the first one’s', () => {
    const meeting = meet()
    meeting.done(ana, draft('one'))
    const colleague = meeting.done(delegate('aldo', ardesia), draft('one'))
    expect(colleague).toEqual({
      kind: 'done',
      deed: null,
      result: { kind: 'draft', amendment: 'new-1' },
    })
    expect(meeting.done(ben, draft('one')).result).toEqual({ kind: 'draft', amendment: 'new-2' })
  })

  it('are begun beside what is begun already where they bring other words', () => {
    const meeting = meet()
    meeting.done(ana, draft('one'))
    const apart = meeting.done(ana, { ...draft('one'), afresh: true })
    expect(apart.result).toEqual({ kind: 'draft', amendment: 'new-2' })
    expect(meeting.done(ana, draft('one')).result).toEqual({ kind: 'draft', amendment: 'new-1' })
  })

  it('leave no trace in the record, neither begun nor discarded', () => {
    const meeting = meet()
    const { result } = meeting.done(ana, draft('one'))
    const amendment = result.kind === 'draft' ? result.amendment : ('' as AmendmentId)
    const [begun] = meeting.folder(ardesia).drafts
    const discarded = meeting.done(ana, { kind: 'discard-draft', amendment })
    expect(discarded).toEqual({
      kind: 'done',
      folders: new Map([
        [
          ardesia,
          { ...emptyFolder, discarded: [{ amendment, at, by: byOf(ana), draft: begun, keys: [] }] },
        ],
      ]),
      deed: null,
      result: { kind: 'nothing' },
    })
    expect(meeting.register).toEqual(start().register)
  })

  it('can be thrown away after the text is sealed', () => {
    const meeting = meet()
    meeting.done(ana, draft('one'))
    meeting.done(president, open('adopting'))
    meeting.done(president, open('adopted'))
    meeting.done(ana, { kind: 'discard-draft', amendment: 'new-1' as AmendmentId })
    expect(meeting.folder(ardesia).drafts).toEqual([])
  })
})

describe('what is tabled', () => {
  it('cannot claim the identity of another block', () => {
    const meeting = meet()
    meeting.table(
      ana,
      'one',
      p('two', 'The Conference welcomed it.'),
      p('two', 'And more.'),
      p('s', 'x'),
    )
    const ids = meeting.register.amendments[0]?.change.proposed.map(({ attrs }) => Object(attrs).id)
    expect(ids).toEqual(['one', 'new-2', 'new-3'])
  })

  it('leaves out what a draft holds beside its blocks, if it says nothing', () => {
    const meeting = meet()
    meeting.done(ana, draft('one'))
    const hostile = text(
      schema.node('masthead', { symbol: 'CCW/AP.II/CONF.7/1' }),
      schema.node('title', { id: 'one' }),
      section('s', welcomed),
    )
    meeting.done(ana, tabling('new-1' as AmendmentId), hostile)
    expect(meeting.register.amendments[0]?.change.proposed).toEqual([welcomed.toJSON()])
  })

  it('is numbered in order of tabling, whoever tables', () => {
    const meeting = meet()
    meeting.table(ana, 'one', welcomed)
    meeting.table(ben, 'two', p('two', 'It thanked all.'))
    meeting.table(ben, 'one', p('one', 'It noted it.'))
    const tabled = meeting.register.amendments
    expect(tabled.map(({ number, delegation }) => [number, delegation])).toEqual([
      [1, ardesia],
      [2, belvane],
      [3, belvane],
    ])
  })

  it('keeps notes and italics', () => {
    const meeting = meet()
    const rich = (note: string) =>
      p('one', 'The Conference ', em('noted'), footnote(note, 'At noon.'), ' it.')
    meeting.done(president, adopt(meeting.table(ana, 'one', rich('n'))))
    expect(meeting.text.child(0).child(1)).toEqual(rich('new-2'))
  })
})

describe('what is adopted', () => {
  it('is put into what the text says by then', () => {
    const meeting = meet()
    const first = meeting.table(ana, 'one', welcomed)
    const second = meeting.table(
      ben,
      'one',
      p('one', 'The Conference noted the report of the Group.'),
    )
    meeting.done(president, adopt(first))
    const { deed } = meeting.done(president, adopt(second))
    expect(deed).toEqual({ kind: 'amendment-adopted', amendment: second, merge: 'reworded' })
    expect(words(meeting.text)[1]).toBe('The Conference welcomed the report of the Group.')
  })

  it('leaves a competitor that it collides with for the president to reject', () => {
    const meeting = meet()
    const first = meeting.table(ana, 'one', welcomed)
    const second = meeting.table(ben, 'one', p('one', 'The Conference praised the report.'))
    meeting.done(president, adopt(first))
    expect(meeting.act(president, adopt(second))).toEqual({
      kind: 'refused',
      why: 'amendment-collides',
    })
    meeting.done(president, reject(second))
    expect(meeting.register.amendments.map(({ state }) => state.kind)).toEqual([
      'adopted',
      'rejected',
    ])
  })

  it('deletes a block whose words were all struck, and only as the sponsors saw it', () => {
    const meeting = meet()
    const deletion = meeting.table(ana, 'one', p('one'))
    const rewording = meeting.table(ben, 'one', welcomed)
    expect(meeting.register.amendments[0]?.change.proposed).toEqual([])
    meeting.done(president, adopt(deletion))
    expect(words(meeting.text)).toEqual([
      'Conclusions',
      'The Conference thanked the President.',
      '',
    ])
    expect(meeting.register.amendments.map(({ state }) => state.kind)).toEqual([
      'adopted',
      'fallen',
    ])
    expect(meeting.act(president, adopt(rewording))).toEqual({
      kind: 'refused',
      why: 'amendment-decided',
    })

    const other = meet()
    const struck = other.table(ana, 'one', p('one'))
    other.done(president, adopt(other.table(ben, 'one', welcomed)))
    expect(other.act(president, adopt(struck))).toEqual({
      kind: 'refused',
      why: 'amendment-collides',
    })
  })

  it('adds paragraphs after the block, also when the block already says the rest', () => {
    const meeting = meet()
    const more = p('x', 'It will meet again.')
    const first = meeting.table(ana, 'one', welcomed)
    const second = meeting.table(ben, 'one', welcomed, more)
    meeting.done(president, adopt(first))
    meeting.done(president, adopt(second))
    expect(words(meeting.text).slice(1, 4)).toEqual([
      'The Conference welcomed the report.',
      'It will meet again.',
      'The Conference thanked the President.',
    ])
  })

  it('changes no other block', () => {
    const meeting = meet()
    meeting.done(president, adopt(meeting.table(ana, 'one', welcomed)))
    expect(meeting.text.child(0).child(2)).toBe(opening.child(0).child(2))
  })
})

it('withdrawing leaves the text and the other amendments the same objects', () => {
  const meeting = meet()
  const first = meeting.table(ana, 'one', welcomed)
  meeting.table(ben, 'two', p('two', 'It thanked all.'))
  const before = meeting.register.amendments
  const { text: changed } = meeting.done(ana, withdraw(first))
  expect(changed).toBeUndefined()
  expect(meeting.register.amendments[0]?.state).toEqual({ kind: 'withdrawn', at, by: byOf(ana) })
  expect(meeting.register.amendments[1]).toBe(before[1])
})

it('a bracket copied into an amendment is another bracket, and its sponsors’', () => {
  const copied = p('one', 'It ', begin('x'), 'noted', end('x'), ' it.')
  const meeting = meet()
  meeting.table(ana, 'one', copied)
  const [tabled] = meeting.register.amendments
  const block = tabled?.change.proposed[0]
  const { all } = bracketsOf(text(section('s', toBlock(block ?? copied.toJSON()))))
  expect(all).toMatchObject([{ by: ardesia, parent: null }])
  expect(all[0]?.id).not.toBe('x')
})
