import type { Node } from 'prosemirror-model'
import { findBlock, idOf, isContainer } from '../document/blocks'
import type { BlockId } from '../ids'
import { type Agreement, digest, partOf, type Scope } from './agreement'
import type { Place } from './deeds'
import { whereIn } from './whereabouts'
import { wordsOf } from './words-of'

/** One of the things that were agreed together: a block of a section, a section of the document. */
export interface Part {
  readonly id: BlockId
  /** A digest of them. */
  readonly words: string
  /** Where it was, for when it is gone. */
  readonly place: Place
}

/**
 * What has become other in words that were agreed together.
 *
 * - `order`: all of it is there as it was, and stands in another order.
 */
export type Change =
  | { readonly how: 'changed' | 'added'; readonly block: BlockId; readonly place: Place }
  | { readonly how: 'gone'; readonly place: Place }
  | { readonly how: 'order' }

/** What is agreed together under a scope; nothing of a paragraph, which is agreed as one. */
export function partsOf(text: Node, scope: Scope): readonly Part[] {
  const whole = scope.kind === 'block' ? null : partOf(text, scope)
  if (!whole) return []
  const placing = placesIn(text)
  return whole.children.flatMap((each) => {
    const id = idOf(each)
    return id ? [{ id, words: digest(each), place: placing(each, 'briefly') }] : []
  })
}

/**
 * What has changed since, part by part in reading order, and last what is gone. Empty where nothing
 * has, and of what was agreed before parts were kept.
 */
export function changesSince(text: Node, { scope, parts, words }: Agreement): readonly Change[] {
  const whole = partOf(text, scope)
  if (!whole || !parts || digest(whole) === words) return []
  const before = new Map(parts.map((each) => [each.id, each.words]))
  const there = new Set<BlockId>()
  const placing = placesIn(text)
  const changed = whole.children.flatMap((each): readonly Change[] => {
    const id = idOf(each)
    if (!id) return []
    there.add(id)
    const was = before.get(id)
    if (was === digest(each)) return []
    const how = was === undefined ? 'added' : 'changed'
    return [{ how, block: firstOf(each) ?? id, place: placing(each) }]
  })
  const gone = parts
    .filter(({ id }) => !there.has(id))
    .map(({ place }): Change => ({ how: 'gone', place }))
  const all = [...changed, ...gone]
  return all.length > 0 ? all : [{ how: 'order' }]
}

/** Where one goes to see it: to a section by its first block. */
function firstOf(part: Node): BlockId | null {
  return isContainer(part) && part.firstChild ? idOf(part.firstChild) : idOf(part)
}

/** Characters of the beginning of what has no number. */
const beginning = 80

/** Where the things of a text are; briefly, without the words of what has a number. */
export function placesIn(text: Node): (part: Node, said?: 'briefly') => Place {
  const where = whereIn(text)
  return (part, said) => {
    const titled = isContainer(part) ? part.firstChild : part
    const label = where(titled && idOf(titled)).label
    const isHead = titled?.type.name === 'heading' || isContainer(part)
    const words = titled && (label === null || !said)
    return {
      kind: isHead ? 'section' : 'block',
      label,
      words: words ? wordsOf(titled, 0, titled.content.size, beginning) : '',
    }
  }
}

/** Where a scope is. */
export function placeOf(text: Node, scope: Scope): Place {
  if (scope.kind === 'document') return { kind: 'document', label: null, words: '' }
  const part = scope.kind === 'block' ? findBlock(text, scope.id)?.node : partOf(text, scope)
  return part ? placesIn(text)(part) : { kind: scope.kind, label: null, words: '' }
}
