import type { Mark, Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'

/**
 * Puts words in the place of others, touching only the letters that differ, so that what a
 * colleague writes between them stays. The new letters bear the marks of those they replace, but
 * not that of a bracket, which is the sign itself.
 */
export function replaceWords(tr: Transform, from: number, to: number, words: string): void {
  const old = tr.doc.textBetween(from, to, '', '\ufffc')
  const start = sameStart(old, words)
  const end = sameEnd(old.slice(start), words.slice(start))
  const first = from + start
  const last = to - end
  const text = words.slice(start, words.length - end)
  if (text !== '')
    tr.replaceWith(first, last, tr.doc.type.schema.text(text, marksAt(tr.doc, first, last)))
  else if (first < last) tr.delete(first, last)
}

function marksAt(doc: Node, from: number, to: number): readonly Mark[] {
  const $from = doc.resolve(from)
  const replaced = from < to ? $from.nodeAfter : null
  const marks = replaced?.isText ? replaced.marks : $from.marks()
  return marks.filter((mark) => mark.type.name !== 'bracket')
}

function sameStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let same = 0
  while (same < most && one[same] === other[same]) same++
  return isWithin(one, same) || isWithin(other, same) ? same - 1 : same
}

function sameEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let same = 0
  while (same < most && one.at(-1 - same) === other.at(-1 - same)) same++
  const splits = isWithin(one, one.length - same) || isWithin(other, other.length - same)
  return splits ? same - 1 : same
}

/** Whether a place is between the halves of one letter, or before a mark of the letter before it. */
function isWithin(words: string, at: number): boolean {
  return at > 0 && at < words.length && /^[\p{M}\udc00-\udfff]/u.test(words.slice(at, at + 2))
}
