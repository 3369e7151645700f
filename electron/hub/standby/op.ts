import { decoding, encoding } from 'lib0'
import { z } from 'zod'
import { type Store, StoreError } from '../store'

/** Bytes as such, and not what JSON makes of them. */
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
const update = z.strictObject({ document: z.string(), update: bytes })
const seq = z.int().min(0)

/** One thing that a store was told to write. Told in the same order, another comes to be the same. */
const OpSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('append'), update }),
  z.strictObject({
    kind: z.literal('commit'),
    updates: z.array(update),
    /** In JSON. */
    entry: z.string().nullable(),
    ends: z.array(z.string()),
  }),
  z.strictObject({
    kind: z.literal('put-aside'),
    row: z.strictObject({ document: z.string(), seq, update: bytes }),
  }),
  z.strictObject({
    kind: z.literal('compact'),
    document: z.string(),
    through: seq,
    snapshot: bytes,
  }),
  z.strictObject({ kind: z.literal('meta'), key: z.string(), value: bytes }),
])
export type Op = z.infer<typeof OpSchema>

const LogSchema = z.discriminatedUnion('kind', [
  /** `last` is the number of the newest that there is, whether or not it fits in. */
  z.strictObject({
    kind: z.literal('ops'),
    last: z.int().min(0),
    ops: z.array(z.strictObject({ number: z.int().min(1), op: OpSchema })),
  }),
  /** What came after is not known any more: another start of the hub, or too far behind. */
  z.strictObject({ kind: z.literal('begin-anew') }),
])
/** What a standby is answered when it asks what was written after the last that it has. */
export type Log = z.infer<typeof LogSchema>

export function encodeLog(log: Log): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeAny(encoder, log)
  return encoding.toUint8Array(encoder)
}

/** @throws where it is not what a hub answers. */
export function decodeLog(data: Uint8Array): Log {
  return LogSchema.parse(decoding.readAny(decoding.createDecoder(data)))
}

/** Of what it writes; the rest is little. */
export function sizeOf(op: Op): number {
  switch (op.kind) {
    case 'append':
      return op.update.update.byteLength
    case 'commit':
      return op.updates.reduce((sum, each) => sum + each.update.byteLength, 1024)
    case 'put-aside':
      return op.row.update.byteLength
    case 'compact':
      return op.snapshot.byteLength
    case 'meta':
      return op.value.byteLength
  }
}

/** Whether one of these documents, or what a hub keeps beside all of them, may be another after it. */
export function touches(op: Op, documents: ReadonlySet<string>): boolean {
  switch (op.kind) {
    case 'append':
      return documents.has(op.update.document)
    case 'commit':
      return [...op.updates.map(({ document }) => document), ...op.ends].some((each) =>
        documents.has(each),
      )
    case 'put-aside':
      return documents.has(op.row.document)
    case 'compact':
      return documents.has(op.document)
    case 'meta':
      return true
  }
}

/** Writes it. Several that are begun in one turn go to disk together. */
export function perform(store: Store, op: Op): Promise<void> {
  switch (op.kind) {
    case 'append':
      return store.append(op.update)
    case 'commit':
      return store.commit({ ...op, entry: op.entry === null ? null : JSON.parse(op.entry) })
    case 'put-aside':
      return store.putAside(op.row)
    case 'compact':
      return store.compact(op.document, op.through, op.snapshot)
    case 'meta':
      return store.putMeta(op.key, op.value)
    default:
      op satisfies never
      return Promise.reject(new StoreError('later-version'))
  }
}
