import type { Node } from 'prosemirror-model'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { contentOf, seed } from '../../../shared/document/ydoc'
import type { TextEditorOptions } from '../contract'
import { unchecked } from '../hints/spelling-check'
import { createTextEditor } from '../text-editor'

export type StillOptions = Pick<
  TextEditorOptions,
  'mount' | 'me' | 'translate' | 'colourOf' | 'nameOf'
> & {
  readonly text: Node
  /** What a screen reader calls the page. */
  readonly label: string
}

/**
 * A text on its page as the editor shows it, with its numbers and notes, that nobody can write in:
 * it is bound to a document of its own, which nobody else ever sees. The answer takes it away.
 */
export function showStillText({ text, label, translate, ...options }: StillOptions): () => void {
  const doc = new Y.Doc()
  seed(doc, text)
  const awareness = new Awareness(doc)
  const editor = createTextEditor({
    ...options,
    translate: (key, values) => (key === 'page.label' ? label : translate(key, values)),
    content: contentOf(doc),
    awareness,
    mode: 'read',
    spelling: unchecked,
    onPropose: () => {},
    onPlaceDraft: async () => false,
    onUpdate: () => {},
    onSelectAmendment: () => {},
    onPasted: () => {},
    onLeftDone: () => {},
    onUnfollowed: () => {},
  })
  return () => {
    editor.destroy()
    awareness.destroy()
    doc.destroy()
  }
}
