import type { Register } from '../../shared/amendments/register'
import type { Condition } from '../../shared/conditions'
import { delegationOf, type SeatOf } from '../../shared/conference'
import { contentOf } from '../../shared/document/ydoc'
import type { DocumentName } from '../../shared/document-name'
import type { ExportForm, ExportView } from '../../shared/exchange/export-forms'
import type { NewId, TextId } from '../../shared/ids'
import { formatInvitationLink } from '../../shared/invitation-link'
import { addressesOf } from './addresses'
import { api } from './api'
import type { Certificate } from './certificate'
import { Desk } from './desk'
import { Entrance } from './entrance'
import { type ExportedFile, type Exporter, redlineSince } from './export'
import { Exports } from './exports'
import { FairTurns } from './fair-turns'
import { Floor } from './floor'
import { secretOf } from './founding'
import { Quotas, usualBytesPerDay } from './quotas'
import { Rooms } from './rooms'
import { claimTexts } from './schema-kept'
import { listen } from './server'
import type { Several } from './several/several'
import { HostsOwn, listenToOthers } from './several/with-others'
import type { First } from './standby/first'
import { formatStandbyLink } from './standby/standing'
import { type Store, StoreError } from './store'
import { Tidying, type TidyingOptions } from './tidying'
import { newHostsOwn, tokensOf } from './tokens'
import { afterwards, type Later, Verdicts } from './verdicts'
import { Versions } from './versions'
import { everyFewSeconds, watch } from './watch'
import { windowFiles } from './window-files'

export interface HubOptions {
  /** With a conference founded in it. The hub closes it. */
  readonly store: Store
  readonly exporter: Pick<Exporter, 'export' | 'print' | 'letters' | 'close'> | null
  readonly host: string
  readonly port: number
  /** The origin that invitations name, if it is not that of this machine. */
  readonly publicAddress: string | null
  /** With which the hub speaks TLS; `null` for plain HTTP. */
  readonly certificate?: Certificate | null
  /** Whether invitations name its key. */
  readonly pinned?: boolean
  /** Folder of the built window, for browsers. */
  readonly window: string | null
  readonly now: () => Date
  readonly newId: NewId
  readonly report: (fault: unknown) => void
  /** What may be kept for one delegation in a day; generous if it is not said. */
  readonly bytesPerDay?: number
  /** The clocks of this machine, if they are not given. */
  readonly later?: Later
  readonly heartbeat?: number
  /** Told what became of each update: `taken`, or why it was not. */
  readonly judged?: (name: DocumentName, outcome: string) => void
  /** Puts journals together while the hub works; they grow until the next start if it is not given. */
  readonly together?: TidyingOptions['together']
  readonly steady?: () => number
  readonly every?: (look: () => void) => () => void
  /** Where other hubs serve the same conference. */
  readonly several?: Several | null
  /** Where another machine may follow; the store is then the one that it gives. */
  readonly first?: First
}

export interface Hub {
  /** For a window on this machine. */
  readonly address: string
  /** For everybody else. */
  readonly publicAddress: string
  readonly register: () => Register
  /** What is wrong, or has been, with this machine and its file. */
  readonly conditions: () => readonly Condition[]
  /** What goes on now. */
  readonly counts: () => Counts
  /** An invitation to the secretariat, for whoever started the hub. */
  invite(address: string): Promise<string>
  close(): Promise<void>
}

export interface Counts {
  readonly connections: number
  readonly documents: readonly DocumentName[]
}

const days = 86_400_000
/** A conference with its follow-up outlasts its meeting; a new invitation renews a seat. */
const seatDays = 90
const hostInvitationDays = 14

