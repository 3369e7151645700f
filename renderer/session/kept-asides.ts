import { z } from 'zod'
import { ProposedDraftSchema } from '../../shared/amendments/amendment-act-schemas'
import {
  type DocumentName,
  formatDocumentName,
  parseDocumentName,
} from '../../shared/document-name'
import { closeReasons } from '../../shared/protocol'
import { cell, type Live } from './live'
import type { Aside } from './set-aside'

/** What of a browser's storage is needed. */
type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export interface KeptAsides extends Live<readonly Aside[]> {
  add(aside: Aside): void
  remove(aside: Aside): void
  /** Another window has changed what is kept. */
  readAgain(): void
}

/**
 * The words that the hub did not take, kept where neither a reload nor the end of the window reaches
 * them. They are one person's own, and shown in each of their windows until they throw them away;
 * whoever else uses the computer would need their seat in the conference to see them.
 */
export function keptAsides(owner: string, shelf: Shelf | null): KeptAsides {
  const key = `set-aside/${owner}`
  const kept = cell(readFrom(shelf, key))
  const change = (to: (asides: readonly Aside[]) => readonly Aside[]) => {
    const asides = to(shelf ? joined(readFrom(shelf, key), kept.get()) : kept.get())
    kept.set(asides)
    writeTo(shelf, key, asides)
  }
  return {
    get: kept.get,
    subscribe: kept.subscribe,
    add: (aside) => change((asides) => joined(asides, [aside])),
    remove: (aside) => change((asides) => asides.filter((each) => !isSame(each, aside))),
    readAgain: () => kept.set(readFrom(shelf, key)),
  }
}

/** In the storage of this machine; outside a browser there is none. */
export function asidesHere(owner: string): KeptAsides & { close(): void } {
  const kept = keptAsides(owner, shelfHere())
  const target = typeof window === 'undefined' ? null : window
  target?.addEventListener('storage', kept.readAgain)
  return { ...kept, close: () => target?.removeEventListener('storage', kept.readAgain) }
}

/** A page that is locked away has none. */
function shelfHere(): Shelf | null {
  try {
    return typeof window === 'undefined' ? null : window.localStorage
  } catch {
    return null
  }
}

/** The same objects as before, where they say the same. */
function joined(kept: readonly Aside[], own: readonly Aside[]): readonly Aside[] {
  const others = kept.filter((each) => !own.some((other) => isSame(each, other)))
  return [...others, ...own].sort((a, b) => a.at - b.at)
}

function isSame(a: Aside, b: Aside): boolean {
  return a === b || JSON.stringify(plain(a)) === JSON.stringify(plain(b))
}

const Name = z.string().transform((name, context): DocumentName => {
  const parsed = parseDocumentName(name)
  if (parsed) return parsed
  context.addIssue({ code: 'custom', message: 'not the name of a document' })
  return z.NEVER
})

const Kept = z.array(
  z.object({
    name: Name,
    why: z.enum([...closeReasons, 'closed', 'deleted', 'discarded', 'left']),
    at: z.number(),
    passages: z.array(
      z.object({
        label: z.string().nullable(),
        text: z.string(),
        was: z.string().nullable(),
        after: z.array(z.string()).optional(),
        words: z
          .object({
            client: z.number(),
            words: z.array(z.tuple([z.number(), z.number()])),
          })
          .optional(),
      }),
    ),
    drafts: z.array(ProposedDraftSchema).optional(),
  }),
)

function readFrom(shelf: Shelf | null, key: string): readonly Aside[] {
  try {
    const read = Kept.safeParse(JSON.parse(shelf?.getItem(key) ?? '[]'))
    return read.success ? read.data : []
  } catch {
    return [] // Another program's, or cut short: there is nothing of ours to show.
  }
}

/** As it is written, its fields in one order. */
function plain({ name, why, at, passages, drafts }: Aside): object {
  const said = passages.map(({ label, text, was, after, words }) => ({
    label,
    text,
    was,
    after,
    words,
  }))
  return { name: formatDocumentName(name), why, at, passages: said, drafts }
}

/** A storage that is full or forbidden takes nothing; the words are still in the window. */
function writeTo(shelf: Shelf | null, key: string, asides: readonly Aside[]): void {
  try {
    if (asides.length === 0) shelf?.removeItem(key)
    else shelf?.setItem(key, JSON.stringify(asides.map(plain)))
  } catch {
    return // The window goes on asking before it is left.
  }
}
