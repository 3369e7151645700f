import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { schema } from '../document/schema'
import type { AmendmentId } from '../ids'
import type { Act } from '../protocol'
import { amendTo, begin, kinds, noted, only, praised, take, why } from '../testing/amending'
import { changeOf, json } from '../testing/amendments'
import { footnote, p, paragraph } from '../testing/build'
import {
  adopt,
  ana,
  ardesia,
  belvane,
  ben,
  content,
  dan,
  draft,
  meet,
  president,
  reject,
  secretariat,
  tabling,
  welcomed,
  withdraw,
  words,
} from '../testing/meeting'
import { toBlock } from './change'
import { withOwnNames } from './draft-content'

describe('a revision', () => {
  it('[A11] takes the place of what was tabled, which is kept', () => {
    const meeting = meet()
    const amendment = meeting.table(ana, 'one', welcomed)
    const before = only(meeting, amendment)
    const revising = begin(meeting, ana, { kind: 'revise-amendment', amendment })
    expect(begin(meeting, ana, { kind: 'revise-amendment', amendment })).toBe(revising)
    meeting.now = '2005-11-23T11:00:00.000Z'
    const table: Act = tabling(revising)
    const { deed } = meeting.done(ana, table, content(praised))
    expect(deed).toEqual({ kind: 'amendment-revised', amendment, revision: 1 })
    const { change, digest, tabled } = before
    expect(only(meeting, amendment)).toMatchObject({
      number: 1,
      change: changeOf(noted, praised),
      tabled: meeting.now,
      earlier: [{ change, digest, tabled }],
    })
  })

  it('[A11] begins on the text as it stands, with what was proposed put into it', () => {
    const meeting = meet()
    const first = meeting.table(ana, 'one', p('one', 'The Conference noted the long report.'))
    meeting.done(president, adopt(meeting.table(ben, 'one', welcomed)))
    const { opens } = meeting.done(ana, { kind: 'revise-amendment', amendment: first })
    expect(opens?.content.textContent).toBe('The Conference welcomed the long report.')
    expect(meeting.folder(ardesia).drafts[0]?.base).toEqual([json(welcomed)])
  })

  it('[A5] [A11] is the main sponsor’s, and ends with the decision', () => {
    const meeting = meet()
    const amendment = meeting.table(ana, 'one', welcomed)
    const revise: Act = { kind: 'revise-amendment', amendment }
    expect(why(meeting, ben, revise)).toBe('not-your-amendment')
    const revising = begin(meeting, ana, revise)
    meeting.done(president, reject(amendment))
    const table: Act = tabling(revising)
    expect(why(meeting, ana, table, content(praised))).toBe('amendment-decided')
    expect(why(meeting, ana, revise)).toBe('amendment-decided')
  })
})

