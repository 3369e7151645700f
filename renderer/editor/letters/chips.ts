import type { Node } from 'prosemirror-model'
import { type Command, NodeSelection, Plugin, TextSelection } from 'prosemirror-state'
import type { NodeView } from 'prosemirror-view'
import { schema } from '../../../shared/document/schema'
import { letterField } from '../../../shared/letters/fields'
import type { TextEditorOptions } from '../contract'
import { modeOf } from '../mode'
import { apart } from '../shared-text/history'

const { field } = schema.nodes

type Translate = TextEditorOptions['translate']

/**
 * Fields as people call them, in the place of their names: "Formal name of the State". One that does
 * not exist is shown as it was written, as a fault. Typing `{capital}` puts one in.
 */
export function chipsPlugin(translate: Translate): Plugin {
  return new Plugin({
    props: {
      nodeViews: { field: (node) => chip(node, translate) },
      handleTextInput(view, from, to, text) {
        if (text !== '}' || from !== to || modeOf(view.state) !== 'write') return false
        const $at = view.state.doc.resolve(from)
        const before = $at.parent.textBetween(
          Math.max(0, $at.parentOffset - longest),
          $at.parentOffset,
          '\ufffc',
          '\ufffc',
        )
        const typed = /\{([^{}\s\ufffc]+)$/.exec(before)?.[1]
        if (!typed) return false
        const start = from - typed.length - 1
        apart((state, dispatch) => {
          dispatch?.(state.tr.replaceWith(start, from, made(typed)).scrollIntoView())
          return true
        })(view.state, view.dispatch, view)
        return true
      },
    },
  })
}

/** No name of a field is longer, and no name that somebody gets wrong by much. */
const longest = 60

function chip(node: Node, translate: Translate): NodeView {
  const name = String(node.attrs.name)
  const known = letterField(name)
  const dom = document.createElement('span')
  dom.className = known ? 'letter-field' : 'letter-field letter-field-unknown'
  dom.contentEditable = 'false'
  dom.textContent = known ? translate(`letters.field.${known}`) : name
  dom.title = known ? `{${name}}` : translate('template.fault.unknown-field', { name })
  if (!known) dom.setAttribute('aria-description', dom.title)
  return { dom }
}

export function insertLetterField(name: string): Command {
  return apart((state, dispatch) => {
    const { parent } = state.selection.$from
    if (!parent.isTextblock || !parent.type.contentMatch.matchType(field)) return false
    dispatch?.(state.tr.replaceSelectionWith(made(name), false).scrollIntoView())
    return true
  })
}

/** In a template it says nothing of its own: each letter fills it in. */
function made(name: string): Node {
  return field.create({ name })
}

export function selectField(name: string): Command {
  return (state, dispatch) => {
    let at: number | null = null
    state.doc.descendants((node, pos) => {
      if (at === null && node.type === field && node.attrs.name === name) at = pos
      return at === null
    })
    if (at === null) return false
    dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, at)).scrollIntoView())
    return true
  }
}

/** The caret goes past a field and does not select it: what is typed next is put beside it. */
export function pastField(way: 'left' | 'right'): Command {
  return (state, dispatch, view) => {
    const { $from, empty } = state.selection
    const side = (way === 'right') === (view?.dom.dir !== 'rtl') ? 1 : -1
    const beside = side > 0 ? $from.nodeAfter : $from.nodeBefore
    if (!empty || beside?.type !== field) return false
    const to = $from.pos + side * beside.nodeSize
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, to)).scrollIntoView())
    return true
  }
}

/** The field before or after the caret goes at one press of a key, as a letter does. */
export function deleteField(side: -1 | 1): Command {
  return (state, dispatch) => {
    const { $from, empty } = state.selection
    const beside = side < 0 ? $from.nodeBefore : $from.nodeAfter
    if (!empty || beside?.type !== field) return false
    const other = $from.pos + side * beside.nodeSize
    dispatch?.(
      state.tr.delete(Math.min($from.pos, other), Math.max($from.pos, other)).scrollIntoView(),
    )
    return true
  }
}
