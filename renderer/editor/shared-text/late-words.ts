import * as Y from 'yjs'
import { type Holder, itemsIn } from '../../../shared/document/moves'
import { isHolder } from './signs'

/**
 * Takes words after the block that they were written in, when that had already gone elsewhere.
 *
 * The copy of a moved block was made by a window that did not have them yet. So they are looked for
 * in the block that is gone, before Yjs forgets it, and put into the copy where they stood among the
 * same words.
 */
export interface Late {
  /** Of the items of the block that is gone: what was there until now. */
  readonly was: (item: Y.Item) => boolean
  /** Of these, the ones that the copy was made without. */
  readonly isLate: (client: number, clock: number) => boolean
  /** Of the blocks in a section that is gone: those that came too late for it and are nowhere else. */
  readonly isLost: (block: Y.XmlElement) => boolean
  /** The copy does not say what it was made with: what stands in it already is not put there again. */
  readonly mayBeThere: boolean
}

/** `true` if something was put into the copy. */
export function carry(gone: Y.XmlElement, copy: Y.XmlElement, late: Late): boolean {
  const attributes = carryAttributes(gone, copy, late)
  if (isHolder(gone) !== isHolder(copy)) return attributes
  const within = isHolder(gone) ? carryChildren : carryWords
  return within(gone, copy, late) || attributes
}

/** A heading cannot be what a paragraph was: the page would take it for no block and delete it. */
function carryAttributes(gone: Y.XmlElement, copy: Y.XmlElement, late: Late): boolean {
  if (gone.nodeName !== copy.nodeName) return false
  let any = false
  for (const [key, item] of gone._map) {
    if (key === 'id' || !late.was(item) || !late.isLate(item.id.client, item.id.clock)) continue
    const [value] = item.content.getContent()
    copy.setAttribute(key, value)
    any = true
  }
  return any
}

/** Blocks that were begun in a section after it had gone; cells of a table by their place in it. */
function carryChildren(gone: Y.XmlElement, copy: Y.XmlElement, late: Late): boolean {
  let any = false
  let index = 0
  for (const item of childrenOf(gone, late)) {
    const child = item.content instanceof Y.ContentType ? item.content.type : null
    if (!(child instanceof Y.XmlElement)) continue
    const id = idOfGone(child)
    if (late.isLost(child)) {
      copy.insert(Math.min(index++, copy.length), [cloneOf(child, late)])
      any = true
      continue
    }
    const at = id === null ? index : indexOfId(copy, id)
    const counterpart = at === null ? null : copy.get(at)
    // A block of its own has its own place in the account of what was moved.
    if (id === null && counterpart instanceof Y.XmlElement) {
      any = carry(child, counterpart, late) || any
    }
    if (at !== null) index = at + 1
  }
  return any
}

function carryWords(gone: Y.XmlElement, copy: Y.XmlElement, late: Late): boolean {
  const pieces = piecesOf(gone, late)
  if (!pieces.some((piece) => piece.late || piece.kind === 'node')) return false
  let any = false
  const known = pieces
    .filter((piece) => !piece.late)
    .map(signOf)
    .join('')
  let before = 0
  let added = 0
  const there = signsOf(copy)
  for (const piece of pieces) {
    if (!piece.late) {
      if (piece.kind === 'node') any = carryNote(piece.type, copy, late) || any
      before += signOf(piece).length
      continue
    }
    const place = sameOffset(known, there, before)
    if (late.mayBeThere && isThere(piece, copy, place)) continue
    const at = place + added
    if (piece.kind === 'words') putWords(copy, at, piece)
    else putNode(copy, at, cloneOf(piece.type, late))
    added += signOf(piece).length
    any = true
  }
  return any
}

function isThere(piece: Piece, copy: Y.XmlElement, place: number): boolean {
  if (piece.kind === 'words') return signsOf(copy).startsWith(piece.words, place)
  const id = idOfGone(piece.type)
  return id !== null && indexOfId(copy, id) !== null
}

/** A note that stood among the words has words of its own. */
function carryNote(gone: Y.XmlElement, copy: Y.XmlElement, late: Late): boolean {
  const id = idOfGone(gone)
  const at = id === null ? null : indexOfId(copy, id)
  const counterpart = at === null ? null : copy.get(at)
  return counterpart instanceof Y.XmlElement && carry(gone, counterpart, late)
}

/** What is asked of each piece of a line. */
type Pieces = Pick<Late, 'was' | 'isLate'>

type Attributes = Readonly<Record<string, unknown>>
type Piece =
  | {
      readonly kind: 'words'
      readonly late: boolean
      readonly words: string
      readonly attributes: Attributes
    }
  | { readonly kind: 'node'; readonly late: boolean; readonly type: Y.XmlElement }

/** One character stands for whatever is not a word. */
const nodeSign = '\ufffc'

function signOf(piece: Piece): string {
  return piece.kind === 'words' ? piece.words : nodeSign
}

function piecesOf(gone: Y.XmlElement, late: Late): readonly Piece[] {
  return childrenOf(gone, late).flatMap((item): readonly Piece[] => {
    const child = item.content instanceof Y.ContentType ? item.content.type : null
    if (child instanceof Y.XmlText) return wordsOf(child, late)
    if (!(child instanceof Y.XmlElement)) return []
    return [{ kind: 'node', late: late.isLate(item.id.client, item.id.clock), type: child }]
  })
}

