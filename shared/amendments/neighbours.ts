import type { Node } from 'prosemirror-model'
import { wordsOf } from './words'

/**
 * The words of a paragraph that stand beside each other.
 *
 * Where nearly all words of it stand in a text in their order, many of its neighbours still are
 * neighbours: a word that is gone parts two pairs of them, and one that has come in parts one. To
 * count those is much less work than to look how the words fit.
 */
export class Neighbours {
  readonly #pairs = new Map<string, Map<string, number>>()

  constructor(words: readonly string[]) {
    for (const [at, word] of words.entries()) {
      const next = words[at + 1]
      if (next === undefined) return
      const after = this.#pairs.get(word) ?? new Map<string, number>()
      this.#pairs.set(word, after.set(next, (after.get(next) ?? 0) + 1))
    }
  }

  /** How many of the pairs stand together somewhere in a block. */
  in(block: Node): number {
    const { keys } = wordsOf(block).strong
    const seen = new Map<string, Set<string>>()
    let count = 0
    for (const [at, word] of keys.entries()) {
      const next = keys[at + 1]
      const times = next === undefined ? 0 : (this.#pairs.get(word)?.get(next) ?? 0)
      if (next === undefined || times === 0) continue
      const after = seen.get(word) ?? new Set<string>()
      if (after.has(next)) continue
      seen.set(word, after.add(next))
      count += times
    }
    return count
  }
}
