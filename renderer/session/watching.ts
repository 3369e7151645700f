import type { Node } from 'prosemirror-model'
import type { Register } from '../../shared/amendments/register'
import { schemaVersion } from '../../shared/document/schema-version'
import type { DocumentName } from '../../shared/document-name'
import { type BlockId, textId } from '../../shared/ids'
import type { PaperLines } from '../../shared/paper-lines'
import type { Joined } from '../../shared/protocol'
import type { Hubs } from './hubs'
import { derived, type Live } from './live'
import { followHubs } from './moving'
import { askLines } from './paper-lines'
import type { Paper } from './pass'
import { readingOf } from './reading'
import { registerView } from './register-view'
import { openDocument } from './shared-document'
import { openSocket } from './socket'

/** What everyone in the room may see, and nothing else. */
export interface Watching {
  readonly register: Live<Register | null>
  readonly reading: Live<Node | null>
  /** Whether what is shown may be out of date. */
  readonly isAway: Live<boolean>
  /** On what lines of the paper that was issued these stand; `null` if that cannot be had now. */
  lines(blocks: readonly BlockId[], signal: AbortSignal): Promise<PaperLines | null>
  close(): void
}

/**
 * The two documents that every seat may read, whoever looks: no draft, no folder, no file of the
 * secretariat is asked for, and nobody is told that somebody looks. So a window for the room cannot
 * show what it does not have.
 */
export function openWatching(
  hubs: Hubs,
  { conference }: Joined,
  paper: Paper,
  schema = schemaVersion,
): Watching {
  const socket = openSocket({ address: hubs.at, schema, ask: () => register.ask() })
  const endFollowing = followHubs(hubs, socket)
  const open = (name: DocumentName) =>
    openDocument({
      name,
      schema,
      socket,
      paper,
      presence: null,
      onTerm: hubs.heard,
      // Nothing is written here, so nothing can be refused or come back.
      onSetAside: () => {},
      onBrought: () => {},
    })
  const register = open({ kind: 'register' })
  const text = open({ kind: 'text', text: textId(conference.text) })
  return {
    register: registerView(register),
    reading: readingOf(text),
    isAway: derived([socket.state, register], () => {
      const { state } = register.get()
      return socket.state.get().kind === 'down' || state.kind === 'refused'
    }),
    lines: (blocks, signal) => askLines(hubs.at, paper, blocks, signal),
    close() {
      endFollowing()
      register.close()
      text.close()
      socket.close()
    },
  }
}
