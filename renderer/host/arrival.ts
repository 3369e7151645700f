import type { Abilities, Host, Place } from '../../shared/host'
import type { Keyring } from '../session/keyring'

/** What a window finds when it is loaded. */
export interface Arrival {
  readonly place: Place
  readonly abilities: Abilities
  /** Whether this machine has the key of the seat, where there is one. */
  readonly hasKey: boolean
}

export async function arrivalAt(host: Host, keyring: () => Keyring): Promise<Arrival> {
  const [place, abilities] = await Promise.all([host.place(), host.abilities()])
  const hasKey = 'joined' in place && (await keyring().find(place.joined.device)) !== null
  return { place, abilities, hasKey }
}
