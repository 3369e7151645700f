import './web-crypto'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { StayReason } from '../../shared/host'
import { backUp, backupsFor } from './backing-up'
import { type Certificate, ownCertificate, suppliedCertificate } from './certificate'
import { exporterIn } from './export'
import { type Hub, openHub } from './hub'
import { keepInvitation } from './invitation-file'
import { jsonLog } from './json-log'
import { logFormIn, nameOf, textLog } from './log'
import { MeasuredStore, Metrics } from './metrics'
import { serveMetrics } from './metrics-server'
import { ofStore, placeOf, reasonOf, sentence } from './not-started'
import { foundingOf, openConference } from './opening'
import { type Options, readOptions, type Shared } from './options'
import { starterVariable, whenOrphaned } from './orphaned'
import { parentProcess } from './parent'
import { rescue } from './rescue'
import { roomOf } from './room-of'
import { say } from './say'
import type { SqliteStore } from './sqlite-store'
import { First } from './standby/first'
import { PlaceError } from './standby/place-error'
import { everySecond, keptIn, runStandby } from './standby/run-standby'
import { followsIn, type StandbyLink } from './standby/standing'
import { isSuperseded } from './standby/successor'
import { type LeftOver, type Store, StoreError } from './store'
import { inAThread } from './tidying'
import type { Transport } from './transport'
import { wrongOption } from './wrong-option'

// A conference's file holds the secrets of its hub, and so does each copy: nobody else here reads them.
process.umask(0o077)

const clock = { newId: randomUUID, now: () => new Date() }
const log = logFormIn(process.argv) === 'json' ? jsonLog(clock.now) : textLog
const parent = parentProcess()
const asked = readOptions(process.argv.slice(2), process.env)
switch (asked.kind) {
  case 'help':
    log.answer(say('hub.help'))
    break
  case 'wrong':
    fail('hub-did-not-start', wrongOption(asked.what), 2)
    break
  case 'shown':
    fail('hub-did-not-start', say('hub.failed.standby-shown'), 2)
    break
  case 'rescue':
    save(asked.from, asked.into)
    break
  case 'run':
    void start(asked.options)
}

function report(fault: unknown): void {
  log.tell({ level: 'error', event: 'fault', fault, sentence: nameOf(fault) })
}

async function start(options: Options): Promise<void> {
  try {
    const link = options.standby && (await linkFor(resolve(options.data), options.standby))
    if (link) {
      await followFirst(options, link)
      return
    }
    const hub = await open(options)
    untilStopped(hub)
    await announce(hub, options)
  } catch (error) {
    const why = reasonOf(error)
    if (!why) throw error
    fail(why, sentence(why, error, options))
  }
}

function save(from: string, into: string): void {
  try {
    const numbers = rescue(resolve(from), resolve(into))
    const sentence = say('hub.rescued', { ...numbers, file: resolve(into) })
    log.tell({ level: 'info', event: 'rescued', numbers: { ...numbers }, sentence, isAnswer: true })
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    fail(ofStore[error.why], say('hub.failed.rescue', { file: resolve(from), into: resolve(into) }))
  }
}

/** `null` for one that has taken over: what starts it again, by itself or not, is to have the hub. */
async function linkFor(data: string, from: StandbyLink | 'again'): Promise<StandbyLink | null> {
  const kept = await keptIn(data)
  if (kept.kind === 'taken-over') return null
  if (from !== 'again') return from
  if (kept.kind === 'nothing') throw new PlaceError('standby-begins')
  return kept.link
}

