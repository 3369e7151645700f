import { type ContextMenuParams, Menu, type WebContents } from 'electron'
import en from '../../assets/locales/en.json'

/** What a right click offers: Electron by itself offers nothing. */
export function offerContextMenu(contents: WebContents): void {
  contents.on('context-menu', (_, params) => menuFor(params)?.popup())
}

function menuFor({ isEditable, editFlags, selectionText }: ContextMenuParams): Menu | null {
  if (!isEditable && selectionText === '') return null
  const copy = { role: 'copy', label: en['menu.edit.copy'], enabled: editFlags.canCopy } as const
  if (!isEditable) return Menu.buildFromTemplate([copy])
  return Menu.buildFromTemplate([
    { role: 'cut', label: en['menu.edit.cut'], enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: en['menu.edit.paste'], enabled: editFlags.canPaste },
    {
      role: 'pasteAndMatchStyle',
      label: en['menu.edit.paste-plain'],
      enabled: editFlags.canPaste,
    },
    { type: 'separator' },
    { role: 'selectAll', label: en['menu.edit.select-all'], enabled: editFlags.canSelectAll },
  ])
}
