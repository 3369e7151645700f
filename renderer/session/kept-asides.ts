import { z } from 'zod'
import { ProposedDraftSchema } from '../../shared/amendments/amendment-act-schemas'
import {
  type DocumentName,
  formatDocumentName,
  parseDocumentName,
} from '../../shared/document-name'
import { closeReasons } from '../../shared/sync'
import { cell, type Live } from './live'
import type { Aside } from './set-aside'

/** What of a browser's storage is needed. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export interface KeptAsides extends Live<readonly Aside[]> {
  add(aside: Aside): void
  remove(aside: Aside): void
  /** Whether all of them would be there after a reload; if not, nothing else of theirs may be let go. */
  isWritten(): boolean
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
  const kept = cell(readFrom(shelf, key).asides)
  /** Those that the shelf would not take: this window alone has them. */
  let unwritten: readonly Aside[] = []
  const change = (to: (asides: readonly Aside[]) => readonly Aside[]) => {
    const found = readFrom(shelf, key)
    const asides = to(joined(found.asides, kept.get()))
    const isWritten = writeTo(shelf, key, asides, found)
    unwritten = isWritten ? [] : asides.filter((each) => !isAmong(each, found.asides))
    kept.set(asides)
  }
  return {
    get: kept.get,
    subscribe: kept.subscribe,
    add: (aside) => change((asides) => joined(asides, [aside])),
    remove: (aside) => change((asides) => asides.filter((each) => !isSame(each, aside))),
    isWritten: () => unwritten.length === 0,
    readAgain: () => kept.set(joined(readFrom(shelf, key).asides, unwritten)),
  }
}

/** In the storage of this machine; outside a browser there is none. */
export function asidesHere(
  owner: string,
  shelf: Shelf | null = shelfHere(),
): KeptAsides & { close(): void } {
  const kept = keptAsides(owner, shelf)
  const target = typeof window === 'undefined' ? null : window
  target?.addEventListener('storage', kept.readAgain)
  return { ...kept, close: () => target?.removeEventListener('storage', kept.readAgain) }
}

/** A page that is locked away has none. */
export function shelfHere(): Shelf | null {
  try {
    return typeof window === 'undefined' ? null : window.localStorage
  } catch {
    return null
  }
}

/** The same objects as before, where they say the same. */
function joined(kept: readonly Aside[], own: readonly Aside[]): readonly Aside[] {
  const others = kept.filter((each) => !isAmong(each, own))
  return [...others, ...own].sort((a, b) => a.at - b.at)
}

function isAmong(aside: Aside, all: readonly Aside[]): boolean {
  return all.some((each) => isSame(aside, each))
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

const Kept = z.object({
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
})

interface Found {
  readonly asides: readonly Aside[]
  /** Entries of another version of this program, which may have its words in them. */
  readonly unread: readonly unknown[]
  /** What is no list at all. */
  readonly strange: string | null
}

function readFrom(shelf: Shelf | null, key: string): Found {
  const text = textAt(shelf, key)
  const entries = listIn(text ?? '[]')
  if (!entries) return { asides: [], unread: [], strange: text }
  const read = entries.map((entry) => Kept.safeParse(entry))
  const asides = read.flatMap(({ data }) => data ?? [])
  return { asides, unread: entries.filter((_, index) => !read[index]?.success), strange: null }
}

function textAt(shelf: Shelf | null, key: string): string | null {
  try {
    return shelf?.getItem(key) ?? null
  } catch {
    return null // Forbidden: there is nothing to show.
  }
}

function listIn(text: string): readonly unknown[] | null {
  try {
    const found: unknown = JSON.parse(text)
    return Array.isArray(found) ? found : null
  } catch {
    return null // Another program's, or cut short.
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

/**
 * Whether it could be. A storage that is full or forbidden takes nothing; the words are still in the
 * window. What cannot be read here stays: in the list for the version that can, or beside it.
 */
function writeTo(
  shelf: Shelf | null,
  key: string,
  asides: readonly Aside[],
  { unread, strange }: Found,
): boolean {
  if (!shelf) return false
  const entries = [...unread, ...asides.map(plain)]
  try {
    if (strange !== null) shelf.setItem(`${key}/unread`, strange)
    if (entries.length === 0) shelf.removeItem(key)
    else shelf.setItem(key, JSON.stringify(entries))
    return true
  } catch {
    return false
  }
}