/** @throws StoreError, or the error of the port (`EADDRINUSE`…). */
export async function openHub(options: HubOptions): Promise<Hub> {
  const { exporter, now, newId, report } = options
  const watching = watch({
    store: options.store,
    now,
    steady: options.steady ?? (() => performance.now()),
    every: options.every ?? everyFewSeconds,
    report,
  })
  const { store, conditions } = watching
  const inDays = (count: number) => new Date(now().getTime() + count * days)
  const secret = await secretOf(store)
  if (!secret) throw new StoreError('not-a-conference')
  const { together } = options
  const tidying = together ? new Tidying({ store, together, report }) : null
  const { several = null } = options
  const floor = new Floor(several?.pen)
  const turns = new FairTurns()
  const quotas = new Quotas({
    bytesPerDay: options.bytesPerDay ?? usualBytesPerDay,
    now,
    reached: (ids) => {
      const known = rooms.register().delegations.filter(({ id }) => ids.includes(id))
      const delegations = known.map(({ name }) => name)
      conditions.set({ kind: 'quota', at: now().toISOString(), delegations })
    },
  })
  const rooms = new Rooms({
    quotas,
    store,
    floor,
    turns,
    conditions,
    now,
    heartbeat: options.heartbeat,
    judged: options.judged,
    written: (document) => tidying?.note(document),
    report,
    typed: () => verdicts.typed(),
    known: (token) => entrance.known(token),
    talk: several?.talk ?? null,
    term: () => options.first?.notice ?? null,
  })
  const { later = afterwards, certificate = null, pinned = true } = options
  const verdicts = new Verdicts({ store, rooms, floor, now, later, report })
  const hostsOwn = new HostsOwn(several ? store : null)
  // With the pen, where there are several: what is written after it is heard from the others.
  const others = await floor.alone(async () => {
    await claimTexts(store)
    await rooms.open()
    await hostsOwn.open()
    return several && listenToOthers({ several, rooms, hostsOwn, report })
  })
  const { conference } = rooms.register()
  if ((await store.setAside()) > 0 && (await isEmpty(rooms, conference.text))) {
    // Nobody should go on in an empty text while its words may still be saved from the file.
    rooms.close()
    throw new StoreError('damaged')
  }
  const tokens = tokensOf(conference.id, secret, now)

  const linkTo = async (
    address: string,
    id: Parameters<typeof tokens.invite>[0],
    to: SeatOf,
    expires: Date,
  ) =>
    formatInvitationLink({
      address,
      conference: conference.id,
      role: to.role,
      delegation: delegationOf(to),
      pin: certificate && pinned && address.startsWith('https:') ? certificate.pin : null,
      token: await tokens.invite(id, to, expires),
    })
  // A hub that was killed before the typing paused owes the record what came of it.
  await verdicts.paused()
  const versions = new Versions(store, rooms)
  const desk = new Desk({
    store,
    rooms,
    versions,
    verdicts,
    floor,
    turns,
    quotas,
    now,
    newId,
    seatDays,
    hostsOwn: hostsOwn.all,
    link: ({ invitation: { id, to, expires } }) => linkTo(publicAddress, id, to, new Date(expires)),
    standbyLink: async (standby) =>
      formatStandbyLink({
        address: publicAddress,
        conference: conference.id,
        pin: certificate && pinned && publicAddress.startsWith('https:') ? certificate.pin : null,
        token: await tokens.standby(standby, inDays(seatDays)),
      }),
  })

  const entrance = new Entrance({
    tokens,
    now,
    conference: () => ({ id: conference.id, title: conference.title, text: conference.text }),
    people: () => rooms.people(),
    admit: (newcomer) => desk.admit(newcomer),
    several,
  })

  async function exportAs(form: ExportForm, view: ExportView): Promise<ExportedFile | null> {
    const text = rooms.text.reading.now()
    if (text.kind === 'invalid' || !exporter) return null
    const at = now().toISOString()
    return exporter.export(form, { text: text.node, register: rooms.register(), at, view })
  }

  /** As it was issued, under its own symbol and with the time at which it was. */
  async function exportVersion(form: ExportForm, id: string): Promise<ExportedFile | null> {
    const issued = await versions.text(id)
    if (!issued || !exporter) return null
    const { symbol, kind, issued: at } = issued.version
    const register = rooms.register()
    const stage = kind === 'final' ? 'adopted' : 'drafting'
    const named = { ...register, stage, conference: { ...register.conference, symbol } } as const
    return exporter.export(form, { text: issued.text, register: named, at, view: 'clean' })
  }

  async function exportSince(form: ExportForm, id: string): Promise<ExportedFile | null> {
    const text = rooms.text.reading.now()
    const before = await versions.text(id)
    if (text.kind === 'invalid' || !before || !exporter) return null
    const at = now().toISOString()
    const document = redlineSince(before.text, { text: text.node, register: rooms.register(), at })
    return exporter.print(form, document)
  }

  await options.first?.begin({
    conference: conference.id,
    record: () => rooms.register().record,
    tokens,
    conditions,
    changed: () => rooms.tellTerm(),
  })
  const listening = await listen({
    host: options.host,
    port: options.port,
    tls: certificate,
    connect: (socket, request, seated) => rooms.connect(socket, request, seated),
    answer: api({
      desk,
      entrance,
      report,
      exports: new Exports(turns),
      exportAs,
      letters: async (asked) => exporter?.letters(asked) ?? null,
      seenTo: (by, kept) => rooms.seenTo(by, kept),
      exportVersion,
      exportSince,
      versions,
      mount: (app) => options.first?.mount(app),
      windowFile: options.window === null ? null : windowFiles(options.window),
    }),
  }).catch((error: unknown) => {
    options.first?.end()
    rooms.close()
    throw error
  })
  // What is open already has been looked at; for the rest nobody should have to wait.
  const lookedThrough = watching.begin(rooms.register().record)
  const addresses = addressesOf(certificate ? 'https' : 'http', options.host, listening.port)
  const publicAddress = options.publicAddress ?? addresses.others

  return {
    address: addresses.own,
    publicAddress,
    register: () => rooms.register(),
    conditions: () => conditions.all,
    counts: () => ({ connections: listening.connections(), documents: rooms.documents }),
    async invite(address) {
      const id = newHostsOwn()
      await hostsOwn.add(id)
      return linkTo(address, id, { role: 'secretariat' }, inDays(hostInvitationDays))
    },
    async close() {
      watching.end()
      others?.end()
      options.first?.end()
      await lookedThrough
      await listening.close()
      await tidying?.end()
      await floor.alone(async () => {
        // What cannot be written now is owed by the next start, and the file must be let go.
        await verdicts.settle().catch(report)
        await store.close()
      })
      several?.talk?.end()
      rooms.close()
      await exporter?.close()
    },
  }
}

async function isEmpty(rooms: Rooms, text: TextId): Promise<boolean> {
  return contentOf(await rooms.hold({ kind: 'text', text })).length === 0
}
