import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { pause, resume } from '../dom-observer'
import { modeOf } from '../mode'

/**
 * Composing in a closed text: the accents of a French keyboard and the signs of a Chinese one are
 * put together in the page itself, step by step, and cannot be refused step by step. So they are
 * let be until they are whole: meanwhile the page is not drawn anew, which would break them off.
 * Then the page is put back as it was, and what was composed is handed over like any typing.
 */
export interface Composition {
  readonly plugin: Plugin
  isOn(): boolean
  /** Runs at once, or when what is being composed is whole. */
  after(run: () => void): void
}

type Take = (
  view: EditorView,
  composed: { readonly from: number; readonly to: number; readonly text: string },
) => void

export function closedComposition(take: Take): Composition {
  let on: { readonly from: number; readonly to: number; readonly undo: () => void } | null = null
  let waiting: (() => void)[] = []

  function begin(view: EditorView): boolean {
    if (modeOf(view.state) === 'write' || on) return on !== null
    // ProseMirror would read, and so refuse, every step of it.
    pause(view)
    on = { ...selectedIn(view), undo: remember(view) }
    return true
  }

  function end(view: EditorView, text: string): boolean {
    if (!on) return false
    const { from, to, undo } = on
    on = null
    undo()
    resume(view)
    view.updateState(view.state)
    const runs = waiting
    waiting = []
    if (text) take(view, { from, to, text })
    for (const run of runs) run()
    return true
  }

  return {
    plugin: new Plugin({
      props: {
        handleDOMEvents: {
          compositionstart: begin,
          compositionupdate: () => on !== null,
          compositionend: (view, event) => end(view, event.data),
        },
      },
    }),
    isOn: () => on !== null,
    after(run) {
      if (on) waiting.push(run)
      else run()
    },
  }
}

/** What the browser has selected, of which the state may not have heard yet. */
function selectedIn(view: EditorView): { from: number; to: number } {
  const selection = view.dom.ownerDocument.getSelection()
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null
  if (!range || !view.dom.contains(range.commonAncestorContainer)) return view.state.selection
  return {
    from: view.posAtDOM(range.startContainer, range.startOffset),
    to: view.posAtDOM(range.endContainer, range.endOffset),
  }
}

/** Watches what the browser changes, and changes it back. */
function remember(view: EditorView): () => void {
  const records: MutationRecord[] = []
  const observer = new MutationObserver((changes) => records.push(...changes))
  observer.observe(view.dom, {
    childList: true,
    characterData: true,
    characterDataOldValue: true,
    subtree: true,
  })
  return () => {
    records.push(...observer.takeRecords())
    observer.disconnect()
    for (const record of records.reverse()) if (!isInDraft(record.target)) revert(record)
  }
}

/** The bar beneath a draft is the window's and may change meanwhile. */
function isInDraft(target: Node): boolean {
  const element = target instanceof Element ? target : target.parentElement
  return element?.closest('.draft') != null
}

function revert({ type, target, oldValue, addedNodes, removedNodes, nextSibling }: MutationRecord) {
  if (type === 'characterData') {
    target.nodeValue = oldValue
    return
  }
  for (const node of addedNodes) target.removeChild(node)
  for (const node of removedNodes) target.insertBefore(node, nextSibling)
}
