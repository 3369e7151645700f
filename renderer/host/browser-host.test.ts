// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest'
import { conferenceId, delegationId, deviceId, personId } from '../../shared/ids'
import { formatInvitationLink, type InvitationLink } from '../../shared/invitation-link'
import type { Joined } from '../../shared/protocol'
import { browserHost, type Page } from './browser-host'

const here = 'http://192.168.1.20:4870'
const link: InvitationLink = {
  address: here,
  conference: conferenceId('c7'),
  role: 'delegation',
  delegation: delegationId('d1'),
  pin: null,
  isFurther: false,
  token: 'a.b.c',
}
const joined: Joined = {
  device: deviceId('d1'),
  expires: '2006-02-21T10:00:00.000Z',
  seat: {
    role: 'delegation',
    delegation: delegationId('d1'),
    pen: true,
    person: personId('p1'),
    name: 'Ana',
  },
  conference: { id: 'c7', title: 'Annual Conference', text: 't1' },
}

/** A tab whose address can be watched: jsdom cannot go anywhere. */
function tab(href: string) {
  const went: string[] = []
  const location = {
    href,
    origin: new URL(href).origin,
    pathname: '/',
    assign: (to: string | URL) => {
      went.push(`${to}`)
      location.href = `${to}`
    },
    reload: () => went.push('reload'),
  }
  const history = {
    replaceState: (_: unknown, __: string, path?: string | URL | null) => {
      location.href = `${location.origin}${path}`
    },
  }
  let heed = () => {}
  const addEventListener: Page['addEventListener'] = (_, heard) => {
    heed = heard
  }
  const open = (url: string) => went.push(`opened ${url}`)
  const at = {
    location,
    history,
    localStorage,
    sessionStorage,
    document,
    navigator: {},
    addEventListener,
    open,
  }
  const type = (address: string) => {
    location.href = address
    heed()
  }
  return { host: browserHost(at), location, went, type }
}

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})

it('begins on the welcome screen, where it can neither host nor show a folder', async () => {
  const { host } = tab(`${here}/`)
  expect(await host.place()).toEqual({ kind: 'welcome' })
  expect(await host.abilities()).toEqual({ host: false, showInFolder: false })
  expect(await host.openSample()).toEqual({ kind: 'stayed', why: 'cannot-host-here' })
})

it('stands at the door with an invitation in its address, at the hub it came from', async () => {
  const elsewhere = formatInvitationLink({ ...link, address: 'http://hub.example:4870' })
  const { host } = tab(`${here}/${elsewhere.slice(elsewhere.indexOf('#'))}`)
  expect(await host.place()).toEqual({ kind: 'invited', link, as: null })
})

it('sits at the conference once it has a seat, and no longer shows the invitation', async () => {
  const { host, location } = tab(formatInvitationLink(link))
  await host.takeSeat(here, joined)
  expect(location.href).toBe(`${here}/`)
  expect(await host.place()).toEqual({ kind: 'conference', address: here, joined, anew: null })
})

it('goes back to the conference that it left', async () => {
  const { host, went } = tab(`${here}/`)
  await host.takeSeat(here, joined)
  await host.leave()
  expect(await host.place()).toEqual({ kind: 'welcome' })
  const [recent] = await host.recents()
  expect(recent).toMatchObject({ id: 'p1', title: 'Annual Conference', role: 'delegation' })
  expect(await host.openRecent('p1')).toEqual({ kind: 'going' })
  expect((await host.place()).kind).toBe('conference')
  expect(went).toEqual(['reload', 'reload'])
})

it('goes to the hub of an invitation, and is loaded anew even if that is the one it is at', async () => {
  const { host, went } = tab(`${here}/`)
  const other = { ...link, address: 'http://hub.example:4870' }
  await host.join(other)
  expect(went).toEqual([formatInvitationLink(other)])
  await host.join(link)
  expect(went.slice(1)).toEqual([formatInvitationLink(link), 'reload'])
})

it('stands at the door when an invitation is pasted over the address of its own tab', async () => {
  const { host, went, type } = tab(`${here}/`)
  type(`${here}/#nothing`)
  expect(went).toEqual([])
  type(formatInvitationLink(link))
  expect(went).toEqual(['reload'])
  expect(await host.place()).toEqual({ kind: 'invited', link, as: null })
})

it('opens a tab for the room, which has the seat of this one', async () => {
  const { host, went } = tab(`${here}/`)
  await host.takeSeat(here, joined)
  await host.openProjector()
  expect(went).toEqual(['opened /#/projector'])
  const other = tab(`${here}/#/projector`)
  expect(await other.host.place()).toEqual({ kind: 'projector', address: here, joined })
})

it('shows a room nothing without a seat', async () => {
  const { host } = tab(`${here}/#/projector`)
  expect(await host.place()).toEqual({ kind: 'welcome' })
})

it('finds the seat again in another tab, until it is forgotten', async () => {
  await tab(`${here}/`).host.takeSeat(here, joined)
  sessionStorage.clear()
  const { host } = tab(`${here}/`)
  expect(await host.place()).toEqual({ kind: 'welcome' })
  expect(await host.recents()).toMatchObject([{ id: 'p1', device: 'd1' }])
  await host.forget('p1')
  expect(await host.recents()).toEqual([])
  expect(await host.openRecent('p1')).toEqual({ kind: 'stayed', why: 'no-such-conference' })
})

it('makes nothing of what it cannot read', async () => {
  for (const stored of ['{', 'null', '[{}]', '{"seats":[]}']) {
    sessionStorage.setItem('rapporteur.seat', 'p1')
    localStorage.setItem('rapporteur.seats', stored)
    expect(await tab(`${here}/`).host.place()).toEqual({ kind: 'welcome' })
  }
})
