import type { Act } from '../../shared/protocol'

/**
 * Why this window shows a text without letting anyone write it: there may be something in it that
 * the editor would take for a fault and remove for everyone.
 *
 * - `window`: it knows an older schema than the hub.
 * - `hub`: it knows a newer one.
 * - `content`: both know the same, but the text holds what neither does.
 */
export type Outdated = 'window' | 'hub' | 'content'

export function outdatedBy(window: number, hub: number): Outdated | null {
  if (window === hub) return null
  return window < hub ? 'window' : 'hub'
}

/** Acts that settle what the words are. Nobody decides on words that their window may leave out. */
const onWords: ReadonlySet<Act['kind']> = new Set([
  'draft-amendment',
  'table-amendment',
  'adopt-amendment',
  'reject-amendment',
])

export function decidesOnWords(act: Act): boolean {
  return onWords.has(act.kind) || (act.kind === 'open-stage' && act.stage === 'adopted')
}
