import type { Node } from 'prosemirror-model'
import { findBlock } from '../document/blocks'
import type { BlockId } from '../ids'

/** Characters that a list has room for. */
const most = 160

/** The words between two positions of a text, shortened for a list. */
export function wordsOf(text: Node, from: number, to: number, long = most): string {
  return shortened(text.textBetween(from, Math.min(to, from + long * 4), ' ', ' '), long)
}

function shortened(words: string, most: number): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`
}

/** As `wordsOf`, where they are in one block: of ten thousand brackets each would look it through. */
export function wordsWithin(text: Node, id: BlockId | null, from: number, to: number): string {
  const block = id && findBlock(text, id)
  if (!block || to > block.pos + block.node.nodeSize) return wordsOf(text, from, to)
  const start = block.pos + 1
  const words = flat(block.node).slice(from - start, Math.min(to - start, from - start + most * 4))
  return shortened(words.replaceAll(nothing, ''), most)
}

/** What stands at a position of a block where it has no word. */
const nothing = '\0'
const flats = new WeakMap<Node, string>()

/** The words of a block, one character for each of its positions. */
function flat(block: Node): string {
  const before = flats.get(block)
  if (before !== undefined) return before
  let made = ''
  block.descendants((node, pos) => {
    if (node.isInline) made = made.padEnd(pos, nothing) + (node.text ?? (node.isLeaf ? ' ' : ''))
  })
  flats.set(block, made)
  return made
}
