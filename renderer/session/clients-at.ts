import type { SharedDocument } from './document-state'
import type { DraftPage } from './drafts'
import type { Live } from './live'
import type { Person } from './presence'

/** Of the windows at the text, and of this one at its drafts; `null` before the text has come. */
export function clientsAt(
  text: SharedDocument,
  people: Live<readonly Person[]>,
  drafts: Live<readonly DraftPage[]>,
): ReadonlySet<number> | null {
  if (text.get().state.kind === 'connecting') return null
  const atDrafts = drafts.get().map(({ awareness }) => awareness.clientID)
  return new Set([...people.get().map(({ client }) => client), ...atDrafts])
}

export function sameClients(a: ReadonlySet<number> | null, b: ReadonlySet<number> | null): boolean {
  if (!a || !b) return a === b
  return a.size === b.size && [...a].every((client) => b.has(client))
}
