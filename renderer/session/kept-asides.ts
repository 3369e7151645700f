import { z } from 'zod'
import {
  type DocumentName,
  formatDocumentName,
  parseDocumentName,
} from '../../shared/document-name'
import { closeReasons } from '../../shared/protocol'
import { type Cell, cell } from './live'
import type { Aside } from './set-aside'

/** What of a browser's storage is needed. */
type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * The words that the hub did not take, kept where a reload or a crash of the page does not reach
 * them. They are one person's own, so it is the storage of this one window, which nobody else who
 * uses the computer later can open.
 */
export function keptAsides(owner: string, shelf: Shelf | null): Cell<readonly Aside[]> {
  const key = `set-aside/${owner}`
  const kept = cell(readFrom(shelf, key))
  return {
    ...kept,
    set(asides) {
      kept.set(asides)
      writeTo(shelf, key, asides)
    },
  }
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
    why: z.enum([...closeReasons, 'closed', 'deleted', 'discarded']),
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

/** A storage that is full or forbidden takes nothing; the words are still in the window. */
function writeTo(shelf: Shelf | null, key: string, asides: readonly Aside[]): void {
  try {
    const plain = asides.map((aside) => ({ ...aside, name: formatDocumentName(aside.name) }))
    if (asides.length === 0) shelf?.removeItem(key)
    else shelf?.setItem(key, JSON.stringify(plain))
  } catch {
    return // The window goes on asking before it is left.
  }
}
