import { expect, it } from 'vitest'
import { blockIdOf, toBlock } from '../../shared/amendments/change'
import { amendmentId } from '../../shared/ids'
import { heading, p, section, text } from '../../shared/testing/build'
import type { Answer } from './acts'
import type { Asked } from './asked'
import { beginDraftsFrom } from './drafts-from-text'

const issued = text(
  section(
    's',
    heading('h', 1, 'Conclusions'),
    p('a', 'The Conference noted the report.'),
    p('b', 'The Conference thanked the President.'),
  ),
)
const changed = text(
  section(
    's',
    heading('h', 1, 'Conclusions'),
    p('a', 'The Conference welcomed the report.'),
    p('b', 'The Conference warmly thanked the President.'),
  ),
)

/** A hub that answers so, one after the other. */
function hub(...answers: readonly Answer[]) {
  const acts: Asked[] = []
  const perform = async (act: Asked): Promise<Answer> => {
    acts.push(act)
    return (
      answers[acts.length - 1] ?? {
        kind: 'done',
        result: { kind: 'draft', amendment: amendmentId(`d${acts.length}`) },
      }
    )
  }
  const asked = () =>
    acts.flatMap((act) =>
      act.kind === 'draft-amendment'
        ? (act.proposed ?? []).map((json) => [blockIdOf(json), toBlock(json).textContent])
        : [],
    )
  return { perform, asked }
}

it('begins one draft for each paragraph that was changed, with its words', async () => {
  const { perform, asked } = hub()
  expect(await beginDraftsFrom({ perform }, issued, changed)).toEqual([
    { kind: 'draft', amendment: 'd1' },
    { kind: 'draft', amendment: 'd2' },
  ])
  expect(asked()).toEqual([
    ['a', 'The Conference welcomed the report.'],
    ['b', 'The Conference warmly thanked the President.'],
  ])
})

it('keeps what others have changed in the text since it was issued', async () => {
  const now = text(
    section(
      's',
      heading('h', 1, 'Conclusions'),
      p('a', 'The Conference noted the final report.'),
      p('b', 'The Conference much thanked the President.'),
    ),
  )
  const { perform, asked } = hub()
  await beginDraftsFrom({ perform }, issued, changed, now)
  expect(asked()).toEqual([
    ['a', 'The Conference welcomed the final report.'],
    // Both say how it thanked: the words of the changed text are proposed.
    ['b', 'The Conference warmly thanked the President.'],
  ])
})

it('goes on after one that is refused, and says which it was', async () => {
  const { perform } = hub({ kind: 'refused', why: 'no-such-block' })
  const begun = await beginDraftsFrom({ perform }, issued, changed)
  expect(begun.map(({ kind }) => kind)).toEqual(['not-begun', 'draft'])
  expect(begun[0]).toMatchObject({ answer: { kind: 'refused', why: 'no-such-block' } })
})

it('asks nothing more once the hub cannot be reached, and loses none of them', async () => {
  const { perform, asked } = hub({ kind: 'problem', why: 'unreachable' })
  const begun = await beginDraftsFrom({ perform }, issued, changed)
  expect(begun.map(({ kind }) => kind)).toEqual(['not-begun', 'not-begun'])
  expect(asked()).toHaveLength(1)
})
