import { createDecoder, readVarString, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import { type Presence, PresenceSchema } from '../../shared/presence'
import type { SharedDocument } from './document-state'
import { cell, type Live } from './live'

/** Someone at the text, once for each window they have open. */
export interface Person {
  readonly client: number
  readonly user: Presence['user']
  readonly self: boolean
}

/** Everyone at a document now, oneself first, then by name. */
export function peopleOf(document: SharedDocument): Live<readonly Person[]> {
  const people = cell<readonly Person[]>([])
  let following: Awareness | null = null
  const update = () => {
    const now = following ? peopleAt(following) : []
    if (!samePeople(people.get(), now)) people.set(now)
  }
  const follow = () => {
    const { awareness } = document.get()
    if (awareness === following) return
    following?.off('change', update)
    following = awareness
    awareness?.on('change', update)
    update()
  }
  document.subscribe(follow)
  follow()
  return people
}

function peopleAt(awareness: Awareness): readonly Person[] {
  const people = [...awareness.getStates()].flatMap(([client, state]): readonly Person[] => {
    const user = userOf(state)
    return user ? [{ client, user, self: client === awareness.clientID }] : []
  })
  return people.sort(
    (a, b) => Number(b.self) - Number(a.self) || a.user.name.localeCompare(b.user.name),
  )
}

function samePeople(a: readonly Person[], b: readonly Person[]): boolean {
  const same = (one: Person, other: Person | undefined) =>
    one.client === other?.client &&
    one.user.name === other.user.name &&
    one.user.role === other.user.role &&
    one.user.delegation === other.user.delegation
  return a.length === b.length && a.every((person, index) => same(person, b[index]))
}

/** The fields are picked out: the binding writes a colour of its own beside them. */
function userOf({ user }: Record<string, unknown>): Presence['user'] | null {
  if (typeof user !== 'object' || user === null) return null
  const { name, role, delegation } = user as Record<string, unknown>
  const parsed = PresenceSchema.shape.user.safeParse({ name, role, delegation })
  return parsed.success ? parsed.data : null
}

/**
 * Several announcements as one, each person's newest word only; what is not a presence is left
 * out, because the binding throws at a caret of another shape. `self` is nobody else's to move.
 */
export function newestCarets(updates: readonly Uint8Array[], self: number): Uint8Array {
  const newest = new Map<number, { readonly clock: number; readonly json: string }>()
  for (const update of updates) {
    for (const { client, clock, json } of entriesOf(update)) {
      if (client === self || (newest.get(client)?.clock ?? -1) > clock) continue
      if (isPresence(json)) newest.set(client, { clock, json })
    }
  }
  const encoder = createEncoder()
  writeVarUint(encoder, newest.size)
  for (const [client, { clock, json }] of newest) {
    writeVarUint(encoder, client)
    writeVarUint(encoder, clock)
    writeVarString(encoder, json)
  }
  return toUint8Array(encoder)
}

function entriesOf(update: Uint8Array) {
  const decoder = createDecoder(update)
  return Array.from({ length: readVarUint(decoder) }, () => ({
    client: readVarUint(decoder),
    clock: readVarUint(decoder),
    json: readVarString(decoder),
  }))
}

/** `null` says that someone has left. */
function isPresence(json: string): boolean {
  try {
    const state: unknown = JSON.parse(json)
    return state === null || PresenceSchema.safeParse(state).success
  } catch {
    return false
  }
}