describe('states', () => {
  it('[A13] one at a time is under consideration, and the record says how it stood', () => {
    const meeting = meet()
    const first = meeting.table(ana, 'one', welcomed)
    const second = meeting.table(ben, 'one', praised)
    const { deed } = meeting.done(president, take(first))
    expect(deed).toEqual({ kind: 'amendment-considered', amendment: first, verdict: 'clean' })
    meeting.done(president, take(second))
    expect(kinds(meeting)).toEqual(['tabled', 'considered'])
  })

  it('[A14] is withdrawn until it is taken up, and reintroduced by another', () => {
    const meeting = meet()
    const amendment = meeting.table(ana, 'one', welcomed)
    meeting.done(president, take(amendment))
    expect(why(meeting, ana, withdraw(amendment))).toBe('decision-begun')
    meeting.done(president, { kind: 'defer-amendment', amendment, reason: 'Lunch.' })
    meeting.done(ana, withdraw(amendment))
    const again: Act = { kind: 'reintroduce-amendment', amendment }
    meeting.done(ben, again)
    expect(meeting.register.amendments[1]).toMatchObject({
      number: 2,
      delegation: belvane,
      change: changeOf(noted, welcomed),
      origin: { kind: 'reintroduced', from: amendment },
    })
    expect(why(meeting, ana, again)).toBe('amendment-tabled-already')
  })

  it('[A14] [A10] is before the conference once at a time, whoever has reintroduced it', () => {
    const meeting = meet()
    const amendment = meeting.table(ana, 'one', welcomed)
    meeting.done(ana, withdraw(amendment))
    const again: Act = { kind: 'reintroduce-amendment', amendment }
    const latest = () => meeting.register.amendments.at(-1)?.id as AmendmentId
    meeting.done(ben, again)
    meeting.done(ben, withdraw(latest()))
    meeting.done(dan, again)
    expect(why(meeting, ana, again)).toBe('amendment-tabled-already')
    meeting.done(president, { kind: 'defer-amendment', amendment: latest() })
    expect(why(meeting, ana, again)).toBe('amendment-tabled-already')
  })

  it('[A18] [A12] is deferred with the amendments to it, and taken up again', () => {
    const meeting = meet()
    const parent = meeting.table(ana, 'one', welcomed)
    amendTo(meeting, parent, 'The Conference warmly welcomed the report.')
    meeting.done(president, { kind: 'defer-amendment', amendment: parent })
    expect(kinds(meeting)).toEqual(['deferred', 'deferred'])
    meeting.done(president, take(parent))
    expect(kinds(meeting)).toEqual(['considered', 'deferred'])
  })

  it('[A15] [A18] is not adopted over a deferred amendment to it, which falls with it', () => {
    const meeting = meet()
    const parent = meeting.table(ana, 'one', welcomed)
    amendTo(meeting, parent, 'The Conference warmly welcomed the report.')
    meeting.done(president, { kind: 'defer-amendment', amendment: parent })
    meeting.done(president, take(parent))
    expect(why(meeting, president, adopt(parent))).toBe('amended-first')
    meeting.done(president, reject(parent))
    expect(kinds(meeting)).toEqual(['rejected', 'fallen'])
  })
})

it('[A14] an amendment is not withdrawn while an amendment to it is under consideration', () => {
  const meeting = meet()
  const parent = meeting.table(ana, 'one', welcomed)
  const child = amendTo(meeting, parent, 'The Conference warmly welcomed the report.')
  meeting.done(president, take(child))
  expect(why(meeting, ana, withdraw(parent))).toBe('decision-begun')
  meeting.done(president, reject(child))
  meeting.done(ana, withdraw(parent))
  expect(kinds(meeting)).toEqual(['withdrawn', 'rejected'])
})

describe('deadlines', () => {
  const until = '2005-11-23T18:00:00.000Z'
  const late = '2005-11-23T18:00:00.001Z'

  it('[A22] [A23] what is late comes by leave, once, and is marked', () => {
    const meeting = meet()
    expect(
      meeting.done(secretariat, { kind: 'set-deadline', stage: 'amending', until }).deed,
    ).toEqual({ kind: 'deadline-set', stage: 'amending', until })
    meeting.now = until
    const inTime = meeting.table(ana, 'one', welcomed)
    meeting.now = late
    const amendment = begin(meeting, ana, draft('two'))
    const table: Act = tabling(amendment)
    const said = content(p('two', 'It thanked all.'))
    expect(why(meeting, ana, table, said)).toBe('deadline-passed')
    meeting.done(president, { kind: 'grant-leave', delegation: ardesia })
    expect(meeting.done(ana, table, said).deed).toMatchObject({ late: true })
    expect(meeting.register.amendments.map((each) => each.late)).toEqual([false, true])
    expect(meeting.register.leaves).toEqual([])
    const revising = begin(meeting, ana, { kind: 'revise-amendment', amendment: inTime })
    const revise: Act = tabling(revising)
    expect(why(meeting, ana, revise, content(praised))).toBe('deadline-passed')
  })

  it('[A33] leave and deadlines name no draft', () => {
    const meeting = meet()
    meeting.done(secretariat, { kind: 'set-deadline', stage: 'amending', until })
    begin(meeting, ana, draft('two'))
    const { deed, register } = meeting.done(president, { kind: 'grant-leave', delegation: ardesia })
    expect(deed).toEqual({ kind: 'leave-granted', delegation: ardesia })
    expect([register?.leaves, register?.deadlines]).toEqual([[ardesia], { amending: until }])
    expect(meeting.register.amendments).toEqual([])
  })

  it('[A14] [A22] a late reintroduction needs leave as well', () => {
    const meeting = meet()
    const amendment = meeting.table(ana, 'one', welcomed)
    meeting.done(ana, withdraw(amendment))
    meeting.done(president, { kind: 'set-deadline', stage: 'amending', until })
    meeting.now = late
    expect(why(meeting, ben, { kind: 'reintroduce-amendment', amendment })).toBe('deadline-passed')
    meeting.done(president, { kind: 'set-deadline', stage: 'amending', until: null })
    expect(why(meeting, ben, { kind: 'reintroduce-amendment', amendment })).toBe('done')
  })
})

