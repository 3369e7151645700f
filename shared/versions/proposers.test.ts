import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { byOf } from '../amendments/by'
import type { RecordEntry } from '../amendments/register'
import type { Seat } from '../conference'
import { findBlock } from '../document/blocks'
import type { BlockId } from '../ids'
import type { Act } from '../protocol'
import { amendTo, begin } from '../testing/amending'
import { json } from '../testing/amendments'
import { p } from '../testing/build'
import {
  adopt,
  ana,
  content,
  draft,
  meet,
  president,
  secretariat,
  tabling,
  welcomed,
} from '../testing/meeting'
import { compare, isChanged } from './compare'
import { creditsOf } from './credits'
import { type Handwriting, runsOf } from './handwriting'
import { byProposers } from './proposers'

const one = 'one' as BlockId
const opening = { kind: 'act', entry: 1, at: '2005-11-23T09:00:00.000Z' } as const

/** A meeting in which each act of the president is in the record, a minute after the one before. */
function recorded() {
  const meeting = meet()
  const before = meeting.text
  const hosted = { kind: 'hosted', title: 'A conference' } as const
  const record: RecordEntry[] = [
    { number: 1, at: opening.at, by: byOf(secretariat), deed: hosted, previous: '', hash: '' },
  ]
  const put = (by: Seat, act: Act) => {
    const minute = String(record.length + 1).padStart(2, '0')
    meeting.now = `2005-11-23T10:${minute}:00.000Z`
    const { deed } = meeting.done(by, act)
    if (!deed) throw new Error('It is in the record')
    const entry = { number: record.length + 1, at: meeting.now, by: byOf(by), deed }
    record.push({ ...entry, previous: '', hash: '' })
    return record.length
  }
  /** The words of the paragraph with whose they are: the hub knows those of the last act alone. */
  const hands = (entry: number, ...words: readonly (readonly [string, 'new' | 'old'])[]) => {
    const written: Handwriting = {
      sources: [opening, { kind: 'act', entry, at: meeting.now }],
      runs: { [one]: words.flatMap(([said, how]) => [said.length, how === 'new' ? 1 : 0]) },
      touched: { [one]: [1] },
    }
    const register = { ...meeting.register, record }
    const find = (id: BlockId): Node | null => findBlock(meeting.text, id)?.node ?? null
    return byProposers(written, find, register)
  }
  const credited = (...given: Parameters<typeof hands>) => {
    const row = compare(before, meeting.text).rows.find(isChanged)
    if (!row) throw new Error('The paragraph has changed')
    return creditsOf(row, hands(...given), '2005-11-23T10:00:00.000Z').map(({ source, how }) => [
      source.kind === 'act' && source.entry,
      how,
    ])
  }
  const registered = () => ({ ...meeting.register, record })
  return { meeting, put, hands, credited, register: registered }
}

it('[V13] credits words to the amendment to the amendment that brought them', () => {
  const { meeting, put, hands, credited } = recorded()
  const parent = meeting.table(ana, 'one', welcomed)
  const child = amendTo(meeting, parent, 'The Conference welcomed the report of the experts.')
  const [ofChild, ofParent] = [put(president, adopt(child)), put(president, adopt(parent))]
  const words = [
    ['The Conference ', 'old'],
    ['welcomed', 'new'],
    [' the report', 'old'],
    [' of the experts', 'new'],
    ['.', 'old'],
  ] as const
  expect(credited(ofParent, ...words)).toEqual([
    [ofParent, 'wrote'],
    [ofChild, 'wrote'],
  ])
  const { sources, runs } = hands(ofParent, ...words)
  // As of the time at which they came into the text.
  expect(sources.filter((each) => each.kind === 'act' && each.entry === ofChild)).toEqual([
    { kind: 'act', entry: ofChild, at: meeting.now },
  ])
  expect(runs[one]).toEqual([15, 0, 8, 1, 11, 0, 15, 2, 1, 0])
})

it('[V13] credits nothing to the amendment of which nothing is left, or which took nothing away', () => {
  const { meeting, put, credited } = recorded()
  const parent = meeting.table(ana, 'one', p('one', 'The Conference warmly noted the report.'))
  const child = amendTo(meeting, parent, 'The Conference warmly welcomed the report.')
  const ofChild = put(president, adopt(child))
  const last = amendTo(meeting, parent, 'The Conference welcomed the report.')
  put(president, adopt(last))
  const ofParent = put(president, adopt(parent))
  const words = [
    ['The Conference ', 'old'],
    ['welcomed', 'new'],
    [' the report.', 'old'],
  ] as const
  expect(credited(ofParent, ...words)).toEqual([[ofChild, 'wrote']])
})

it('[V13] leaves what was read out, and what nobody amended, to the amendment itself', () => {
  const { meeting, put, credited } = recorded()
  const parent = meeting.table(ana, 'one', welcomed)
  const child = amendTo(meeting, parent, 'The Conference warmly welcomed the report.')
  const ofChild = put(president, adopt(child))
  const orally = [json(p('one', 'The Conference warmly welcomed the long report.'))]
  const ofParent = put(president, { kind: 'adopt-amendment', amendment: parent, orally })
  const words = [
    ['The Conference ', 'old'],
    ['warmly welcomed', 'new'],
    [' the ', 'old'],
    ['long ', 'new'],
    ['report.', 'old'],
  ] as const
  expect(credited(ofParent, ...words)).toEqual([
    [ofChild, 'wrote'],
    [ofParent, 'wrote'],
  ])
  const alone = begin(meeting, ana, draft('two'))
  meeting.done(ana, tabling(alone), content(p('two', 'The Conference thanked everyone.')))
  put(president, adopt(alone))
  expect(credited(ofParent, ...words)).toHaveLength(2)
})

it.each([
  ['divided', 'n', p('n', 'welcomed the report of the experts.'), 0],
  [
    'joined to another',
    'zero',
    p('zero', 'It met. The Conference welcomed the report of the experts.'),
    23,
  ],
])('[V13] credits them in a paragraph that others have %s', (_, id, block, before) => {
  const { meeting, put, register } = recorded()
  const parent = meeting.table(ana, 'one', welcomed)
  const child = amendTo(meeting, parent, 'The Conference welcomed the report of the experts.')
  const [ofChild, ofParent] = [put(president, adopt(child)), put(president, adopt(parent))]
  const lengths = [before, 8, 11, 15, 1]
  const written: Handwriting = {
    sources: [opening, { kind: 'act', entry: ofParent, at: meeting.now }],
    runs: { [id]: lengths.flatMap((length, at) => (length > 0 ? [length, at % 2] : [])) },
    touched: {},
  }
  const { sources, runs } = byProposers(written, () => block, register())
  const said = runsOf({ sources, runs, touched: {} }, id as BlockId, block.content.size)
  const by = (entry: number) =>
    said.flatMap(({ from, to, source }) =>
      source?.kind === 'act' && source.entry === entry ? [block.textBetween(from, to)] : [],
    )
  expect(by(ofChild)).toEqual([' of the experts'])
  expect(by(ofParent)).toEqual(['welcomed'])
})
