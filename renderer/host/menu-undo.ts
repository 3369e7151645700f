import type { Command } from '../../shared/host'

/**
 * Undo and redo chosen in the menu. They reach the page as the keys would: what Chromium itself
 * undoes in the text are its own steps, a colleague's words among them. A field has nobody else's.
 */
export function heedUndo(command: Command): void {
  if (command !== 'undo' && command !== 'redo') return
  const focused = document.activeElement
  if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) {
    document.execCommand(command)
    return
  }
  const mac = /Mac/.test(navigator.platform)
  focused?.dispatchEvent(
    new KeyboardEvent('keydown', {
      key: 'z',
      shiftKey: command === 'redo',
      ctrlKey: !mac,
      metaKey: mac,
      bubbles: true,
      cancelable: true,
    }),
  )
}
