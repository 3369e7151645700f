import { clipboard, shell } from 'electron'
import type { Departure, Place } from '../../shared/host'
import type { Joined } from '../../shared/protocol'
import type { Standby } from '../../shared/standby'
import { askStandby } from './ask-standby'
import type { Arrival, Conferences } from './conferences'
import type { Calls } from './ipc'
import type { Recents } from './recents'
import { type AskPath, saveFile } from './saving'
import { seekHub } from './seek-hub'
import { meets } from './trust'
import type { Whereabouts } from './whereabouts'

export interface ElectronHostParts {
  readonly at: Whereabouts
  readonly conferences: Conferences
  readonly recents: Recents
  readonly askPath: AskPath
  /** Opens the window for the room, or brings it to the front. */
  readonly openProjector: () => void
  /** Loads the window anew, for the place where it now is. */
  readonly reload: () => void
}

export function electronHost({
  at,
  conferences,
  recents,
  askPath,
  openProjector,
  reload,
}: ElectronHostParts): Calls {
  /** Only what was saved from here may be shown in its folder. */
  const saved = new Set<string>()

  /** The hub that was found last, from where and for which seat. */
  let later: { readonly from: Place; readonly joined: Joined; readonly to: Standby } | null = null

  const go = (place: Place, pin: string | null): Departure => {
    at.set(place, pin)
    reload()
    return { kind: 'going' }
  }
  const follow = async (arrival: Promise<Arrival>): Promise<Departure> => {
    const arrived = await arrival
    return arrived.kind === 'arrived' ? go(arrived.place, arrived.pin) : arrived
  }

  return {
    place: async () => at.place(),
    abilities: async () => ({ host: true, showInFolder: true }),

    async recents() {
      const entries = await recents.all()
      return entries.map(({ id, address, opened, joined, hosted }) => ({
        id,
        title: joined.conference.title,
        address,
        device: joined.device,
        role: joined.seat.role,
        hosted: hosted !== null,
        opened,
      }))
    },

    openSample: () => follow(conferences.openSample()),
    hostConference: (conference) => follow(conferences.host(conference)),
    openRecent: (id) => follow(conferences.openRecent(id)),
    forget: (id) => recents.remove(id),
    async join(link) {
      if ((await meets(link.address, link.pin)) === 'another') {
        return { kind: 'stayed', why: 'another-hub' }
      }
      return go({ kind: 'invited', link, as: null }, link.pin)
    },
    leave: async () => go({ kind: 'welcome' }, null),

    async takeSeat(address, joined) {
      const place = at.place()
      if (
        place.kind !== 'invited' ||
        place.link.address !== address ||
        place.link.conference !== joined.conference.id
      ) {
        throw new Error('A seat is taken only where the window was invited')
      }
      const { pin } = place.link
      await conferences.keepSeat(address, pin, joined)
      at.set({ kind: 'conference', address, joined, anew: null }, pin)
    },

    async seekHub(standbys, term) {
      const place = at.place()
      if (place.kind !== 'conference')
        throw new Error('Only from a conference one goes to another hub')
      const { joined } = place
      const to = await seekHub(standbys, joined.conference.id, term)
      later = to && { from: place, joined, to }
      return later !== null
    },

    async followHub() {
      // The person may have gone elsewhere meanwhile.
      if (!later || at.place() !== later.from) return
      const { joined, to } = later
      await conferences.moveSeat(to, joined)
      go({ kind: 'conference', address: to.address, joined, anew: null }, to.pin)
    },

    async askStandby(standby, question) {
      if (at.place().kind !== 'conference') throw new Error('Only a conference has a standby')
      return askStandby(standby, question)
    },

    async openProjector() {
      if (at.place().kind !== 'conference') throw new Error('There is nothing to show to a room')
      openProjector()
    },

    async save(file) {
      const outcome = await saveFile(file, askPath)
      if (outcome.kind === 'saved' && outcome.path) saved.add(outcome.path)
      return outcome
    },

    async showInFolder(path) {
      if (!saved.has(path)) throw new Error('Only what was saved from here is shown')
      shell.showItemInFolder(path)
    },

    copy: async (text) => clipboard.writeText(text),
  }
}