/** A standby until it has taken over, and then the hub, at the same address. */
async function followFirst(options: Options, link: StandbyLink): Promise<void> {
  const data = resolve(options.data)
  const standby = await runStandby({
    ...options,
    data,
    link,
    publicAddress: options.address,
    pinned: options.transport.kind !== 'supplied' || options.transport.pinned,
    certificate: (store) => certificateFor(options.transport, store, options.address),
    now: clock.now,
    changed({ kind }) {
      const sentence = say(`hub.standby-${kind}`)
      const level = kind === 'alone' || kind === 'sent-away' ? 'warning' : 'info'
      log.tell({ level, event: `standby-${kind}`, sentence })
    },
    report,
  })
  let close = () => standby.close()
  untilStopped({ close: () => close() })
  const { address, publicAddress } = standby
  const ready = say('hub.standby-ready', { file: data, address: publicAddress })
  if (options.json) log.answer(JSON.stringify({ type: 'standby', address }))
  log.tell({
    level: 'info',
    event: 'standby-ready',
    numbers: { port: Number(new URL(address).port) },
    sentence: options.json ? null : ready,
    isAnswer: true,
  })
  const { store, port } = await standby.takenOver
  const sentence = say('hub.standby-taken-over')
  log.tell({ level: 'warning', event: 'standby-taken-over', sentence })
  const hub = await open({ ...options, port, address: publicAddress }, store)
  close = () => hub.close()
  await announce(hub, options)
}

/** `taken` is the file of a standby that has taken over, which is open already. */
async function open(options: Options, taken: SqliteStore | null = null): Promise<Hub> {
  const { data, port, host, address, window, opening, transport } = options
  const with_ = clock
  const built = builtFolder()
  const shared = options.shared && (await openInDatabase(options.shared))
  const file = shared ? null : (taken ?? (await openConference(resolve(data), opening, with_)))
  const store = shared?.store ?? file
  if (!store) throw new Error('It is kept in a database or in a file')
  const own = () => certificateFor(transport, store, address)
  const metrics = new Metrics({ folder: dirname(resolve(data)), now: with_.now })
  const exporter = exporterIn(built, options.fonts)
  const folder = window ?? join(built, '../window')
  async function openInDatabase(where: Shared) {
    // Loaded by those alone who use it: nobody else should wait for it.
    const { openShared } = await import('./several/opening')
    const giveUp = (fault: unknown) => {
      const sentence = say('hub.database-gone', { what: nameOf(fault) })
      log.tell({ level: 'error', event: 'database-gone', fault, sentence: null })
      fail('hub-did-not-start', sentence)
      process.exit()
    }
    const redisAway = (fault: unknown) =>
      log.tell({ level: 'warning', event: 'redis-away', fault, sentence: say('hub.redis-away') })
    return openShared(where, () => foundingOf(opening, with_.newId), {
      ...with_,
      redisAway,
      giveUp,
    })
  }
  try {
    let end = () => {}
    // Before there is a hub that people could come to: its port may be another's.
    if (options.metrics !== null) await serveMetrics(metrics, options.metrics)
    const first = file && (await firstOf(file, resolve(data), () => end()))
    const hub = await openHub({
      ...with_,
      store: new MeasuredStore(first?.store ?? store, metrics),
      judged: (name, outcome) => metrics.update(name, outcome),
      ...(first && { first }),
      exporter,
      host,
      port,
      publicAddress: address,
      ...(options.bytesPerDay !== null && { bytesPerDay: options.bytesPerDay }),
      ...(options.bytesInAll !== null && { bytesInAll: options.bytesInAll }),
      ...(file && { room: () => roomOf(resolve(data)) }),
      ...(options.mostDrafts !== null && { mostDrafts: options.mostDrafts }),
      together: inAThread(join(built, 'tidy.cjs')),
      certificate: await (shared ? shared.several.pen.within(own) : own()),
      several: shared?.several ?? null,
      backups: backupsFor(store, options, log, () => metrics.backedUp()),
      pinned: transport.kind !== 'supplied' || transport.pinned,
      window: existsSync(folder) ? folder : null,
      report,
    })
    end = () => {
      log.tell({ level: 'warning', event: 'superseded', sentence: say('hub.superseded') })
      void hub
        .close('superseded')
        .then(() =>
          fail('hub-did-not-start', say('hub.failed.superseded', { file: resolve(data) })),
        )
    }
    const aside = await store.setAside()
    if (aside > 0) {
      const sentence = say('hub.set-aside', { count: aside })
      log.tell({ level: 'warning', event: 'set-aside', numbers: { count: aside }, sentence })
    }
    if (store.leftOver) {
      const [{ unfinished }, sentence] = [store.leftOver, leftOver(store.leftOver)]
      log.tell({ level: 'warning', event: 'left-over', numbers: { unfinished }, sentence })
    }
    backUp(hub, options.backups?.minutes ?? null)
    metrics.follow(hub)
    return hub
  } catch (error) {
    await exporter.close()
    await store.close()
    throw error
  }
}

