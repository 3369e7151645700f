import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import type { Node } from 'prosemirror-model'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { schemaVersion } from '../../shared/document/schema-version'
import { read } from '../../shared/document/ydoc'
import type { Entered } from '../../shared/protocol'
import { syncPath } from '../../shared/sync'
import type { BenchHub } from './hub'

/** The text of a hub as one seat has it, without a window. */
export interface OpenText {
  readonly doc: Y.Doc
  /** As it is now. */
  readonly text: Node
  /** Once the hub has all that was written here. */
  leave(): Promise<void>
}

export async function openText(hub: BenchHub, { token }: Entered): Promise<OpenText> {
  const socket = new HocuspocusProviderWebsocket({
    url: `${hub.address.replace(/^http/, 'ws')}${syncPath(schemaVersion)}`,
    WebSocketPolyfill: WebSocket,
  })
  const doc = new Y.Doc()
  const name = hub.document
  const provider = new HocuspocusProvider({ websocketProvider: socket, name, document: doc, token })
  provider.attach()
  await new Promise<void>((resolve) => provider.on('synced', () => resolve()))
  const text = read(doc)
  if (text.kind === 'invalid') throw new Error(text.why)
  return {
    doc,
    text: text.node,
    async leave() {
      await new Promise<void>((resolve) => {
        const look = () => {
          if (!provider.hasUnsyncedChanges) resolve()
        }
        provider.on('unsyncedChanges', look)
        look()
      })
      provider.destroy()
      socket.destroy()
    },
  }
}
