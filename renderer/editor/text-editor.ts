import { type Command, EditorState, TextSelection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { findBlock } from '../../shared/document/blocks'
import { amendmentsPlugin, showAmendments } from './amendments'
import { bind } from './bound'
import { closedPlugin } from './closed'
import * as commands from './commands'
import type { TextEditor, TextEditorOptions } from './contract'
import { createDrafts } from './drafts'
import { footnotesPlugin } from './footnotes'
import { redo, undo } from './history'
import { languageOf } from './language'
import { mastheadView } from './masthead'
import { modeOf, setMode } from './mode'
import { onceAFrame } from './once-a-frame'
import { outlineOf } from './outline'
import type { Hand } from './redline'
import { selectedOf } from './selected'
import { structurePlugin } from './structure'

/** The page of the negotiating text. What it needs and gives is in `contract.ts`. */
export function createTextEditor(options: TextEditorOptions): TextEditor {
  const { mount, translate } = options
  const update = onceAFrame(options.onUpdate)
  const page = document.createElement('div')
  page.className = 'page'
  mount.append(page)

  const hand: Hand = {
    key: 'own',
    colour: options.colourOf(options.me.delegation),
    class: 'amendment',
    inserts: translate('page.draft.inserts'),
    deletes: translate('page.draft.deletes'),
    data: {},
  }
  const drafts = createDrafts({ ...options, hand, onUpdate: update.ask })
  const closed = closedPlugin({
    hand,
    onPropose: options.onPropose,
    intoDraft: (intent) => drafts.receive(view, intent),
  })
  const { doc, plugins } = bind(options)
  const view: EditorView = new EditorView(page, {
    state: EditorState.create({
      doc,
      plugins: [
        closed,
        footnotesPlugin(translate),
        ...plugins,
        structurePlugin(),
        amendmentsPlugin(options),
        drafts.plugin,
      ],
    }),
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
    view.focus()
    if (modeOf(view.state) === 'write') command(view.state, view.dispatch, view)
  }

  return {
    setMode: (mode) => view.dispatch(setMode(view.state, mode)),
    setShown: (shown, selected) => view.dispatch(showAmendments(view.state, { shown, selected })),
    setDrafts: (list) => drafts.set(view, list),
    focus: () => view.focus(),
    goTo(id) {
      const block = findBlock(view.state.doc, id)
      if (!block) return
      const { doc, tr } = view.state
      view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(block.pos + 1))))
      view.focus()
      if (drafts.focus(view, id)) return
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
