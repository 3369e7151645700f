import type { Node } from 'prosemirror-model'
import { EditorState, Plugin, Selection, TextSelection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { knownPart } from '../../../shared/document/known-part'
import { bind } from '../bound'
import type { Deed, Intent, OpenDraft, TextEditorOptions } from '../contract'
import { modeOf, setMode } from '../mode'
import { canMove } from '../moving/move'
import { footnotesPlugin } from '../notes/footnotes'
import { signsPlugin } from '../notes/signs'
import { createReferences, type Referring } from '../numbers/references'
import { inTime } from '../shared-text/caret-in-time'
import { type ByHand, draftHandle } from './draft-handle'
import { draftRedline, showAsAmended } from './draft-redline'
import { doDeed, writeIntents } from './draft-writing'
import type { NotesBefore } from './notes-before'
import type { Hand } from './redline'

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
  goOn(text: string | null, deed?: Deed): void
  /** What it proposes. */
  blocks(): readonly Node[]
  /** The words as they would stand, without what is struck. */
  showAsAmended(asAmended: boolean): void
  destroy(): void
}

export interface DraftSurroundings extends TextEditorOptions {
  readonly hand: Hand
  /** References say what the text itself would say of their targets. */
  readonly referring: Referring
  /** The caret goes back to the text; the draft stays. */
  readonly leave: () => void
  /** One place up or down in the text. */
  readonly carry: (by: 1 | -1) => void
  /** It is not carried any further. */
  readonly letGo: () => void
  readonly byHand: ByHand
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
  const handle = draftHandle(around)
  dom.append(body, draft.footer, handle.dom)

  const mode = draft.writable ? 'write' : 'read'
  const { content, awareness } = draft
  const { doc, plugins } = bind({ ...around, content, awareness, mode })
  const references = createReferences(around.referring)
  const leave = new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (event.ctrlKey && (event.key === 'Home' || event.key === 'End')) {
          toEnd(view, event.key === 'Home' ? -1 : 1, event.shiftKey)
          return true
        }
        const by = carriedBy(event)
        if (by !== null && modeOf(view.state) === 'write' && !canMove(view.state, by)) {
          around.carry(by)
          return true
        }
        if (event.key !== 'Escape') return false
        around.leave()
        return true
      },
      handleDOMEvents: {
        keyup(_view, event) {
          if (event.key === 'Alt') around.letGo()
          return false
        },
        // Carried to another place, it has the focus again by then.
        blur(view) {
          queueMicrotask(() => view.isDestroyed || view.hasFocus() || around.letGo())
          return false
        },
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
        draftRedline(draft.base.map(knownPart), hand, around.referring),
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
      handle.update()
    },
    place(label, { footnotes, asterisks }) {
      body.style.setProperty('--label', label === null ? 'none' : JSON.stringify(label))
      body.style.setProperty('--footnotes', String(footnotes))
      body.style.setProperty('--asterisks', String(asterisks))
      references.refresh()
      handle.update()
    },
    receive(intents, focus) {
      if (focus) view.focus()
      writeIntents(view, intents)
    },
    goOn(text, deed) {
      view.focus()
      if (text) view.dispatch(view.state.tr.insertText(text).scrollIntoView())
      if (deed) doDeed(view, deed)
    },
    blocks: () => view.state.doc.firstChild?.children ?? [],
    showAsAmended(asAmended) {
      dom.classList.toggle('as-amended', asAmended)
      view.dispatch(showAsAmended(view.state, asAmended))
    },
    destroy() {
      handle.destroy()
      view.destroy()
      dom.remove()
    },
  }
}

/** The key that moves a block; in a draft it is heeded for the blocks that are in it first. */
function carriedBy(event: KeyboardEvent): 1 | -1 | null {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null
  if (event.key === 'ArrowUp') return -1
  return event.key === 'ArrowDown' ? 1 : null
}

/** The browser would go to the end of the text around the draft. */
function toEnd(view: EditorView, way: 1 | -1, extend: boolean): void {
  const { doc, selection, tr } = view.state
  const end = way < 0 ? Selection.atStart(doc) : Selection.atEnd(doc)
  const made = extend ? TextSelection.between(selection.$anchor, end.$head) : end
  view.dispatch(tr.setSelection(made).scrollIntoView())
}
