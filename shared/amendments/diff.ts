import type { Mark, Node } from 'prosemirror-model'
import { commonRuns, type Run } from './common-runs'

/**
 * One place where two versions of a block differ. Offsets are into the content of the block, as
 * ProseMirror counts: `from`–`to` of the base gives way to `fromB`–`toB` of the other.
 */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly fromB: number
  readonly toB: number
}

/**
 * The changes a reader would mark: whole words, and no islands of a lone space between them.
 *
 * Words are compared with their marks, so "shall" made italic is a change of "shall". A footnote
 * or a break is one word. Of all ways the shortest is taken.
 */
export function diff(base: Node, other: Node): readonly Edit[] {
  if (base.content.eq(other.content)) return []
  return joinAcrossSpaces(script(words(base), words(other)))
}

export interface Word {
  /** What is compared: the characters with their marks, or the whole inline node. */
  readonly key: string
  readonly from: number
  readonly to: number
  readonly blank: boolean
}

const pattern = /[\p{L}\p{M}\p{N}]+(?:['’‑-][\p{L}\p{M}\p{N}]+)*|\s+|[^\p{L}\p{M}\p{N}\s]/gu

const known = new WeakMap<Node, readonly Word[]>()

export function words(block: Node): readonly Word[] {
  const before = known.get(block)
  if (before) return before
  const out: Word[] = []
  let run: Piece[] = []
  block.forEach((child, offset) => {
    const marks = child.marks.map(keyOf).join()
    if (child.isText) {
      run.push({ text: child.text ?? '', marks, from: offset })
      return
    }
    wordsOf(run, out)
    run = []
    const key = `${marks}|${JSON.stringify(child.toJSON())}`
    out.push({ key, from: offset, to: offset + child.nodeSize, blank: false })
  })
  wordsOf(run, out)
  known.set(block, out)
  return out
}

/** A sign is the same sign when it has become one of several alternatives meanwhile. */
function keyOf(mark: Mark): string {
  const { id, end } = mark.attrs
  return mark.type.name === 'bracket' ? `${end} ${id}` : JSON.stringify(mark.toJSON())
}

/** Characters with the same marks. */
interface Piece {
  readonly text: string
  readonly marks: string
  readonly from: number
}

/** The words of neighbouring pieces. A word that is half italic is one word of two pieces. */
function wordsOf(run: readonly Piece[], out: Word[]): void {
  const start = run[0]?.from ?? 0
  const text = run.length === 1 ? (run[0]?.text ?? '') : run.map((piece) => piece.text).join('')
  const plain = run.every(({ marks }) => marks === '')
  let first = 0
  for (const { 0: word, index } of text.matchAll(pattern)) {
    const from = start + index
    const to = from + word.length
    let key = plain ? word : ''
    if (!plain) {
      while (endOf(run[first]) <= from) first++
      for (let at = first; (run[at]?.from ?? to) < to; at++) key += part(run[at], from, to)
    }
    out.push({ key, from, to, blank: blanks.test(word) })
  }
}

const blanks = /^\s/

function endOf(piece: Piece | undefined): number {
  return piece ? piece.from + piece.text.length : Number.POSITIVE_INFINITY
}

/** Without marks as it would be in a run that has none. */
function part(piece: Piece | undefined, from: number, to: number): string {
  if (!piece) return ''
  const text = piece.text.slice(Math.max(0, from - piece.from), to - piece.from)
  return piece.marks ? `${piece.marks}|"${text}` : text
}

type Words = readonly Word[]

interface Change {
  readonly a: Words
  readonly b: Words
  /** The words kept between this change and the one before. */
  readonly kept: Words
  readonly fromA: number
  readonly fromB: number
}

function script(a: Words, b: Words): readonly Change[] {
  const changes: Change[] = []
  let nextA = 0
  let nextB = 0
  let kept: Words = []
  const end: Run = { a: a.length, b: b.length, length: 0 }
  for (const run of [...commonRuns(...numbered(a, b)), end]) {
    if (run.a > nextA || run.b > nextB) {
      changes.push({
        a: a.slice(nextA, run.a),
        b: b.slice(nextB, run.b),
        kept,
        fromA: a[nextA]?.from ?? a.at(-1)?.to ?? 0,
        fromB: b[nextB]?.from ?? b.at(-1)?.to ?? 0,
      })
    }
    kept = a.slice(run.a, run.a + run.length)
    nextA = run.a + run.length
    nextB = run.b + run.length
  }
  return changes
}

/**
 * Two replacements with nothing but a space between them are one: "take note" for "note with
 * concern" is marked once, not three times. A lone insertion or deletion keeps its own place.
 */
function joinAcrossSpaces(changes: readonly Change[]): readonly Edit[] {
  const edits: Edit[] = []
  let replaced = false
  for (const change of changes) {
    const edit = {
      from: change.fromA,
      to: change.a.at(-1)?.to ?? change.fromA,
      fromB: change.fromB,
      toB: change.b.at(-1)?.to ?? change.fromB,
    }
    const replaces = change.a.length > 0 && change.b.length > 0
    const previous = edits.at(-1)
    const onlySpace = change.kept.length > 0 && change.kept.every((word) => word.blank)
    if (previous && onlySpace && (replaces || replaced)) {
      edits[edits.length - 1] = { ...previous, to: edit.to, toB: edit.toB }
      replaced = true
    } else {
      edits.push(edit)
      replaced = replaces
    }
  }
  return edits
}

/** Words by numbers: equal ones have the same. */
function numbered(a: Words, b: Words): readonly [Int32Array, Int32Array] {
  const known = new Map<string, number>()
  const toNumber = ({ key }: Word) => {
    const number = known.get(key) ?? known.size
    if (number === known.size) known.set(key, number)
    return number
  }
  return [Int32Array.from(a, toNumber), Int32Array.from(b, toNumber)]
}
