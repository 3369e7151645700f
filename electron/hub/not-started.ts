import { resolve } from 'node:path'
import type { StayReason } from '../../shared/host'
import { CertificateError } from './certificate'
import { nameOf } from './log'
import { MetricsPortError } from './metrics-server'
import { OpeningError } from './opening'
import type { Options } from './options'
import { say } from './say'
import { PlaceError } from './standby/place-error'
import { StoreError } from './store'

export const ofStore = {
  'disk-full': 'disk-full',
  'disk-read-only': 'disk-read-only',
  'disk-failed': 'hub-did-not-start',
  damaged: 'conference-damaged',
  'not-a-conference': 'conference-damaged',
  'later-version': 'conference-of-later-version',
  locked: 'hub-did-not-start',
  closed: 'hub-did-not-start',
} satisfies Record<StoreError['why'], StayReason>

/** `null` for what nobody foresaw: then the process ends with all that Node knows about it. */
export function reasonOf(error: unknown): StayReason | null {
  if (error instanceof OpeningError) {
    return error.message === 'no-such-conference' ? 'no-such-conference' : 'hub-did-not-start'
  }
  if (error instanceof CertificateError || error instanceof PlaceError) return 'hub-did-not-start'
  if (error instanceof MetricsPortError) return 'hub-did-not-start'
  if (error instanceof StoreError) return ofStore[error.why]
  const code = codeOf(error)
  if (code === 'EADDRINUSE' || code === 'EACCES') return 'port-in-use'
  return isNoAddress(error) ? 'hub-did-not-start' : null
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null
}

/** What is to be listened on is none of this machine's; or a name that nobody knows, or knows just now. */
function isNoAddress(error: unknown): boolean {
  return ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].some((code) => code === codeOf(error))
}

/** One line that says what is wrong and what to do. */
export function sentence(why: StayReason, error: unknown, options: Options): string {
  const { port, host, opening, shared, metrics } = options
  const file = placeOf(options)
  if (error instanceof StoreError && error.why === 'locked')
    return say('hub.failed.locked', { file })
  switch (why) {
    case 'port-in-use':
      return say('hub.failed.port-in-use', { port })
    case 'disk-full':
      return say('hub.failed.disk-full', { file })
    case 'disk-read-only':
      return say('hub.failed.disk-read-only', { file })
    case 'conference-damaged':
      return say('hub.failed.conference-damaged', { file })
    case 'conference-of-later-version':
      return say('hub.failed.conference-of-later-version', { file })
    case 'no-such-conference':
      return say('hub.failed.no-such-conference', { file })
    default:
      if (error instanceof OpeningError && 'path' in opening) {
        return say('hub.failed.new-unreadable', { file: resolve(opening.path) })
      }
      if (error instanceof CertificateError) return say(`hub.failed.certificate-${whyOf(error)}`)
      if (shared && error instanceof StoreError) {
        return say('hub.failed.database', { file, what: nameOf(error) })
      }
      if (error instanceof PlaceError) return say(`hub.failed.${error.why}`, { file })
      if (error instanceof MetricsPortError) {
        return say('hub.failed.metrics-port', { port: metrics ?? 0 })
      }
      if (error instanceof StoreError) return say('hub.failed.file', { file })
      if (isNoAddress(error)) return say('hub.failed.host', { host })
      return say('hub.failed.other', { host, what: nameOf(error) })
  }
}

/** Where the conference is kept, without the password of a database. */
export function placeOf({ data, shared }: Options): string {
  if (!shared) return resolve(data)
  const { protocol, host, pathname } = new URL(shared.database)
  return `${protocol}//${host}${pathname}`
}

function whyOf(error: CertificateError): 'not-its-key' | 'unreadable' {
  return error.message === 'not-its-key' ? 'not-its-key' : 'unreadable'
}
