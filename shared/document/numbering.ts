import type { Node } from 'prosemirror-model'
import type { BlockId } from '../ids'
import { idOf, isContainer } from './blocks'
import type { ParagraphKind } from './kinds'

/**
 * The printed numbers of a text, computed and never typed.
 *
 * Paragraphs run on through the body in arabic numbers and restart in each annex; sub-paragraphs
 * are (a), (i), a., i.; headings I., A., 1., (a); annexes roman, a single one without number.
 * Footnotes run through the whole document. Operative paragraphs count by themselves; a single one
 * has no number. (United Nations Editorial Manual; see also the comment on each function.)
 */
export interface Numbering {
  /** What is printed before a block: "12.", "(a)", "IV.", "Annex II". Unnumbered blocks are absent. */
  readonly labels: ReadonlyMap<BlockId, string>
  /** Footnote ids to numbers, from 1. */
  readonly footnotes: ReadonlyMap<string, number>
}

/** What has been counted before a container begins: the window feeds it to CSS counters. */
export interface Base {
  readonly headings: number
  readonly paragraphs: number
  readonly footnotes: number
}

const numberings = new WeakMap<Node, Numbering>()

export function number(text: Node): Numbering {
  const known = numberings.get(text)
  if (known) return known
  const labels = new Map<BlockId, string>()
  const footnotes = new Map<string, number>()
  const before = bases(text)
  const annexes = countAnnexes(text)
  let annex = 0
  text.forEach((top, _offset, index) => {
    const base = before[index]
    if (!base) throw new Error('Every child of the text has a base: bases() makes one for each')
    let note = base.footnotes
    top.descendants((node) => {
      if (node.type.name === 'footnote') footnotes.set(String(node.attrs.id), ++note)
      return true
    })
    if (top.type.name === 'annex') annex++
    if (isContainer(top)) labelBlocks(top, base, annexLabel(top, annex, annexes), labels)
  })
  const made = { labels, footnotes }
  numberings.set(text, made)
  return made
}

const allBases = new WeakMap<Node, readonly Base[]>()

/** The base of each child of the text, by its index. */
export function bases(text: Node): readonly Base[] {
  const known = allBases.get(text)
  if (known) return known
  const made: Base[] = []
  let body: Base = { headings: 0, paragraphs: 0, footnotes: 0 }
  text.forEach((top) => {
    const inAnnex = top.type.name === 'annex'
    made.push(inAnnex ? { headings: 0, paragraphs: 0, footnotes: body.footnotes } : body)
    const within = tally(top)
    body = {
      headings: body.headings + (inAnnex ? 0 : within.headings),
      paragraphs: body.paragraphs + (inAnnex ? 0 : within.paragraphs),
      footnotes: body.footnotes + within.footnotes,
    }
  })
  allBases.set(text, made)
  return made
}

const tallies = new WeakMap<Node, Base>()

/** What a container holds. An untouched section is the same node, so it is counted only once. */
function tally(top: Node): Base {
  const known = tallies.get(top)
  if (known) return known
  let headings = 0
  let paragraphs = 0
  let footnotes = 0
  top.descendants((node) => {
    if (isTopHeading(node)) headings++
    if (isNumbered(node)) paragraphs++
    if (node.type.name === 'footnote') footnotes++
    return true
  })
  const made = { headings, paragraphs, footnotes }
  tallies.set(top, made)
  return made
}

function labelBlocks(
  container: Node,
  base: Base,
  annexTitle: string | null,
  labels: Map<BlockId, string>,
): void {
  const operatives = countOperatives(container)
  const counters = [base.paragraphs, 0, 0, 0, 0]
  const headings = [base.headings, 0, 0, 0]
  let operative = 0
  let title = annexTitle
  container.forEach((block) => {
    const id = idOf(block)
    const label = labelOf(block)
    // Of two with one id the first is meant, as in findBlock().
    if (id && label && !labels.has(id)) labels.set(id, label)
  })

  function labelOf(block: Node): string | null {
    const level = Number(block.attrs.level)
    if (block.type.name === 'heading') {
      if (title !== null && level === 1) {
        const label = title
        title = null
        return label
      }
      // In an annex the first heading is its title and the ones below it are not numbered.
      if (annexTitle !== null) return null
      headings[level - 1] = (headings[level - 1] ?? 0) + 1
      headings.fill(0, level)
      return headingStyles[level - 1]?.(headings[level - 1] ?? 0) ?? null
    }
    if (block.type.name !== 'paragraph') return null
    const kind = block.attrs.kind as ParagraphKind
    if (level > 0) {
      if (kind !== 'numbered' && kind !== 'operative') return null
      counters[level] = (counters[level] ?? 0) + 1
      counters.fill(0, level + 1)
      return subStyles[level - 1]?.(counters[level] ?? 0) ?? null
    }
    counters.fill(0, 1)
    if (kind === 'operative') return operatives > 1 ? `${++operative}.` : null
    if (kind !== 'numbered') return null
    counters[0] = (counters[0] ?? 0) + 1
    return `${counters[0]}.`
  }
}

const headingStyles = [
  (n: number) => `${roman(n)}.`,
  (n: number) => `${letters(n).toUpperCase()}.`,
  (n: number) => `${n}.`,
  (n: number) => `(${letters(n)})`,
]

const subStyles = [
  (n: number) => `(${letters(n)})`,
  (n: number) => `(${roman(n).toLowerCase()})`,
  (n: number) => `${letters(n)}.`,
  (n: number) => `${roman(n).toLowerCase()}.`,
]

function isTopHeading(node: Node): boolean {
  return node.type.name === 'heading' && node.attrs.level === 1
}

function isNumbered(node: Node): boolean {
  return node.type.name === 'paragraph' && node.attrs.kind === 'numbered' && node.attrs.level === 0
}

function countOperatives(container: Node): number {
  let count = 0
  container.forEach((block) => {
    if (block.attrs.kind === 'operative' && block.attrs.level === 0) count++
  })
  return count
}

function countAnnexes(text: Node): number {
  let count = 0
  text.forEach((top) => {
    if (top.type.name === 'annex') count++
  })
  return count
}

/** One annex is "Annex"; several are "Annex I", "Annex II". */
export function annexLabel(top: Node, ordinal: number, of: number): string | null {
  if (top.type.name !== 'annex') return null
  return of === 1 ? 'Annex' : `Annex ${roman(ordinal)}`
}

export function roman(n: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let rest = n
  let out = ''
  for (const [value, digits] of steps) {
    while (rest >= value) {
      out += digits
      rest -= value
    }
  }
  return out
}

/** a … z, then aa, bb, cc: the letter is doubled, as in Word and in print. */
export function letters(n: number): string {
  const letter = String.fromCharCode(97 + ((n - 1) % 26))
  return letter.repeat(Math.ceil(n / 26))
}
