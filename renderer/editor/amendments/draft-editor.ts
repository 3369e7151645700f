import type { Node } from 'prosemirror-model'
import { EditorState, Plugin, TextSelection } from 'prosemirror-state'
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view'
import { diff } from '../../../shared/amendments/diff'
import { isContainer, type Placed } from '../../../shared/document/blocks'
import { knownPart } from '../../../shared/document/known-part'
import { saidNow } from '../../../shared/document/references'
import { bind } from '../bound'
import { split } from '../commands'
import type { Intent, OpenDraft, TextEditorOptions } from '../contract'
import { modeOf, setMode } from '../mode'
import { footnotesPlugin } from '../notes/footnotes'
import { signsPlugin } from '../notes/signs'
import { createReferences, type Referring } from '../numbers/references'
import { inTime } from '../shared-text/caret-in-time'
import { added, type Hand, shown } from './redline'

export interface DraftEditor {
  readonly dom: HTMLElement
  readonly view: EditorView
  /** What the window says of the draft has changed, though it is the same draft. */
  update(draft: OpenDraft): void
  /** The number of the block that the draft stands for, and the footnotes counted before it. */
  place(label: string | null, notes: NotesBefore): void
  /** Writes what was typed before the draft was there, and leaves the caret after it. */
  receive(intents: readonly Intent[], focus: boolean): void
  /** Writes on where the caret of the draft is. */
  goOn(text: string | null): void
  destroy(): void
}

export interface NotesBefore {
  readonly footnotes: number
  readonly asterisks: number
}

export interface DraftSurroundings extends TextEditorOptions {
  readonly hand: Hand
  /** References say what the text itself would say of their targets. */
  readonly referring: Referring
  /** The caret goes back to the text; the draft stays. */
  readonly leave: (draft: OpenDraft) => void
}

/** An amendment being written, in the place of its block, with what it strikes and adds. */
export function createDraftEditor(opened: OpenDraft, around: DraftSurroundings): DraftEditor {
  let draft = opened
  const { hand, translate } = around
  const dom = document.createElement('div')
  dom.className = 'draft'
  dom.style.setProperty('--by', hand.colour)
  const body = document.createElement('div')
  body.className = 'draft-body'
  dom.append(body, draft.footer)

  const mode = draft.writable ? 'write' : 'read'
  const { content, awareness } = draft
  const { doc, plugins } = bind({ ...around, content, awareness, mode })
  const references = createReferences(around.referring)
  const leave = new Plugin({
    props: {
      handleKeyDown(_view, event) {
        if (event.key !== 'Escape') return false
        around.leave(draft)
        return true
      },
    },
  })
  const view = new EditorView(body, {
    state: EditorState.create({
      doc,
      plugins: [
        footnotesPlugin(around),
        references.plugin,
        leave,
        ...plugins,
        signsPlugin(around),
        redlinePlugin(knownPart(draft.base), hand, around.referring.numbers),
      ],
    }),
    attributes: (state) => ({
      class: 'draft-text',
      tabindex: '0',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': translate('page.draft.label'),
      'aria-readonly': String(modeOf(state) === 'read'),
    }),
    dispatchTransaction(tr) {
      if (view.isDestroyed) return
      const made = inTime(view, tr)
      view.updateState(view.state.apply(made))
      around.onUpdate()
    },
  })

  return {
    dom,
    view,
    update(next) {
      if (next.footer !== draft.footer) draft.footer.replaceWith(next.footer)
      if (next.writable !== draft.writable) {
        view.dispatch(setMode(view.state, next.writable ? 'write' : 'read'))
      }
      draft = next
    },
    place(label, { footnotes, asterisks }) {
      body.style.setProperty('--label', label === null ? 'none' : JSON.stringify(label))
      body.style.setProperty('--footnotes', String(footnotes))
      body.style.setProperty('--asterisks', String(asterisks))
      references.refresh()
    },
    receive(intents, focus) {
      if (focus) view.focus()
      write(view, intents)
    },
    goOn(text) {
      view.focus()
      if (text) view.dispatch(view.state.tr.insertText(text).scrollIntoView())
    },
    destroy() {
      view.destroy()
      dom.remove()
    },
  }
}

/** Offsets are of the block as it stood before the first of them, so each is moved by the others. */
function write(view: EditorView, intents: readonly Intent[]): void {
  const block = firstBlock(view.state.doc)
  if (!block) return
  const start = block.pos + 1
  const most = block.node.content.size
  let map = view.state.tr.mapping
  for (const { from, to, text } of intents) {
    const at = (offset: number) => map.map(start + Math.min(offset, most))
    const { doc, tr } = view.state
    tr.setSelection(TextSelection.create(doc, at(from), at(to)))
    const [first = '', ...further] = (text ?? '').split('\n')
    if (text !== null) tr.insertText(first)
    view.dispatch(tr)
    map = map.slice(0)
    map.appendMapping(tr.mapping)
    for (const line of further) {
      split(view.state, (made) => {
        made.insertText(line)
        view.dispatch(made)
        map.appendMapping(made.mapping)
      })
    }
  }
}

function firstBlock(doc: Node): Placed | null {
  let found: Placed | null = null
  doc.forEach((top, pos) => {
    const node = isContainer(top) ? top.firstChild : null
    if (!found && node) found = { node, pos: pos + 1 }
  })
  return found
}

/** The draft against the block it was begun on: words struck and words added, as they are typed. */
function redlinePlugin(base: Node, hand: Hand, numbers: Referring['numbers']): Plugin {
  let last: { doc: Node; set: DecorationSet } | null = null
  return new Plugin({
    props: {
      decorations(state) {
        const { doc } = state
        if (last?.doc !== doc) last = { doc, set: DecorationSet.create(doc, compare(state)) }
        return last.set
      },
    },
  })

  function compare(state: EditorState): Decoration[] {
    const { doc } = state
    const first = firstBlock(doc)
    if (!first) return []
    const words = base.copy(saidNow(base.content, numbers(state)))
    const start = first.pos + 1
    const marks = diff(base, first.node).flatMap(({ from, to, fromB, toB }) => [
      ...(to > from ? [shown(start + fromB, words, { from, to }, 'del', hand)] : []),
      ...(toB > fromB ? [added(start + fromB, start + toB, hand)] : []),
    ])
    const container = doc.resolve(first.pos).parent
    container.forEach((block, offset, index) => {
      const at = first.pos + offset
      if (index === 0) return
      marks.push(added(at + 1, at + block.nodeSize - 1, hand))
      marks.push(Decoration.node(at, at + block.nodeSize, { class: 'added-block' }))
    })
    return marks
  }
}
