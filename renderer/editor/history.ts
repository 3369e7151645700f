import type { Command, EditorState, Plugin } from 'prosemirror-state'
import { redoCommand, undoCommand, yUndoPlugin, yUndoPluginKey } from 'y-prosemirror'
import { schema } from '../../shared/document/schema'
import { modeOf } from './mode'

/**
 * Undo of one's own changes only. A block that one made stays when a colleague has written in it:
 * whatever holds words is taken back only once it is empty.
 */
export function historyPlugin(): Plugin {
  return yUndoPlugin({ protectedNodes: new Set(Object.keys(schema.nodes)) })
}

/** They change the shared document directly, past the guard on transactions, so they ask first. */
export const undo: Command = (state, dispatch) =>
  modeOf(state) === 'write' && undoCommand(state, dispatch) === true

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
