import type { Node } from 'prosemirror-model'
import { diff } from '../../../shared/amendments/diff'

/** A run of words of a redline. */
export interface Segment {
  readonly how: 'same' | 'out' | 'in'
  readonly words: string
  /** Its place among the others. */
  readonly at: number
}

type Run = Omit<Segment, 'at'>

/** How one state of a block becomes another, `null` where it is not there: for one who reads, not edits. */
export function segmentsOf(before: Node | null, after: Node | null): readonly Segment[] {
  return runsOf(before, after).map((run, at) => ({ ...run, at }))
}

function runsOf(before: Node | null, after: Node | null): readonly Run[] {
  if (!before && !after) return []
  if (!before || !after) {
    const block = before ?? after
    const words = block ? cellsOf(block).join(' · ') : ''
    return words ? [{ how: before ? 'out' : 'in', words }] : []
  }
  if (before.isTextblock && after.isTextblock) return words(before, after)
  const [was, is] = [cellsOf(before).join(' · '), cellsOf(after).join(' · ')]
  if (was === is) return [{ how: 'same', words: is }]
  return [
    { how: 'out', words: was },
    { how: 'in', words: is },
  ]
}

function words(before: Node, after: Node): readonly Run[] {
  const out: Run[] = []
  const put = (how: Run['how'], block: Node, from: number, to: number) => {
    const said = wordsIn(block, from, to)
    if (said) out.push({ how, words: said })
  }
  let at = 0
  for (const { from, to, fromB, toB } of diff(before, after)) {
    put('same', before, at, from)
    put('out', before, from, to)
    put('in', after, fromB, toB)
    at = to
  }
  put('same', before, at, before.content.size)
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
