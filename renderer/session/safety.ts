import type { CloseReason } from '../../shared/sync'
import type { DocumentState } from './document-state'
import type { Slow, SocketState } from './socket'

/** The one true word about whether what was typed is safe. `unsent` counts changes, not letters. */
export type Safety =
  /** Nothing has been typed that could be lost; the conference is on its way. */
  | { readonly kind: 'connecting' }
  /** The hub has everything, on its disk. */
  | { readonly kind: 'saved' }
  | { readonly kind: 'sending'; readonly unsent: number }
  /** `since` in milliseconds by this machine's clock. */
  | ({ readonly kind: 'offline'; readonly since: number; readonly unsent: number } & Slow)
  | { readonly kind: 'refused'; readonly reason: CloseReason; readonly unsent: number }

export function safetyOf(socket: SocketState, documents: readonly DocumentState[]): Safety {
  const unsent = documents.reduce((sum, state) => sum + unsentOf(state), 0)
  if (socket.kind === 'down') return { ...socket, kind: 'offline', unsent }
  for (const state of documents) {
    if (state.kind === 'refused') return { kind: 'refused', reason: state.reason, unsent }
    // While the connection itself is on its way back, the documents follow in a moment.
    if (state.kind === 'offline' && socket.kind === 'up') {
      return { kind: 'offline', since: state.since, unsent }
    }
  }
  if (unsent > 0) return { kind: 'sending', unsent }
  return socket.kind === 'up' && areSettled(documents) ? { kind: 'saved' } : { kind: 'connecting' }
}

/** Nothing more is on its way to be opened. */
export function areSettled(documents: readonly DocumentState[]): boolean {
  return documents.every(({ kind }) => kind === 'open' || kind === 'sealed' || kind === 'gone')
}

export function sameSafety(a: Safety, b: Safety): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function unsentOf(state: DocumentState): number {
  return 'unsent' in state ? state.unsent : 0
}
