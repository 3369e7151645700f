import * as Y from 'yjs'
import type { Decoded } from './graves'

/** Numbers that Yjs draws for its clients. */
const mostClients = 2 ** 32
/** More letters than one window types. Beyond what a number holds exactly, nobody could read on. */
const farthest = 2 ** 32
/** Windows of one person whose words come together, after days without a hub. */
const mostClientsAtOnce = 256

/**
 * Whether an update is laid out as Yjs lays one out: clients and clocks within reason, and what is
 * written and erased under each in ascending order and named once.
 *
 * Yjs reads others as well, and takes its time: a thousand ranges that each erase the same thousand
 * letters are a million letters to look at.
 */
export function isWellShaped({ structs, ds }: Decoded): boolean {
  const ends = new Map<number, number>()
  for (const { id, length } of structs) {
    if (!isInOrder(ends.get(id.client) ?? 0, id.client, id.clock, length)) return false
    ends.set(id.client, id.clock + length)
  }
  if (ends.size > mostClientsAtOnce) return false
  for (const [client, ranges] of ds.clients) {
    let end = 0
    for (const { clock, len } of ranges) {
      if (!isInOrder(end, client, clock, len)) return false
      end = clock + len
    }
  }
  return true
}

function isInOrder(end: number, client: number, clock: number, length: number): boolean {
  return client < mostClients && length > 0 && clock >= end && clock + length <= farthest
}

/**
 * Whether all of an update can be put into the document at once.
 *
 * What cannot, Yjs lays by until what it builds on has come, and nobody could say before then where
 * it will stand; neither would anybody see it afterwards.
 */
export function isWhole(document: Y.Doc, { structs, ds }: Decoded): boolean {
  const known = new Map<number, number>()
  const stateOf = (client: number) => known.get(client) ?? Y.getState(document.store, client)
  const waiting = new Map<number, Client[]>()
  const ready = byClient(structs)
  for (let next = ready.pop(); next; next = ready.pop()) {
    const { client, structs: own } = next
    const start = next.at
    for (; next.at < own.length; next.at++) {
      const struct = own[next.at]
      if (!struct) break
      const missing = missingFor(struct, stateOf)
      if (missing !== null) {
        // A gap under its own number: what comes later under it cannot fill it.
        if (missing === client) return false
        waiting.set(missing, [...(waiting.get(missing) ?? []), next])
        break
      }
      known.set(client, Math.max(stateOf(client), struct.id.clock + struct.length))
    }
    if (next.at === start) continue
    ready.push(...(waiting.get(client) ?? []))
    waiting.delete(client)
  }
  if (waiting.size > 0) return false
  return [...ds.clients].every(([client, ranges]) => {
    const last = ranges.at(-1)
    return !last || last.clock + last.len <= stateOf(client)
  })
}

interface Client {
  readonly client: number
  readonly structs: Decoded['structs']
  at: number
}

function byClient(structs: Decoded['structs']): Client[] {
  const all = new Map<
    number,
    { client: number; structs: Decoded['structs'][number][]; at: number }
  >()
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue
    const { client } = struct.id
    const known = all.get(client)
    if (known) known.structs.push(struct)
    else all.set(client, { client, structs: [struct], at: 0 })
  }
  return [...all.values()]
}

/** The client of whom more must be known first. */
function missingFor(
  struct: Decoded['structs'][number],
  stateOf: (client: number) => number,
): number | null {
  if (struct.id.clock > stateOf(struct.id.client)) return struct.id.client
  if (!(struct instanceof Y.Item)) return null
  const parent: unknown = struct.parent
  const needs = [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null]
  return needs.find((id) => id && id.clock >= stateOf(id.client))?.client ?? null
}
