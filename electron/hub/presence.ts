import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Seat } from '../../shared/conference'
import { delegationOf } from '../../shared/conference'
import { type Presence, PresenceSchema } from '../../shared/presence'

/** Bytes: a caret is two relative positions and a name. */
const largest = 8 * 1024
/** Awareness clients of one connection: a window has one, and one more while it reloads a document. */
const clientsEach = 2

/** Which awareness clients belong to whom in one document; the first to speak for one keeps it. */
export interface Claims {
  /** `false` if the client belongs to someone else, or the connection has enough of them. */
  claim(client: number): boolean
}

/**
 * What of an awareness update may be passed on, or `null` for nothing.
 *
 * Windows send back what they have heard of others, so what is not the connection's own is left
 * out without a word. So is what does not say who its seat is, or has no shape of a caret: a peer's
 * editor would throw over it. The caret is for those who write: in a text that is closed it would
 * say where a delegation drafts an amendment. In a draft it is sealed, and one that is not is left
 * out.
 */
export function ownPresence(
  update: Uint8Array,
  seat: Seat,
  claims: Claims,
  shows: 'caret' | 'sealed' | 'nothing',
): Uint8Array | null {
  if (update.byteLength > largest * clientsEach) return null
  const own = readStates(update).filter(
    ({ client, state }) => (state === null || isHonest(state, seat)) && claims.claim(client),
  )
  return own.length > 0 ? writeStates(own.map((each) => showing(each, shows))) : null
}

function showing({ client, clock, state }: State, shows: 'caret' | 'sealed' | 'nothing'): State {
  if (!state) return { client, clock, state }
  const { user, cursor = null, sealed } = state as Presence
  const seen = { user, cursor: shows === 'caret' ? cursor : null }
  return { client, clock, state: shows === 'sealed' && sealed ? { ...seen, sealed } : seen }
}

/** Clients whose windows have gone, and that are still known to be somebody's. */
const mostRemembered = 20_000

/**
 * Whose awareness clients are whose in one document.
 *
 * A window writes under the number by which it is seen, and everybody hears that number. So it stays
 * its person's, before its first word and after its connection is gone.
 */
export class ClaimedClients {
  readonly #owners = new Map<number, string>()
  readonly #held = new Map<object, Set<number>>()
  readonly #holders = new Map<number, object>()

  /** @param authorOf the person who has written as a client. */
  constructor(readonly authorOf: (client: number) => string | null) {}

  of(connection: object, person: string): Claims {
    return {
      claim: (client) => {
        if (this.#holders.get(client) === connection) return true
        // A window that lost its connection comes back before the old one is seen to be gone.
        if (!this.isFor(client, person)) return false
        const held = this.#held.get(connection) ?? new Set()
        if (held.size >= clientsEach) return false
        this.#letGo(client)
        this.#held.set(connection, held.add(client))
        this.#holders.set(client, connection)
        this.#owners.set(client, person)
        return true
      },
    }
  }

  /** Whether a client is this person's, or nobody's yet. */
  isFor(client: number, person: string): boolean {
    return (this.#owners.get(client) ?? this.authorOf(client) ?? person) === person
  }

  /** Whether somebody speaks for it over a connection of this hub. */
  isHeld(client: number): boolean {
    return this.#holders.has(client)
  }

  ownerOf(client: number): string | null {
    return this.#owners.get(client) ?? null
  }

  /** Learns whose it is from another hub, where its window is now; `false` if it is here. */
  isElsewhere(client: number, person: string): boolean {
    if (this.isHeld(client)) return false
    if (!this.#owners.has(client)) this.#owners.set(client, person)
    return true
  }

  /** The clients that nobody speaks for any more. */
  release(connection: object): number[] {
    const held = [...(this.#held.get(connection) ?? [])]
    for (const client of held) this.#letGo(client)
    for (const client of this.#owners.keys()) {
      if (this.#owners.size <= mostRemembered) break
      if (!this.#holders.has(client)) this.#owners.delete(client)
    }
    return held
  }

  #letGo(client: number): void {
    const holder = this.#holders.get(client)
    if (!holder) return
    this.#holders.delete(client)
    const held = this.#held.get(holder)
    held?.delete(client)
    if (held?.size === 0) this.#held.delete(holder)
  }
}

interface State {
  readonly client: number
  readonly clock: number
  readonly state: unknown
}

/** Nothing at all, if any of it cannot be read. */
function readStates(update: Uint8Array): readonly State[] {
  try {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    const states: State[] = []
    for (let index = 0; index < count; index++) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const json = decoding.readVarString(decoder)
      states.push({ client, clock, state: JSON.parse(json) })
    }
    return states
  } catch {
    return []
  }
}

function writeStates(states: readonly State[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, states.length)
  for (const { client, clock, state } of states) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify(state))
  }
  return encoding.toUint8Array(encoder)
}

function isHonest(state: unknown, seat: Seat): boolean {
  const presence = PresenceSchema.safeParse(state)
  return presence.success && isOf(presence.data.user, seat)
}

function isOf(user: Presence['user'], seat: Seat): boolean {
  return (
    user.name === seat.name && user.role === seat.role && user.delegation === delegationOf(seat)
  )
}
