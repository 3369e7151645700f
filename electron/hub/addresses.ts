import { networkInterfaces } from 'node:os'
import { lanAddress } from '../lan-address'

/** Origins under which a hub is reached: from the machine it runs on, and from others. */
export interface Addresses {
  readonly own: string
  readonly others: string
}

export function addressesOf(host: string, port: number): Addresses {
  if (!isEvery(host)) return { own: origin(host, port), others: origin(host, port) }
  return {
    own: origin('127.0.0.1', port),
    others: origin(lanAddress(networkInterfaces()) ?? '127.0.0.1', port),
  }
}

function isEvery(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

function origin(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
