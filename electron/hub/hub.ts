import type { Register } from '../../shared/amendments/register'
import type { Condition } from '../../shared/conditions'
import { delegationOf, type SeatOf } from '../../shared/conference'
import { contentOf } from '../../shared/document/ydoc'
import type { DocumentName } from '../../shared/document-name'
import type { ExportForm, PrintChoice } from '../../shared/exchange/export-forms'
import type { DelegationId, NewId, TextId } from '../../shared/ids'
import { formatInvitationLink } from '../../shared/invitation-link'
import { ActQuota, usualActsAhead } from './act-quota'
import { addressesOf } from './addresses'
import { api } from './api'
import { BackupDesk, type BackupsKept } from './backup-desk'
import type { Certificate } from './certificate'
import { Desk } from './desk'
import { DraftQuota, usualDrafts } from './draft-quota'
import { sealEarlierNotes } from './earlier-notes'
import { Entrance } from './entrance'
import type { ExportedFile, Exporter } from './export'
import { Exports } from './exports'
import { FairTurns } from './fair-turns'
import type { FileSource } from './file-source'
import { fileSourcesOf } from './file-sources'
import { Floor } from './floor'
import { secretOf } from './founding'
import { KnownLines } from './lines/known-lines'
import { mountLines } from './lines/routes'
import { Preview } from './pages/preview'
import { mountPages } from './pages/routes'
import { Quotas, usualAhead, usualBytesInAll, usualBytesPerDay } from './quotas'
import { type Room, roomWatch } from './room-watch'
import { Rooms } from './rooms'
import { claimTexts } from './schema-kept'
import { Seen } from './seen'
import { listen, type Patience } from './server'
import type { Several } from './several/several'
import { HostsOwn, listenToOthers } from './several/with-others'
import type { First } from './standby/first'
import { formatStandbyLink } from './standby/standing'
import { type Store, StoreError } from './store'
import { hubSealOf } from './text-seal'
import { Tidying, type TidyingOptions } from './tidying'
import { newHostsOwn, tokensOf } from './tokens'
import { afterwards, type Later, Verdicts } from './verdicts'
import { Versions } from './versions'
import { everyFewSeconds, everyMinute, watch } from './watch'
import { windowFiles } from './window-files'

export interface HubOptions {
  /** With a conference founded in it. The hub closes it. */
  readonly store: Store
  readonly exporter:
    | (Pick<Exporter, 'export' | 'letters' | 'close'> & Partial<Pick<Exporter, 'pages'>>)
    | null
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
  /** What may be kept for one delegation in all; generous if it is not said. */
  readonly bytesInAll?: number
  /** How much room there is on the disk, where that is known. */
  readonly room?: () => Promise<Room>
  /** How many drafts one delegation may have; generous if it is not said. */
  readonly mostDrafts?: number
  /** The clocks of this machine, if they are not given. */
  readonly later?: Later
  readonly heartbeat?: number
  /** With those who keep the hub waiting over HTTP; as usual if it is not given. */
  readonly patience?: Partial<Patience>
  /** Told what became of each update: `taken`, or why it was not. */
  readonly judged?: (name: DocumentName, outcome: string) => void
  /** Puts journals together while the hub works; they grow until the next start if it is not given. */
  readonly together?: TidyingOptions['together']
  readonly steady?: () => number
  readonly every?: (look: () => void) => () => void
  readonly everyMinute?: (look: () => void) => () => void
  /** Where other hubs serve the same conference. */
  readonly several?: Several | null
  /** Where copies are made, if they are. */
  readonly backups?: BackupsKept
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
  /** `superseded` if another hub has taken over. */
  close(why?: 'superseded'): Promise<void>
  /** Where copies are made. */
  readonly backups: BackupDesk | null
}

