import { parseArgs } from 'node:util'
import { type LogForm, logForms } from './log'
import { parseStandbyLink, type StandbyLink } from './standby/standing'
import { type Transport, transportFor } from './transport'

export interface Options {
  readonly data: string
  readonly port: number
  readonly host: string
  readonly address: string | null
  readonly transport: Transport
  readonly window: string | null
  readonly opening: Opening
  /** `null` if it is not said. */
  readonly bytesPerDay: number | null
  readonly json: boolean
  readonly log: LogForm
  /** A file for the secretariat's own invitation, which then is not printed; `null` for none. */
  readonly invitation: string | null
  /** Where the conference is kept if other hubs serve it as well; `null` for the file `data`. */
  readonly shared: Shared | null
  /** A port of this machine's own, on which it says how it fares; `null` for none. */
  readonly metrics: number | null
  /** Where copies of the running conference go, and every how many minutes; `null` for none. */
  readonly backups: { readonly folder: string; readonly minutes: number } | null
  /** What it follows: a link, or `again` for what its file says; `null` for a hub of its own. */
  readonly standby: StandbyLink | 'again' | null
}

export interface Shared {
  readonly database: string
  readonly redis: string | null
}

/** What to put into a file that does not exist yet. */
export type Opening =
  | { readonly kind: 'none' }
  | { readonly kind: 'sample' }
  | { readonly kind: 'new' | 'text'; readonly path: string }

export type Asked =
  | { readonly kind: 'run'; readonly options: Options }
  | { readonly kind: 'rescue'; readonly from: string; readonly into: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly what: string }

const usualPort = 4870
const usualMinutes = 60
const usualFile = 'conference.rapporteur'

/** @param environment where addresses with passwords may stand, which anyone sees in a command. */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): Asked {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        address: { type: 'string' },
        certificate: { type: 'string' },
        key: { type: 'string' },
        'no-pin': { type: 'boolean' },
        'plain-http': { type: 'boolean' },
        window: { type: 'string' },
        'daily-limit': { type: 'string' },
        sample: { type: 'boolean' },
        new: { type: 'string' },
        text: { type: 'string' },
        rescue: { type: 'string' },
        backups: { type: 'string' },
        'backup-every': { type: 'string' },
        database: { type: 'string' },
        redis: { type: 'string' },
        standby: { type: 'string' },
        json: { type: 'boolean' },
        log: { type: 'string' },
        invitation: { type: 'string' },
        metrics: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help) return { kind: 'help' }
    const port = values.port === undefined ? usualPort : Number(values.port)
    if (!isPort(port)) return wrong('--port')
    const metrics = values.metrics === undefined ? null : Number(values.metrics)
    if (metrics !== null && !isPort(metrics)) return wrong('--metrics')
    const log = logForms.find((form) => form === (values.log ?? 'text'))
    if (!log) return wrong('--log')
    const { 'daily-limit': daily } = values
    const megabytes = daily === undefined ? null : Number(daily)
    if (megabytes !== null && !(megabytes > 0)) return wrong('--daily-limit')
    if (values.address && !/^https?:\/\/[^\s/?#]+$/.test(values.address)) return wrong('--address')
    if (values.rescue !== undefined) {
      return { kind: 'rescue', from: values.data ?? usualFile, into: values.rescue }
    }
    const minutes = Number(values['backup-every'] ?? usualMinutes)
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > 1_440) return wrong('--backup-every')
    const shared = sharedIn({
      database: values.database ?? environment.RAPPORTEUR_DATABASE,
      redis: values.redis ?? environment.RAPPORTEUR_REDIS,
    })
    if (typeof shared === 'string') return wrong(shared)
    const host = values.host ?? '127.0.0.1'
    const address = values.address ?? null
    const { certificate, key, 'no-pin': noPin, 'plain-http': plainHttp } = values
    const asked = { certificate, key, 'no-pin': noPin, 'plain-http': plainHttp }
    const transport = transportFor({ host, address, ...asked })
    if (typeof transport === 'string') return wrong(transport)
    const openings: Opening[] = []
    if (values.sample) openings.push({ kind: 'sample' })
    if (values.new !== undefined) openings.push({ kind: 'new', path: values.new })
    if (values.text !== undefined) openings.push({ kind: 'text', path: values.text })
    if (openings.length > 1) return wrong('--sample, --new, --text')
    const standby = values.standby === undefined ? null : linkIn(values.standby)
    if (values.standby !== undefined && (!standby || openings.length > 0 || shared)) {
      return wrong('--standby')
    }
    const opening = openings[0] ?? { kind: 'none' }
    return {
      kind: 'run',
      options: {
        data: values.data ?? (opening.kind === 'sample' ? 'sample.rapporteur' : usualFile),
        port,
        host,
        address,
        transport,
        window: values.window ?? null,
        opening,
        bytesPerDay: megabytes === null ? null : megabytes * 1024 * 1024,
        json: values.json ?? false,
        log,
        invitation: values.invitation ?? null,
        shared,
        metrics,
        standby,
        backups: values.backups === undefined ? null : { folder: values.backups, minutes },
      },
    }
  } catch (error) {
    // parseArgs names the option that it does not know.
    return wrong(error instanceof Error ? error.message : String(error))
  }
}

/** The name of the option that is wrong, if one is. */
function sharedIn({ database, redis }: { [of in keyof Shared]: string | undefined }) {
  if (redis && !/^rediss?:\/\/\S+$/.test(redis)) return '--redis'
  if (!database) return redis ? '--redis' : null
  return /^postgres(ql)?:\/\/\S+$/.test(database)
    ? { database, redis: redis || null }
    : '--database'
}

const isPort = (port: number) => Number.isInteger(port) && port >= 0 && port <= 65_535
function linkIn(typed: string): StandbyLink | 'again' | null {
  return typed === 'again' ? typed : parseStandbyLink(typed)
}

const wrong = (what: string): Asked => ({ kind: 'wrong', what })
