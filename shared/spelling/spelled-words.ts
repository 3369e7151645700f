import type { Node } from 'prosemirror-model'
import { type Reading, readingsOf } from '../style/reading'

/** A word of a block, from the position before the block. */
export interface SpelledWord {
  readonly word: string
  readonly from: number
  readonly to: number
  /** A capital within a sentence: most likely a name, which no dictionary has. */
  readonly isName: boolean
  readonly before: string
  readonly after: string
}

const known = new WeakMap<Node, readonly SpelledWord[]>()

/**
 * The words of a block that can be spelled right or wrong: not symbols, acronyms, numbers and
 * addresses, nor passages that are in another language.
 */
export function spelledWords(block: Node): readonly SpelledWord[] {
  const before = known.get(block)
  if (before) return before
  const made = readingsOf(block).flatMap(inReading)
  known.set(block, made)
  return made
}

const run = /[\p{L}\p{M}\p{N}]+(?:['’‑\-/._@:&][\p{L}\p{M}\p{N}]+)*/gu
const isSpelled = /^[\p{L}\p{M}]+(?:['’‑-][\p{L}\p{M}]+)*$/u
const margin = 40

function inReading(reading: Reading): readonly SpelledWord[] {
  const { words, start, block } = reading
  const isCell = block.type.spec.tableRole !== undefined
  return [...words.matchAll(run)].flatMap((match): readonly SpelledWord[] => {
    const [written] = match
    const from = match.index
    const to = from + written.length
    // (ii) and (bb) are numbers.
    if (/^(?:[ivxl]+|(\p{Ll})\1)$/u.test(written)) return []
    if (!isSpelled.test(written) || isAcronym(written) || reading.isForeign(from)) return []
    return [
      {
        word: written,
        from: start + from,
        to: start + to,
        isName: isCapital.test(written) && (isCell || !startsSentence(words, from)),
        before: words.slice(Math.max(0, from - margin), from),
        after: words.slice(to, to + margin),
      },
    ]
  })
}

const isCapital = /^\p{Lu}/u

function startsSentence(words: string, at: number): boolean {
  return /(?:^|[.?!:]\s*|[“«"(]\s*)$/u.test(words.slice(Math.max(0, at - 3), at))
}

/** Two capitals in a word: an acronym, its plural, or a name such as McBride; and initials. */
function isAcronym(word: string): boolean {
  return (
    word.length === 1 ||
    /\p{Lu}.*\p{Lu}/u.test(word.replace(/[-‑]\p{Lu}/gu, '').replace(/^\p{L}['’]/u, ''))
  )
}
