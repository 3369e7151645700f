import type { Node } from 'prosemirror-model'
import { type BlockJSON, blockIdOf, type Change, toBlock } from './change'
import { commonRuns } from './common-runs'
import type { Turn } from './drawn'
import { drawChange } from './drawn-change'
import { wordsOf } from './words'

/** How far a change is removed from the original, in words; signs are not counted. */
export interface Measure {
  readonly kept: number
  readonly removed: number
  readonly added: number
  /**
   * From 0, where every word stays and none comes, to 1, where none stays: the part that goes or
   * comes of all words that are in the one or the other.
   */
  readonly distance: number
  /** Paragraphs that come to be divided, joined or moved, of which no word goes or comes by that. */
  readonly divided: number
  readonly joined: number
  readonly moved: number
}

const known = new WeakMap<Change, Measure>()

/**
 * Of the words that its sponsors saw and those that they propose, whatever has become of the text.
 * To take out a paragraph, or to put one in, is as far removed as can be.
 */
export function measureOf(change: Change): Measure {
  const before = known.get(change)
  if (before) return before
  const base = wordsOfAll(change.base)
  const proposed = wordsOfAll(inOrderOf(change))
  const kept = commonRuns(base, proposed).reduce((sum, { length }) => sum + length, 0)
  const [removed, added] = [base.length - kept, proposed.length - kept]
  const all = kept + removed + added
  const distance = all === 0 ? 0 : (removed + added) / all
  const made = { kept, removed, added, distance, ...turnedIn(change) }
  known.set(change, made)
  return made
}

/** What is proposed, with what is moved at its old place: its words neither go nor come. */
function inOrderOf({ base, proposed }: Change): readonly BlockJSON[] {
  const places = new Map(base.map((json, at) => [blockIdOf(json), at]))
  const placed: { json: BlockJSON; place: number }[] = []
  for (const json of proposed) {
    const own = places.get(blockIdOf(json))
    placed.push({ json, place: own ?? placed.at(-1)?.place ?? -1 })
  }
  return placed.sort((one, other) => one.place - other.place).map(({ json }) => json)
}

function turnedIn(change: Change): Pick<Measure, 'divided' | 'joined' | 'moved'> {
  const drawn = drawChange(change)
  const turns = (turn: Turn) => drawn.filter((each) => 'turn' in each && each.turn === turn).length
  return {
    divided: turns('split'),
    joined: turns('joined'),
    moved: drawn.filter(({ how }) => how === 'moved-here').length,
  }
}

function wordsOfAll(blocks: readonly BlockJSON[]): string[] {
  return blocks.flatMap((json) => wordsIn(toBlock(json)))
}

/** Of a table those of its cells, one after another. */
function wordsIn(block: Node): readonly string[] {
  return block.isTextblock ? wordsOf(block).strong.keys : block.children.flatMap(wordsIn)
}
