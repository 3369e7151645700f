import type { Node } from 'prosemirror-model'

/**
 * How many words a text, or the part between two positions, has; its footnotes are counted with it.
 * A word is a run of letters, marks and digits, with what joins them inside a word (`3,000`,
 * `States’`, `non-governmental`, `CONF.7/L.1`); a Chinese or Japanese character counts as one. Scripts
 * that write several words without a space are therefore counted too low.
 */
export function countWords(text: Node, from = 0, to = text.content.size): number {
  let count = 0
  text.forEach((child, offset) => {
    const end = offset + child.nodeSize
    if (end <= from || offset >= to) return
    if (from <= offset && end <= to) count += wordsOf(child)
    else {
      const first = Math.max(0, from - offset - 1)
      const last = Math.min(child.content.size, to - offset - 1)
      count += child.isTextblock ? wordsIn(child.cut(first, last)) : countWords(child, first, last)
    }
  })
  return count
}

const counts = new WeakMap<Node, number>()

/** An untouched section is the same node, so it is counted only once. */
function wordsOf(node: Node): number {
  const known = counts.get(node)
  if (known !== undefined) return known
  let count = 0
  if (node.isTextblock) count = wordsIn(node)
  else {
    node.forEach((child) => {
      count += wordsOf(child)
    })
  }
  counts.set(node, count)
  return count
}

/** A footnote parts no word in two: its sign stands after one. */
function wordsIn(textblock: Node): number {
  let count = 0
  let run = ''
  textblock.forEach((child) => {
    if (child.isText) run += child.text ?? ''
    else {
      count += wordsOfRun(run) + (child.content.size > 0 ? wordsIn(child) : 0)
      run = ''
    }
  })
  return count + wordsOfRun(run)
}

const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+(?:['’.,/‑-][\p{L}\p{M}\p{N}]+)*/gu

function wordsOfRun(run: string): number {
  return run.match(word)?.length ?? 0
}