/** So that another machine may follow: unless this one is a standby itself, or the hub no longer. */
async function firstOf(store: SqliteStore, data: string, superseded: () => void): Promise<First> {
  if (await followsIn(store)) throw new PlaceError('standby-copy')
  if (await isSuperseded(store, clock.now)) throw new PlaceError('superseded')
  return new First({
    store,
    copy: `${data}.for-standby`,
    run: randomUUID(),
    now: clock.now,
    steady: () => performance.now(),
    often: everySecond,
    report,
    superseded,
  })
}

/** What was found of a hub that was not stopped, and what became of it. */
function leftOver({ unfinished, keptIn }: LeftOver): string {
  const what = say('hub.left-over', { unfinished })
  return keptIn === null ? what : `${what} ${say('hub.left-over-kept', { file: keptIn })}`
}

async function certificateFor(
  transport: Transport,
  store: Store,
  address: string | null,
): Promise<Certificate | null> {
  switch (transport.kind) {
    case 'plain':
      return null
    case 'own-certificate':
      return ownCertificate(store, address, new Date())
    case 'supplied':
      return suppliedCertificate({
        certificate: resolve(transport.certificate),
        key: resolve(transport.key),
      })
  }
}

/** Where the built files lie: beside the bundle, or in `out` when the source itself is run. */
function builtFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  return existsSync(join(here, 'press.cjs')) ? here : resolve(here, '../../out/hub')
}

async function announce(hub: Hub, options: Options): Promise<void> {
  const { address, publicAddress } = hub
  const ready = { type: 'ready', address, invitation: await hub.invite(address) } as const
  parent?.tell(ready)
  if (options.json) log.answer(JSON.stringify(ready))
  const isOwn = publicAddress === address
  const link = isOwn ? ready.invitation : await hub.invite(publicAddress)
  const { invitation } = options
  if (invitation !== null) {
    try {
      keepInvitation(resolve(invitation), link)
    } catch (fault) {
      await hub.close()
      const values = { file: resolve(invitation), what: nameOf(fault) }
      return fail('hub-did-not-start', say('hub.failed.invitation', values))
    }
  }
  const sentence = say('hub.ready', {
    conference: hub.register().conference.title,
    address: publicAddress,
    file: placeOf(options),
    link: invitation === null ? link : resolve(invitation),
  })
  log.tell({
    level: 'info',
    event: 'ready',
    numbers: { port: Number(new URL(address).port) },
    sentence: options.json || parent ? null : sentence,
    isAnswer: true,
  })
}

/** Signals come in twos where npm or a terminal passes them on: the second one changes nothing. */
function untilStopped(hub: Pick<Hub, 'close'>): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    void hub.close().then(() => {
      log.tell({ level: 'info', event: 'stopped', sentence: null })
      process.exit(0)
    })
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)
  parent?.gone(stop)
  const starter = Number(process.env[starterVariable])
  if (starter > 0) whenOrphaned(stop, starter)
}

function fail(why: StayReason, sentence_: string, code = 1): void {
  log.tell({ level: 'error', event: `not-started.${why}`, sentence: sentence_ })
  parent?.tell({ type: 'failed', why })
  process.exitCode = code
  // Electron keeps a utility process alive for as long as its port is open.
  if (parent) setImmediate(() => process.exit(code))
}
