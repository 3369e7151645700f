import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toDocx } from '../docx/docx'
import { readWord } from '../docx-in/read'
import { finalDocument } from '../testing/final-text'
import { changedAgainst } from './changed-against'
import { anyHands } from './testing/any-hands'
import { inOtherHands } from './testing/other-hands'
import { said } from './testing/said-drafts'

it.each([3, 17, 2005])(
  'asks for what was done to it and for nothing else, from seed %i',
  async (seed) => {
    let made = 0
    const ran = fc.asyncProperty(anyHands, async ({ text, deeds, expected }) => {
      const file = inOtherHands(await toDocx(finalDocument(text)), deeds)
      const source = { kind: 'word', document: readWord(file) } as const
      const { drafts, titleChanged, remarks } = changedAgainst(text, source, () => `n-${++made}`)
      expect(said(drafts)).toEqual(expected)
      expect(titleChanged).toBe(false)
      // Other signs for the same are no amendment, and are told.
      expect(remarks.filter(({ kind }) => kind !== 'retyped')).toEqual([])
    })
    await fc.assert(ran, { seed, numRuns: 60 })
  },
)
