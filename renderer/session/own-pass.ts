import type { Joined } from '../../shared/protocol'
import { ownKeyring } from './keyring'
import { openPass, type Pass } from './pass'

/** By the key that this window's machine keeps for the seat. */
export function passOf(address: string, joined: Joined): Pass {
  return openPass({ address, joined, device: () => ownKeyring().find(joined.device) })
}
