import type { Node } from 'prosemirror-model'
import type * as Y from 'yjs'
import { read } from '../../shared/document/ydoc'
import { rationaleIn } from '../../shared/sealing/rationale'
import { hasArrived, type SharedDocument } from './document-state'

/** A draft as it stands at this moment. */
export interface OpenDraft {
  doc(): Y.Doc
  rationale(): string
  written(): number
  writtenHere(): number
  /** Whether all of it could be opened here. */
  isWhole(): boolean
  isWritable(): boolean
}

export function openDraft(document: SharedDocument, rationale: () => string): OpenDraft {
  return {
    doc: () => document.get().doc,
    rationale,
    written: document.written,
    writtenHere: document.writtenHere,
    isWhole: document.isWhole,
    isWritable() {
      const { state } = document.get()
      return hasArrived(state) && 'access' in state && state.access === 'write'
    },
  }
}

export interface SaidInDraft {
  readonly words: Node
  readonly rationale: string
}

/** Once all of it is here and can be opened; `rationale` where it says none of its own. */
export function saidIn(document: SharedDocument, rationale: string): SaidInDraft | null {
  const { doc, state } = document.get()
  if (!hasArrived(state) || !document.isWhole()) return null
  const found = read(doc)
  if (found.kind === 'invalid') return null
  return { words: found.node, rationale: rationaleIn(doc) ?? rationale }
}
