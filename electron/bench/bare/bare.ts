import { HocuspocusProvider } from '@hocuspocus/provider'
import { baseKeymap } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { yCursorPlugin, ySyncPlugin, yUndoPlugin } from 'y-prosemirror'
import * as Y from 'yjs'
import { schema } from '../../../shared/document/schema'
import { schemaVersion } from '../../../shared/document/schema-version'
import { contentOf } from '../../../shared/document/ydoc'
import { syncPath } from '../../../shared/sync'

/** y-prosemirror as its manual sets it up, on the same schema, text, hub and traffic. */
const [address = '', document_ = '', token = ''] = location.hash.slice(1).split('|')
const doc = new Y.Doc()
const provider = new HocuspocusProvider({
  url: `${address.replace(/^http/, 'ws')}${syncPath(schemaVersion)}`,
  name: document_,
  document: doc,
  token,
})
provider.on('synced', () => {
  if (document.querySelector('.ProseMirror') || !provider.awareness) return
  new EditorView(document.getElementById('editor'), {
    state: EditorState.create({
      schema,
      plugins: [
        ySyncPlugin(contentOf(doc)),
        yCursorPlugin(provider.awareness),
        yUndoPlugin(),
        keymap(baseKeymap),
      ],
    }),
  })
})
