import { type Command, Plugin } from 'prosemirror-state'
import { findTable } from 'prosemirror-tables'
import { Decoration, DecorationSet, type NodeViewConstructor } from 'prosemirror-view'
import { yUndoPluginKey } from 'y-prosemirror'
import type { TextEditorOptions } from '../contract'
import { drawField } from '../masthead/masthead-field'
import type { MastheadField } from '../masthead/masthead-fields'
import { modeOf } from '../mode'
import { redo, undo } from '../shared-text/history'
import { showColumns } from './column-widths'

const caption: MastheadField = {
  name: 'caption',
  choices: null,
  prefixed: false,
  takes: () => true,
}

/**
 * A table with its caption, which is filled in where it is printed. It is one attribute of the
 * table: of two who write it at once the last one wins, and no cell is touched.
 */
export function tableViewPlugin(translate: TextEditorOptions['translate']): Plugin {
  const shown = new Set<() => void>()
  return new Plugin({
    // A node is not drawn anew when the text is opened or closed.
    view: () => ({
      update(view, before) {
        if (modeOf(view.state) === modeOf(before)) return
        for (const show of shown) show()
      },
    }),
    props: {
      nodeViews: { table: tableView(translate, shown) },
      decorations: ({ doc, selection }) => {
        const table = findTable(selection.$from)
        if (!table) return null
        const end = table.pos + table.node.nodeSize
        const hand = Decoration.node(table.pos, end, { class: 'table-in-hand' })
        return DecorationSet.create(doc, [hand])
      },
    },
  })
}

/** Into the caption of the table of the caret. */
export const editCaption: Command = ({ selection }, _dispatch, view) => {
  const table = findTable(selection.$from)
  const dom = table && view?.nodeDOM(table.pos)
  const control = dom instanceof Element && dom.querySelector<HTMLElement>('caption textarea')
  if (!control) return false
  control.focus()
  return true
}

function tableView(
  translate: TextEditorOptions['translate'],
  shown: Set<() => void>,
): NodeViewConstructor {
  return (node, view, getPos) => {
    const dom = document.createElement('table')
    dom.className = 'table'
    const head = document.createElement('caption')
    head.contentEditable = 'false'
    const body = document.createElement('tbody')
    const columns = document.createElement('colgroup')
    dom.append(head, columns, body)

    const field = drawField(caption, {
      said: {
        label: () => translate('page.table.caption'),
        empty: () => translate('page.table.caption.empty'),
      },
      take(name, value) {
        const pos = getPos()
        if (pos === undefined || modeOf(view.state) !== 'write') return false
        view.dispatch(view.state.tr.setNodeAttribute(pos, name, value))
        return true
      },
      enter: () => yUndoPluginKey.getState(view.state)?.undoManager.stopCapturing(),
      leave: () => view.focus(),
      undo: () => undo(view.state, view.dispatch),
      redo: () => redo(view.state, view.dispatch),
    })
    head.append(field.dom)

    function show(): void {
      const said = String(node.attrs.caption)
      const writable = modeOf(view.state) === 'write'
      head.classList.toggle('masthead-open', writable)
      head.hidden = said === '' && !writable
      if (node.attrs.id) dom.dataset.id = String(node.attrs.id)
      field.show(said, writable, said !== '')
      showColumns(columns, node)
    }

    show()
    shown.add(show)
    return {
      dom,
      contentDOM: body,
      update(next) {
        if (next.type !== node.type) return false
        node = next
        show()
        return true
      },
      ignoreMutation: (mutation) => !body.contains(mutation.target) && mutation.target !== body,
      stopEvent: ({ target }) => target instanceof Element && head.contains(target),
      destroy: () => shown.delete(show),
    }
  }
}
