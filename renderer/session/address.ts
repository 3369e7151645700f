import type { Live } from './live'

/** The origin of the hub, without a final slash: where it is, or where it is by now. */
export type Address = string | Live<string>

export function addressNow(address: Address): string {
  return typeof address === 'string' ? address : address.get()
}
