import type { Node } from 'prosemirror-model'
import type { BlockId } from '../ids'
import { type Given, give, issuedNumber, newSeries, type Rules, type Series } from './block-labels'
import { isContainer } from './blocks'
import { heldBy, type InSeries, type Note } from './held'
import { languageOfText } from './language'
import { type LevelStyle, label, type NumberStyle, numberStyle } from './number-styles'
import { isSamePlace, type Place, placesIn } from './places'
import { nextFree } from './repeated-numbers'

/**
 * The printed numbers of a text, computed and never typed.
 *
 * Paragraphs run on through the body in arabic numbers and restart in each annex; sub-paragraphs
 * are (a), (i), a., i.; headings I., A., 1., (a), those of the first level from I again in each
 * part; annexes roman, a single one without number. Operative paragraphs count by themselves; a
 * single one has no number. Versions of one paragraph share its number and are told apart: 5 bis,
 * 5 Alt 2. Footnotes run through the whole document, those with asterisks by themselves and those
 * with letters anew in each table. (United Nations Editorial Manual; `number-styles.ts` has what
 * other languages do otherwise.)
 *
 * Where the masthead says that numbers are frozen, a block prints the number that it was issued
 * with. What is new takes the number of the one before it with a word, as 5 bis, and what is
 * deleted leaves a gap. A list in which nothing was issued counts like any other.
 */
export interface Numbering {
  /**
   * What is printed before a block: "12.", "(a)", "IV.", "Part I"; "Annex II" by the id of the annex
   * and by that of the heading that is its title. Unnumbered blocks are absent.
   */
  readonly labels: ReadonlyMap<BlockId, string>
  /** The same, as one says where the block is. */
  readonly places: ReadonlyMap<BlockId, Place>
  /** "Part I" and "Annex II" by the index of the child of the text, `null` for any other child. */
  readonly tops: readonly (string | null)[]
  /** Footnote ids to their signs: "1", "**", "a". */
  readonly footnotes: ReadonlyMap<string, string>
}

/** What has been counted before a child of the text begins: the window feeds it to CSS counters. */
export interface Base {
  readonly headings: number
  readonly paragraphs: number
  readonly footnotes: number
  readonly asterisks: number
}

/**
 * The numbers of a text. The same object as before for as long as they are the same, so that
 * whoever prints them asks with `===` whether there is anything to do.
 */
export function number(text: Node): Numbering {
  return counted(text).numbering
}

/** The base of each child of the text, by its index. */
export function bases(text: Node): readonly Base[] {
  return counted(text).bases
}

/** The numbers of the blocks of each child of the text, by their indexes. */
export function given(text: Node): readonly (readonly (Given | null)[])[] {
  return counted(text).pieces.map((piece) => piece.given)
}

export function isFrozen(text: Node): boolean {
  const masthead = text.firstChild
  return masthead?.type.name === 'masthead' && masthead.attrs.numbers === 'frozen'
}

interface Counted {
  readonly numbering: Numbering
  readonly bases: readonly Base[]
  readonly pieces: readonly Piece[]
}

/** The numbers in one child of the text. */
interface Piece {
  readonly label: string | null
  readonly places: readonly (readonly [BlockId, Place])[]
  readonly given: readonly (Given | null)[]
  readonly notes: readonly (readonly [string, string])[]
}

const known = new WeakMap<Node, Counted>()
/** Most texts differ from the one before by a few letters. */
let last: Counted | null = null

function counted(text: Node): Counted {
  const before = known.get(text)
  if (before) return before
  const made = count(text, last)
  known.set(text, made)
  last = made
  return made
}

function count(text: Node, before: Counted | null): Counted {
  const language = languageOfText(text)
  const rules = { style: numberStyle(language), frozen: isFrozen(text) }
  const tops = topLabels(text, rules)
  const paragraphs = runningSeries(text.children.filter(isSection), 'paragraphs', rules)
  const eachPart = headingSeries(text, rules)
  const partOf = partLabels(text, tops)
  const notes = { footnotes: 0, asterisks: 0 }
  const made: Base[] = []
  const pieces = text.children.map((top, index) => {
    const inAnnex = top.type.name === 'annex'
    const headings = eachPart[index]
    if (!headings) throw new Error('Every child of the text belongs to a part, if only to none')
    made.push({
      headings: inAnnex ? 0 : headings.count,
      paragraphs: inAnnex ? 0 : paragraphs.count,
      ...notes,
    })
    const own = tops[index] ?? null
    const running = inAnnex ? { paragraphs: null, headings: null } : { paragraphs, headings }
    const from = { ...notes }
    const held = heldBy(top)
    notes.footnotes += held.footnotes
    notes.asterisks += held.asterisks
    const open = !inAnnex && rules.frozen && (held.headings.open || held.paragraphs.open)
    if (open) return alike(before?.pieces[index], number())
    const key = JSON.stringify([
      language,
      rules.frozen,
      own,
      rules.frozen ? null : made[index],
      from,
    ])
    const kept = remembered.get(top)
    const piece = kept?.key === key ? kept.piece : alike(before?.pieces[index], number())
    remembered.set(top, { key, piece })
    if (!inAnnex) {
      goOn(paragraphs, made[index]?.paragraphs ?? 0, held.paragraphs)
      goOn(headings, made[index]?.headings ?? 0, held.headings)
    }
    return piece

    function number(): Piece {
      const blocks = isContainer(top) ? give(top, running, rules) : []
      return {
        label: own,
        places: placesIn(top, own, partOf(index), blocks),
        given: blocks,
        notes: signs(held.notes, from, rules.style),
      }
    }
  })
  const same =
    before !== null &&
    before.pieces.length === pieces.length &&
    pieces.every((piece, index) => piece === before.pieces[index])
  return { numbering: same ? before.numbering : numberingOf(pieces), bases: made, pieces }
}

