import type { Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import type { Edit, Fix } from './hint'

/**
 * Puts a hint into effect, `at` being the position before its block. Only the letters that differ are
 * touched, and what is put in bears the marks of what it replaces, so that a colleague who writes
 * beside it keeps every word. Answers whether the fix was of the kind that changes words or marks.
 */
export function apply(tr: Transform, at: number, fix: Fix, from: number, to: number): boolean {
  switch (fix.kind) {
    case 'mark': {
      const mark = tr.doc.type.schema.marks[fix.mark]
      if (mark) tr.addMark(at + from, at + to, mark.create())
      return mark !== undefined
    }
    case 'edit':
      // From the end, so that the places before it stay where they are.
      for (const edit of [...fix.edits].sort((a, b) => b.from - a.from)) put(tr, at, edit)
      return true
    case 'reference':
      return false
  }
}

function put(tr: Transform, at: number, edit: Edit): void {
  const { schema } = tr.doc.type
  const old = tr.doc.textBetween(at + edit.from, at + edit.to, '', '\ufffc')
  const start = sameStart(old, edit.text)
  const end = sameEnd(old.slice(start), edit.text.slice(start))
  const from = at + edit.from + start
  const to = at + edit.to - end
  const text = edit.text.slice(start, edit.text.length - end)
  if (text === '') tr.delete(from, to)
  else tr.replaceWith(from, to, schema.text(text, marksAt(tr.doc, from, to)))
}

function marksAt(doc: Node, from: number, to: number) {
  const $from = doc.resolve(from)
  const replaced = from < to ? $from.nodeAfter : null
  return replaced?.isText ? replaced.marks : $from.marks()
}

function sameStart(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}

function sameEnd(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++
  return n
}
