import type { Mark, Node } from 'prosemirror-model'
import { kindOf, type PieceKind, pieces } from './pieces'

/**
 * What versions of a block are compared by: words, signs, spaces, and whole inline objects, end to
 * end. In columns and not as a list of values, since a text has a million of them.
 */
export interface Words extends Columns {
  /** Those that are neither signs nor spaces. */
  readonly strong: Chosen
}

interface Columns {
  /** What is compared: the characters with their marks, or the whole inline node. */
  readonly keys: readonly string[]
  /** The characters alone; empty for an object. */
  readonly texts: readonly string[]
  readonly kinds: readonly PieceKind[]
  /** Where in the content of the block each begins, and where the last one ends. */
  readonly offsets: readonly number[]
}

/** Some of the words of a block, and which they are. */
export interface Chosen {
  readonly keys: readonly string[]
  readonly at: readonly number[]
}

const known = new WeakMap<Node, Words>()

/** An untouched block is the same node, so it is read once. */
export function wordsOf(block: Node): Words {
  const before = known.get(block)
  if (before) return before
  const columns = read(block)
  const isStrong = (kind: PieceKind) => kind === 'word'
  const strong = chosen(columns, 0, columns.keys.length, isStrong)
  const { keys, texts, kinds, offsets } = columns
  const made = { keys, texts, kinds, offsets, strong }
  known.set(block, made)
  return made
}

/** Those of a kind, from one place to another. */
export function chosen(
  { keys, kinds }: Columns,
  from: number,
  to: number,
  isChosen: (kind: PieceKind) => boolean,
): Chosen {
  const found: string[] = []
  const at: number[] = []
  for (let index = from; index < to; index++) {
    if (!isChosen(kinds[index] as PieceKind)) continue
    found.push(keys[index] as string)
    at.push(index)
  }
  return { keys: found, at }
}

function read(block: Node): Columns {
  const only = block.childCount === 1 ? block.firstChild : null
  if (only?.isText && only.marks.length === 0) return plain(only.text ?? '')
  const out: Filling = { keys: [], texts: [], kinds: [], offsets: [0] }
  let run: Run[] = []
  block.forEach((child, offset) => {
    const marks = child.marks.length > 0 ? child.marks.map(keyOf).join() : ''
    if (child.isText) {
      run.push({ text: child.text ?? '', marks, from: offset })
      return
    }
    readRun(run, out)
    run = []
    out.keys.push(`${marks}|${JSON.stringify(child.toJSON())}`)
    out.texts.push('')
    out.kinds.push('word')
    out.offsets.push(offset + child.nodeSize)
  })
  readRun(run, out)
  return out
}

interface Filling {
  readonly keys: string[]
  readonly texts: string[]
  readonly kinds: PieceKind[]
  readonly offsets: number[]
}

function plain(text: string): Columns {
  const keys = pieces(text)
  const offsets = [0]
  let at = 0
  for (const key of keys) {
    at += key.length
    offsets.push(at)
  }
  return { keys, texts: keys, kinds: keys.map(kindOf), offsets }
}

/** A sign is the same sign when it has become one of several alternatives meanwhile. */
function keyOf(mark: Mark): string {
  const { id, end } = mark.attrs
  return mark.type.name === 'bracket' ? `${end} ${id}` : JSON.stringify(mark.toJSON())
}

/** Characters with the same marks. */
interface Run {
  readonly text: string
  readonly marks: string
  readonly from: number
}

/** The words of neighbouring runs. A word that is half italic is one word of two runs. */
function readRun(runs: readonly Run[], out: Filling): void {
  const [first] = runs
  if (!first) return
  const isPlain = runs.every(({ marks }) => marks === '')
  let from = first.from
  let at = 0
  for (const word of pieces(runs.map(({ text }) => text).join(''))) {
    const to = from + word.length
    let key = isPlain ? word : ''
    if (!isPlain) {
      while (endOf(runs[at]) <= from) at++
      for (let next = at; (runs[next]?.from ?? to) < to; next++) key += part(runs[next], from, to)
    }
    out.keys.push(key)
    out.texts.push(word)
    out.kinds.push(kindOf(word))
    out.offsets.push(to)
    from = to
  }
}

function endOf(run: Run | undefined): number {
  return run ? run.from + run.text.length : Number.POSITIVE_INFINITY
}

/** Without marks as it would be in a run that has none. */
function part(run: Run | undefined, from: number, to: number): string {
  if (!run) return ''
  const text = run.text.slice(Math.max(0, from - run.from), to - run.from)
  return run.marks ? `${run.marks}|"${text}` : text
}
