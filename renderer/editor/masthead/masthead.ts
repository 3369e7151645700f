import type { Node } from 'prosemirror-model'
import { Plugin, Selection } from 'prosemirror-state'
import type { EditorView, NodeViewConstructor } from 'prosemirror-view'
import { yUndoPluginKey } from 'y-prosemirror'
import type { TextEditorOptions } from '../contract'
import { modeOf } from '../mode'
import { redo, undo } from '../shared-text/history'
import { type DrawnField, drawField, type FieldWords } from './masthead-field'
import { type MastheadField, mastheadFields } from './masthead-fields'

/**
 * The head of the first page as the United Nations print it in Geneva: the organ at the left,
 * symbol, distribution, date and original language at the right, a heavy rule beneath. For whoever
 * may write the text it is a form in place: each field is one attribute, so that two people who
 * fill in two fields do not disturb each other, and in one field the last one wins.
 */
export function mastheadPlugin(translate: TextEditorOptions['translate']): Plugin {
  const shown = new Set<() => void>()
  return new Plugin({
    // A node is not drawn anew when the text is opened or closed.
    view: () => ({
      update({ state }, before) {
        const isSame = state.doc.firstChild === before.doc.firstChild
        // A key in the words below leaves it as it is.
        if (!isSame || modeOf(state) !== modeOf(before)) shown.forEach(call)
      },
    }),
    props: {
      nodeViews: { masthead: mastheadView(translate, shown) },
      handleKeyDown(view, event) {
        if (event.key !== 'ArrowUp' || event.shiftKey || !isAtTop(view)) return false
        const last = lastControl(view.dom)
        last?.focus()
        return last !== undefined
      },
    },
  })
}

function mastheadView(
  translate: TextEditorOptions['translate'],
  shown: Set<() => void>,
): NodeViewConstructor {
  return (node, view, getPos) => {
    const dom = document.createElement('header')
    dom.className = 'masthead'
    dom.contentEditable = 'false'
    dom.setAttribute('role', 'group')
    dom.setAttribute('aria-label', translate('page.masthead.label'))

    const said: FieldWords = {
      label: (name) => translate(`page.masthead.label.${name}`),
      empty: (name) => translate(`page.masthead.empty.${name}`),
      prefix: (name) => translate(`page.masthead.${name}`),
      refused: (name, values) => translate(`page.masthead.refused.${name}`, values),
    }
    const drawn: [MastheadField, DrawnField][] = []
    const draw = (fields: readonly MastheadField[]) =>
      fields.map((field) => {
        const one = drawField(field, {
          said,
          take,
          // However quickly one goes from field to field, each is taken back by itself.
          enter: () => yUndoPluginKey.getState(view.state)?.undoManager.stopCapturing(),
          leave: () => view.focus(),
          undo: () => undo(view.state, view.dispatch),
          redo: () => redo(view.state, view.dispatch),
        })
        drawn.push([field, one])
        return one.dom
      })
    dom.append(
      group('masthead-head', [
        ...draw(mastheadFields.head),
        group('masthead-reference', draw(mastheadFields.reference)),
      ]),
      group('masthead-place', draw(mastheadFields.place)),
      ...draw(mastheadFields.marking),
    )

    // Beyond the last field the browser would leave the page.
    dom.addEventListener('keydown', (event) => {
      if (event.key !== 'Tab' || event.shiftKey || event.target !== lastControl(dom)) return
      event.preventDefault()
      view.focus()
    })

    function take(name: string, value: string): boolean {
      const pos = getPos()
      if (pos === undefined || modeOf(view.state) !== 'write') return false
      const set = name === 'symbol' && value.trim() === '' ? null : value
      view.dispatch(view.state.tr.setNodeAttribute(pos, name, set))
      return true
    }

    function show(): void {
      const writable = modeOf(view.state) === 'write'
      dom.classList.toggle('masthead-open', writable)
      for (const [{ name }, field] of drawn)
        field.show(node.attrs[name] ?? '', writable, isPrinted(node, name))
    }

    show()
    shown.add(show)
    return {
      dom,
      update(next) {
        if (next.type !== node.type) return false
        node = next
        show()
        return true
      },
      ignoreMutation: () => true,
      stopEvent: ({ target }) =>
        target instanceof Element && target.closest('.masthead-control') !== null,
      destroy: () => shown.delete(show),
    }
  }
}

/** The language of this version is said only where it is not that of the original. */
function isPrinted({ attrs }: Node, name: string): boolean {
  if (name === 'language') return attrs.language !== attrs.original
  return name === 'symbol' || Boolean(attrs[name])
}

/** From the first line of the text a caret goes on upwards into the masthead. */
function isAtTop(view: EditorView): boolean {
  const { selection, doc } = view.state
  if (modeOf(view.state) !== 'write' || !selection.empty) return false
  const { firstChild } = doc
  if (firstChild?.type.name !== 'masthead') return false
  // Nothing stands between it and the block of the caret, and the caret is on its first line.
  const first = Selection.near(doc.resolve(firstChild.nodeSize), 1)
  return selection.$from.sameParent(first.$from) && view.endOfTextblock('up')
}

function lastControl(around: HTMLElement): HTMLElement | undefined {
  return [...around.querySelectorAll<HTMLElement>('.masthead-control')].at(-1)
}

function group(name: string, lines: readonly HTMLElement[]): HTMLElement {
  const element = document.createElement('div')
  element.className = name
  element.append(...lines)
  return element
}

function call(show: () => void): void {
  show()
}
