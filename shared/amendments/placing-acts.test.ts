import { expect, it } from 'vitest'
import type { BlockId } from '../ids'
import { p } from '../testing/build'
import {
  adopt,
  ana,
  ardesia,
  ben,
  content,
  draft,
  meet,
  president,
  tabling,
  words,
} from '../testing/meeting'
import type { Place } from './change'

const after = (block: string) => ({ kind: 'after', block: block as BlockId }) as const

function begun(...blocks: string[]) {
  const meeting = meet()
  const { result } = meeting.done(ana, draft(...blocks))
  if (result.kind !== 'draft') throw new Error('A draft is answered with its id')
  const place = (where: Exclude<Place, { kind: 'apart' }>, by = ana) =>
    meeting.act(by, { kind: 'place-draft', amendment: result.amendment, place: where })
  const isAt = () => meeting.folder(ardesia).drafts[0]?.place
  return { meeting, amendment: result.amendment, place, isAt }
}

it('[A56] a draft is moved, moved again, and brought back to where its words are', () => {
  const { place, isAt } = begun('one')
  place(after('two'))
  expect(isAt()).toEqual(after('two'))
  place(after('table'))
  expect(isAt()).toEqual(after('table'))
  place({ kind: 'there' })
  expect(isAt()).toEqual({ kind: 'there' })
})

it('[A56] it comes to stand where it was placed last', () => {
  const { meeting, amendment, place } = begun('one')
  place(after('table'))
  place(after('two'))
  const table = tabling(amendment)
  const asItWas = content(p('one', 'The Conference noted the report.'))
  expect(meeting.act(ana, table, asItWas).kind).toBe('done')
  meeting.done(president, adopt(amendment))
  expect(words(meeting.text)).toEqual([
    'Conclusions',
    'The Conference thanked the President.',
    'The Conference noted the report.',
    '',
  ])
})

it('[A56] is refused for what stands beside itself, a place that is not there, and a stranger', () => {
  const { place, isAt } = begun('one')
  expect(place(after('one'))).toMatchObject({ why: 'place-not-possible' })
  expect(place(after('gone'))).toMatchObject({ why: 'no-such-block' })
  expect(place(after('two'), ben)).toMatchObject({ why: 'no-such-amendment' })
  expect(isAt()).toEqual({ kind: 'there' })
})
