import * as Y from 'yjs'
import { draftsFromChangedText } from '../../shared/amendments/drafts-from-text'
import { copyOf, read, rewrite } from '../../shared/document/ydoc'
import { type DocumentName, formatDocumentName } from '../../shared/document-name'
import type { Readable } from './document-state'
import { type Aside, wordsApart } from './set-aside'
import type { Left } from './unsent'

export interface Arrived {
  readonly name: DocumentName
  /** As the hub has it. */
  readonly doc: Y.Doc
  readonly access: Readable
  readonly person: string
  readonly at: number
}

export type TakenUp =
  /** The hub has had it all along. */
  | { readonly kind: 'known' }
  /** It is in the document now, and on its way. */
  | { readonly kind: 'brought' }
  /** It cannot be in the document now, and is offered. */
  | { readonly kind: 'aside'; readonly aside: Aside }

/**
 * Sees to what a window that is gone has left of a document that has just arrived.
 *
 * - The same person's changes are put in as they were made: whatever became of the text meanwhile,
 *   they merge as if they had been late, and twice is once.
 * - Whoever has joined again is another person to the hub, which takes nobody's letters from someone
 *   else: what the changes come to is written anew, if that window is gone for certain. If it were
 *   only out of sight, the words would be there twice.
 * - What may not be written any more is set aside.
 */
export function takeUp({ name, doc, access, person, at }: Arrived, left: Left): TakenUp {
  const update = Y.mergeUpdates([...left.updates])
  if (Y.snapshotContainsUpdate(Y.snapshot(doc), update)) return { kind: 'known' }
  const changed = copyOf(doc)
  Y.applyUpdate(changed, update)
  const isWhole = changed.store.pendingStructs === null && changed.store.pendingDs === null
  if (access === 'write' && isWhole) {
    if (left.person === person) {
      Y.applyUpdate(doc, update)
      changed.destroy()
      return { kind: 'brought' }
    }
    const now = read(changed)
    if (left.isGone && now.kind === 'valid') {
      rewrite(doc, now.node)
      changed.destroy()
      return { kind: 'brought' }
    }
  }
  const aside = asideOf({
    name,
    doc,
    changed,
    update,
    at,
    why: access === 'read' ? 'read-only' : 'left',
  })
  changed.destroy()
  return aside ? { kind: 'aside', aside } : { kind: 'known' }
}

/** Of a document that is not there any more: all that was typed, as far as it can be read. */
export function wordsOfGone(name: DocumentName, left: Left, at: number): Aside | null {
  const text = lettersIn(Y.mergeUpdates([...left.updates]))
  if (text.trim() === '') return null
  return { name, why: 'left', at, passages: [{ label: null, text, was: null }] }
}

interface Apart {
  readonly name: DocumentName
  readonly doc: Y.Doc
  readonly changed: Y.Doc
  readonly update: Uint8Array
  readonly at: number
  readonly why: Aside['why']
}

function asideOf({ name, doc, changed, update, at, why }: Apart): Aside | null {
  const [client] = Y.parseUpdateMeta(update).from.keys()
  if (client !== undefined) changed.clientID = client
  const safe = Y.getState(doc.store, changed.clientID)
  const apart = wordsApart({ name, why, at, doc: changed, hub: doc, safe })
  if (apart) return withDrafts(apart, doc, changed)
  const text = lettersIn(update)
  const isShown = changed.store.pendingStructs === null
  if (isShown || text.trim() === '') return null
  // What they stood beside is gone from the hub: it was set back to an earlier state.
  return { name, why, at, passages: [{ label: null, text, was: null }] }
}

/** What could be proposed of it, where it was typed into the text and that is closed now. */
export function withDrafts(aside: Aside, hub: Y.Doc, changed: Y.Doc): Aside {
  if (aside.name.kind !== 'text' || aside.why !== 'read-only') return aside
  const joined = copyOf(hub)
  Y.applyUpdate(joined, Y.encodeStateAsUpdate(changed))
  const [base, now] = [read(hub), read(joined)]
  joined.destroy()
  if (base.kind === 'invalid' || now.kind === 'invalid') return aside
  const drafts = draftsFromChangedText(base.node, now.node)
  return drafts.length > 0 ? { ...aside, drafts } : aside
}

function lettersIn(update: Uint8Array): string {
  return Y.decodeUpdate(update)
    .structs.map((struct) =>
      struct instanceof Y.Item && struct.content instanceof Y.ContentString
        ? struct.content.str
        : '',
    )
    .join('')
}

/** Whether it is of this document. */
export function isOf({ document }: Left, name: DocumentName): boolean {
  return document === formatDocumentName(name)
}