const remembered = new WeakMap<Node, { readonly key: string; readonly piece: Piece }>()

/** Moves a series on over a container, whether or not that was numbered just now. */
function goOn(series: Series, from: number, { units, printed }: InSeries): void {
  series.count = from + units
  series.before = printed ?? series.before
}

function numberingOf(pieces: readonly Piece[]): Numbering {
  const labels = new Map<BlockId, string>()
  const places = new Map<BlockId, Place>()
  const footnotes = new Map<string, string>()
  for (const piece of pieces) {
    // Of two with one id the first is meant, as in findBlock().
    for (const [id, place] of piece.places) {
      if (places.has(id)) continue
      places.set(id, place)
      labels.set(id, place.label)
    }
    for (const [id, sign] of piece.notes) footnotes.set(id, sign)
  }
  return { labels, places, footnotes, tops: pieces.map((piece) => piece.label) }
}

/** The piece as it was if it says the same, so that it is the same object. */
function alike(before: Piece | undefined, now: Piece): Piece {
  if (!before || before.label !== now.label) return now
  const sameNotes =
    before.notes.length === now.notes.length &&
    before.notes.every(([id, sign], index) => {
      const other = now.notes[index]
      return other?.[0] === id && other[1] === sign
    })
  const samePlaces =
    before.places.length === now.places.length &&
    before.places.every(([id, place], index) => {
      const other = now.places[index]
      return other?.[0] === id && isSamePlace(place, other[1])
    })
  const sameGiven =
    before.given.length === now.given.length &&
    before.given.every((each, index) => {
      const other = now.given[index]
      return (
        each?.label === other?.label &&
        each?.counted === other?.counted &&
        each?.apart === other?.apart
      )
    })
  return sameGiven && samePlaces && sameNotes ? before : now
}

/** Parts and annexes run on through the text. A single annex has no number. */
function topLabels(text: Node, { style, frozen }: Rules): readonly (string | null)[] {
  const of = (name: 'annex' | 'part', by: LevelStyle, only: string | null) => {
    const all = text.children.filter((top) => top.type.name === name)
    const issued = frozen ? all.flatMap((top) => issuedNumber(top) ?? []) : []
    const taken = new Set<string>(issued)
    let ordinal = 0
    let before: string | null = null
    return (top: Node): string => {
      ordinal++
      const live = () => (all.length === 1 && only !== null ? only : label(by, ordinal))
      const fresh = () =>
        issued.length > 0
          ? nextFree(before ?? `${by.open}0${by.close}`, [style.alt, style.option], taken)
          : live()
      before = (frozen ? issuedNumber(top) : null) ?? fresh()
      taken.add(before)
      return before
    }
  }
  const nextAnnex = of('annex', style.annex, style.onlyAnnex)
  const nextPart = of('part', style.part, null)
  return text.children.map((top) => {
    if (top.type.name === 'annex') return nextAnnex(top)
    return top.type.name === 'part' ? nextPart(top) : null
  })
}

/** What the part is called that a child of the text belongs to. */
function partLabels(
  text: Node,
  tops: readonly (string | null)[],
): (index: number) => string | null {
  let part: string | null = null
  const parts = text.children.map((top, index) => {
    if (top.type.name === 'part') part = tops[index] ?? null
    return part
  })
  return (index) => parts[index] ?? null
}

/** For each child of the text the headings of its part, which count from I. */
function headingSeries(text: Node, rules: Rules): readonly Series[] {
  const parts: Node[][] = [[]]
  const partOf = text.children.map((top) => {
    if (top.type.name === 'part') parts.push([])
    if (isSection(top)) parts.at(-1)?.push(top)
    return parts.length - 1
  })
  const series = parts.map((sections) => runningSeries(sections, 'headings', rules))
  return partOf.flatMap((part) => series[part] ?? [])
}

function runningSeries(
  sections: readonly Node[],
  kind: 'headings' | 'paragraphs',
  { frozen }: Rules,
): Series {
  if (!frozen) return newSeries()
  const all = sections.map((section) => heldBy(section)[kind])
  const issued = all.some(({ printed }) => printed !== null)
  return newSeries({ issued, taken: new Set(all.flatMap(({ worded }) => worded)) })
}

function isSection(top: Node): boolean {
  return top.type.name === 'section'
}

function signs(
  notes: readonly Note[],
  before: { readonly footnotes: number; readonly asterisks: number },
  style: NumberStyle,
): Piece['notes'] {
  let { footnotes, asterisks } = before
  const signOf = ({ series, letter }: Note): string => {
    switch (series) {
      case 'number':
        return String(++footnotes)
      case 'asterisk':
        return '*'.repeat(++asterisks)
      case 'letter':
        return style.note(letter)
    }
  }
  return notes.map((note) => [note.id, signOf(note)])
}
