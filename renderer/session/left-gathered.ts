import type * as Y from 'yjs'
import type { TypedWords } from '../../shared/document/kept-words'
import type { DocumentName } from '../../shared/document-name'
import { stillMissing, wordsLeftBehind } from './left-behind'
import { type Aside, wordsIn } from './set-aside'

export interface LeftHeard {
  /** Words that are in no block any more, once all have heard of what arrived; `null` for none. */
  missing(aside: Aside | null): void
  /** Those that were brought to where they belong. */
  brought(words: readonly TypedWords[]): void
}

/** What updates that arrive together take along of one's own words, told as one. */
export function gatherLeft(name: DocumentName, heard: LeftHeard) {
  let left: Aside | null = null
  return {
    /** An update is about to be put into the document. */
    arriving(doc: Y.Doc, update: Uint8Array, away: boolean): void {
      const found = wordsLeftBehind({ name, at: Date.now(), doc, update, away })
      if (!found) return
      if (left) {
        left = { ...left, passages: [...left.passages, ...found.passages] }
        return
      }
      left = found
      doc.once('afterAllTransactions', () => {
        const missing = left && stillMissing(left, doc)
        const brought = left?.passages.filter((each) => !missing?.passages.includes(each)) ?? []
        left = null
        heard.missing(missing)
        if (brought.length > 0) heard.brought(wordsIn(brought))
      })
    },
  }
}
