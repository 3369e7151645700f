import type { Fragment } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { findBlock } from '../../../shared/document/blocks'
import type { BlockId } from '../../../shared/ids'
import type { Intent } from '../contract'
import { modeOf } from '../mode'
import { type Composition, closedComposition } from './composition'
import { forTarget, intentOf, type Stroke, type Typed, typeOn } from './intents'
import { dressed, type Hand, struck } from './redline'

const key = new PluginKey<readonly Typed[]>('closed')

/** Milliseconds after which a key asks for the draft again, should the first asking have failed. */
const patience = 3000

export interface Closed {
  readonly onPropose: (intent: Intent) => void
  /** `true` if the block has a draft open, which takes the intent. */
  readonly intoDraft: (intent: Intent) => boolean
  readonly hand: Hand
}

/**
 * What typing does in a text that is closed to this person. In `propose` it asks for a draft and is
 * shown at once; what follows until the draft is there is kept and goes into it. In `read` it does
 * nothing. The text itself never changes: the guard in `mode.ts` sees to that whatever happens here.
 */
export function closeText(closed: Closed): {
  readonly plugins: readonly Plugin[]
  readonly composition: Composition
} {
  let asked: { target: BlockId; at: number } | null = null

  function stroke(view: EditorView, made: Stroke): boolean {
    if (modeOf(view.state) !== 'propose') return true
    const { doc, selection, tr } = view.state
    const intent = intentOf(doc, made)
    if (!intent || closed.intoDraft(intent)) return true
    const typed = typeOn(typedIn(view.state), doc, made, selection.anchor)
    view.dispatch(tr.setMeta(key, typed))
    const latest = typed.at(-1)
    const now = performance.now()
    if (!latest || (asked?.target === latest.target && now - asked.at < patience)) return true
    asked = { target: latest.target, at: now }
    const { caret: _caret, ...whole } = latest
    closed.onPropose(whole)
    return true
  }

  const isOpen = (view: EditorView) => modeOf(view.state) === 'write'
  const write = (view: EditorView, text: string) => {
    const { from, to } = view.state.selection
    return stroke(view, { kind: 'write', from, to, text })
  }

  const composition = closedComposition((view, { from, to, text }) => {
    // The stage may have changed while it was being composed.
    if (isOpen(view)) view.dispatch(view.state.tr.insertText(text, from, to))
    else stroke(view, { kind: 'write', from, to, text })
  })
  const typing = new Plugin<readonly Typed[]>({
    key,
    state: {
      init: () => [],
      apply: (tr, typed) => (tr.getMeta(key) as readonly Typed[] | undefined) ?? typed,
    },
    props: {
      decorations: (state) => ghosts(state, closed.hand),
      handleKeyDown(view, event) {
        if (event.key === 'Escape' && typedIn(view.state).length > 0) {
          view.dispatch(view.state.tr.setMeta(key, []))
          return true
        }
        if (isOpen(view) || event.isComposing) return false
        if (event.key === 'Enter') return write(view, '\n')
        const { from, to, $from, $to } = view.state.selection
        // Beyond one block the browser is not asked, since it would join them.
        const erases = event.key === 'Backspace' || event.key === 'Delete'
        if (!erases || $from.sameParent($to)) return false
        return stroke(view, { kind: 'erase', from, to, back: false })
      },
      handleTextInput(view, from, to, text) {
        return !isOpen(view) && stroke(view, { kind: 'write', from, to, text })
      },
      handlePaste(view, _event, slice) {
        return !isOpen(view) && write(view, plain(slice.content))
      },
      handleDrop(view, event, slice) {
        if (isOpen(view)) return false
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
        if (at === undefined) return true
        return stroke(view, { kind: 'write', from: at, to: at, text: plain(slice.content) })
      },
      handleDOMEvents: {
        beforeinput(view, event) {
          if (isOpen(view) || !(event instanceof InputEvent) || event.isComposing) return false
          event.preventDefault()
          const made = strokeOf(view, event)
          if (made) stroke(view, made)
          return true
        },
        // The words are copied as ever; taking them away is a proposal.
        cut(view) {
          const { from, to, empty } = view.state.selection
          if (!isOpen(view) && !empty) stroke(view, { kind: 'erase', from, to, back: true })
          return false
        },
      },
    },
  })
  return { plugins: [typing, composition.plugin], composition }
}

export function typedIn(state: EditorState): readonly Typed[] {
  return key.getState(state) ?? []
}

/** What was typed for these blocks is no longer waiting. */
export function handOver(tr: Transaction, state: EditorState, targets: ReadonlySet<BlockId>) {
  return tr.setMeta(
    key,
    typedIn(state).filter(({ target }) => !targets.has(target)),
  )
}

export function waitingFor(state: EditorState, target: BlockId): readonly Intent[] {
  return forTarget(typedIn(state), target)
}

function strokeOf(view: EditorView, event: InputEvent): Stroke | null {
  const [range] = event.getTargetRanges?.() ?? []
  const { selection } = view.state
  const from = range ? view.posAtDOM(range.startContainer, range.startOffset) : selection.from
  const to = range ? view.posAtDOM(range.endContainer, range.endOffset) : selection.to
  if (event.inputType.startsWith('delete')) {
    return { kind: 'erase', from, to, back: !event.inputType.endsWith('Forward') }
  }
  const text = event.data ?? event.dataTransfer?.getData('text/plain')
  return text ? { kind: 'write', from, to, text } : null
}

function plain(content: Fragment): string {
  return content.textBetween(0, content.size, '\n')
}

/** What was typed, shown where it was typed, until the draft is there to show it. */
function ghosts(state: EditorState, hand: Hand): DecorationSet {
  const decorations = typedIn(state).flatMap(({ target, from, to, text }, index) => {
    const block = text === null ? null : findBlock(state.doc, target)
    if (!block || text === null) return []
    const start = block.pos + 1
    const build = () => {
      const element = dressed('ins', hand)
      element.textContent = text
      return element
    }
    const spec = { key: `typed ${index} ${text}`, side: -1, marks: [], ignoreSelection: true }
    return [
      ...(to > from ? [struck(start + from, start + to, hand)] : []),
      ...(text ? [Decoration.widget(start + to, build, spec)] : []),
    ]
  })
  return decorations.length > 0 ? DecorationSet.create(state.doc, decorations) : DecorationSet.empty
}
