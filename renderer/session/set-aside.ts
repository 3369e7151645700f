import * as Y from 'yjs'
import type { ProposedDraft } from '../../shared/amendments/drafts-from-text'
import type { TypedWords } from '../../shared/document/kept-words'
import { number } from '../../shared/document/numbering'
import { contentOf, copyOf, read } from '../../shared/document/ydoc'
import type { DocumentName } from '../../shared/document-name'
import type { BlockId } from '../../shared/ids'
import type { CloseReason } from '../../shared/sync'

/**
 * Words typed here that the hub did not take, or that went with what a colleague deleted. They are
 * kept until the person throws them away.
 */
export interface Aside {
  readonly name: DocumentName
  readonly why: CloseReason | 'closed' | 'deleted' | 'discarded' | 'left'
  /** Milliseconds by this machine's clock. */
  readonly at: number
  readonly passages: readonly Passage[]
  /** What can be proposed of it. */
  readonly drafts?: readonly ProposedDraft[] | undefined
  /** Whether the hub keeps them, so that this window may go. */
  readonly isKept?: boolean
}

/** A block that says something else here than at the hub. */
export interface Passage {
  /** "12.", where the block has a number. */
  readonly label: string | null
  readonly text: string
  /** What the hub's copy says there; `null` if it has no such block, or is not known. */
  readonly was: string | null
  /** Ids of the blocks after which it may be put back, the best first. */
  readonly after?: readonly string[] | undefined
  /** Which words of it went with a colleague's deletion: the hub has them under the same numbers. */
  readonly words?: TypedWords | undefined
}

export interface Apart {
  readonly name: DocumentName
  readonly why: Aside['why']
  readonly at: number
  readonly doc: Y.Doc
  /** The hub's copy, `null` if it cannot be had. */
  readonly hub: Y.Doc | null
  /** How far the hub is known to have what was typed here: a Yjs clock. */
  readonly safe: number
}

/** What a document holds that the hub's copy lacks; `null` if that is nothing. */
export function wordsApart({ name, why, at, doc, hub, safe }: Apart): Aside | null {
  const passages = hub ? differing(doc, hub, safe) : since(doc, safe)
  return passages.length > 0 ? { name, why, at, passages } : null
}

/** What the hub may be keeping of it. */
export function wordsIn(passages: readonly Passage[]): readonly TypedWords[] {
  return passages.flatMap(({ words }) => words ?? [])
}

/** As plain text, for the clipboard. */
export function asText({ passages }: Aside): string {
  return passages.map(({ label, text }) => (label ? `${label} ${text}` : text)).join('\n\n')
}

/**
 * Both copies are joined first, so that what the hub alone has does not count as a difference. A
 * block that others have deleted meanwhile is not in the joined copy, but its new words still count.
 */
function differing(doc: Y.Doc, hub: Y.Doc, safe: number): readonly Passage[] {
  const joined = copyOf(doc)
  Y.applyUpdate(joined, Y.encodeStateAsUpdate(hub))
  const theirs = new Map(blocksOf(hub).map((block) => [keyOf(block), textOf(block)]))
  const labels = labelsOf(hub)
  const blocks = blocksOf(joined)
  const passages = blocks.flatMap((block) => {
    const text = textOf(block).trim()
    const was = theirs.get(keyOf(block))?.trim() ?? null
    if (text === '' || text === was) return []
    return [{ label: labels(block), text, was }]
  })
  const kept = new Set(blocks.map(keyOf))
  const deleted = since(doc, safe, (block) => !kept.has(keyOf(block)))
  joined.destroy()
  return [...passages, ...deleted]
}

/** Without the hub's copy: the blocks in which something was typed that it did not acknowledge. */
function since(
  doc: Y.Doc,
  safe: number,
  counts: (block: Y.XmlElement) => boolean = () => true,
): readonly Passage[] {
  const labels = labelsOf(doc)
  return blocksOf(doc).flatMap((block) => {
    const text = textOf(block).trim()
    if (text === '' || !counts(block) || !holdsNew(block, doc.clientID, safe)) return []
    return [{ label: labels(block), text, was: null }]
  })
}

export function blocksOf(doc: Y.Doc): readonly Y.XmlElement[] {
  return elementsIn(contentOf(doc)).flatMap((top) =>
    top.nodeName === 'section' || top.nodeName === 'annex' ? elementsIn(top) : [top],
  )
}

function elementsIn(parent: Y.XmlFragment): readonly Y.XmlElement[] {
  return parent.toArray().filter((child): child is Y.XmlElement => child instanceof Y.XmlElement)
}

/** A block without an id is known by its words: moved words are then no difference. */
function keyOf(block: Y.XmlElement): string {
  return idOf(block) ?? textOf(block)
}

export function idOf(block: Y.XmlElement): string | null {
  return block.getAttribute('id') ?? null
}

export function textOf(node: Y.XmlElement | Y.XmlText): string {
  if (node instanceof Y.XmlText) {
    const delta = node.toDelta() as readonly { readonly insert: unknown }[]
    return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
  }
  if (node.nodeName === 'break') return '\n'
  const words = node.toArray().map((child) => (isWords(child) ? textOf(child) : ''))
  if (node.nodeName === 'footnote') return ` (${words.join('')})`
  return words.join(node.nodeName === 'table' ? '\n' : node.nodeName === 'row' ? '\t' : '')
}

function isWords(child: unknown): child is Y.XmlElement | Y.XmlText {
  return child instanceof Y.XmlElement || child instanceof Y.XmlText
}

function holdsNew(node: Y.XmlElement | Y.XmlText, client: number, safe: number): boolean {
  let item = node._start
  while (item) {
    const last = item.id.clock + item.length - 1
    if (!item.deleted && item.id.client === client && last >= safe) return true
    item = item.right
  }
  if (node instanceof Y.XmlText) return false
  return node.toArray().some((child) => isWords(child) && holdsNew(child, client, safe))
}

export function labelsOf(doc: Y.Doc): (block: Y.XmlElement) => string | null {
  const reading = read(doc)
  if (reading.kind === 'invalid') return () => null
  const { labels } = number(reading.node)
  return (block) => labels.get(block.getAttribute('id') as BlockId) ?? null
}
