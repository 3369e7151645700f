import type { Node } from 'prosemirror-model'
import { type Amendment, byName, isOpen, labelOf } from '../../amendments/amendment'
import { type Change, isReordered, targetOf, toBlock } from '../../amendments/change'
import { orderOf } from '../../amendments/order'
import { proposedBy } from '../../amendments/rebase'
import type { Register } from '../../amendments/register'
import { aboutIn } from '../../amendments/subjects'
import { idOf, isContainer } from '../../document/blocks'
import { type Numbers, numbersOf, sayPlace } from '../../document/references'
import type { AmendmentId, BlockId } from '../../ids'
import { waysIn } from '../akn/located'
import { build } from '../build'
import { distinct } from '../distinct'
import type { FinalBlock, FinalDocument } from '../final-document'
import type { FinalAmendment } from '../final-paper'
import { clean } from '../printable'
import { changesOf } from './changes'
import { headingOf, lineOf, type PaperSource, paper, run } from './frame'
import { redlined, standingIn } from './redlined'
import { listed, type PaperWords, paperWords } from './words'

/**
 * The marshalled list: every amendment that may still be decided, each with its number, its sponsors
 * in alphabetical order, what it would do and the words as they were tabled. Nothing is in it that
 * not everyone may read: drafts and confidential positions are in no register.
 */
export function amendmentsPaper(source: PaperSource, register: Register): FinalDocument {
  const text = distinct(source.text)
  const given = { ...source, text }
  const numbers = numbersOf(text)
  const standing = standingIn(text)
  const words = paperWords(numbers.language)
  const listedAmendments = marshalled(text, register)
  const blocks = listedAmendments.flatMap((amendment): readonly FinalBlock[] => {
    const { id, change, rationale, amends, state, tabled } = amendment
    const names = sponsorsIn(register, amendment)
    const parent = register.amendments.find((each) => each.id === amends)
    const by = names[0] ?? amendment.delegation
    const shown = redlined(given, standing, change, { by, at: tabled })
    return [
      headingOf(`${id}-head`, 2, `${labelOf(amendment)}. ${listed(names, numbers.language)}`),
      ...(parent ? [lineOf(`${id}-parent`, run(words.amendmentTo(labelOf(parent)), 'em'))] : []),
      lineOf(`${id}-does`, run(capital(deedOf(change, numbers, words)), 'em')),
      ...shown.map((block) => ownId(block, id)),
      ...(rationale ? [lineOf(`${id}-why`, run(words.reasons(rationale)))] : []),
      ...(state.kind === 'deferred' ? [lineOf(`${id}-deferred`, run(words.deferred))] : []),
    ]
  })
  const whole = build({ ...source, digest: '' })
  const { name, masthead } = whole
  const ways = waysIn(whole)
  const of = [name, masthead.symbol && `(${masthead.symbol})`].filter(Boolean).join(' ')
  return paper(
    source,
    [words.amendments, words.amendmentsTo(of)],
    blocks.length > 0 ? blocks : [lineOf('none', run(words.noAmendments))],
    (about) => ({
      kind: 'amendments',
      of: about,
      amendments: listedAmendments.map((each) =>
        finalAmendment(each, given, register, numbers, ways),
      ),
    }),
  )
}

/** The same for programs, with what exactly would change. */
function finalAmendment(
  amendment: Amendment,
  source: PaperSource,
  register: Register,
  numbers: Numbers,
  ways: ReadonlyMap<string, string>,
): FinalAmendment {
  const { id, change, rationale, amends, state, tabled, delegation } = amendment
  const parent = register.amendments.find((each) => each.id === amends)
  const { changes, applies } = changesOf(
    parent ? proposedBy(parent) : source.text,
    change,
    (block) => (parent ? null : (ways.get(block) ?? null)),
  )
  return {
    id,
    label: labelOf(amendment),
    amends: parent ? labelOf(parent) : null,
    by: register.delegations.find((each) => each.id === delegation)?.name ?? delegation,
    sponsors: sponsorsIn(register, amendment),
    tabled,
    deed: capital(deedOf(change, numbers, paperWords(numbers.language))),
    rationale: clean(rationale),
    deferred: state.kind === 'deferred',
    applies,
    changes,
  }
}

/**
 * In the order in which they are put: as the president announced it, or else by their places in the
 * text and of those at one place the furthest removed first.
 */
function marshalled(text: Node, register: Register): readonly Amendment[] {
  const open = register.amendments.filter(isOpen)
  const ordered = orderOf(open, register.order).map(({ amendment }) => amendment)
  const places = new Map<BlockId | null, number>()
  let count = 0
  for (const top of text.children) {
    places.set(idOf(top), ++count)
    if (isContainer(top)) for (const block of top.children) places.set(idOf(block), ++count)
  }
  const byId = new Map(open.map((each) => [each.id, each]))
  const placed = new Set<AmendmentId>(register.order)
  const placeOf = (amendment: Amendment): number => {
    const parent = amendment.amends && byId.get(amendment.amends)
    if (parent) return placeOf(parent)
    if (placed.has(amendment.id)) return -1
    const { place, base } = amendment.change
    const at = places.get(targetOf(aboutIn(text, amendment.change))) ?? count + 1
    // What comes in after a block is put once that is decided.
    return place.kind === 'after' && base.length === 0 ? at + 0.5 : at
  }
  return ordered
    .map((amendment) => ({ amendment, place: placeOf(amendment) }))
    .sort((one, other) => one.place - other.place)
    .map(({ amendment }) => amendment)
}

export function sponsorsIn(
  { delegations }: Register,
  { delegation, sponsors }: Pick<Amendment, 'delegation' | 'sponsors'>,
): readonly string[] {
  return delegations
    .filter(({ id }) => id === delegation || sponsors.includes(id))
    .sort(byName)
    .map(({ name }) => name)
}

function deedOf(change: Change, numbers: Numbers, { does }: PaperWords): string {
  const { place, base, proposed } = change
  const first = base[0] ? toBlock(base[0]) : null
  const at = sayBlock(targetOf(change), first, numbers)
  if (place.kind === 'apart') return does.apart
  if (base.length === 0) return place.kind === 'after' ? does.insert(at) : does.first(at || null)
  if (proposed.length === 0) return does.delete(at)
  if (place.kind === 'after') return does.move(at, sayBlock(place.block, null, numbers))
  if (place.kind === 'first' || isReordered(change)) return does.move(at, null)
  return does.words(at)
}

/** "paragraph 12"; of what has no number, its first words. */
function sayBlock(id: BlockId | null, block: Node | null, numbers: Numbers): string {
  const place = id && numbers.numbering.places.get(id)
  if (place) return sayPlace(place, 'named', numbers.language, null)
  return block ? `“${opening(block)}”` : ''
}

export function opening(block: Node): string {
  const words = block.textContent.trim().split(/\s+/)
  const short = words.slice(0, 8).join(' ').slice(0, 80)
  return short.length < words.join(' ').length ? `${short}…` : short
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}

/** One block may be in several amendments. */
export function ownId<B extends FinalBlock>(block: B, of: string): B {
  if (block.kind !== 'columns') return { ...block, id: `${of}-${block.id}` }
  const lines = block.lines.map((line) => ({ ...line, id: `${of}-${line.id}` }))
  return { ...block, lines }
}
