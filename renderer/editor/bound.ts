import type { Node } from 'prosemirror-model'
import type { Plugin } from 'prosemirror-state'
import { initProseMirrorDoc, ySyncPlugin } from 'y-prosemirror'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { schema } from '../../shared/document/schema'
import { bracketTypingPlugin } from './bracket-typing'
import { caretInTimePlugin } from './caret-in-time'
import type { Mode, TextEditorOptions } from './contract'
import { exactBlocksPlugin } from './exact-blocks'
import { exactMovesPlugin } from './exact-moves'
import { exactTypingPlugin } from './exact-typing'
import { historyPlugin } from './history'
import { idsPlugin, randomId } from './ids'
import { keysPlugin } from './keys'
import { modePlugin } from './mode'
import { movedBlocksPlugin } from './moved-blocks'
import { ownMoves } from './own-moves'
import { ownPlacePlugin } from './own-place'
import { noBreakSignsPlugin } from './passages'
import { pastePlugin } from './paste'
import { presencePlugin } from './presence'
import { tablesPlugin } from './tables'
import { textSelectionPlugin } from './text-selection'
import { twinsPlugin } from './twins'
import { typedNumbersPlugin } from './typed-numbers'
import { wordsOnlyMarksPlugin } from './words-only-marks'

export interface Bound {
  readonly content: Y.XmlFragment
  /** `null` where nobody else can be: a draft that one writes alone. */
  readonly awareness: Awareness | null
  readonly mode: Mode
  readonly me: TextEditorOptions['me']
  readonly colourOf: TextEditorOptions['colourOf']
  readonly nameOf: TextEditorOptions['nameOf']
  readonly onPasted: TextEditorOptions['onPasted']
  readonly onLeftDone: TextEditorOptions['onLeftDone']
}

/**
 * What every page has that is bound to a shared document, the text and a draft alike. The guard
 * comes first, and the binding before whatever asks for it.
 */
export function bind(bound: Bound): { readonly doc: Node; readonly plugins: readonly Plugin[] } {
  const { content, awareness, mode, me } = bound
  awareness?.setLocalStateField('user', me)
  const { doc, mapping } = initProseMirrorDoc(content, schema)
  const own = ownMoves()
  const plugins = [
    ...(content.doc ? [caretInTimePlugin(content.doc)] : []),
    modePlugin(mode),
    exactTypingPlugin(),
    exactMovesPlugin(own),
    exactBlocksPlugin(),
    ySyncPlugin(content, { mapping }),
    ownPlacePlugin(),
    // What was moved is known by where it went; only then come the other copies.
    ...(content.doc ? [movedBlocksPlugin(content.doc, own)] : []),
    twinsPlugin(),
    historyPlugin(content, bound.onLeftDone),
    ...(awareness ? presencePlugin(awareness, bound) : []),
    idsPlugin(randomId),
    wordsOnlyMarksPlugin(),
    textSelectionPlugin(),
    pastePlugin(bound.onPasted),
    typedNumbersPlugin(),
    keysPlugin(),
    tablesPlugin(),
    noBreakSignsPlugin(),
    bracketTypingPlugin({ by: me.delegation, newId: randomId }),
  ]
  return { doc, plugins }
}
