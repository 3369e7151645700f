import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { contentOf } from '../../shared/document/ydoc'
import type { DocumentState, SharedDocument } from './document-state'
import { derived, type Live } from './live'
import type { Outdated } from './outdated'

/** A document of words as the editor takes it. With another `content` the editor begins anew. */
export interface Page {
  readonly content: Y.XmlFragment
  readonly awareness: Awareness
  readonly state: DocumentState
  /** Why nobody can write here, and `content` is a copy that nothing is sent from. */
  readonly outdated: Outdated | null
}

export function pageOf(document: SharedDocument): Live<Page> {
  return derived([document], () => {
    const { doc, awareness, state, outdated } = document.get()
    if (!awareness) throw new Error('People are seen in every document of words')
    return { content: contentOf(doc), awareness, state, outdated }
  })
}
