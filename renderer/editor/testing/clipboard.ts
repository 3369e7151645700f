import type { EditorView } from 'prosemirror-view'

/** What a person copied elsewhere. */
export interface Copied {
  readonly html?: string
  readonly text?: string
  readonly files?: readonly { readonly type: string }[]
}

/** Pastes as a browser does. jsdom has no clipboard, so that what is on it is given beside the event. */
export function paste(
  view: Pick<EditorView, 'dom'>,
  { html = '', text = '', files = [] }: Copied,
): void {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  const getData = (type: string) =>
    type === 'text/html' ? html : type === 'text/plain' ? text : ''
  Object.defineProperty(event, 'clipboardData', { value: { getData, files } })
  view.dom.dispatchEvent(event)
}

/** The key that pastes words alone; the browser sends the paste after it. */
export function pastePlain(view: EditorView, copied: Copied): void {
  const key = { key: 'V', code: 'KeyV', ctrlKey: true, shiftKey: true, bubbles: true }
  view.dom.dispatchEvent(new KeyboardEvent('keydown', key))
  paste(view, copied)
  view.dom.dispatchEvent(new KeyboardEvent('keyup', key))
}
