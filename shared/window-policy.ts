import { isAddress } from './invitation-link'

/**
 * What the window may load and whom it may speak to, as the headers of its own page: the
 * application and a hub serve the same files, each with these.
 *
 * `hub` is the origin of the one hub this window speaks to (`http://192.168.1.20:4870`), `'self'`
 * for a window that a hub serves itself, or `null` on the welcome screen. `standbys` are where that
 * hub's conference may go on.
 */
export function windowHeaders(
  hub: string | null,
  standbys: readonly string[] = [],
): Readonly<Record<string, string>> {
  return {
    'content-security-policy': Object.entries({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' data:",
      'font-src': "'self'",
      'connect-src': [hub, ...standbys].map(connect).join(' '),
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    })
      .map((pair) => pair.join(' '))
      .join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  }
}

function connect(hub: string | null): string {
  if (hub === null) return "'none'"
  // Of a page that came over HTTP, 'self' covers its own WebSockets too.
  if (hub === "'self'") return hub
  if (!isAddress(hub)) throw new TypeError(`Not the address of a hub: ${hub}`)
  return `${hub} ${hub.replace(/^http/, 'ws')}`
}
