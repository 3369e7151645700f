import type { Node } from 'prosemirror-model'

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
 * or a break is one word. Shortest edit script after E. Myers, "An O(ND) Difference Algorithm"
 * (1986), on words.
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

export function words(block: Node): readonly Word[] {
  const out: Word[] = []
  let run: readonly Piece[] = []
  block.forEach((child, offset) => {
    const marks = child.marks.map((mark) => JSON.stringify(mark.toJSON())).join()
    if (child.isText) {
      run = [...run, { text: child.text ?? '', marks, from: offset }]
      return
    }
    out.push(...wordsOf(run))
    run = []
    const key = `${marks}|${JSON.stringify(child.toJSON())}`
    out.push({ key, from: offset, to: offset + child.nodeSize, blank: false })
  })
  return [...out, ...wordsOf(run)]
}

/** Characters with the same marks. */
interface Piece {
  readonly text: string
  readonly marks: string
  readonly from: number
}

/** The words of neighbouring pieces. A word that is half italic is one word of two pieces. */
function wordsOf(run: readonly Piece[]): readonly Word[] {
  const start = run[0]?.from ?? 0
  const text = run.map((piece) => piece.text).join('')
  let first = 0
  return [...text.matchAll(pattern)].map((match) => {
    const from = start + match.index
    const to = from + match[0].length
    while (endOf(run[first]) <= from) first++
    let key = ''
    for (let at = first; (run[at]?.from ?? to) < to; at++) key += part(run[at], from, to)
    return { key, from, to, blank: !match[0].trim() }
  })
}

function endOf(piece: Piece | undefined): number {
  return piece ? piece.from + piece.text.length : Number.POSITIVE_INFINITY
}

function part(piece: Piece | undefined, from: number, to: number): string {
  if (!piece) return ''
  return `${piece.marks}|"${piece.text.slice(Math.max(0, from - piece.from), to - piece.from)}`
}

/** Words kept in both, as runs: `a` and `b` are indexes of words. */
interface Run {
  readonly a: number
  readonly b: number
  readonly length: number
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
  for (const run of [...commonRuns(a, b), { a: a.length, b: b.length, length: 0 }]) {
    if (run.a > nextA || run.b > nextB) {
      changes.push({
        a: a.slice(nextA, run.a),
        b: b.slice(nextB, run.b),
        kept,
        fromA: a[nextA]?.from ?? a.at(-1)?.to ?? 0,
        fromB: b[nextB]?.from ?? b.at(-1)?.to ?? 0,
      })
      kept = []
    }
    kept = [...kept, ...a.slice(run.a, run.a + run.length)]
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

function commonRuns(a: Words, b: Words): readonly Run[] {
  const start = sharedStart(a, b)
  const end = sharedEnd(a, b, start)
  const middle = shortestPath(a.slice(start, a.length - end), b.slice(start, b.length - end))
  const runs = middle.map((run) => ({ ...run, a: run.a + start, b: run.b + start }))
  return [
    { a: 0, b: 0, length: start },
    ...runs,
    { a: a.length - end, b: b.length - end, length: end },
  ].filter((run) => run.length > 0)
}

function sharedStart(a: Words, b: Words): number {
  let n = 0
  while (n < a.length && n < b.length && a[n]?.key === b[n]?.key) n++
  return n
}

function sharedEnd(a: Words, b: Words, start: number): number {
  let n = 0
  const most = Math.min(a.length, b.length) - start
  while (n < most && a[a.length - 1 - n]?.key === b[b.length - 1 - n]?.key) n++
  return n
}

/**
 * Myers' greedy search. `frontier[k]` is the furthest word of `a` reached on diagonal k (word of
 * `a` less word of `b`) with d changes; one copy is kept for each d and read backwards at the end.
 */
function shortestPath(a: Words, b: Words): readonly Run[] {
  const most = a.length + b.length
  if (a.length === 0 || b.length === 0) return []
  const offset = most + 1
  const frontier = new Int32Array(2 * most + 3)
  const history: Int32Array[] = []
  for (let d = 0; d <= most; d++) {
    history.push(frontier.slice())
    for (let k = -d; k <= d; k += 2) {
      let x = step(frontier, offset, k, d)
      while (x < a.length && x - k < b.length && a[x]?.key === b[x - k]?.key) x++
      frontier[offset + k] = x
      if (x >= a.length && x - k >= b.length) return retrace(history, offset, a.length, b.length)
    }
  }
  throw new Error('Deleting all of one and inserting all of the other is always a path')
}

/** Where d changes on diagonal k begin: one word deleted from the left or inserted from above. */
function step(frontier: Int32Array, offset: number, k: number, d: number): number {
  return isInsertion(frontier, offset, k, d)
    ? (frontier[offset + k + 1] ?? 0)
    : (frontier[offset + k - 1] ?? 0) + 1
}

function isInsertion(frontier: Int32Array, offset: number, k: number, d: number): boolean {
  const left = frontier[offset + k - 1] ?? 0
  const above = frontier[offset + k + 1] ?? 0
  return k === -d || (k !== d && left < above)
}

function retrace(history: readonly Int32Array[], offset: number, endA: number, endB: number) {
  const runs: Run[] = []
  let x = endA
  let y = endB
  for (const [d, frontier] of [...history.entries()].reverse()) {
    const k = x - y
    const begin = d === 0 ? 0 : step(frontier, offset, k, d)
    if (x > begin) runs.unshift({ a: begin, b: begin - k, length: x - begin })
    const inserted = isInsertion(frontier, offset, k, d)
    x = inserted ? begin : begin - 1
    y = inserted ? begin - k - 1 : begin - k
  }
  return runs
}
