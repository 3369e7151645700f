import type { Command, EditorState, Plugin } from 'prosemirror-state'
import {
  redoCommand,
  undoCommand,
  ySyncPluginKey,
  yUndoPlugin,
  yUndoPluginKey,
} from 'y-prosemirror'
import type * as Y from 'yjs'
import { modeOf } from '../mode'
import { moveBack } from './move-back'
import { OwnUndo } from './own-undo'

/** Undo of one's own changes only, and never of a colleague's words with them. */
export function historyPlugin(content: Y.XmlFragment, onLeftDone: () => void): Plugin {
  return yUndoPlugin({ undoManager: new OwnUndo(content, ySyncPluginKey, onLeftDone) })
}

/** They change the shared document directly, past the guard on transactions, so they ask first. */
export const undo: Command = (state, dispatch) =>
  modeOf(state) === 'write' && (moveBack(state, dispatch) || undoCommand(state, dispatch) === true)

export const redo: Command = (state, dispatch) =>
  modeOf(state) === 'write' && redoCommand(state, dispatch) === true

export function canUndo(state: EditorState): boolean {
  return modeOf(state) === 'write' && yUndoPluginKey.getState(state)?.undoManager.canUndo() === true
}

export function canRedo(state: EditorState): boolean {
  return modeOf(state) === 'write' && yUndoPluginKey.getState(state)?.undoManager.canRedo() === true
}

/** A step of its own to undo, not one with the words typed just before or after. */
export function apart(command: Command): Command {
  return (state, dispatch, view) => {
    if (!dispatch) return command(state, undefined, view)
    const manager = yUndoPluginKey.getState(state)?.undoManager
    manager?.stopCapturing()
    const done = command(state, dispatch, view)
    manager?.stopCapturing()
    return done
  }
}
