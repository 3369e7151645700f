import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { build } from '../build'
import type { FinalDocument } from '../final-document'
import { readJson, toJson } from '../json/json'
import { anyTops } from '../testing/any-tops'
import { at, conference, digest } from '../testing/final-text'
import { redlineBetween } from './between'
import { settled } from './settled'
import { outline } from './testing/outline'

const rest = { conference, stage: 'drafting', at, digest } as const
const hand = { by: 'Secretariat', at }
const between = (before: Node, after: Node) =>
  redlineBetween({ before, after, handOf: () => hand, ...rest })
const clean = (node: Node) => outline(build({ text: node, ...rest }), null)

it('is the later text, top by top, where all is accepted, and the earlier where all is rejected', () => {
  fc.assert(
    fc.property(anyTops, anyTops, (before, after) => {
      const document = between(before, after)
      expect(outline(document, 'deleted')).toEqual(clean(after))
      expect(outline(document, 'inserted')).toEqual(clean(before))
      expect(outline(settled(document, 'accept'), null)).toEqual(clean(after))
      expect(outline(settled(document, 'reject'), null)).toEqual(clean(before))
      expect(readJson(toJson(document))).toEqual({ kind: 'document', document })
    }),
    { numRuns: 400, seed: 20061107 },
  )
})

it('says of each thing once where it is', () => {
  fc.assert(
    fc.property(anyTops, anyTops, (before, after) => {
      const ids = idsIn(between(before, after))
      expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
    }),
    { numRuns: 100, seed: 20061107 },
  )
})

function idsIn({ parts }: FinalDocument): readonly string[] {
  return parts.flatMap((part) => [
    ...('anchor' in part ? [part.anchor] : []),
    ...('blocks' in part
      ? part.blocks.flatMap((block) => ('anchor' in block && block.anchor ? [block.anchor] : []))
      : []),
  ])
}
