import { chainCommands, deleteSelection } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import { type Command, Plugin } from 'prosemirror-state'
import {
  backward,
  forward,
  indent,
  insertBreak,
  insertFootnote,
  selectWords,
  setHeading,
  setParagraph,
  split,
  toggle,
} from './commands'
import { modeOf } from './mode'
import { move } from './moving/move'
import { redo, undo } from './shared-text/history'
import { insertNoBreakHyphen, insertNoBreakSpace } from './shared-text/passages'
import { insert } from './structure/insert'
import { backwardAtTop, enterFromPart, enterFromSpecial } from './structure/remove'
import { tabBackward, tabForward } from './structure/tables'

/** The keys with which a text is written. */
export function keysPlugin(): Plugin {
  const writing = keymap({
    Enter: chainCommands(enterFromPart, enterFromSpecial, split),
    'Shift-Enter': insertBreak,
    Backspace: chainCommands(deleteSelection, backwardAtTop, backward),
    'Shift-Backspace': chainCommands(deleteSelection, backwardAtTop, backward),
    Delete: chainCommands(deleteSelection, forward),
    Tab: chainCommands(tabForward, indent(1), stay),
    'Shift-Tab': chainCommands(tabBackward, indent(-1), stay),
    'Mod-b': toggle('strong'),
    'Mod-i': toggle('em'),
    'Mod-z': chainCommands(undo, stay),
    'Shift-Mod-z': chainCommands(redo, stay),
    'Mod-y': chainCommands(redo, stay),
    'Alt-ArrowUp': move(-1),
    'Alt-ArrowDown': move(1),
    'Mod-Alt-0': setParagraph('numbered'),
    'Mod-Alt-1': setHeading(1),
    'Mod-Alt-2': setHeading(2),
    'Mod-Alt-3': setHeading(3),
    'Mod-Alt-4': setHeading(4),
    'Mod-Alt-f': insertFootnote,
    'Mod-.': toggle('sup'),
    'Mod-Shift-Space': insertNoBreakSpace,
    'Mod-Shift--': insertNoBreakHyphen,
    'Mod-Alt-Enter': insert({ kind: 'section' }),
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
