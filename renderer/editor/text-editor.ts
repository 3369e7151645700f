import { type Command, EditorState, TextSelection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { findBlock } from '../../shared/document/blocks'
import { bind } from './bound'
import * as commands from './commands'
import type { TextEditor, TextEditorOptions } from './contract'
import { redo, undo } from './history'
import { languageOf } from './language'
import { mastheadView } from './masthead'
import { modeOf, setMode } from './mode'
import { onceAFrame } from './once-a-frame'
import { outlineOf } from './outline'
import { selectedOf } from './selected'
import { structurePlugin } from './structure'

/** The page of the negotiating text. What it needs and gives is in `contract.ts`. */
export function createTextEditor(options: TextEditorOptions): TextEditor {
  const { mount, translate } = options
  const update = onceAFrame(options.onUpdate)
  const page = document.createElement('div')
  page.className = 'page'
  mount.append(page)

  const { doc, plugins } = bind(options)
  const view = new EditorView(page, {
    state: EditorState.create({ doc, plugins: [...plugins, structurePlugin()] }),
    nodeViews: { masthead: mastheadView(translate) },
    attributes: (state) => ({
      class: 'sheet',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': translate('page.label'),
      'aria-readonly': String(modeOf(state) === 'read'),
      ...languageOf(state.doc),
    }),
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr))
      update.ask()
    },
  })

  // Heights change without a transaction: a window is resized, a section comes into sight.
  const layout = new ResizeObserver(() => update.ask())
  layout.observe(view.dom)

  function run(command: Command): void {
    if (modeOf(view.state) === 'write') command(view.state, view.dispatch, view)
    view.focus()
  }

  return {
    setMode: (mode) => view.dispatch(setMode(view.state, mode)),
    setShown: () => {},
    setDrafts: () => {},
    focus: () => view.focus(),
    goTo(id) {
      const block = findBlock(view.state.doc, id)
      if (!block) return
      const { doc, tr } = view.state
      view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(block.pos + 1))))
      view.focus()
      elementAt(block.pos)?.scrollIntoView({ block: 'center' })
    },
    topOf(id) {
      const block = findBlock(view.state.doc, id)
      const element = block && elementAt(block.pos)
      if (!element) return null
      return element.getBoundingClientRect().top - mount.getBoundingClientRect().top
    },
    outline: () => outlineOf(view.state.doc),
    selected: () => selectedOf(view.state),
    toggle: (format) => run(commands.toggle(format)),
    setBlock: (block) =>
      run(block === 'heading' ? commands.setHeading(null) : commands.setParagraph(block)),
    indent: (by) => run(commands.indent(by)),
    insertFootnote: () => run(commands.insertFootnote),
    undo: () => run(undo),
    redo: () => run(redo),
    destroy() {
      update.stop()
      layout.disconnect()
      view.destroy()
      page.remove()
    },
  }

  function elementAt(pos: number): Element | null {
    const dom = view.nodeDOM(pos)
    return dom instanceof Element ? dom : null
  }
}
