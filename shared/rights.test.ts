import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type SeatOf, type Stage, stages } from './conference'
import type { DocumentName } from './document-name'
import { amendmentId, delegationId, textId } from './ids'
import {
  type Access,
  access,
  actKinds,
  may,
  mayOpen,
  mayReopen,
  mayTakeBack,
  mayWriteText,
  type Part,
  reopened,
  takenBack,
} from './rights'

/**
 * The rights are written twice: in rights.ts, for the machine, and in rights.txt, for whoever
 * knows the rules of procedure. This compares every role, act, document and stage of the two.
 */
const own = delegationId('ardesia')
const other = delegationId('belvane')

const seats: readonly (readonly [string, SeatOf])[] = [
  ['S', { role: 'secretariat' }],
  ['P', { role: 'president' }],
  ['O', { role: 'observer' }],
  ['D', { role: 'delegation', delegation: own, pen: true }],
  ['d', { role: 'delegation', delegation: own, pen: false }],
]

const draft: DocumentName = { kind: 'amendment', amendment: amendmentId('a1') }
const documents: ReadonlyMap<string, { document: DocumentName; part: Part }> = new Map([
  ['the text', { document: { kind: 'text', text: textId('t') }, part: 'none' }],
  ['the register', { document: { kind: 'register' }, part: 'none' }],
  ['who takes part', { document: { kind: 'people' }, part: 'none' }],
  ['the follow-up', { document: { kind: 'follow-up' }, part: 'none' }],
  ['one’s own folder', { document: { kind: 'folder', delegation: own }, part: 'none' }],
  ['another’s folder', { document: { kind: 'folder', delegation: other }, part: 'none' }],
  ['one’s own draft', { document: draft, part: 'sponsor' }],
  ['the secretariat’s file', { document: { kind: 'secretariat' }, part: 'none' }],
  ['a draft offered to one', { document: draft, part: 'invited' }],
  ['a discarded draft', { document: draft, part: 'discarded' }],
  ['another’s draft', { document: draft, part: 'none' }],
  ['one’s own kept words', { document: { kind: 'kept', delegation: own }, part: 'none' }],
  ['another’s kept words', { document: { kind: 'kept', delegation: other }, part: 'none' }],
  ['kept words of S', { document: { kind: 'kept', delegation: null }, part: 'none' }],
  ['a template of letters', { document: { kind: 'template', language: 'fr' }, part: 'none' }],
])

type Table = ReadonlyMap<string, readonly string[]>

/** The lines beneath a heading in capitals, each by its name, with a cell for each stage. */
function tableUnder(heading: string): Table {
  const page = readFileSync(new URL('rights.txt', import.meta.url), 'utf8')
  const from = page.split(`\n${heading}\n`)[1]?.split(/\n[A-Z]+\n/)[0] ?? ''
  const lines = from.split('\n').filter((line) => line.trim() !== '')
  return new Map(
    lines.map((line) => {
      const [name = '', ...cells] = line.split(/ {2,}/)
      return [name.replace("'", '’'), cells]
    }),
  )
}

const cellOf = (has: (seat: SeatOf) => boolean): string =>
  seats
    .filter(([, seat]) => has(seat))
    .map(([letter]) => letter)
    .join('') || '.'

it('every act', () => {
  const granted = actKinds.map((act): [string, string[]] => [
    act,
    stages.map((stage) => cellOf((seat) => may(seat, act, stage) === 'yes')),
  ])
  expect(new Map(granted)).toEqual(tableUnder('ACTS'))
})

it('every act that may be about one thing and not about another', () => {
  const row = (name: string, has: (seat: SeatOf, stage: Stage) => boolean): [string, string[]] => [
    name,
    stages.map((stage) => cellOf((seat) => has(seat, stage))),
  ]
  const granted = [
    ...stages.map((to) =>
      row(`open-stage: ${to}`, (seat, stage) => mayOpen(seat, stage, to) === 'yes'),
    ),
    ...reopened.map((what) =>
      row(`reopen-agreed: ${what}`, (seat, stage) => mayReopen(seat, what, stage) === 'yes'),
    ),
    ...takenBack.map((what) =>
      row(`take-draft-back: ${what}`, (seat, stage) => mayTakeBack(seat, what, stage) === 'yes'),
    ),
  ]
  expect(new Map(granted)).toEqual(tableUnder('WITHIN'))
})

it('allows within an act nothing that the act itself does not allow', () => {
  for (const [letter, seat] of seats) {
    for (const stage of stages) {
      const opens = stages.map((to) => mayOpen(seat, stage, to))
      const reopens = reopened.map((what) => mayReopen(seat, what, stage))
      const takes = takenBack.map((what) => mayTakeBack(seat, what, stage))
      if (may(seat, 'open-stage', stage) !== 'yes') expect(opens, letter).not.toContain('yes')
      if (may(seat, 'reopen-agreed', stage) !== 'yes') expect(reopens, letter).not.toContain('yes')
      if (may(seat, 'take-draft-back', stage) !== 'yes') expect(takes, letter).not.toContain('yes')
    }
  }
})

it('every kind of document is in the table', () => {
  const kinds: Record<DocumentName['kind'], true> = {
    text: true,
    register: true,
    people: true,
    'follow-up': true,
    secretariat: true,
    folder: true,
    amendment: true,
    kept: true,
    template: true,
  }
  const listed = new Set([...documents.values()].map(({ document }) => document.kind))
  expect(listed).toEqual(new Set(Object.keys(kinds)))
})

describe('every document', () => {
  const granted = (enough: readonly Access[]): Table =>
    new Map(
      [...documents].map(([name, { document, part }]) => [
        name,
        stages.map((stage) =>
          cellOf((seat) => enough.includes(access(seat, document, stage, part))),
        ),
      ]),
    )

  it('to write', () => expect(granted(['write'])).toEqual(tableUnder('WRITING')))
  it('to read', () => expect(granted(['write', 'read'])).toEqual(tableUnder('READING')))
})

it('says the first reason: the role before the pen, the pen before the stage', () => {
  const reasons = (seat: SeatOf, stage: Stage) => may(seat, 'draft-amendment', stage)
  expect(reasons({ role: 'president' }, 'drafting')).toBe('not-your-role')
  expect(reasons({ role: 'delegation', delegation: own, pen: false }, 'drafting')).toBe(
    'not-your-pen',
  )
  expect(reasons({ role: 'delegation', delegation: own, pen: true }, 'drafting')).toBe(
    'not-at-this-stage',
  )
})

it('nobody can be made the sponsor of a draft but a delegation', () => {
  for (const [letter, seat] of seats) {
    const readable = access(seat, draft, 'amending', 'sponsor') !== 'none'
    expect(readable, letter).toBe(seat.role === 'delegation')
  }
})

it('mayWriteText agrees with access to the text', () => {
  for (const stage of stages) {
    for (const [letter, seat] of seats) {
      const write = access(seat, { kind: 'text', text: textId('t') }, stage, 'none') === 'write'
      expect(mayWriteText(seat, stage), `${letter} ${stage}`).toBe(write)
    }
  }
})
