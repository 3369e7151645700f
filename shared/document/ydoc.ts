import { Node } from 'prosemirror-model'
import {
  prosemirrorToYXmlFragment,
  updateYFragment,
  yXmlFragmentToProsemirrorJSON,
} from 'y-prosemirror'
import * as Y from 'yjs'
import { schema } from './schema'

/** The one place in a shared document where blocks live. */
export function contentOf(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment('content')
}

export type Reading =
  | { readonly kind: 'valid'; readonly node: Node }
  | { readonly kind: 'invalid'; readonly why: string }

/**
 * What a shared document says, without touching it. Other conversions of a live document may write
 * to it (they remove what the schema does not allow), so every reader comes through here.
 */
export function read(doc: Y.Doc): Reading {
  const json = yXmlFragmentToProsemirrorJSON(contentOf(doc))
  try {
    const node = Node.fromJSON(schema, { ...json, type: 'doc' })
    node.check()
    return { kind: 'valid', node }
  } catch (error) {
    return { kind: 'invalid', why: error instanceof Error ? error.message : String(error) }
  }
}

/** Fills an empty document. Only the hub seeds: two who did would leave every block twice. */
export function seed(doc: Y.Doc, node: Node): void {
  if (contentOf(doc).length > 0) throw new Error('A document is seeded once, while it is empty')
  doc.transact(() => prosemirrorToYXmlFragment(node, contentOf(doc)))
}

/** Brings a document to say `node` by the least edits, so that carets and concurrent words stay. */
export function rewrite(doc: Y.Doc, node: Node): void {
  doc.transact(() => {
    updateYFragment(doc, contentOf(doc), node, { mapping: new Map(), isOMark: new Map() })
  })
}

/** A copy that can be changed while the original waits for the disk. */
export function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
