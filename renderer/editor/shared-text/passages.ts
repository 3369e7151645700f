import type { Mark } from 'prosemirror-model'
import { type Command, type EditorState, Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { isLanguageTag } from '../../../shared/document/kinds'
import { schema } from '../../../shared/document/schema'

const { lang } = schema.marks
const noBreakSpace = '\u00a0'
const noBreakHyphen = '\u2011'

/** The words that are selected, or else those typed next, are in this language; `null` the text's. */
export function setLanguage(tag: string | null): Command {
  return (state, dispatch) => {
    const { $from, from, to, empty } = state.selection
    if (!$from.parent.inlineContent || (tag !== null && !isLanguageTag(tag))) return false
    const tr = state.tr
    if (empty) {
      tr.removeStoredMark(lang)
      if (tag) tr.addStoredMark(lang.create({ tag }))
    } else {
      tr.removeMark(from, to, lang)
      if (tag) tr.addMark(from, to, lang.create({ tag }))
    }
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** The language of the words at the caret, where it is not the text's. */
export function passageLanguage({ selection, storedMarks, doc }: EditorState): string | null {
  const { $from, from, to, empty } = selection
  let mark: Mark | undefined = lang.isInSet(storedMarks ?? $from.marks())
  if (!empty) {
    mark = undefined
    doc.nodesBetween(from, to, (node) => {
      if (node.isText) mark ??= lang.isInSet(node.marks)
      return mark === undefined
    })
  }
  return mark ? String(mark.attrs.tag) : null
}

export const insertNoBreakSpace = insertSign(noBreakSpace)
export const insertNoBreakHyphen = insertSign(noBreakHyphen)

function insertSign(sign: string): Command {
  return (state, dispatch) => {
    if (!state.selection.$from.parent.inlineContent) return false
    dispatch?.(state.tr.insertText(sign).scrollIntoView())
    return true
  }
}

/**
 * Shows where a line will not end, in the block in which one is writing: a quiet sign that is not
 * part of the words. In all the others it would only be in the way of reading.
 */
export function noBreakSignsPlugin(): Plugin {
  return new Plugin({
    props: {
      decorations({ doc, selection: { $from } }) {
        if (!$from.parent.isTextblock) return null
        const start = $from.start()
        const signs: Decoration[] = []
        $from.parent.forEach((node, offset) => {
          if (!node.isText) return
          for (const { index, 0: sign } of (node.text ?? '').matchAll(/[\u00a0\u2011]/g)) {
            const at = start + offset + index
            const name = sign === noBreakSpace ? 'no-break-space' : 'no-break-hyphen'
            signs.push(Decoration.inline(at, at + 1, { class: name }))
          }
        })
        return signs.length > 0 ? DecorationSet.create(doc, signs) : null
      },
    },
  })
}