export interface Counts {
  /** Of windows. */
  readonly connections: number
  /** All others. */
  readonly http: number
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
  const { store, conditions, health } = watching
  const inDays = (count: number) => new Date(now().getTime() + count * days)
  const secret = await secretOf(store)
  if (!secret) throw new StoreError('not-a-conference')
  const { together } = options
  const tidying = together ? new Tidying({ store, together, report }) : null
  const { several = null } = options
  const floor = new Floor(several?.pen)
  const turns = new FairTurns()
  const namesOf = (ids: readonly DelegationId[]) => {
    const known = rooms.register().delegations.filter(({ id }) => ids.includes(id))
    return known.map(({ name }) => name)
  }
  const { bytesPerDay = usualBytesPerDay, bytesInAll = usualBytesInAll } = options
  const quotas = new Quotas({
    bytesPerDay,
    bytesInAll,
    ahead: several && usualAhead(bytesPerDay),
    now,
    said: (kind, ids) => {
      const delegations = namesOf(ids)
      if (delegations.length === 0) conditions.clear(kind)
      else conditions.set({ kind, at: now().toISOString(), delegations })
    },
  })
  const actQuota = new ActQuota({ ahead: several && usualActsAhead, now })
  const draftQuota = new DraftQuota({ most: options.mostDrafts ?? usualDrafts })
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
  const { seal, others } = await floor.alone(async () => {
    await claimTexts(store)
    await sealEarlierNotes(store, now().toISOString())
    const seal = await hubSealOf(store)
    await rooms.open()
    await hostsOwn.open()
    const shared = [hostsOwn, quotas, actQuota]
    if (several) await Promise.all([quotas.open(store), actQuota.open(store)])
    else await quotas.load(store)
    const others = several && listenToOthers({ several, rooms, shared, report })
    return { seal, others }
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
    isFurther = false,
  ) =>
    formatInvitationLink({
      address,
      conference: conference.id,
      role: to.role,
      delegation: delegationOf(to),
      pin: certificate && pinned && address.startsWith('https:') ? certificate.pin : null,
      isFurther,
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
    actQuota,
    draftQuota,
    seal: (digest) => seal.sign(conference.id, digest),
    now,
    newId,
    seatDays,
    hostsOwn: hostsOwn.all,
    link: ({ invitation: { id, to, expires, person } }) =>
      linkTo(publicAddress, id, to, new Date(expires), person !== undefined),
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

  const documents = {
    text: await rooms.hold({ kind: 'text', text: conference.text }),
    register: await rooms.hold({ kind: 'register' }),
  }
  /** With the pen, where others keep the same. */
  async function keep(isLast = false): Promise<void> {
    if (several) await floor.alone(() => seen.keep())
    else await Promise.all([quotas.keep(store, isLast), seen.keep()])
  }

  const sources = fileSourcesOf({ rooms, versions, now })
  async function exported(
    form: ExportForm,
    source: FileSource | null,
    choice: PrintChoice,
  ): Promise<ExportedFile | null> {
    return (source && exporter?.export(form, source, documents, choice)) ?? null
  }

  const backups = options.backups
    ? new BackupDesk({ ...options.backups, conference: conference.id, conditions, now })
    : null
  const seen = new Seen({ store, isShared: several !== null, now, people: () => rooms.people() })
  await seen.open()
  const preview = exporter?.pages ? new Preview({ documents, report, ...exporter.pages }) : null
  const lines = exporter?.pages
    ? new KnownLines({
        documents,
        issued: () => rooms.register().versions.at(-1)?.id ?? null,
        sourceOf: (version) => (version === null ? sources.now('clean') : sources.issued(version)),
        press: exporter.pages.lines,
        report,
      })
    : null

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
    ...(options.patience && { patience: options.patience }),
    origins: options.first?.origins ?? [],
    connect: (socket, request, caller) =>
      rooms.connect(socket, request, {
        ...caller,
        seated(device) {
          seen.came(device, socket)
          caller.seated(device)
        },
      }),
    answer: api({
      desk,
      entrance,
      origins: options.first?.origins ?? [],
      report,
      readiness: () => health.now(),
      exports: new Exports(turns),
      turns,
      isAdopted: () => rooms.register().stage === 'adopted',
      exportAs: async (form, view, choice) => exported(form, await sources.now(view), choice),
      letters: async (asked) => exporter?.letters(asked) ?? null,
      seenTo: (by, kept) => rooms.seenTo(by, kept),
      exportVersion: async (form, id, choice) => exported(form, await sources.issued(id), choice),
      exportSince: async (form, id, choice) => exported(form, await sources.since(id), choice),
      versions,
      mount(app) {
        options.first?.mount(app)
        backups?.mount(app, entrance)
        seen.mount(app, entrance)
        if (preview) mountPages(app, { entrance, preview })
        if (lines) mountLines(app, { entrance, turns, lines })
      },
      windowFile:
        options.window === null
          ? null
          : windowFiles(options.window, () => options.first?.standbys ?? []),
    }),
  }).catch((error: unknown) => {
    options.first?.end()
    rooms.close()
    throw error
  })
  const lookForRoom = options.room && roomWatch({ look: options.room, conditions, now, report })
  const endMinutes = (options.everyMinute ?? everyMinute)(() => {
    void keep().catch(report)
    void lookForRoom?.()
  })
  void lookForRoom?.()
  // What is open already has been looked at; for the rest nobody should have to wait.
  const lookedThrough = watching.begin(rooms.register().record)
  const addresses = addressesOf(certificate ? 'https' : 'http', options.host, listening.port)
  const publicAddress = options.publicAddress ?? addresses.others

  return {
    address: addresses.own,
    publicAddress,
    register: () => rooms.register(),
    conditions: () => conditions.all,
    backups,
    counts: () => ({
      connections: listening.connections(),
      http: listening.http(),
      documents: rooms.documents,
    }),
    async invite(address) {
      const id = newHostsOwn()
      await hostsOwn.add(id)
      return linkTo(address, id, { role: 'secretariat' }, inDays(hostInvitationDays))
    },
    async close(why) {
      health.end(why ?? 'stopping')
      watching.end()
      endMinutes()
      await keep(true).catch(report)
      preview?.close()
      lines?.close()
      others?.end()
      options.first?.end()
      await lookedThrough
      await listening.close()
      await tidying?.end()
      await floor.alone(async (meanwhile) => {
        // What cannot be written now is owed by the next start, and the file must be let go.
        await verdicts.settle(meanwhile).catch(report)
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
