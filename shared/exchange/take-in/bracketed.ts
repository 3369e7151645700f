import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { bracketsInWords } from '../../document/bracket-words'
import { schema } from '../../document/schema'
import type { NewId } from '../../ids'

/**
 * The same with an id on whatever can have one, and with brackets that know each other: words that
 * are not agreed stand in brackets, in any text that is negotiated. Those that touch are
 * alternatives.
 */
export function bracketed(node: Node, newId: NewId): Node {
  if (node.isText) return node
  const content = node.inlineContent ? inLine(node, newId) : node.content.content
  const children = content.map((child) => bracketed(child, newId))
  const attrs = 'id' in node.attrs ? { ...node.attrs, id: node.attrs.id ?? newId() } : node.attrs
  return node.type.create(attrs, Fragment.from(children), node.marks)
}

/** No paragraph is negotiated in more pieces; one that has more is made to hang its reader. */
const mostPairs = 500

function inLine(line: Node, newId: NewId): readonly Node[] {
  const marks = new Map<number, Mark>()
  // What is no word counts as one sign.
  const signs = line.content.content.map((child) => child.text ?? '\uFFFC').join('')
  const pairs = bracketsInWords(signs)
  if (pairs.length > mostPairs) return line.content.content
  const sets = setsOf(pairs, newId)
  for (const { open, close } of pairs) {
    const id = newId()
    const set = sets.get(open) ?? null
    marks.set(open, schema.mark('bracket', { id, end: 'open', by: null, set }))
    marks.set(close, schema.mark('bracket', { id, end: 'close', by: null, set }))
  }
  if (marks.size === 0) return line.content.content
  const pieces: Node[] = []
  let at = 0
  for (const child of line.content.content) {
    if (!child.isText || !child.text) {
      pieces.push(child)
      at += 1
      continue
    }
    let from = 0
    for (let n = 0; n < child.text.length; n++) {
      const mark = marks.get(at + n)
      if (!mark) continue
      if (n > from) pieces.push(child.cut(from, n))
      pieces.push(child.cut(n, n + 1).mark(mark.addToSet(child.marks)))
      from = n + 1
    }
    if (from < child.text.length) pieces.push(child.cut(from))
    at += child.text.length
  }
  return pieces
}

/** By the place of the opening sign, for those that touch another. */
function setsOf(
  pairs: ReturnType<typeof bracketsInWords>,
  newId: NewId,
): ReadonlyMap<number, string> {
  const byOpening = new Map(pairs.map((pair) => [pair.open, pair]))
  const sets = new Map<number, string>()
  for (const { open, close } of [...pairs].sort((a, b) => a.open - b.open)) {
    const next = byOpening.get(close + 1)
    if (!next) continue
    const set = sets.get(open) ?? newId()
    sets.set(open, set)
    sets.set(next.open, set)
  }
  return sets
}