/** An item may hold words from before and after the copy was made: Yjs joins what stands together. */
function wordsOf(text: Y.XmlText, late: Pieces): readonly Piece[] {
  const pieces: Piece[] = []
  const attributes: Record<string, unknown> = {}
  for (const { id, content } of childrenOf(text, late)) {
    if (content instanceof Y.ContentFormat) {
      if (content.value === null) delete attributes[content.key]
      else attributes[content.key] = content.value
    }
    if (!(content instanceof Y.ContentString)) continue
    for (let from = 0; from < content.str.length; ) {
      const isLate = late.isLate(id.client, id.clock + from)
      let to = from + 1
      while (to < content.str.length && late.isLate(id.client, id.clock + to) === isLate) to++
      const words = content.str.slice(from, to)
      pieces.push({ kind: 'words', late: isLate, words, attributes: { ...attributes } })
      from = to
    }
  }
  return pieces
}

function childrenOf(type: Holder, { was }: Pick<Late, 'was'>): readonly Y.Item[] {
  return itemsIn(type).filter((item) => item.parentSub === null && was(item))
}

export function idOfGone(element: Y.XmlElement): string | null {
  const [id] = element._map.get('id')?.content.getContent() ?? []
  return typeof id === 'string' ? id : null
}

function indexOfId(copy: Y.XmlElement, id: string): number | null {
  const index = copy
    .toArray()
    .findIndex((child) => child instanceof Y.XmlElement && child.getAttribute('id') === id)
  return index < 0 ? null : index
}

/** As it was until now. */
export function copyOf(gone: Y.XmlElement, was: Late['was']): Y.XmlElement {
  return cloneOf(gone, { was, isLate: () => false })
}

function cloneOf(gone: Y.XmlElement, late: Pieces): Y.XmlElement {
  const clone = new Y.XmlElement(gone.nodeName)
  for (const [key, item] of gone._map) {
    const [value] = late.was(item) ? item.content.getContent() : []
    if (value !== undefined && value !== null) clone.setAttribute(key, value)
  }
  const children = childrenOf(gone, late).flatMap(({ content }): (Y.XmlElement | Y.XmlText)[] => {
    const child = content instanceof Y.ContentType ? content.type : null
    if (child instanceof Y.XmlElement) return [cloneOf(child, late)]
    return child instanceof Y.XmlText ? [textOf(wordsOf(child, late))] : []
  })
  clone.insert(0, children)
  return clone
}

function textOf(pieces: readonly Piece[]): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta(
    pieces.flatMap((piece) =>
      piece.kind === 'words' ? [{ insert: piece.words, attributes: piece.attributes }] : [],
    ),
  )
  return text
}

/** What a block of words says now, with a sign for each thing that is not a word. */
export function signsOf(block: Y.XmlElement): string {
  return block
    .toArray()
    .flatMap((child) =>
      child instanceof Y.XmlText ? runs(child).map(({ insert }) => insert) : nodeSign,
    )
    .join('')
}

interface Run {
  readonly insert: string
  readonly attributes?: Attributes
}

function runs(text: Y.XmlText): readonly Run[] {
  return (text.toDelta() as readonly Run[]).filter(({ insert }) => typeof insert === 'string')
}

/** What a block said that is gone. */
export function signsOfGone(gone: Y.XmlElement, late: Late): string {
  return piecesOf(gone, late).map(signOf).join('')
}

/** The place in `there` that is where `offset` is in `here`: both begin and end with the same words. */
export function sameOffset(here: string, there: string, offset: number): number {
  if (here === there) return offset
  const most = Math.min(here.length, there.length)
  let start = 0
  while (start < most && here[start] === there[start]) start++
  if (offset <= start) return offset
  let end = 0
  while (end < most - start && here.at(-1 - end) === there.at(-1 - end)) end++
  if (offset >= here.length - end) return offset - here.length + there.length
  return start
}

/** Where words are put: into a run that is there, or into a new one where none is. */
export function putWords(block: Y.XmlElement, offset: number, { words, attributes }: Words): void {
  let rest = offset
  let index = 0
  for (const child of block.toArray()) {
    if (child instanceof Y.XmlText) {
      const { length } = runs(child)
        .map(({ insert }) => insert)
        .join('')
      if (rest <= length) {
        child.insert(rest, words, { ...attributes })
        return
      }
      rest -= length
    } else {
      if (rest === 0) break
      rest -= 1
    }
    index++
  }
  const text = new Y.XmlText()
  text.insert(0, words, { ...attributes })
  block.insert(index, [text])
}

type Words = Extract<Piece, { readonly kind: 'words' }>

export function putNode(block: Y.XmlElement, offset: number, node: Y.XmlElement): void {
  let rest = offset
  let index = 0
  for (const child of block.toArray()) {
    if (rest === 0) break
    if (child instanceof Y.XmlText) {
      const tail = tailOf(child, rest)
      const { length } = runs(child)
        .map(({ insert }) => insert)
        .join('')
      if (rest < length) {
        child.delete(rest, length - rest)
        const text = new Y.XmlText()
        text.applyDelta([...tail])
        block.insert(index + 1, [node, text])
        return
      }
      rest -= length
    } else rest -= 1
    index++
  }
  block.insert(index, [node])
}

function tailOf(text: Y.XmlText, from: number): readonly Run[] {
  let rest = from
  return runs(text).flatMap(({ insert, ...run }) => {
    const tail = insert.slice(Math.min(rest, insert.length))
    rest = Math.max(0, rest - insert.length)
    return tail === '' ? [] : [{ ...run, insert: tail }]
  })
}
