import type * as Y from 'yjs'
import { assertNever } from '../../shared/assert-never'
import { type DocumentName, formatDocumentName } from '../../shared/document-name'
import type { Access } from '../../shared/rights'
import type { KeptAsides } from './kept-asides'
import { takeUp, wordsOfGone } from './take-up'
import type { Left, Unsent } from './unsent'

/** Sees to it that what is typed in one document outlives the window. */
export interface Keeper {
  /** A change was made here, and the hub does not have it yet. */
  wrote(update: Uint8Array): void
  /** Nothing that was typed here is missing at the hub any more, or it is set aside. */
  allKept(): void
  /** The document is here; `now` answers it, or `null` if nothing may be put into it. */
  arrived(
    now: () => { readonly doc: Y.Doc; readonly access: Exclude<Access, 'none'> } | null,
  ): Promise<void>
  /** The document does not exist any more, or is not for this seat. */
  gone(): Promise<void>
}

export interface KeeperOptions {
  readonly unsent: Unsent
  readonly name: DocumentName
  readonly person: string
  readonly asides: Pick<KeptAsides, 'add' | 'isWritten'>
}

export function keeperOf({ unsent, name, person, asides }: KeeperOptions): Keeper {
  const document = formatDocumentName(name)
  /** Those whose changes are on their way, or set aside and not written yet. */
  let brought: readonly Left[] = []
  let isSeenTo = false

  /** Only the first who asks is answered. */
  async function left(): Promise<readonly Left[]> {
    if (isSeenTo) return []
    isSeenTo = true
    return (await unsent.left()).filter((each) => each.document === document)
  }

  return {
    wrote: (update) => unsent.put(document, update),
    allKept() {
      // What is set aside in the window alone has its last copy here.
      if (!asides.isWritten()) return
      unsent.clear(document)
      for (const each of brought) unsent.forget(each)
      brought = []
    },
    async arrived(now) {
      for (const each of await left()) {
        const here = now()
        if (!here) return
        const taken = takeUp({ name, person, at: Date.now(), ...here }, each)
        switch (taken.kind) {
          case 'known':
            unsent.forget(each)
            break
          case 'brought':
            // Otherwise two windows would have left it, and it could be written anew twice.
            unsent.supersede(each)
            brought = [...brought, each]
            break
          case 'aside':
            asides.add(taken.aside)
            if (asides.isWritten()) unsent.forget(each)
            else brought = [...brought, each]
            break
          default:
            assertNever(taken)
        }
      }
    },
    async gone() {
      for (const each of await left()) offerGone(name, each, unsent, asides)
    },
  }
}

/** What was left of a document that is not opened any more. */
export function offerGone(
  name: DocumentName,
  left: Left,
  unsent: Unsent,
  asides: KeeperOptions['asides'],
): void {
  const aside = wordsOfGone(name, left, Date.now())
  if (aside) asides.add(aside)
  if (!aside || asides.isWritten()) unsent.forget(left)
}
