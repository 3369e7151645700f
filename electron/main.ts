import { join } from 'node:path'
import { app, BrowserWindow, dialog, protocol, session, utilityProcess } from 'electron'
import en from '../assets/locales/en.json'
import { conferencesIn } from './host/conferences'
import { electronHost } from './host/electron-host'
import { guard } from './host/guards'
import { hubsBy } from './host/hubs'
import { answerCalls, sendCommand } from './host/ipc'
import { allowExport, setMenu } from './host/menu'
import { scheme, windowUrl } from './host/origin'
import { projectorBy } from './host/projector'
import { recentsIn } from './host/recents'
import { type AskPath, alwaysTo } from './host/saving'
import { serveWindow } from './host/serve-window'
import { trustPinned } from './host/trust'
import { whereabouts } from './host/whereabouts'
import { openWindow } from './host/window'

/** Wires the application together and decides nothing. */
const out = join(__dirname, '..')
const files = {
  window: join(out, 'window'),
  preload: join(__dirname, 'preload.cjs'),
  hub: join(out, 'hub', 'hub.cjs'),
}

// Chromium cannot build its sandbox as root; only tests in containers start it so, with this switch.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()

protocol.registerSchemesAsPrivileged([
  {
    scheme,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
])

if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

function start(): void {
  let window: BrowserWindow | null = null
  const at = whereabouts()
  const data = app.getPath('userData')
  const recents = recentsIn(join(data, 'recents.json'))
  const hubs = hubsBy(
    (args) => utilityProcess.fork(files.hub, [...args], { serviceName: 'Hub', stdio: 'inherit' }),
    files.window,
  )
  const room = projectorBy(files.preload, at, () => window)
  const host = electronHost({
    at,
    recents,
    conferences: conferencesIn(join(data, 'conferences'), recents, hubs),
    askPath: askPath(() => window),
    openProjector: room.open,
    reload: () => {
      // It shows the conference that is left.
      room.close()
      // Fails only when a still newer load takes its place.
      void window?.loadURL(windowUrl).catch(() => {})
    },
  })
  const open = () => {
    window = openWindow({ preload: files.preload, servesOthers: hubs.servesOthers })
    window.on('closed', () => {
      window = null
      room.close()
    })
    window.webContents.on('did-finish-load', () => allowExport(at.place().kind === 'conference'))
  }

  guard(session.defaultSession)
  trustPinned(session.defaultSession, at)
  protocol.handle(scheme, (request) => serveWindow(request, files.window, at.hub()))
  answerCalls(host, () => window, room)
  setMenu({
    welcome: () => void host.leave(),
    command: (command) => window && sendCommand(window, command),
  })
  open()

  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', (event) => {
    if (hubs.isEmpty()) return
    // The hubs close their files before we go.
    event.preventDefault()
    void hubs.stop().finally(() => app.quit())
  })
}

function askPath(window: () => BrowserWindow | null): AskPath {
  const folder = app.commandLine.getSwitchValue('save-to')
  if (folder) return alwaysTo(folder)
  return async (name) => {
    const options = { title: en['save.title'], defaultPath: join(app.getPath('documents'), name) }
    const parent = window()
    const { canceled, filePath } = parent
      ? await dialog.showSaveDialog(parent, options)
      : await dialog.showSaveDialog(options)
    return canceled || !filePath ? null : filePath
  }
}
