import { BrowserWindow, dialog, nativeImage, nativeTheme } from 'electron'
import icon from '../../assets/icons/rapporteur-128.png?inline'
import en from '../../assets/locales/en.json'
import { windowUrl } from './origin'

/** Opens the window; it is shown once there is something to see. */
export function openWindow(preload: string): BrowserWindow {
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
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Its dictionaries would come from a server of Google's, which would learn that we write.
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  window.webContents.on('will-prevent-unload', (event) => {
    if (wantsToLeave(window)) event.preventDefault()
  })
  // Resolves or fails with the page; a failed page says so itself, and a newer load aborts this one.
  void window.loadURL(windowUrl).catch(() => {})
  return window
}

/** A browser asks this by itself when a page holds on to what is not yet saved; Electron does not. */
function wantsToLeave(window: BrowserWindow): boolean {
  const answer = dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: en['leave.unsaved.what'],
    detail: en['leave.unsaved.next'],
    buttons: [en['leave.unsaved.stay'], en['leave.unsaved.leave']],
    defaultId: 0,
    cancelId: 0,
  })
  return answer === 1
}

/** `--desk` of renderer/theme/tokens.css, for the moment before the page is drawn. */
const desk = { light: '#eff0f1', dark: '#0d0f11' } as const
