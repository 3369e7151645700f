import type { Node } from 'prosemirror-model'
import type { Plugin } from 'prosemirror-state'
import { initProseMirrorDoc, ySyncPlugin } from 'y-prosemirror'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { schema } from '../../shared/document/schema'
import { bracketTypingPlugin } from './brackets/bracket-typing'
import type { Mode, TextEditorOptions } from './contract'
import { keysPlugin } from './keys'
import { notOfLettersPlugin } from './letters/not-of-letters'
import { modePlugin } from './mode'
import { typedNumbersPlugin } from './numbers/typed-numbers'
import { type Into, pastePlugin } from './paste/paste'
import { presencePlugin } from './presence/presence'
import { caretInTimePlugin } from './shared-text/caret-in-time'
import { copiedWordsPlugin } from './shared-text/copied-words'
import { exactBlocksPlugin } from './shared-text/exact-blocks'
import { exactCopiesPlugin } from './shared-text/exact-copies'
import { exactMovesPlugin } from './shared-text/exact-moves'
import { exactTypingPlugin } from './shared-text/exact-typing'
import { historyPlugin } from './shared-text/history'
import { idsPlugin, randomId } from './shared-text/ids'
import { movedBlocksPlugin } from './shared-text/moved-blocks'
import { ownMoves } from './shared-text/own-moves'
import { ownPlacePlugin } from './shared-text/own-place'
import { noBreakSignsPlugin } from './shared-text/passages'
import { twinsPlugin } from './shared-text/twins'
import { wordsOnlyMarksPlugin } from './shared-text/words-only-marks'
import { columnWidthsPlugin } from './structure/column-widths'
import { tablesPlugin } from './structure/tables'
import { textSelectionPlugin } from './text-selection'

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
  /** In the place of a text with numbers, headings and tables. */
  readonly pastesInto?: Into | undefined
  /** A template of letters has keys of its own, and neither numbers nor tables nor brackets. */
  readonly writes?: 'text' | 'template'
}

/**
 * What every page has that is bound to a shared document, the text and a draft alike. The guard
 * comes first, and the binding before whatever asks for it.
 */
export function bind(bound: Bound): { readonly doc: Node; readonly plugins: readonly Plugin[] } {
  const { content, awareness, mode, me, writes = 'text' } = bound
  awareness?.setLocalStateField('user', me)
  const { doc, mapping } = initProseMirrorDoc(content, schema)
  const own = ownMoves()
  const plugins = [
    ...(content.doc ? [caretInTimePlugin(content.doc)] : []),
    modePlugin(mode),
    exactTypingPlugin(),
    exactMovesPlugin(own),
    exactCopiesPlugin(),
    exactBlocksPlugin(),
    ySyncPlugin(content, { mapping }),
    ownPlacePlugin(),
    // Words that follow others into a new block are not left to follow the block that they were in.
    ...(content.doc ? [copiedWordsPlugin(content.doc)] : []),
    // What was moved is known by where it went; only then come the other copies.
    ...(content.doc ? [movedBlocksPlugin(content.doc, own)] : []),
    twinsPlugin(),
    historyPlugin(content, bound.onLeftDone),
    ...(awareness ? presencePlugin(awareness, bound) : []),
    idsPlugin(randomId),
    wordsOnlyMarksPlugin(),
    textSelectionPlugin(),
    pastePlugin(bound.onPasted, bound.pastesInto),
    noBreakSignsPlugin(),
    ...(writes === 'text' ? ofTexts(me) : []),
  ]
  return { doc, plugins }
}

function ofTexts({ delegation }: Bound['me']): readonly Plugin[] {
  return [
    notOfLettersPlugin(),
    typedNumbersPlugin(),
    keysPlugin(),
    columnWidthsPlugin(),
    tablesPlugin(),
    bracketTypingPlugin({ by: delegation, newId: randomId }),
  ]
}
