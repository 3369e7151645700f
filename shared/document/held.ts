import type { Node } from 'prosemirror-model'
import { issuedNumber } from './block-labels'
import type { Alternative, NoteSeries } from './kinds'

/** What a child of the text holds of something that is counted through several of them. */
export interface InSeries {
  /** How many are counted: versions of one paragraph count once. */
  readonly units: number
  /** The last number that was issued in it. */
  readonly printed: string | null
  /** Issued numbers with a word, as 5 bis: these alone could be given to another. */
  readonly worded: readonly string[]
  /** Whether anything in it has not been issued. */
  readonly open: boolean
}

export interface Held {
  readonly headings: InSeries
  readonly paragraphs: InSeries
  readonly footnotes: number
  readonly asterisks: number
  readonly notes: readonly Note[]
}

export interface Note {
  readonly id: string
  readonly series: NoteSeries
  /** Among those of its table, or of the child of the text outside its tables. */
  readonly letter: number
}

const holdings = new WeakMap<Node, Held>()

/** An untouched section is the same node, so it is looked through only once. */
export function heldBy(top: Node): Held {
  const before = holdings.get(top)
  if (before) return before
  const notes = notesIn(top)
  const made = {
    headings: inSeries(top.children.filter(isTopHeading)),
    paragraphs: inSeries(top.children.filter(isNumbered)),
    footnotes: notes.filter(({ series }) => series === 'number').length,
    asterisks: notes.filter(({ series }) => series === 'asterisk').length,
    notes,
  }
  holdings.set(top, made)
  return made
}

function inSeries(blocks: readonly Node[]): InSeries {
  const issued = blocks.flatMap((block) => issuedNumber(block) ?? [])
  const sets = new Set<string>()
  let units = 0
  for (const { attrs } of blocks) {
    const set = (attrs.alternative as Alternative | null | undefined)?.set
    if (!set || !sets.has(set)) units++
    if (set) sets.add(set)
  }
  return {
    units,
    printed: issued.at(-1) ?? null,
    worded: issued.filter((each) => each.includes(' ')),
    open: issued.length < blocks.length,
  }
}

function notesIn(top: Node): readonly Note[] {
  const notes: Note[] = []
  const visit = (node: Node, letters: { count: number }) => {
    node.forEach((child) => {
      if (child.type.name === 'footnote') {
        const { id, series } = child.attrs
        const letter = series === 'letter' ? ++letters.count : 0
        notes.push({ id: String(id), series: series as NoteSeries, letter })
      } else if (!child.isText && child.childCount > 0) {
        visit(child, child.type.name === 'table' ? { count: 0 } : letters)
      }
    })
  }
  visit(top, { count: 0 })
  return notes
}

function isTopHeading(node: Node): boolean {
  return node.type.name === 'heading' && node.attrs.level === 1
}

function isNumbered(node: Node): boolean {
  return node.type.name === 'paragraph' && node.attrs.kind === 'numbered' && node.attrs.level === 0
}
