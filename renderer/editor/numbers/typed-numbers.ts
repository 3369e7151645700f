import type { Node } from 'prosemirror-model'
import {
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { idOf, isContainer } from '../../../shared/document/blocks'
import { deepestLevel, type ParagraphKind } from '../../../shared/document/kinds'
import { languageOfText } from '../../../shared/document/language'
import { label, numberStyle } from '../../../shared/document/number-styles'
import { number } from '../../../shared/document/numbering'
import { schema } from '../../../shared/document/schema'
import { isFromShared, modeOf } from '../mode'
import { apart, undo } from '../shared-text/history'

const { paragraph, heading } = schema.nodes

/**
 * A number typed at the beginning of a paragraph becomes its own: "12. " a numbered paragraph,
 * "(a) " a sub-paragraph, "(i) " one beneath that, and "A. " a heading where A is the next one.
 * Hyphens and asterisks stay what they are, as these texts have no bullets. Undo, or Backspace just
 * after, leaves what was typed.
 *
 * Only a space after very few characters asks for more than a glance.
 */
export function typedNumbersPlugin(): Plugin<boolean> {
  return new Plugin<boolean>({
    key,
    state: {
      init: () => false,
      apply: (tr, just) => {
        if (tr.getMeta(key)) return true
        // What colleagues write meanwhile, and what our own plugins add, is not the next deed.
        const isNext = tr.docChanged || tr.selectionSet
        return just && (!isNext || isFromShared(tr) || Boolean(tr.getMeta('appendedTransaction')))
      },
    },
    props: {
      handleTextInput(view, from, to, text) {
        const { selection } = view.state
        if (text !== ' ' || from !== to || selection.from !== from || !selection.empty) return false
        const typed = typedAt(view.state)
        const meant = typed === null ? null : meantBy(view.state, typed)
        if (typed === null || !meant || modeOf(view.state) !== 'write') return false
        view.dispatch(view.state.tr.insertText(' ', from))
        become(view, meant)
        return true
      },
      handleKeyDown(view, event) {
        const isPlain = !(event.ctrlKey || event.metaKey || event.altKey)
        if (event.key !== 'Backspace' || !isPlain || !key.getState(view.state)) return false
        return undo(view.state, view.dispatch, view)
      },
    },
  })
}

const key = new PluginKey<boolean>('typed-numbers')

/** What a paragraph becomes. */
export type Meant =
  | { readonly type: 'paragraph'; readonly kind: ParagraphKind; readonly level: number }
  | { readonly type: 'heading'; readonly level: number }

/** No number has more signs: "(xxviii)". */
const longest = 8

/** What stands before the caret, if that is all that could be a number. */
function typedAt({ selection: { $from } }: EditorState): string | null {
  const { parent, parentOffset: offset } = $from
  if (parent.type !== paragraph || offset < 2 || offset > longest || !isContainer($from.node(-1))) {
    return null
  }
  const typed = parent.textBetween(0, offset, '\ufffc', '\ufffc')
  return /^[^\s\ufffc]+[.)、-]$/.test(typed) ? typed : null
}

/** What a drafter means by such a number in this place; `null` for no number. */
export function meantBy(state: EditorState, typed: string): Meant | null {
  const { $from } = state.selection
  const above = $from.node(-1).maybeChild($from.index(-1) - 1)
  const kind = kindHere($from.node(-1), $from.index(-1), $from.parent)
  // Four digits are a year.
  if (/^\p{Nd}{1,3}[.)-]$/u.test(typed)) return { type: 'paragraph', kind, level: 0 }
  const levels = levelsBelow(above)
  const next = levels.find((level) => isNext(state, typed, { type: 'paragraph', kind, level }))
  const style = numberStyle(languageOfText(state.doc))
  const any = levels.find((level) => {
    const sub = style.sub[level - 1]
    return sub && Array.from({ length: 50 }, (_each, n) => label(sub, n + 1)).includes(typed)
  })
  const level = next ?? any
  if (level !== undefined) return { type: 'paragraph', kind, level }
  const isAlone = $from.parentOffset === $from.parent.content.size
  const top = $from.index(-1) === 0 ? 1 : 2
  const asHeading: Meant = { type: 'heading', level: top }
  return isAlone && isNext(state, typed, asHeading) ? asHeading : null
}

/** Those that a paragraph beneath this one may have. */
function levelsBelow(above: Node | null): readonly number[] {
  if (above?.type !== paragraph) return []
  const deepest = Math.min(deepestLevel, above.attrs.level + 1)
  return Array.from({ length: deepest }, (_each, level) => level + 1)
}

/** Operative among operative paragraphs, else numbered. */
function kindHere(container: Node, index: number, { attrs }: Node): ParagraphKind {
  if (attrs.kind === 'operative') return 'operative'
  for (let at = index - 1; at >= 0; at--) {
    const block = container.child(at)
    const { kind } = block.attrs
    if (kind === 'operative' || kind === 'numbered') return kind
  }
  return 'numbered'
}

/** Whether that is the very number which would be printed there. */
function isNext(state: EditorState, typed: string, meant: Meant): boolean {
  const { $from } = state.selection
  const id = idOf($from.parent)
  const tr = id && shape(state.tr, $from.before(), meant)
  return !!tr && number(tr.doc).labels.get(id) === typed
}

function shape(tr: Transaction, pos: number, meant: Meant): Transaction {
  const { attrs } = tr.doc.nodeAt(pos) ?? paragraph.create()
  if (meant.type === 'heading') {
    return tr.setNodeMarkup(pos, heading, { id: attrs.id, level: meant.level })
  }
  const { kind, level } = meant
  return tr.setNodeMarkup(pos, null, { ...attrs, kind, level, number: null })
}

/** A step of its own, after what was typed. */
function become(view: EditorView, meant: Meant): void {
  apart((state, dispatch) => {
    const { $from } = state.selection
    const tr = state.tr.delete($from.start(), $from.pos)
    shape(tr, $from.before(), meant)
    tr.setSelection(TextSelection.create(tr.doc, $from.start()))
    dispatch?.(tr.setMeta(key, true).scrollIntoView())
    return true
  })(view.state, view.dispatch, view)
}
