/** How what goes between the hub and others is kept from those on the way. */
export type Transport =
  /** Nothing leaves this machine, or the operator has said that something else sees to it. */
  | { readonly kind: 'plain' }
  | { readonly kind: 'own-certificate' }
  | {
      readonly kind: 'supplied'
      readonly certificate: string
      readonly key: string
      /** Whether invitations name its key; else each machine's own authorities vouch for it. */
      readonly pinned: boolean
    }

export type WrongTransport =
  | '--address'
  | '--certificate, --key'
  | '--no-pin'
  | '--certificate, --plain-http'

export interface TransportAsked {
  readonly host: string
  readonly address: string | null
  readonly certificate: string | undefined
  readonly key: string | undefined
  readonly 'no-pin': boolean | undefined
  readonly 'plain-http': boolean | undefined
}

/**
 * What is asked for, or the option that does not go with it. Beyond this machine it is TLS, unless
 * the operator says in so many words that it is not.
 */
export function transportFor(asked: TransportAsked): Transport | WrongTransport {
  const { host, address, certificate, key } = asked
  const plain = asked['plain-http'] ?? false
  if ((certificate === undefined) !== (key === undefined)) return '--certificate, --key'
  const isSupplied = certificate !== undefined && key !== undefined
  if (asked['no-pin'] && !isSupplied) return '--no-pin'
  if (isSupplied && plain) return '--certificate, --plain-http'
  // A link by which words would go in the clear, though the hub itself speaks to this machine only.
  const isOpen = address?.startsWith('http:') && !isLoopback(hostIn(address))
  if (isOpen && !plain) return '--address'
  if (isSupplied) {
    return { kind: 'supplied', certificate, key, pinned: !asked['no-pin'] }
  }
  if (plain || isLoopback(host)) return { kind: 'plain' }
  return address?.startsWith('http:') ? '--address' : { kind: 'own-certificate' }
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

function hostIn(address: string): string {
  return new URL(address).hostname.replace(/^\[|\]$/g, '')
}
