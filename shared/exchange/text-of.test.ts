import fc from 'fast-check'
import { expect, it } from 'vitest'
import { annex, heading, p, section, text } from '../testing/build'
import { build } from './build'
import { eachBlock, type FinalDocument } from './final-document'
import { anyText } from './testing/any-text'
import {
  at,
  conference,
  digest,
  finalDocument,
  finalText,
  structuredText,
} from './testing/final-text'
import { textOf } from './text-of'

const printed = (document: FinalDocument): FinalDocument =>
  build({ text: textOf(document), conference, stage: document.status, at, digest })

it.each([
  ['a final document', finalText],
  ['all its structures', structuredText],
])('is printed as it was: %s', (_, given) => {
  const document = finalDocument(given)
  expect(followed(printed(document))).toEqual(followed(document))
})

it('is printed as it was, whatever the text', () => {
  fc.assert(
    fc.property(anyText, (given) => {
      const document = build({ text: given, conference, stage: 'adopting', at, digest })
      expect(followed(printed(document))).toEqual(followed(document))
    }),
    { numRuns: 200, seed: 20051123 },
  )
})

it('takes ids as long as those of a conference', () => {
  const id = (at: number) => `c7dd00e0-de2c-4d86-b751-a1cf18c7541${at}`
  const document = finalDocument(
    text(
      section(id(1), p(id(2), 'Noted.')),
      annex(id(3), heading(id(4), 1, 'Agenda'), p(id(5), 'Closure.')),
    ),
  )
  expect(followed(printed(document))).toEqual(followed(document))
  textOf(document).check()
})

/** With ids in the place of anchors: which are made depends on references to what is not there. */
function followed(document: FinalDocument): unknown {
  const ids = new Map<string, string>()
  for (const part of document.parts) if ('anchor' in part) ids.set(part.anchor, part.id)
  eachBlock(document, (block) => {
    if ('anchor' in block && block.anchor) ids.set(block.anchor, block.id)
  })
  return JSON.parse(JSON.stringify(document), (key, value: unknown) => {
    if (key === 'anchor') return undefined
    return key === 'to' || key === 'target' ? ids.get(String(value)) : value
  })
}
