import { z } from 'zod'
import { type AmendmentId, type DelegationId, isId, type NoteId } from '../../shared/ids'
import { longestNote } from '../../shared/sealing/note'
import type { TypedNote } from '../../shared/sealing/notebook'
import { type Shelf, shelfHere } from './kept-asides'

/** Notes that have not come to the hub, kept where neither a reload nor the end of the window reaches. */
export interface Outbox {
  /** Those that were there when it was opened. */
  get(): readonly TypedNote[]
  /** These are they from now on, as far as this window has typed or sent them. */
  set(notes: readonly TypedNote[]): void
}

const Typed = z.object({
  id: z.custom<NoteId>(isId),
  amendment: z.custom<AmendmentId>(isId),
  words: z.string().min(1).max(longestNote),
})

/**
 * In the storage of this machine, for one delegation: whoever is given a seat in another takes none of
 * it along. Another window of the same person may have its own there.
 */
export function outboxHere(
  owner: string,
  delegation: DelegationId,
  shelf: Shelf | null = shelfHere(),
): Outbox {
  const key = `notes/${owner}/${delegation}`
  const first = readFrom(shelf, key)
  let own: readonly TypedNote[] = first
  return {
    get: () => first,
    set(notes) {
      if (own.length === 0 && notes.length === 0) return
      const mine = new Set([...own, ...notes].map(({ id }) => id))
      own = notes
      writeTo(shelf, key, [...readFrom(shelf, key).filter(({ id }) => !mine.has(id)), ...notes])
    },
  }
}

function readFrom(shelf: Shelf | null, key: string): readonly TypedNote[] {
  try {
    const found: unknown = JSON.parse(shelf?.getItem(key) ?? '[]')
    const entries = Array.isArray(found) ? found : []
    return entries.flatMap((entry) => Typed.safeParse(entry).data ?? [])
  } catch {
    return [] // Forbidden, or cut short: there is nothing to send.
  }
}

function writeTo(shelf: Shelf | null, key: string, notes: readonly TypedNote[]): void {
  try {
    if (notes.length === 0) shelf?.removeItem(key)
    else shelf?.setItem(key, JSON.stringify(notes))
  } catch {
    // Full or forbidden: they are still in the window, which counts them as not with the hub.
  }
}
