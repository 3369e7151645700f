import { networkInterfaces } from 'node:os'
import { lanAddress } from '../lan-address'

/** Origins under which a hub is reached: from the machine it runs on, and from others. */
export interface Addresses {
  readonly own: string
  readonly others: string
}

export function addressesOf(scheme: 'http' | 'https', host: string, port: number): Addresses {
  const origin = (at: string) => `${scheme}://${at.includes(':') ? `[${at}]` : at}:${port}`
  if (!isEvery(host)) return { own: origin(host), others: origin(host) }
  return {
    own: origin('127.0.0.1'),
    others: origin(lanAddress(networkInterfaces()) ?? '127.0.0.1'),
  }
}

function isEvery(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}
