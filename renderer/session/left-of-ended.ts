import { formatDocumentName, parseDocumentName } from '../../shared/document-name'
import type { DocumentState, SharedDocument } from './document-state'
import { type KeeperOptions, offerGone } from './keeper'
import type { Unsent } from './unsent'

export interface EndedOptions {
  readonly unsent: Unsent
  readonly asides: KeeperOptions['asides']
  /** They say which documents there are. */
  readonly lists: readonly SharedDocument[]
  /** Whether this window opens it, by its name: then its keeper sees to what was left. */
  readonly isOpened: (document: string) => boolean
}

/**
 * Offers what windows that are gone have left of documents that have ended while no window was open:
 * drafts that a colleague has tabled or thrown away, or whose sponsors the delegation is not among any
 * more. Once, when the lists have come. The answer ends the wait for them.
 */
export function offerLeftOfEnded(options: EndedOptions): () => void {
  const { unsent, asides, lists, isOpened } = options
  const ends = lists.map((list) => list.subscribe(check))
  check()
  return stop

  function check(): void {
    if (!lists.every((list) => isThere(list.get().state))) return
    stop()
    void offer()
  }

  function stop(): void {
    for (const end of ends) end()
  }

  async function offer(): Promise<void> {
    for (const each of await unsent.left()) {
      const name = parseDocumentName(each.document)
      if (!name || isOpened(formatDocumentName(name))) continue
      offerGone(name, each, unsent, asides)
    }
  }
}

/** With all that the hub has of it; or it has none for this seat. */
function isThere({ kind }: DocumentState): boolean {
  return kind === 'open' || kind === 'gone'
}
