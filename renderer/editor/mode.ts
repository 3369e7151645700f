import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { ySyncPluginKey } from 'y-prosemirror'
import type { Mode } from './contract'

const key = new PluginKey<Mode>('mode')

export function modeOf(state: EditorState): Mode {
  return key.getState(state) ?? 'read'
}

export function setMode(state: EditorState, mode: Mode): Transaction {
  return state.tr.setMeta(key, mode)
}

/**
 * Refuses every change that this window makes to a document it may not write, whatever the change
 * comes from. The view stays editable to the browser, so that caret, selection, copying and screen
 * readers work as ever; what colleagues write passes.
 */
export function modePlugin(initial: Mode): Plugin<Mode> {
  return new Plugin<Mode>({
    key,
    state: {
      init: () => initial,
      apply: (tr, mode) => (tr.getMeta(key) as Mode | undefined) ?? mode,
    },
    filterTransaction: (tr, state) =>
      !tr.docChanged || isFromShared(tr) || (modeOf(state) === 'write' && keepsMasthead(tr)),
  })
}

/** Whether a transaction shows what the shared document says: a colleague's words, or an undo. */
export function isFromShared(tr: Transaction): boolean {
  return tr.getMeta(ySyncPluginKey)?.isChangeOrigin === true
}

/** A masthead is filled in and never typed, so no selection may sweep it away. */
function keepsMasthead(tr: Transaction): boolean {
  const before = tr.before.firstChild
  return before?.type.name !== 'masthead' || tr.doc.firstChild?.type === before.type
}
