import { chainCommands, deleteSelection } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import { type Command, Plugin } from 'prosemirror-state'
import { backward, forward, insertBreak, selectWords, split, toggle } from '../commands'
import { modeOf } from '../mode'
import { move } from '../moving/move'
import { redo, undo } from '../shared-text/history'
import { insertNoBreakHyphen, insertNoBreakSpace } from '../shared-text/passages'
import { deleteField, pastField } from './chips'

/** The keys with which a template of letters is written: those of a text that mean something in one. */
export function templateKeysPlugin(): Plugin {
  const back = chainCommands(deleteSelection, deleteField(-1), backward)
  const writing = keymap({
    Enter: split,
    'Shift-Enter': insertBreak,
    Backspace: back,
    'Shift-Backspace': back,
    Delete: chainCommands(deleteSelection, deleteField(1), forward),
    ArrowLeft: pastField('left'),
    ArrowRight: pastField('right'),
    'Mod-b': toggle('strong'),
    'Mod-i': toggle('em'),
    'Mod-.': toggle('sup'),
    'Mod-z': chainCommands(undo, stay),
    'Shift-Mod-z': chainCommands(redo, stay),
    'Mod-y': chainCommands(redo, stay),
    'Alt-ArrowUp': move(-1),
    'Alt-ArrowDown': move(1),
    'Mod-Shift-Space': insertNoBreakSpace,
    'Mod-Shift--': insertNoBreakHyphen,
    'Mod-a': selectWords,
  })
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (modeOf(view.state) !== 'write') return false
        return writing.props.handleKeyDown?.call(writing, view, event) ?? false
      },
    },
  })
}

/** Done here, so that the browser does not do it in its own way. */
const stay: Command = () => true
