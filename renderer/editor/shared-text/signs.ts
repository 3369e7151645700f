import * as Y from 'yjs'
import { nameOf } from '../../../shared/document/copies'
import type { Holder, ItemId } from '../../../shared/document/moves'
import { childrenOf } from './standing'

/** One letter of a line, or one thing among the letters. */
export interface Sign {
  readonly id: ItemId
  readonly what:
    | { readonly letter: string; readonly attributes: Readonly<Record<string, unknown>> }
    | Y.XmlElement
}

/** What stood in a block of words, or in a note, one after the other. */
export function signsIn(line: Y.XmlElement, was: (item: Y.Item) => boolean): readonly Sign[] {
  return childrenOf(line).flatMap((child): readonly Sign[] => {
    const type = child.content instanceof Y.ContentType ? child.content.type : null
    if (!was(child)) return []
    if (type instanceof Y.XmlElement) return [{ id: child.id, what: type }]
    return type instanceof Y.XmlText ? lettersIn(type, was) : []
  })
}

function lettersIn(text: Holder, was: (item: Y.Item) => boolean): readonly Sign[] {
  const signs: Sign[] = []
  let attributes: Readonly<Record<string, unknown>> = {}
  for (const item of childrenOf(text)) {
    if (!was(item)) continue
    const { id, content } = item
    if (content instanceof Y.ContentFormat) {
      const { [content.key]: _before, ...others } = attributes
      attributes = content.value === null ? others : { ...others, [content.key]: content.value }
    }
    if (!(content instanceof Y.ContentString)) continue
    for (let at = 0; at < content.str.length; at++) {
      const letter = content.str.charAt(at)
      signs.push({ id: { client: id.client, clock: id.clock + at }, what: { letter, attributes } })
    }
  }
  return signs
}

/** A place in a block of words, or in a note. */
export interface Spot {
  readonly line: Y.XmlElement
  readonly offset: number
}

/** Where something stands now. */
export function spotOf(item: Y.Item, { client, clock }: ItemId): Spot | null {
  const { parent } = item
  const line = parent instanceof Y.XmlText ? parent.parent : parent
  if (!(line instanceof Y.XmlElement)) return null
  const offset = idsIn(line).findIndex((id) => id.client === client && id.clock === clock)
  return offset < 0 ? null : { line, offset }
}

/** What stands in a line now. */
export function idsIn(line: Y.XmlElement): readonly ItemId[] {
  return signsIn(line, ({ deleted }) => !deleted).map(({ id }) => id)
}

/** By the names of their ids. */
export function takeAway(line: Y.XmlElement, names: ReadonlySet<string>): void {
  const children = line.toArray()
  for (let index = children.length - 1; index >= 0; index--) {
    const child = children[index]
    if (child instanceof Y.XmlText) takeLetters(child, names)
    const own = child instanceof Y.XmlElement ? child._item : null
    if (own && names.has(nameOf(own.id))) line.delete(index, 1)
  }
}

function takeLetters(text: Y.XmlText, names: ReadonlySet<string>): void {
  const letters = lettersIn(text, ({ deleted }) => !deleted)
  for (let end = letters.length; end > 0; end--) {
    let start = end
    while (start > 0 && names.has(nameOf(letters[start - 1]?.id ?? none))) start--
    if (start === end) continue
    text.delete(start, end - start)
    end = start
  }
}

const none: ItemId = { client: -1, clock: -1 }

/** The block of words that something is in, and not the note within it. */
export function blockAround(item: Y.Item): Y.XmlElement | null {
  let block: Y.XmlElement | null = null
  for (let at: Y.Item | null = item; at; ) {
    const { parent }: Y.Item = at
    if (parent instanceof Y.XmlElement && !isHolder(parent)) block = parent
    at = parent instanceof Y.AbstractType ? parent._item : null
  }
  return block
}

/** Of blocks, or of cells; everything else holds words. */
export function isHolder({ nodeName }: Y.XmlElement): boolean {
  return ['section', 'annex', 'table', 'row'].includes(nodeName)
}
