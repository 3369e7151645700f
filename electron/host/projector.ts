import { BrowserWindow, screen } from 'electron'
import en from '../../assets/locales/en.json'
import type { Place } from '../../shared/host'
import type { Room } from './ipc'
import { windowUrl } from './origin'
import type { Whereabouts } from './whereabouts'
import { sealed } from './window'

export interface Projector extends Room {
  open(): void
  close(): void
}

/**
 * The window for the room: on the second screen where there is one, and over the whole of it. It is
 * as sealed as the first one, and is answered nothing but where it is.
 */
export function projectorBy(
  preload: string,
  at: Whereabouts,
  main: () => BrowserWindow | null,
): Projector {
  let window: BrowserWindow | null = null
  return {
    window: () => window,
    calls: {
      place: async () => placeFor(at.place()),
      abilities: async () => ({ host: false, showInFolder: false }),
    },
    open() {
      if (window) {
        window.focus()
        return
      }
      window = openOn(secondScreen(main()), preload)
      window.on('closed', () => {
        window = null
      })
    },
    close: () => window?.close(),
  }
}

function placeFor(place: Place): Place {
  if (place.kind !== 'conference') return { kind: 'welcome' }
  return { kind: 'projector', address: place.address, joined: place.joined }
}

function secondScreen(main: BrowserWindow | null) {
  const own = main && screen.getDisplayMatching(main.getBounds())
  return screen.getAllDisplays().find(({ id }) => own && id !== own.id) ?? null
}

function openOn(second: ReturnType<typeof secondScreen>, preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 720,
    ...(second && { x: second.bounds.x, y: second.bounds.y, fullscreen: true }),
    show: false,
    autoHideMenuBar: true,
    title: en['projector.open'],
    backgroundColor: '#000000',
    webPreferences: sealed(preload),
  })
  window.once('ready-to-show', () => window.show())
  // Fails only when the window goes before its page has come.
  void window.loadURL(windowUrl).catch(() => {})
  return window
}
