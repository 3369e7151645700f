import type { Node } from 'prosemirror-model'
import { type Beside, besidesOf } from './besides'
import { type ChangedNote, partsOf } from './changed-notes'
import { diff, type Edit } from './diff'
import { type Drawn, draw, type Side, sideOf, type Turn } from './drawn'
import { rowPairs } from './table-edits'

/** A run of words of a redline, in plain characters: for one who reads, not edits. */
export interface Segment {
  /** For `split` and `joined` a sign is drawn, and `words` is what it stands for: a space or nothing. */
  readonly how: 'same' | 'out' | 'in' | Turn
  readonly words: string
  /** Its place among the others. */
  readonly at: number
}

export type Run = Omit<Segment, 'at'>

/** One paragraph of a redline. */
export interface DrawnLine {
  readonly drawn: Drawn
  readonly segments: readonly Segment[]
  readonly besides: readonly Beside[]
}

/** Two lists of blocks as one redline, paragraph by paragraph. */
export function linesBetween(
  bases: readonly Node[],
  others: readonly Node[],
): readonly DrawnLine[] {
  return linesOf(draw(bases, others))
}

export function linesOf(all: readonly Drawn[]): readonly DrawnLine[] {
  return all.map((drawn, index) => {
    const runs = [...runsOf(drawn), ...signBetween(drawn, all[index + 1])]
    const segments = runs.map((run, at) => ({ ...run, at }))
    return { drawn, segments, besides: besidesOf(drawn) }
  })
}

function runsOf(drawn: Drawn): readonly Run[] {
  switch (drawn.how) {
    case 'deleted':
    case 'moved-away':
      return whole('out', drawn.base.block)
    case 'inserted':
      return whole('in', drawn.other.block)
    case 'same':
    case 'changed':
    case 'moved-here': {
      const { base, other, edits } = drawn
      return base.block.isTextblock
        ? wordRuns(base, other, edits)
        : tableRuns(base.block, other.block)
    }
  }
}

function whole(how: 'in' | 'out', block: Node): readonly Run[] {
  const words = cellsOf(block).join(between)
  return words ? [{ how, words }] : []
}

/** What stands between two paragraphs of which the end comes in or goes. */
function signBetween(drawn: Drawn, next: Drawn | undefined): readonly Run[] {
  if (!('turn' in drawn) || !drawn.turn || !next || !('turn' in next)) return []
  const { turn } = drawn
  const [one, other] = turn === 'split' ? [drawn.base, next.base] : [drawn.other, next.other]
  return [{ how: turn, words: wordsIn(one.block, one.to, other.from) }]
}

function wordRuns(base: Side, other: Side, edits: readonly Edit[]): readonly Run[] {
  const out: Run[] = []
  const put = (how: Run['how'], block: Node, from: number, to: number) => {
    const words = wordsIn(block, from, to)
    if (words) out.push({ how, words })
  }
  let at = base.from
  for (const { from, to, fromB, toB } of edits) {
    put('same', base.block, at, from)
    for (const part of partsOf(base.block, other.block, { from, to, fromB, toB })) {
      put('out', base.block, part.from, part.to)
      put('in', other.block, part.fromB, part.toB)
      if (part.note) out.push(...noteRuns(part.note))
    }
    at = to
  }
  put('same', base.block, at, base.to)
  return out
}

function noteRuns({ was, is }: ChangedNote): readonly Run[] {
  return [
    { how: 'same', words: '* (' },
    ...runsBetween(was.node, is.node),
    { how: 'same', words: ')' },
  ]
}

/** Two states of the words of one block. */
export function runsBetween(was: Node, is: Node): readonly Run[] {
  return wordRuns(sideOf(was), sideOf(is), diff(was, is))
}

/** Between two cells of a table in a line of words. */
const between = ' · '

/** Cell by cell in one line, and in each what changes. */
function tableRuns(base: Node, other: Node): readonly Run[] {
  const out: Run[] = []
  const put = (how: 'same' | 'out' | 'in', runs: readonly Run[]) => {
    if (out.length > 0) out.push({ how, words: between })
    out.push(...runs)
  }
  for (const { was, is } of rowPairs(base, other)) {
    if (was && is) {
      for (const [at, cell] of was.children.entries()) put('same', runsBetween(cell, is.child(at)))
    } else if (was) {
      for (const cell of was.children) put('out', whole('out', cell))
    } else {
      for (const cell of is.children) put('in', whole('in', cell))
    }
  }
  return out
}

/** With a star for a footnote, whose words follow in brackets: nothing that is proposed is hidden. */
export function wordsIn(block: Node, from: number, to: number): string {
  const said: string[] = []
  block.content.cut(from, to).forEach((child) => {
    if (child.isText) said.push(child.text ?? '')
    else if (child.type.name === 'footnote') said.push(`* (${child.textContent})`)
    else said.push(String(child.attrs.said ?? ' '))
  })
  return said.join('')
}

export function cellsOf(block: Node): readonly string[] {
  if (block.isTextblock) return [wordsIn(block, 0, block.content.size)]
  const cells: string[] = []
  block.descendants((node) => {
    if (node.isTextblock) cells.push(wordsIn(node, 0, node.content.size))
    return !node.isTextblock
  })
  return cells
}
