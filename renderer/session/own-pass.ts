import type { Joined } from '../../shared/protocol'
import type { Address } from './address'
import type { HeldDevice } from './device'
import { ownKeyring } from './keyring'
import { openPass, type Pass } from './pass'

/** The keys that this window's machine keeps for the seat. */
export function deviceOf(joined: Joined): () => Promise<HeldDevice | null> {
  return () => ownKeyring().find(joined.device)
}

/** By the key that this window's machine keeps for the seat. */
export function passOf(address: Address, joined: Joined): Pass {
  return openPass({ address, joined, device: deviceOf(joined) })
}
