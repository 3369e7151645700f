import fc from 'fast-check'
import { expect, it } from 'vitest'
import { adoptedDrafts } from '../../testing/adopted-drafts'
import { toDocx } from '../docx/docx'
import { readWord } from '../docx-in/read'
import { finalDocument } from '../testing/final-text'
import { changedAgainst } from './changed-against'
import { anyRestructured, asked, blocksIn, sparselyRestructured } from './testing/any-restructured'
import { type Deed, restructured } from './testing/restructured'

let made = 0
const newId = () => `n-${++made}`

async function against(text: Parameters<typeof finalDocument>[0] & object, deeds: readonly Deed[]) {
  const file = restructured(await toDocx(finalDocument(text)), deeds)
  return changedAgainst(text, { kind: 'word', document: readWord(file) }, newId)
}

it.each([3, 17, 2005])(
  'asks for each thing that was done to what a text is made of, in a draft of its own, from seed %i',
  async (seed) => {
    const ran = fc.asyncProperty(
      sparselyRestructured,
      async ({ text, deeds, drafts, becomes, formed }) => {
        const found = await against(text, deeds)
        expect(asked(found.drafts)).toEqual(drafts)
        expect(blocksIn(adoptedDrafts(text, found.drafts), formed)).toEqual(becomes)
        expect(found.titleChanged).toBe(false)
        expect(found.remarks).toEqual([])
      },
    )
    await fc.assert(ran, { seed, numRuns: 60 })
  },
)

it.each([5, 23, 2006])(
  'asks for all that was done side by side and for nothing elsewhere, from seed %i',
  async (seed) => {
    const ran = fc.asyncProperty(anyRestructured, async (given) => {
      const { text, deeds, becomes, formed, changed, concerned } = given
      const found = await against(text, deeds)
      expect(blocksIn(adoptedDrafts(text, found.drafts), formed)).toEqual(becomes)
      const blocks = new Set<string>(found.drafts.flatMap((draft) => draft.blocks))
      expect(changed.filter((id) => !blocks.has(id))).toEqual([])
      expect([...blocks].filter((id) => !concerned.some((each) => each === id))).toEqual([])
      expect(found.remarks).toEqual([])
    })
    await fc.assert(ran, { seed, numRuns: 60 })
  },
)
