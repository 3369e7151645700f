import type { Node } from 'prosemirror-model'
import type { BlockId } from '../ids'
import { idOf, isContainer } from './blocks'
import type { Recommendation } from './kinds'
import { bare } from './number-styles'
import { numbersOf, sayReference, standsIn } from './references'

export const recommendationKinds = [
  'universality',
  'reporting',
  'funding',
  'next-conference',
  'assistance',
  'implementation',
  'other',
] as const
export type RecommendationKind = (typeof recommendationKinds)[number]

/** Those to whom conferences mostly turn; any other can be written out. */
export const standardAddressees = [
  'secretary-general',
  'states-parties',
  'states-not-bound',
  'all-states',
  'president-designate',
  'implementation-support-unit',
] as const

/** A recommendation as one refers to it: where it stands, to whom it goes, and its exact words. */
export interface Listed {
  readonly block: BlockId
  /** "20", "3 (a)"; `null` where nothing is printed before the paragraph. */
  readonly label: string | null
  /** "Annex I" where the paragraph stands in one. */
  readonly annex: string | null
  /** The words of the heading above it. */
  readonly section: string | null
  readonly addressee: string
  readonly kind: RecommendationKind
  /** A day, `2006-11-06`, or what else was written; see `isDay`. */
  readonly deadline: string | null
  /**
   * The paragraph and, each on a line of its own after its number, the sub-paragraphs that belong
   * to it: one citation. Without footnotes.
   */
  readonly words: string
}

const lists = new WeakMap<Node, readonly Listed[]>()

/** The recommendations of a text in reading order. Of two blocks with one id the first is meant. */
export function recommendationsOf(text: Node): readonly Listed[] {
  const known = lists.get(text)
  if (known) return known
  const made: Listed[] = []
  const seen = new Set<BlockId>()
  const numbers = numbersOf(text)
  const { labels, tops } = numbers.numbering
  text.forEach((top, _offset, index) => {
    if (!isContainer(top) || !recommends(top)) return
    const from = standsIn(text, index, numbers)
    const say = (reference: Node) => sayReference(reference, numbers, from).words
    for (const listed of listedIn(top, { labels, annex: tops[index] ?? null, say })) {
      if (!seen.has(listed.block)) made.push(listed)
      seen.add(listed.block)
    }
  })
  lists.set(text, made)
  return made
}

/** What is not known, as from a text of another time or tool, is another kind and not an error. */
export function recommendationKind(said: string): RecommendationKind {
  const name = said
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
  return recommendationKinds.find((kind) => kind === name) ?? 'other'
}

/** Equal for "the Secretary-General" and "Secretary-General ": one addressee, however written. */
export function sameAddressee(addressee: string): string {
  const spaced = addressee.normalize('NFC').replace(/\s+/g, ' ').trim()
  return spaced.replace(/^the (?=.)/i, '').toLowerCase()
}

/** Whether a deadline is a day of the calendar and not words such as "well before the session". */
export function isDay(deadline: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(deadline)?.map(Number) ?? []
  if (!year || !month || !day || month > 12) return false
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return day <= days
}

/** The nearest day first, then deadlines in words, then none; else in the order of the text. */
export function byDeadline(listed: readonly Listed[]): readonly Listed[] {
  const rank = ({ deadline }: Listed) => (deadline === null ? 2 : isDay(deadline) ? 0 : 1)
  return [...listed].sort((one, other) => {
    if (rank(one) !== rank(other) || rank(one) > 0) return rank(one) - rank(other)
    return String(one.deadline) < String(other.deadline)
      ? -1
      : Number(one.deadline !== other.deadline)
  })
}

const recommending = new WeakMap<Node, boolean>()

/** An untouched section is the same node, so a keystroke asks only where it fell. */
function recommends(container: Node): boolean {
  const known = recommending.get(container)
  if (known !== undefined) return known
  const made = container.children.some(({ attrs }) => Boolean(attrs.recommendation))
  recommending.set(container, made)
  return made
}

/** What is needed to cite the words of a child of the text. */
interface Citing {
  readonly labels: ReadonlyMap<BlockId, string>
  readonly annex: string | null
  readonly say: (reference: Node) => string
}

function listedIn(container: Node, { labels, annex, say }: Citing): readonly Listed[] {
  const made: Listed[] = []
  let section: string | null = null
  let path: readonly string[] = []
  container.forEach((block, _offset, index) => {
    const id = idOf(block)
    const label = bareOf(id ? labels.get(id) : undefined)
    if (block.type.name === 'heading') {
      section = wordsOf(block, say) || null
      path = []
      return
    }
    const level = levelOf(block) ?? 0
    path = label ? [...path.slice(0, level), label] : path.slice(0, level)
    const said = block.attrs.recommendation as Recommendation | null | undefined
    if (!id || !said) return
    made.push({
      block: id,
      label: label ? path.join(' ') : null,
      annex,
      section,
      addressee: said.addressee,
      kind: recommendationKind(said.kind),
      deadline: said.deadline,
      words: citation(container, index, labels, say),
    })
  })
  return made
}

function citation(
  container: Node,
  index: number,
  labels: Citing['labels'],
  say: Citing['say'],
): string {
  const first = container.child(index)
  const level = levelOf(first) ?? 0
  const lines = [wordsOf(first, say)]
  for (let next = index + 1; next < container.childCount; next++) {
    const block = container.child(next)
    const below = levelOf(block)
    if (below === null || below <= level) break
    const id = idOf(block)
    const label = id ? labels.get(id) : undefined
    lines.push(label ? `${label} ${wordsOf(block, say)}` : wordsOf(block, say))
  }
  return lines.join('\n')
}

function levelOf(block: Node): number | null {
  return block.type.name === 'paragraph' ? Number(block.attrs.level) : null
}

function wordsOf(block: Node, say: Citing['say']): string {
  const words = block.children.map((child) => {
    if (child.isText) return child.text ?? ''
    if (child.type.name === 'reference') return say(child)
    if (child.type.name === 'field') return String(child.attrs.said)
    return child.type.name === 'break' ? ' ' : ''
  })
  return words.join('').trim()
}

function bareOf(label: string | undefined): string | null {
  return label === undefined ? null : bare(label)
}
