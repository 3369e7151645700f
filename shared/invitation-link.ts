import { type Role, roles } from './conference'
import { type ConferenceId, type DelegationId, isId } from './ids'

/**
 * An invitation as it travels by mail or chat: a web address whose fragment names the conference,
 * the delegation, the role, the key of the hub and a token. What stands after `#` is never sent to a server by a
 * browser, so that the token does not reach a log.
 *
 * `https://192.168.1.20:4870/#/join?conference=…&role=delegation&delegation=…&pin=…&token=…`
 */
export interface InvitationLink {
  /** Origin of the hub, without a final slash. */
  readonly address: string
  readonly conference: ConferenceId
  readonly role: Role
  readonly delegation: DelegationId | null
  /**
   * By which the hub's certificate is known: the SHA-256 of its public key (SubjectPublicKeyInfo) in
   * base64url. `null` where each machine's own authorities vouch for it, or nothing leaves a machine.
   */
  readonly pin: string | null
  /** For a further device of somebody who takes part: the hub knows their name. */
  readonly isFurther: boolean
  readonly token: string
}

export function formatInvitationLink(link: InvitationLink): string {
  const fields = [
    ['conference', link.conference],
    ['role', link.role],
    ...(link.delegation ? [['delegation', link.delegation]] : []),
    ...(link.pin ? [['pin', link.pin]] : []),
    ...(link.isFurther ? [['for', 'device']] : []),
    ['token', link.token],
  ]
  const query = fields.map((pair) => pair.map((part) => encodeURIComponent(String(part))).join('='))
  return `${link.address}/#/join?${query.join('&')}`
}

/**
 * Whether this is the origin of a hub: scheme, host name or IP address, port, nothing more. A
 * window's content security policy is made with it, so it holds no sign that could end a word there.
 */
export function isAddress(value: string): boolean {
  return address.test(value)
}

/** 32 bytes in base64url. */
export function isPin(value: string): boolean {
  return /^[\w-]{43}$/.test(value)
}

const address = /^https?:\/\/([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/
const link = /^(https?:\/\/[^\s/?#]+)\/?#\/join\?(\S+)$/i

/** `null` for what is not an invitation. Space and line breaks that mail adds are forgiven. */
export function parseInvitationLink(typed: string): InvitationLink | null {
  const match = link.exec(typed.replace(/\s+/g, ''))
  if (!match?.[1] || !match[2] || !isAddress(match[1].toLowerCase())) return null
  const fields = parseQuery(match[2])
  if (!fields) return null
  const role = roles.find((each) => each === fields.get('role'))
  const conference = fields.get('conference')
  const delegation = fields.get('delegation') ?? null
  const token = fields.get('token')
  if (!role || !isId(conference) || !token) return null
  const pin = fields.get('pin') ?? null
  if (delegation !== null && !isId(delegation)) return null
  // Without TLS there is no certificate to be known.
  if (pin !== null && !(isPin(pin) && match[1].toLowerCase().startsWith('https:'))) return null
  if ((role === 'delegation') !== (delegation !== null)) return null
  return {
    address: match[1].toLowerCase(),
    conference: conference as ConferenceId,
    role,
    delegation: delegation as DelegationId | null,
    pin,
    isFurther: fields.get('for') === 'device',
    token,
  }
}

function parseQuery(query: string): Map<string, string> | null {
  try {
    return new Map(
      query.split('&').map((field): [string, string] => {
        const [key = '', ...value] = field.split('=')
        return [decodeURIComponent(key), decodeURIComponent(value.join('='))]
      }),
    )
  } catch {
    return null // A stray per cent sign: not one of ours.
  }
}
