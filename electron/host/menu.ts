import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import en from '../../assets/locales/en.json'
import type { Command } from '../../shared/host'

export interface MenuActions {
  readonly welcome: () => void
  readonly command: (command: Command) => void
}

/** The menu of the application. Every act that has a place here has a key here. */
export function setMenu(actions: MenuActions): void {
  const mac = process.platform === 'darwin'
  const file: MenuItemConstructorOptions[] = [
    { label: en['menu.file.welcome'], accelerator: 'CmdOrCtrl+Shift+O', click: actions.welcome },
    { type: 'separator' },
    {
      id: takeInId,
      label: en['take-in.open'],
      enabled: false,
      click: () => actions.command('take-in'),
    },
    {
      id: exportId,
      label: en['menu.file.export'],
      accelerator: 'CmdOrCtrl+Shift+E',
      enabled: false,
      click: () => actions.command('export'),
    },
    { type: 'separator' },
    mac
      ? { role: 'close', label: en['menu.window.close'] }
      : { role: 'quit', label: en['menu.file.quit'] },
  ]
  const edit: MenuItemConstructorOptions[] = [
    // Not the roles of these names, which would undo in the text what others have written. The keys
    // go to the page, and stand here to be read.
    {
      label: en['menu.edit.undo'],
      accelerator: 'CmdOrCtrl+Z',
      registerAccelerator: false,
      click: () => actions.command('undo'),
    },
    {
      label: en['menu.edit.redo'],
      accelerator: 'CmdOrCtrl+Shift+Z',
      registerAccelerator: false,
      click: () => actions.command('redo'),
    },
    { type: 'separator' },
    { role: 'cut', label: en['menu.edit.cut'] },
    { role: 'copy', label: en['menu.edit.copy'] },
    { role: 'paste', label: en['menu.edit.paste'] },
    { role: 'pasteAndMatchStyle', label: en['menu.edit.paste-plain'] },
    { type: 'separator' },
    { role: 'selectAll', label: en['menu.edit.select-all'] },
    { type: 'separator' },
    {
      id: findId,
      label: en['menu.edit.find'],
      accelerator: 'CmdOrCtrl+F',
      registerAccelerator: false,
      enabled: false,
      click: () => actions.command('find'),
    },
    {
      id: goToId,
      label: en['menu.edit.go-to'],
      accelerator: 'CmdOrCtrl+G',
      registerAccelerator: false,
      enabled: false,
      click: () => actions.command('go-to'),
    },
    { type: 'separator' },
    {
      id: insertId,
      label: en['menu.edit.insert'],
      accelerator: 'CmdOrCtrl+Alt+N',
      registerAccelerator: false,
      enabled: false,
      click: () => actions.command('insert'),
    },
  ]
  const view: MenuItemConstructorOptions[] = [
    {
      id: pagesId,
      label: en['menu.view.pages'],
      accelerator: 'CmdOrCtrl+Alt+G',
      registerAccelerator: false,
      enabled: false,
      click: () => actions.command('pages'),
    },
    { type: 'separator' },
    { role: 'resetZoom', label: en['menu.view.actual-size'] },
    { role: 'zoomIn', label: en['menu.view.zoom-in'] },
    { role: 'zoomOut', label: en['menu.view.zoom-out'] },
    { type: 'separator' },
    { role: 'togglefullscreen', label: en['menu.view.full-screen'] },
    ...(app.isPackaged ? [] : forDevelopers),
  ]
  const window: MenuItemConstructorOptions[] = [
    { role: 'minimize', label: en['menu.window.minimize'] },
    { role: 'close', label: en['menu.window.close'] },
  ]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [{ role: 'appMenu' } as const] : []),
      { label: en['menu.file'], submenu: file },
      { label: en['menu.edit'], submenu: edit },
      { label: en['menu.view'], submenu: view },
      { role: 'windowMenu', label: en['menu.window'], submenu: window },
      {
        role: 'help',
        label: en['menu.help'],
        submenu: [{ label: en['menu.help.about'], click: () => app.showAboutPanel() }],
      },
    ]),
  )
}

/** These are for a conference; on the other screens there is nothing to export, find or write. */
export function allowExport(allowed: boolean): void {
  for (const id of [exportId, findId, goToId, insertId, pagesId, takeInId]) {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id)
    if (item) item.enabled = allowed
  }
}

const exportId = 'export'
const findId = 'find'
const goToId = 'go-to'
const insertId = 'insert'
const pagesId = 'pages'
const takeInId = 'take-in'

const forDevelopers: MenuItemConstructorOptions[] = [
  { type: 'separator' },
  { role: 'reload', label: en['menu.view.reload'] },
  { role: 'toggleDevTools', label: en['menu.view.developer-tools'] },
]
