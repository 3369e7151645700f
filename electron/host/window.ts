import { BrowserWindow, dialog, nativeImage, nativeTheme, type WebPreferences } from 'electron'
import icon from '../../assets/icons/rapporteur-128.png?inline'
import en from '../../assets/locales/en.json'
import { offerContextMenu } from './context-menu'
import { windowUrl } from './origin'

export interface WindowOptions {
  readonly preload: string
  /** Whether people on other machines are at a conference that this one keeps. */
  readonly servesOthers: () => boolean
}

/** Opens the window; it is shown once there is something to see. */
export function openWindow({ preload, servesOthers }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 600,
    useContentSize: true,
    show: false,
    title: en['app.name'],
    icon: nativeImage.createFromDataURL(icon),
    backgroundColor: nativeTheme.shouldUseDarkColors ? desk.dark : desk.light,
    webPreferences: sealed(preload),
  })
  window.once('ready-to-show', () => window.show())
  offerContextMenu(window.webContents)
  // A browser asks this by itself when a page holds on to what is not yet saved; Electron does not.
  window.webContents.on('will-prevent-unload', (event) => {
    if (isSure(window, 'unsaved')) event.preventDefault()
  })
  window.on('close', (event) => {
    if (servesOthers() && !isSure(window, 'hosting')) event.preventDefault()
  })
  window.webContents.on('render-process-gone', (_, { reason }) => {
    if (reason !== 'clean-exit') recover(window)
  })
  // Resolves or fails with the page; a failed page says so itself, and a newer load aborts this one.
  void window.loadURL(windowUrl).catch(() => {})
  return window
}

/** What each of our windows can do by itself: nothing but show its page. */
export function sealed(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Its dictionaries would come from a server of Google's, which would learn that we write.
    spellcheck: false,
  }
}

function isSure(window: BrowserWindow, why: 'unsaved' | 'hosting'): boolean {
  const answer = dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: en[`leave.${why}.what`],
    detail: en[`leave.${why}.next`],
    buttons: [en[`leave.${why}.stay`], en[`leave.${why}.leave`]],
    defaultId: 0,
    cancelId: 0,
  })
  return answer === 1
}

/** What was typed is with the hub, so the page can come back; but one that always dies may not. */
function recover(window: BrowserWindow): void {
  const now = Date.now()
  if (now - lastRecovery < 10_000) return
  lastRecovery = now
  window.webContents.reload()
}

let lastRecovery = 0

/** `--desk` of renderer/theme/tokens.css, for the moment before the page is drawn. */
const desk = { light: '#eff0f1', dark: '#0d0f11' } as const
