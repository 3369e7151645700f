import { diffArrays, diffWordsWithSpace } from 'diff'
import { diff_match_patch } from 'diff-match-patch'
import { diffIndices } from 'node-diff3'
import { commonRuns } from '../../shared/amendments/common-runs'
import { diff } from '../../shared/amendments/diff'
import { schema } from '../../shared/document/schema'
import type { Pair } from './word-pairs'

type Words = readonly string[]

/** How many words the shortest script that each finds deletes and inserts. */
export const scripts: Readonly<Record<string, (a: Words, b: Words) => number>> = {
  ours: (a, b) => {
    let size = a.length + b.length
    for (const run of commonRuns(a, b)) size -= 2 * run.length
    return size
  },
  jsdiff: (a, b) => {
    let size = 0
    for (const part of diffArrays([...a], [...b]))
      if (part.added || part.removed) size += part.count
    return size
  },
  'diff-match-patch': (a, b) => {
    const numbers = new Map<string, string>()
    const [one, other] = [characters(a, numbers), characters(b, numbers)]
    let size = 0
    for (const [kind, words] of exact.diff_main(one, other, false))
      if (kind !== 0) size += words.length
    return size
  },
  'node-diff3': (a, b) => {
    let size = 0
    for (const { buffer1, buffer2 } of diffIndices([...a], [...b])) size += buffer1[1] + buffer2[1]
    return size
  },
}

const exact = new diff_match_patch()
exact.Diff_Timeout = 0

/** The way its authors give for words: a character for each, outside those that come in pairs. */
function characters(words: Words, numbers: Map<string, string>): string {
  let out = ''
  for (const word of words) {
    let character = numbers.get(word)
    if (character === undefined) {
      const code = numbers.size + 1
      character = String.fromCharCode(code < 0xd800 ? code : code + 0x800)
      numbers.set(word, character)
    }
    out += character
  }
  return out
}

/** What a reader is shown: the places that are marked, as offsets in the old and the new version. */
export interface Mark {
  readonly from: number
  readonly to: number
  readonly fromB: number
  readonly toB: number
}

/** From two texts to marks for a reader. `node-diff3` has nothing of the kind. */
export const markings: Readonly<Record<string, (pair: Pair) => readonly Mark[]>> = {
  ours: (pair) => diff(paragraph(pair.old), paragraph(pair.new)),
  jsdiff: (pair) =>
    marksOf(
      diffWordsWithSpace(pair.old, pair.new).map(({ added, removed, value }) => [
        added ? 1 : removed ? -1 : 0,
        value,
      ]),
    ),
  'diff-match-patch': (pair) => {
    const parts = exact.diff_main(pair.old, pair.new)
    exact.diff_cleanupSemantic(parts)
    return marksOf(parts.map(([kind, value]) => [kind, value]))
  },
}

function paragraph(text: string) {
  return schema.node('paragraph', null, text ? [schema.text(text)] : [])
}

/** What is deleted and what is inserted at one place are one mark. */
function marksOf(parts: readonly (readonly [number, string])[]): readonly Mark[] {
  const marks: Mark[] = []
  let [at, atB, open] = [0, 0, false]
  for (const [kind, { length }] of parts) {
    if (kind !== 0) {
      const last = open ? marks.pop() : undefined
      const { from, fromB } = last ?? { from: at, fromB: atB }
      marks.push({
        from,
        to: at + (kind < 0 ? length : 0),
        fromB,
        toB: atB + (kind > 0 ? length : 0),
      })
    }
    open = kind !== 0
    if (kind <= 0) at += length
    if (kind >= 0) atB += length
  }
  return marks
}
