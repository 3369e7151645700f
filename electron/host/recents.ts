import { readFile, rename } from 'node:fs/promises'
import { z } from 'zod'
import { isAddress, isPin } from '../../shared/invitation-link'
import { type Joined, JoinedSchema } from '../../shared/protocol'
import { writeWhole } from './atomic-file'

/** A seat this machine keeps, with what is needed to sit down again. Known by its person. */
export interface Entry {
  readonly id: string
  readonly address: string
  /** The key of the hub there, if it is known by one. */
  readonly pin: string | null
  /** ISO 8601. */
  readonly opened: string
  readonly joined: Joined
  /** The conference this machine itself keeps, `null` for another's. */
  readonly hosted: Hosted | null
}

export interface Hosted {
  /** Name of the file in the folder of conferences. */
  readonly file: string
  /** Named by every invitation that has gone out. */
  readonly port: number
  readonly network: boolean
}

const EntrySchema = z.strictObject({
  id: z.string(),
  address: z.string().refine(isAddress),
  pin: z.string().refine(isPin).nullable(),
  opened: z.iso.datetime(),
  joined: JoinedSchema,
  hosted: z
    .strictObject({
      file: z.string().regex(/^[a-z0-9-]+\.rapporteur$/),
      port: z.int().min(1).max(65535),
      network: z.boolean(),
    })
    .nullable(),
})
const FileSchema = z.strictObject({ version: z.literal(2), entries: z.array(EntrySchema) })

/**
 * The conferences this machine has taken part in, in one file, the last one first. Nothing in it
 * opens anything: the keys are with the window. A file that cannot be read is set aside under another name, and the list begins anew.
 */
export function recentsIn(path: string) {
  let known: Promise<readonly Entry[]> | null = null
  let writing: Promise<void> = Promise.resolve()
  const all = (): Promise<readonly Entry[]> => {
    known ??= readEntries(path)
    return known
  }
  const keep = (change: (entries: readonly Entry[]) => readonly Entry[]): Promise<void> => {
    // One after the other: two changes at once would each lose the other's.
    writing = writing
      .catch(() => {})
      .then(async () => {
        const entries = change(await all())
        await writeEntries(path, entries)
        known = Promise.resolve(entries)
      })
    return writing
  }
  return {
    all,
    find: async (wanted: (entry: Entry) => boolean) => (await all()).find(wanted) ?? null,

    /** Puts an entry first, in place of an older seat of the same kind at the same conference. */
    add: (entry: Entry) =>
      keep((entries) => [entry, ...entries.filter((other) => !sameSeat(other, entry))]),

    /** A conference that this machine keeps stays in the list: it is found by it. */
    remove: (id: string) =>
      keep((entries) => entries.filter((each) => each.id !== id || each.hosted !== null)),
  }
}
export type Recents = ReturnType<typeof recentsIn>

function sameSeat({ joined: one }: Entry, { joined: other }: Entry): boolean {
  if (one.conference.id !== other.conference.id || one.seat.role !== other.seat.role) return false
  if (one.seat.role !== 'delegation' || other.seat.role !== 'delegation') return true
  return one.seat.delegation === other.seat.delegation
}

async function readEntries(path: string): Promise<readonly Entry[]> {
  const content = await readFile(path, 'utf8').catch(absent)
  if (content === null) return []
  try {
    return FileSchema.parse(JSON.parse(content)).entries
  } catch {
    await rename(path, `${path}.unreadable`)
    return []
  }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

async function writeEntries(path: string, entries: readonly Entry[]): Promise<void> {
  const content = { version: 2, entries: [...entries] } satisfies z.input<typeof FileSchema>
  await writeWhole(path, `${JSON.stringify(content, null, 2)}\n`, 0o600)
}
