import { readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type LogForm, logForms } from './log'
import { parseStandbyLink, type StandbyLink } from './standby/standing'
import { type Transport, transportFor, type WrongTransport } from './transport'

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
  /** `null` if it is not said. */
  readonly bytesInAll: number | null
  /** `null` if it is not said. */
  readonly mostDrafts: number | null
  readonly json: boolean
  readonly log: LogForm
  /** A file for the secretariat's own invitation, which then is not printed; `null` for none. */
  readonly invitation: string | null
  /** Where the conference is kept if other hubs serve it as well; `null` for the file `data`. */
  readonly shared: Shared | null
  /** A folder of fonts for scripts that the hub's own do not have; `null` for none. */
  readonly fonts: string | null
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
  | { readonly kind: 'wrong'; readonly what: Wrong }
  /** A standby's link stands in the command, where everybody on the machine can read it. */
  | { readonly kind: 'shown' }

/** An option that says what cannot be, options that do not go together, or what the parser found. */
export type Wrong =
  | '--port'
  | '--metrics'
  | '--fonts'
  | '--window'
  | '--log'
  | '--daily-limit'
  | '--total-limit'
  | '--draft-limit'
  | '--backup-every'
  | '--database'
  | '--redis'
  | '--standby'
  | '--sample, --new, --text'
  | WrongTransport
  | { readonly code: (typeof parsing)[number]; readonly option: string }

const parsing = [
  'ERR_PARSE_ARGS_UNKNOWN_OPTION',
  'ERR_PARSE_ARGS_INVALID_OPTION_VALUE',
  'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL',
] as const

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
        'total-limit': { type: 'string' },
        'draft-limit': { type: 'string' },
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
        fonts: { type: 'string' },
        metrics: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help) return { kind: 'help' }
    const port = values.port === undefined ? usualPort : portIn(values.port)
    if (port === null) return wrong('--port')
    const metrics = values.metrics === undefined ? null : portIn(values.metrics)
    if (metrics === null && values.metrics !== undefined) return wrong('--metrics')
    const [fonts, window] = [values.fonts ?? null, values.window ?? null]
    if (fonts !== null && !isFolder(fonts)) return wrong('--fonts')
    if (window !== null && !isFolder(window)) return wrong('--window')
    const log = logForms.find((form) => form === (values.log ?? 'text'))
    if (!log) return wrong('--log')
    const bytesPerDay = bytesIn(values['daily-limit'])
    if (Number.isNaN(bytesPerDay)) return wrong('--daily-limit')
    const bytesInAll = bytesIn(values['total-limit'])
    if (Number.isNaN(bytesInAll)) return wrong('--total-limit')
    const { 'draft-limit': drafts } = values
    const mostDrafts = drafts === undefined ? null : Number(drafts)
    if (mostDrafts !== null && !(Number.isInteger(mostDrafts) && mostDrafts > 0)) {
      return wrong('--draft-limit')
    }
    if (values.address !== undefined && !isAddress(values.address)) return wrong('--address')
    if (values.rescue !== undefined) {
      return { kind: 'rescue', from: values.data ?? usualFile, into: values.rescue }
    }
    const { 'backup-every': every } = values
    const minutes = Number(every ?? usualMinutes)
    if (every !== undefined && values.backups === undefined) return wrong('--backup-every')
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > 1_440) return wrong('--backup-every')
    const shared = sharedIn({
      database: values.database ?? environment.RAPPORTEUR_DATABASE,
      redis: values.redis ?? environment.RAPPORTEUR_REDIS,
    })
    if (shared === '--database' || shared === '--redis') return wrong(shared)
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
    if (values.standby !== undefined && parseStandbyLink(values.standby)) return { kind: 'shown' }
    const standby = standbyIn(values.standby, environment.RAPPORTEUR_STANDBY)
    if (standby === 'unreadable') return wrong('--standby')
    if (standby && (openings.length > 0 || shared)) return wrong('--standby')
    const opening = openings[0] ?? { kind: 'none' }
    return {
      kind: 'run',
      options: {
        data: values.data ?? (opening.kind === 'sample' ? 'sample.rapporteur' : usualFile),
        port,
        host,
        address,
        transport,
        window,
        opening,
        bytesPerDay,
        bytesInAll,
        mostDrafts,
        json: values.json ?? false,
        log,
        invitation: values.invitation ?? null,
        shared,
        fonts,
        metrics,
        standby,
        backups: values.backups === undefined ? null : { folder: values.backups, minutes },
      },
    }
  } catch (error) {
    const found = parsing.find(
      (code) => error instanceof Error && 'code' in error && error.code === code,
    )
    if (!found || !(error instanceof Error)) throw error
    // It names the option between marks, with `<value>` behind it where one is missing.
    return wrong({ code: found, option: /'([^' ]*)/.exec(error.message)?.[1] ?? '' })
  }
}

/** The name of the option that is wrong, if one is. */
function sharedIn({
  database,
  redis,
}: {
  [of in keyof Shared]: string | undefined
}): Shared | null | '--database' | '--redis' {
  if (redis && !/^rediss?:\/\/\S+$/.test(redis)) return '--redis'
  if (!database) return redis ? '--redis' : null
  return /^postgres(ql)?:\/\/\S+$/.test(database)
    ? { database, redis: redis || null }
    : '--database'
}

/** Of megabytes; `null` if it is not said, no number if it is none. */
function bytesIn(megabytes: string | undefined): number | null {
  if (megabytes === undefined) return null
  const bytes = Number(megabytes) * 1024 * 1024
  return bytes > 0 && Number.isFinite(bytes) ? bytes : Number.NaN
}

function portIn(written: string): number | null {
  return /^\d{1,5}$/.test(written) && Number(written) <= 65_535 ? Number(written) : null
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** What links begin with: no path, and nobody's name and password. */
function isAddress(written: string): boolean {
  const isWritten = /^https?:\/\/[^\s/?#@\\]+$/.test(written)
  return isWritten && URL.canParse(written)
}

/** A link is a secret: it stands in a file, or in the environment. */
function standbyIn(
  option: string | undefined,
  variable: string | undefined,
): Options['standby'] | 'unreadable' {
  if (option === 'again') return option
  if (option !== undefined) return parseStandbyLink(textOf(option)) ?? 'unreadable'
  if (!variable) return null
  return parseStandbyLink(variable) ?? 'unreadable'
}

/** Empty if there is no such file: then the option is what is wrong. */
function textOf(file: string): string {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : ''
}

const wrong = (what: Wrong): Asked => ({ kind: 'wrong', what })
