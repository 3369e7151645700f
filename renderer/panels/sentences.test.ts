import { expect, it } from 'vitest'
import { problemCodes } from '../../shared/protocol'
import { refusals } from '../../shared/refusals'
import { closeReasons } from '../../shared/sync'
import type { Trouble } from '../session/acts'
import { sayClosed, sayNotDone, sayOutdated, sayPlace } from './sentences'

const troubles: readonly Trouble[] = [
  ...problemCodes,
  'outdated',
  'unreachable',
  'no-answer',
  'unintelligible',
]

it('has a sentence for what happened and one for what to do, for each that can go wrong', () => {
  const said = [
    ...refusals.map((why) => sayNotDone({ kind: 'refused', why })),
    ...troubles.map((why) => sayNotDone({ kind: 'problem', why })),
    ...[...closeReasons, 'closed' as const].map(sayClosed),
    ...(['window', 'hub', 'content'] as const).flatMap((why) =>
      [true, false].map((host) => sayOutdated(why, { host, showInFolder: host })),
    ),
  ]
  for (const { what, next } of said) {
    expect(what).toMatch(/^[A-Z].+\.$/)
    expect(next).toMatch(/^[A-Z].+\.$/)
  }
})

it('says where a block stands', () => {
  const spot = {
    kind: 'paragraph',
    label: '3 (a)',
    annex: 'Annex I',
    under: null,
    order: 1,
  } as const
  expect(sayPlace(spot)).toBe('Annex I, paragraph 3 (a)')
  expect(sayPlace({ ...spot, annex: null, label: null })).toBe('unnumbered paragraph')
  expect(sayPlace(null)).toBe('a paragraph that is no longer in the text')
})
