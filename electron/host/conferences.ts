import { randomBytes } from 'node:crypto'
import { access, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import en from '../../assets/locales/en.json'
import type { NewConference, Place, StayReason } from '../../shared/host'
import { type InvitationLink, parseInvitationLink } from '../../shared/invitation-link'
import type { Joined } from '../../shared/protocol'
import type { Standby } from '../../shared/standby'
import type { KeptHub } from './hub-keeper'
import type { HubOptions, Hubs } from './hubs'
import { freePort } from './network'
import type { Entry, Hosted, Recents } from './recents'
import { meets } from './trust'

export type Arrival =
  /** `pin` is that of the hub there. */
  | { readonly kind: 'arrived'; readonly place: Place; readonly pin: string | null }
  | { readonly kind: 'stayed'; readonly why: StayReason }

/** The conferences this machine keeps, and those it has been to. */
export interface Conferences {
  /** The same sample each time, with what was done in it: it is a conference like the others. */
  openSample(): Promise<Arrival>
  host(conference: NewConference): Promise<Arrival>
  openRecent(id: string): Promise<Arrival>
  /** Keeps a seat that was given at a conference of this machine or of another. */
  keepSeat(address: string, pin: string | null, joined: Joined): Promise<void>
  /** Keeps a seat where the conference has gone on, though it began on this machine. */
  moveSeat(to: Standby, joined: Joined): Promise<void>
}

export function conferencesIn(folder: string, recents: Recents, hubs: Hubs): Conferences {
  const pathOf = (file: string) => join(folder, file)
  /** Conferences of this machine that are new, or were sat down at anew, since it was started. */
  const hosting = new Map<string, Hosted>()

  /** Starts the hub of a conference in which this machine has the secretariat's seat to take. */
  async function begin(
    file: string,
    network: boolean,
    name: string,
    opening: HubOptions['opening'],
  ): Promise<Arrival> {
    const port = await freePort(network ? '0.0.0.0' : '127.0.0.1')
    const keeping = await hubs.open({ data: pathOf(file), port, network, opening })
    if (keeping.kind === 'failed') return { kind: 'stayed', why: keeping.why }
    return sitDown(keeping.hub, name, { file, port, network })
  }

  /** The window makes the keys of the seat, so that it goes through the door like everybody. */
  function sitDown(hub: KeptHub, as: string, hosted: Hosted): Arrival {
    const link = parseInvitationLink(hub.latest().invitation)
    if (!link) return { kind: 'stayed', why: 'hub-did-not-start' }
    hosting.set(link.conference, hosted)
    return { kind: 'arrived', place: { kind: 'invited', link, as }, pin: link.pin }
  }

  async function arrive(entry: Entry, anew: InvitationLink | null): Promise<Arrival> {
    await recents.add({ ...entry, opened: new Date().toISOString() })
    const { address, pin, joined } = entry
    return { kind: 'arrived', place: { kind: 'conference', address, joined, anew }, pin }
  }

  async function openHosted(entry: Entry, hosted: Hosted): Promise<Arrival> {
    if (!(await exists(pathOf(hosted.file)))) return { kind: 'stayed', why: 'no-such-conference' }
    const keeping = await hubs.open({ data: pathOf(hosted.file), ...hosted, opening: [] })
    if (keeping.kind === 'failed') return { kind: 'stayed', why: keeping.why }
    const { expires, seat } = entry.joined
    // Who keeps the conference can always sit down again as its secretariat.
    const isHost = seat.role === 'secretariat'
    if (isHost && Date.parse(expires) <= Date.now()) return sitDown(keeping.hub, seat.name, hosted)
    // Our own window goes by way of this machine alone, whatever network it may be on tomorrow.
    const own = parseInvitationLink(keeping.hub.latest().invitation)
    if (!own) return { kind: 'stayed', why: 'hub-did-not-start' }
    const { address, pin } = own
    return arrive({ ...entry, address, pin }, isHost ? own : null)
  }

  return {
    async openSample() {
      await mkdir(folder, { recursive: true })
      const entry = await recents.find(
        ({ hosted, joined }) => hosted?.file === sample && joined.seat.role === 'secretariat',
      )
      if (entry?.hosted && (await exists(pathOf(sample)))) return openHosted(entry, entry.hosted)
      return begin(sample, false, en['sample.host-name'], ['--sample'])
    },

    async host(conference) {
      await mkdir(folder, { recursive: true })
      const file = fileFor(conference.title)
      const asked = pathOf(`${file}.json`)
      await writeFile(asked, JSON.stringify(conference))
      try {
        return await begin(file, conference.network, conference.name, ['--new', asked])
      } finally {
        await rm(asked, { force: true })
      }
    },

    async openRecent(id) {
      const entry = await recents.find((each) => each.id === id)
      if (!entry) return { kind: 'stayed', why: 'no-such-conference' }
      if (entry.hosted) return openHosted(entry, entry.hosted)
      if ((await meets(entry.address, entry.pin)) === 'another') {
        return { kind: 'stayed', why: 'another-hub' }
      }
      return arrive(entry, null)
    },

    async moveSeat({ address, pin }, joined) {
      const id = joined.seat.person
      await arrive({ id, address, pin, opened: '', joined, hosted: null }, null)
    },

    async keepSeat(address, pin, joined) {
      // Another seat at a conference of our own: opening it later has to start the hub first.
      const { id } = joined.conference
      const ours = await recents.find(
        (entry) => entry.hosted !== null && entry.joined.conference.id === id,
      )
      const hosted = hosting.get(id) ?? ours?.hosted ?? null
      await arrive({ id: joined.seat.person, address, pin, opened: '', joined, hosted }, null)
    },
  }
}

const sample = 'sample.rapporteur'

/** To be told apart in the folder by a person, and never twice the same. */
function fileFor(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
  return `${words || 'conference'}-${randomBytes(4).toString('hex')}.rapporteur`
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
