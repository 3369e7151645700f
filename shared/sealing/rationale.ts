import type * as Y from 'yjs'

/** Why its sponsors propose it, which is sealed with the draft; `null` where they have not said so. */
export function rationaleIn(draft: Y.Doc): string | null {
  const words = draft.getMap('about').get('rationale')
  return typeof words === 'string' ? words.slice(0, longestRationale) : null
}

export function setRationale(draft: Y.Doc, words: string): void {
  draft.getMap('about').set('rationale', words.trim().slice(0, longestRationale))
}

export const longestRationale = 4000
