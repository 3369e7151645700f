import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { schema } from '../document/schema'
import { mergeValues } from './merge-values'
import { mergeWords } from './merge-words'

/**
 * Two versions of the same words, one made italic and the other bold, or of the same note with
 * other words in it, in one. `null` where the words differ, or where both sides want another mark.
 */
export function mergeInline(base: Fragment, one: Fragment, other: Fragment): Fragment | null {
  const [was, ones, others] = [unitsOf(base), unitsOf(one), unitsOf(other)]
  if (was.length !== ones.length || was.length !== others.length) return null
  const merged: Node[] = []
  for (const [index, unit] of was.entries()) {
    const [a, b] = [ones[index], others[index]]
    const both = a && b && mergeUnits(unit, a, b)
    if (!both) return null
    merged.push(both)
  }
  return Fragment.from(merged)
}

/** Single characters and whole objects. */
function unitsOf(content: Fragment): readonly Node[] {
  const units: Node[] = []
  content.forEach((child) => {
    if (child.isText)
      for (const sign of child.text ?? '') units.push(schema.text(sign, child.marks))
    else units.push(child)
  })
  return units
}

function mergeUnits(base: Node, one: Node, other: Node): Node | null {
  const marks = mergeMarks(base.marks, one.marks, other.marks)
  if (!marks || one.type !== base.type || other.type !== base.type) return null
  if (base.isText)
    return one.text === base.text && other.text === base.text ? one.mark(marks) : null
  const attrs = mergeValues(base.attrs, one.attrs, other.attrs)
  if (!attrs || base.attrs.id !== one.attrs.id || base.attrs.id !== other.attrs.id) return null
  const words = mergeWords(base, one, other)
  return words.kind === 'merged' ? base.type.create(attrs, words.content, marks) : null
}

function mergeMarks(
  base: readonly Mark[],
  one: readonly Mark[],
  other: readonly Mark[],
): readonly Mark[] | null {
  const kept = base.filter((mark) => mark.isInSet(one) && mark.isInSet(other))
  const added = [...one, ...other].filter((mark) => !mark.isInSet(base))
  let marks: readonly Mark[] = kept
  for (const mark of added) {
    const rival = marks.find((each) => each.type === mark.type && !each.eq(mark))
    if (rival) return null
    marks = mark.addToSet(marks)
  }
  return marks
}
