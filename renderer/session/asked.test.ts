import { describe, expect, it } from 'vitest'
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
const answered = { kind: 'done', result: { kind: 'nothing' } } as const

/** What becomes of a copy of what another delegation discarded. */
async function taken({ isWritable = true, isSent = true }) {
  const doc = new Y.Doc()
  seed(doc, content(p('a', 'The Conference noted the report.')))
  const draft: OpenDraft = {
    doc: () => doc,
    rationale: () => '',
    written: () => 0,
    writtenHere: () => 0,
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
    async () => answered,
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

describe('[A62] what is typed while a draft is being tabled', () => {
  const amendment = amendmentId('ours')
  const movedOn = { kind: 'refused', why: 'draft-moved-on' } as const

  /** Of a draft in which so much is written, here and elsewhere, each time it goes to the hub. */
  async function tabled(typed: readonly { readonly here: number; readonly others: number }[]) {
    const doc = new Y.Doc()
    seed(doc, content(p('a', 'The Conference noted the report.')))
    const written = { here: 1, others: 1 }
    const draft: OpenDraft = {
      doc: () => doc,
      rationale: () => '',
      written: () => written.here + written.others,
      writtenHere: () => written.here,
      isWhole: () => true,
      isWritable: () => true,
    }
    const seen: number[] = []
    const answer = await ask(
      { kind: 'table-amendment', amendment },
      {
        async perform(act) {
          if (act.kind !== 'table-amendment') throw new Error(act.kind)
          const more = typed[seen.length]
          seen.push(act.seen)
          if (!more) return { kind: 'done', result: { kind: 'nothing' } }
          written.here += more.here
          written.others += more.others
          return movedOn
        },
      },
      { find: () => draft, writable: async () => draft, discarded: async () => null },
      async () => true,
      async () => answered,
    )
    return { answer, seen }
  }

  it('by oneself is tabled with it', async () => {
    const { answer, seen } = await tabled([{ here: 1, others: 0 }])
    expect(answer).toEqual({ kind: 'done', result: { kind: 'nothing' } })
    expect(seen).toEqual([2, 3])
  })

  it('by others is read first, whether it has arrived by now or not', async () => {
    expect(await tabled([{ here: 1, others: 1 }])).toEqual({ answer: movedOn, seen: [2] })
    expect(await tabled([{ here: 0, others: 0 }])).toEqual({ answer: movedOn, seen: [2] })
  })

  it('without an end is not waited for', async () => {
    const { answer, seen } = await tabled(Array.from({ length: 9 }, () => ({ here: 1, others: 0 })))
    expect(answer).toEqual(movedOn)
    expect(seen).toHaveLength(5)
  })
})
