import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { read, seed } from '../../shared/document/ydoc'
import { amendmentId } from '../../shared/ids'
import type { Act } from '../../shared/protocol'
import { p } from '../../shared/testing/build'
import { content } from '../../shared/testing/meeting'
import { ask } from './asked'
import type { OpenDraft } from './open-draft'

const back = { kind: 'take-draft-back', amendment: amendmentId('theirs') } as const
const copy = amendmentId('copy')

/** What becomes of a copy of what another delegation discarded. */
async function taken({ isWritable = true, isSent = true }) {
  const doc = new Y.Doc()
  seed(doc, content(p('a', 'The Conference noted the report.')))
  const draft: OpenDraft = {
    doc: () => doc,
    rationale: () => '',
    written: () => 0,
    isWhole: () => true,
    isWritable: () => isWritable,
  }
  const acts: Act[] = []
  const answer = await ask(
    back,
    {
      async perform(act) {
        acts.push(act)
        return { kind: 'done', result: { kind: 'draft', amendment: copy } }
      },
    },
    {
      find: () => draft,
      writable: async () => (isWritable ? draft : null),
      discarded: async () => ({
        words: content(p('a', 'The Conference welcomed the report.')),
        rationale: '',
      }),
    },
    async () => isSent,
  )
  const said = read(doc)
  return { acts, answer, said: said.kind === 'valid' ? said.node.textContent : said.why }
}

it('[A38] what was discarded is given up once its words are with the hub in the copy', async () => {
  const { acts, answer, said } = await taken({})
  expect(said).toContain('The Conference welcomed the report.')
  expect(acts).toEqual([back, { ...back, into: copy }])
  expect(answer).toEqual({ kind: 'done', result: { kind: 'draft', amendment: copy } })
})

it('[A38] what was discarded is kept while its words are on their way, or cannot be put in', async () => {
  expect((await taken({ isSent: false })).acts).toEqual([back])
  const { acts, answer } = await taken({ isWritable: false })
  expect(acts).toEqual([back])
  expect(answer).toEqual({ kind: 'problem', why: 'no-answer' })
})