describe('[A40] ids', () => {
  it('of notes are those of the block that goes on or new ones, and numbers are nobody’s to give', () => {
    const meeting = meet()
    const amendment = begin(meeting)
    const fresh = paragraph({ id: 'x', number: '99.' }, 'It rose', footnote('stolen', 'Or sat.'))
    const said = content(p('one', 'The Conference noted', footnote('stolen', 'As read.')), fresh)
    meeting.done(ana, tabling(amendment), said)
    const [one, other] = only(meeting, amendment).change.proposed.map(toBlock)
    const notes = [one, other].map((block) => block?.lastChild?.attrs.id)
    expect(new Set([...notes, 'stolen']).size).toBe(3)
    expect(other?.attrs.number).toBeNull()
  })

  it('of notes go with them from one block of the base to another, and each goes once', () => {
    const [noted, met] = [
      p('one', 'It noted', footnote('f', 'As read.')),
      p('two', 'It met', footnote('g', 'At noon.'), ' and rose.'),
    ]
    const named = { place: { kind: 'there' as const }, base: [noted, met].map(json) }
    let made = 0
    const notes = (...blocks: Node[]) =>
      withOwnNames(named, blocks, null, () => `new-${made++}`)?.proposed.map((block) =>
        toBlock(block).children.flatMap(({ attrs }) => attrs.id ?? []),
      )
    const joined = p(
      'one',
      'It noted',
      ...noted.children.slice(1),
      ' It met',
      ...met.children.slice(1),
    )
    expect(notes(joined)).toEqual([['f', 'g']])
    expect(notes(p('one', 'It'), p('half', 'noted', ...noted.children.slice(1)), met)).toEqual([
      [],
      ['f'],
      ['g'],
    ])
    const pasted = p('two', 'It met', footnote('copy', 'As read.'), footnote('g', 'At noon.'))
    expect(notes(p('one', 'It'), pasted)).toEqual([[], ['f', 'g']])
    const claimed = p('two', 'It met', footnote('f', 'At one.'), footnote('g', 'At noon.'))
    expect(notes(noted, claimed)).toEqual([['f'], ['new-1', 'g']])
  })

  it('of notes in the cells of a table are those of the base or new ones', () => {
    const table = (note: string, words: string) =>
      schema.node('table', { id: 't' }, [
        schema.node(
          'row',
          null,
          schema.node('cell', null, [schema.text(words), footnote(note, 'One.')]),
        ),
      ])
    const named = { place: { kind: 'there' as const }, base: [json(table('f', 'States'))] }
    const note = (block: Node) => {
      const [made] = withOwnNames(named, [block], null, () => 'new')?.proposed ?? []
      return made && toBlock(made).firstChild?.firstChild?.lastChild?.attrs.id
    }
    expect(note(table('f', 'All States'))).toBe('f')
    const stolen = schema.node('table', { id: 't' }, [
      schema.node('row', null, schema.node('cell', null, [footnote('stolen', 'Other.')])),
    ])
    expect(note(stolen)).toBe('new')
  })

  it('are those of the base or new ones, whatever a draft bears', () => {
    const meeting = meet()
    const amendment = begin(meeting, ana, draft('one', 'two'))
    const said = content(
      p('new-block', 'It met.'),
      p('two', 'It thanked all.'),
      p('two', 'Once more.'),
      p('h', 'A heading of another.'),
    )
    meeting.done(ana, tabling(amendment), said)
    const ids = only(meeting, amendment).change.proposed.map(({ attrs }) => Object(attrs).id)
    expect(ids[1]).toBe('two')
    expect(new Set(ids).size).toBe(4)
    for (const id of [ids[0], ids[2], ids[3]]) expect(id).toMatch(/^new-\d+$/)
    meeting.done(president, adopt(amendment))
    expect(words(meeting.text).slice(1, 5)).toEqual([
      'It met.',
      'It thanked all.',
      'Once more.',
      'A heading of another.',
    ])
  })
})
