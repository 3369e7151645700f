import { expect, it } from 'vitest'
import { p } from '../../shared/testing/build'
import {
  adopt,
  ana,
  ben,
  meet,
  open,
  president,
  reject,
  secretariat,
} from '../../shared/testing/meeting'
import { shownOf } from './shown'

const takeUp = (amendment: ReturnType<ReturnType<typeof meet>['table']>) =>
  ({ kind: 'take-up-amendment', amendment }) as const

function rivals() {
  const meeting = meet()
  const one = meeting.table(ana, 'one', p('one', 'The Conference welcomed the report.'))
  const two = meeting.table(ben, 'one', p('one', 'The Conference praised the report.'))
  return { meeting, one, two, shown: () => shownOf(meeting.register, meeting.text) }
}

it('shows nothing before an amendment is taken up', () => {
  expect(rivals().shown()).toEqual({ kind: 'nothing' })
})

it('shows the paragraph with the change in it, how it would read, and who else is on it', () => {
  const { meeting, one, two, shown } = rivals()
  meeting.done(president, takeUp(one))
  const now = shown()
  if (now.kind !== 'amendment') throw new Error('One is under consideration')
  expect(now.amendment.id).toBe(one)
  expect(now.rivals.map(({ id }) => id)).toEqual([two])
  expect(now.paragraphs).toMatchObject([
    {
      label: '1.',
      line: {
        segments: [
          { how: 'same', words: 'The Conference ', at: 0 },
          { how: 'out', words: 'noted', at: 1 },
          { how: 'in', words: 'welcomed', at: 2 },
          { how: 'same', words: ' the report.', at: 3 },
        ],
      },
      reads: [{ label: '1.', words: 'The Conference welcomed the report.' }],
    },
  ])
})

it('goes on showing what was decided until another is taken up', () => {
  const { meeting, one, two, shown } = rivals()
  meeting.done(president, takeUp(one))
  meeting.done(president, adopt(one))
  const now = shown()
  expect(now.kind === 'amendment' && [now.amendment.state.kind, now.paragraphs]).toMatchObject([
    'adopted',
    [{ label: '1.', reads: [{ words: 'The Conference welcomed the report.' }] }],
  ])
  meeting.done(president, takeUp(two))
  // What cannot be adopted, or was not, is not shown as if the paragraph read so.
  const marked = {
    line: { segments: [{}, { how: 'out' }, { words: 'praised' }, {}] },
    reads: [],
  }
  expect(shown()).toMatchObject({
    amendment: { id: two },
    verdict: 'collides',
    paragraphs: [marked],
  })
  meeting.done(president, reject(two))
  expect(shown()).toMatchObject({ amendment: { id: two }, verdict: null, paragraphs: [marked] })
})

it('shows no decision any more once the text is adopted, or drafting goes on', () => {
  const { meeting, one, two, shown } = rivals()
  meeting.done(president, adopt(one))
  meeting.done(president, reject(two))
  meeting.done(secretariat, open('drafting'))
  expect(shown()).toEqual({ kind: 'nothing' })
  meeting.done(secretariat, open('adopting'))
  expect(shown()).toMatchObject({ kind: 'amendment' })
  meeting.done(president, open('adopted'))
  expect(shown()).toEqual({ kind: 'sealed', symbol: null })
})
