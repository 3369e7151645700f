import type { Node } from 'prosemirror-model'
import { schema } from '../document/schema'

/** What stands in a reading for a footnote, and for any other thing between the words. */
export const noteSign = '\ufffc'
export const otherSign = '\ufff9'

/**
 * The words of a textblock as one string in which every place is a place in the block: what stands
 * between the words (a footnote, a cross-reference) takes as many signs as it takes positions.
 */
export interface Reading {
  readonly words: string
  readonly block: Node
  /** From the position before the outermost block to the content of this textblock. */
  readonly start: number
  /** Whether a place stands between quotation marks, or in another language: the words are another's. */
  isQuoted(at: number): boolean
  /** Whether it is in a passage that is marked as of another language. */
  isForeign(at: number): boolean
  /** Whether every letter from one place to the other bears a mark. */
  isMarked(from: number, to: number, mark: 'em' | 'strong'): boolean
}

const known = new WeakMap<Node, readonly Reading[]>()

/** The readings of a block: its own words, those of its footnotes, the cells of a table. */
export function readingsOf(block: Node): readonly Reading[] {
  const before = known.get(block)
  if (before) return before
  const made: Reading[] = []
  if (block.isTextblock) read(block, 1, made)
  else {
    block.descendants((node, pos) => {
      if (node.isTextblock) read(node, pos + 2, made)
      return !node.isTextblock
    })
  }
  known.set(block, made)
  return made
}

function read(block: Node, start: number, into: Reading[]): void {
  let words = ''
  const notes: { node: Node; start: number }[] = []
  const add = (node: Node, offset: number) => {
    if (node.isText) words += node.text ?? ''
    else if (node.type === schema.nodes.break) words += '\n'
    else if (node.type === schema.nodes.footnote) {
      notes.push({ node, start: start + offset + 1 })
      words += noteSign.repeat(node.nodeSize)
    } else words += otherSign.repeat(node.nodeSize)
  }
  block.forEach(add)
  into.push(reading(words, block, start))
  for (const note of notes) read(note.node, note.start, into)
}

function reading(words: string, block: Node, start: number): Reading {
  let quoted: Spans | null = null
  let passages: Spans | null = null
  return {
    words,
    block,
    start,
    isQuoted(at) {
      if (block.attrs.kind === 'quotation') return true
      quoted ??= quotations(words)
      return isIn(quoted, at) || this.isForeign(at)
    },
    isForeign(at) {
      passages ??= foreign(block)
      return isIn(passages, at)
    },
    isMarked(from, to, mark) {
      let all = true
      block.nodesBetween(from, to, (node) => {
        if (node.isText && !schema.marks[mark].isInSet(node.marks)) all = false
        return all
      })
      return all
    },
  }
}

type Spans = readonly (readonly [number, number])[]

function isIn(spans: Spans, at: number): boolean {
  return spans.some(([from, to]) => from <= at && at < to)
}

function foreign(block: Node): Spans {
  const passages: (readonly [number, number])[] = []
  block.forEach((child, offset) => {
    if (schema.marks.lang.isInSet(child.marks)) passages.push([offset, offset + child.nodeSize])
  })
  return passages
}

const quotation = /“[^”]*”?|«[^»]*»?|"[^"]*"/g

function quotations(words: string): Spans {
  return [...words.matchAll(quotation)].map((match) => [match.index, match.index + match[0].length])
}
