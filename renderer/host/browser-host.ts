import type { Departure, FileToSave, Host } from '../../shared/host'
import { formatInvitationLink, parseInvitationLink } from '../../shared/invitation-link'
import { askByPage } from '../session/ask-standby'
import { download } from './download'
import { seatsIn } from './seats'

/** What of the browser's window is used; a test brings less than a whole browser. */
export interface Page {
  readonly location: Pick<Location, 'href' | 'origin' | 'pathname' | 'assign' | 'reload'>
  readonly history: Pick<History, 'replaceState'>
  readonly localStorage: Storage
  readonly sessionStorage: Storage
  readonly document: Document
  readonly open: (url: string, name: string) => unknown
  readonly navigator: { readonly clipboard?: Pick<Clipboard, 'writeText'> }
  readonly addEventListener: (type: 'hashchange', heed: () => void) => void
}

/** The fragment of the address at which a tab shows what is for the room. */
const projector = '#/projector'

/**
 * A browser in which a hub shows the window. The hub is where the page came from.
 *
 * Seats are kept by the browser, as their keys are: an invitation is used up by then. On which of
 * them one sits is for the tab alone, so that two tabs can be two delegations. Whoever leaves a
 * computer that others use as well has the seat forgotten on the welcome screen.
 */
export function browserHost(page: Page): Host {
  const seats = seatsIn(page.localStorage, page.sessionStorage)
  const here = page.location.origin
  const withoutFragment = () => page.history.replaceState(null, '', page.location.pathname)

  // An invitation pasted over the address of this very page would not load it anew by itself.
  page.addEventListener('hashchange', () => {
    if (parseInvitationLink(page.location.href)) page.location.reload()
  })

  const enter = async (id: string | null): Promise<Departure> => {
    seats.sit(id)
    withoutFragment()
    page.location.reload()
    return { kind: 'going' }
  }

  return {
    async place() {
      const link = parseInvitationLink(page.location.href)
      // The tab reached the hub at this address, whatever name the link was given by.
      if (link) return { kind: 'invited', link: { ...link, address: here }, as: null }
      const seat = seats.current()
      if (!seat) return { kind: 'welcome' }
      const { joined } = seat
      return page.location.href.endsWith(projector)
        ? { kind: 'projector', address: here, joined }
        : { kind: 'conference', address: here, joined, anew: null }
    },

    abilities: async () => ({ host: false, showInFolder: false }),

    recents: async () =>
      seats.all().map(({ id, joined, opened }) => ({
        id,
        title: joined.conference.title,
        address: here,
        device: joined.device,
        role: joined.seat.role,
        hosted: false,
        opened,
      })),

    openSample: async () => ({ kind: 'stayed', why: 'cannot-host-here' }),
    hostConference: async () => ({ kind: 'stayed', why: 'cannot-host-here' }),

    openRecent: async (id) =>
      seats.all().some((seat) => seat.id === id)
        ? enter(id)
        : { kind: 'stayed', why: 'no-such-conference' },

    async forget(id) {
      seats.forget(id)
    },

    async join(link) {
      page.location.assign(formatInvitationLink(link))
      // On this hub only the fragment differs, and that alone would not load the window anew.
      if (link.address === here) page.location.reload()
      return { kind: 'going' }
    },

    leave: () => enter(null),

    async takeSeat(_address, joined) {
      seats.take(joined, new Date().toISOString())
      // The invitation has been used: its token need not stand in the address bar any longer.
      withoutFragment()
    },

    seekHub: async () => false,
    async followHub() {},
    askStandby: askByPage,

    // A tab that this one opens takes the seats of this one along.
    async openProjector() {
      page.open(`${page.location.pathname}${projector}`, 'rapporteur-projector')
    },

    async save(file: FileToSave) {
      download(file, page.document)
      return { kind: 'saved', path: null }
    },

    async showInFolder() {
      throw new Error('A browser has no folders to show, and abilities() says so')
    },

    async copy(text) {
      if (page.navigator.clipboard) return page.navigator.clipboard.writeText(text)
      copyByHand(text, page.document)
    },

    onCommand: () => () => {},
  }
}

/** Over plain HTTP a browser gives no clipboard, only the old way through a selection. */
function copyByHand(text: string, document: Document): void {
  const focused = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'heard-only'
  document.body.append(area)
  area.select()
  const copied = document.execCommand('copy')
  area.remove()
  if (focused instanceof HTMLElement) focused.focus()
  if (!copied) throw new Error('The browser did not let the page copy')
}
