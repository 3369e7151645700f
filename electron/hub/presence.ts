import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Seat } from '../../shared/conference'
import { delegationOf } from '../../shared/conference'
import { type Presence, PresenceSchema } from '../../shared/protocol'

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
 * say where a delegation drafts an amendment.
 */
export function ownPresence(
  update: Uint8Array,
  seat: Seat,
  claims: Claims,
  writes: boolean,
): Uint8Array | null {
  if (update.byteLength > largest * clientsEach) return null
  const own = readStates(update).filter(
    ({ client, state }) => (state === null || isHonest(state, seat)) && claims.claim(client),
  )
  return own.length > 0 ? writeStates(writes ? own : own.map(withoutCaret)) : null
}

function withoutCaret({ client, clock, state }: State): State {
  return { client, clock, state: state && { ...state, cursor: null } }
}

export class ClaimedClients {
  readonly #owners = new Map<number, { readonly connection: object; readonly person: string }>()

  of(connection: object, person: string): Claims {
    return {
      claim: (client) => {
        const owner = this.#owners.get(client)
        if (owner?.connection === connection) return true
        // A window that lost its connection comes back before the old one is seen to be gone.
        if (owner && owner.person !== person) return false
        if (this.held(connection).length >= clientsEach) return false
        this.#owners.set(client, { connection, person })
        return true
      },
    }
  }

  held(connection: object): number[] {
    return [...this.#owners].filter(([, owner]) => owner.connection === connection).map(([c]) => c)
  }

  /** The clients that nobody speaks for any more. */
  release(connection: object): number[] {
    const held = this.held(connection)
    for (const client of held) this.#owners.delete(client)
    return held
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
