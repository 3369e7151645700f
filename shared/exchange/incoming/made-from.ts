import type { Node } from 'prosemirror-model'
import { wordsKey } from '../../amendments/align-texts'
import { eachBlock } from '../../document/blocks'

/** A state of the text from which a file may have been made. */
export interface Origin {
  readonly key: string
  readonly symbol: string | null
  readonly text: Node
}

export interface MadeFrom<O extends Origin> {
  readonly origin: O
  /** The file names it, or it only says most of the same; or a person has said so. */
  readonly by: 'symbol' | 'words' | 'chosen'
}

/**
 * Which state of the text a file was made from: one whose symbol it bears. Of several, and where it
 * bears none that is known, the one with which it has most paragraphs in common; of those that are
 * equal, the last.
 */
export function madeFrom<O extends Origin>(
  file: { readonly symbol: string | null; readonly text: Node },
  origins: readonly O[],
): MadeFrom<O> | null {
  const symbol = plain(file.symbol)
  const named = symbol ? origins.filter((each) => plain(each.symbol) === symbol) : []
  const among = named.length > 0 ? named : origins
  const said = keysOf(file.text)
  let best: { readonly origin: O; readonly alike: number } | null = null
  for (const origin of among) {
    const alike = likeness(said, keysOf(origin.text))
    if (!best || alike >= best.alike) best = { origin, alike }
  }
  return best && { origin: best.origin, by: named.length > 0 ? 'symbol' : 'words' }
}

/** As people type it: with spaces, or in small letters. */
function plain(symbol: string | null): string {
  return (symbol ?? '').replace(/\s+/g, '').toUpperCase()
}

function keysOf(text: Node): readonly string[] {
  const keys: string[] = []
  eachBlock(text, ({ node }) => {
    if (node.content.size > 0 && node.isTextblock) keys.push(wordsKey(node))
  })
  return keys
}

/** How many of the paragraphs of both are in both, from 0 to 1. */
function likeness(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>()
  for (const key of one) left.set(key, (left.get(key) ?? 0) + 1)
  let common = 0
  for (const key of other) {
    const count = left.get(key) ?? 0
    if (count > 0) common++
    left.set(key, count - 1)
  }
  return (2 * common) / Math.max(1, one.length + other.length)
}
