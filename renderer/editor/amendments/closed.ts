import type { Fragment, Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Intent, Subject } from '../contract'
import { modeOf } from '../mode'
import { selectNote } from '../notes/footnotes'
import { selectedFootnote } from '../notes/selected-footnote'
import { type Composition, closedComposition } from './composition'
import { ghosts } from './ghosts'
import { forSubject, intentOf, isTogether, keyOf, type Stroke, type Typed, typeOn } from './intents'
import { noteIntent, pastNote } from './note-intents'
import { type AtEdge, atEdge, keyIntent } from './proposing-keys'
import type { Hand } from './redline'
import { enterAt, movedBy } from './whole-blocks'

const key = new PluginKey<readonly Typed[]>('closed')

/** Milliseconds after which a key asks for the draft again, should the first asking have failed. */
const patience = 3000

export interface Closed {
  readonly onPropose: (intent: Intent) => void
  /** `true` if the block has a draft open, which takes the intent. */
  readonly intoDraft: (intent: Intent) => boolean
  readonly hand: Hand
}

export interface ClosedText {
  readonly plugins: readonly Plugin[]
  readonly composition: Composition
  /** Begins a draft, or goes on in the one that is there. `false` if nothing can be proposed. */
  propose(view: EditorView, intent: Intent | null): boolean
}

/**
 * What typing does in a text that is closed to this person. In `propose` it asks for a draft and is
 * shown at once; what follows until the draft is there is kept and goes into it. In `read` it does
 * nothing. The text itself never changes: the guard in `mode.ts` sees to that whatever happens here.
 */
export function closeText(closed: Closed): ClosedText {
  let asked: { readonly key: string; readonly at: number } | null = null
  /** How far blocks have been moved by a key that is still held. */
  let steps = 0

  function stroke(view: EditorView, made: Stroke, atCaret = true): boolean {
    if (modeOf(view.state) !== 'propose') return true
    settle(view)
    const { doc, selection } = view.state
    const intent = intentOf(doc, made)
    const goesOn = atCaret && typedIn(view.state).at(-1)?.caret === selection.anchor
    if (!intent || (!goesOn && closed.intoDraft(intent))) return true
    if (!mayBegin(doc, intent)) return true
    const before = typedIn(view.state)
    const typed = typeOn(before, doc, made, atCaret ? selection.anchor : null)
    view.dispatch(view.state.tr.setMeta(key, typed))
    ask(typed.at(-1), before)
    return true
  }

  /** The hub says of others why they cannot be: what waited for such a draft would wait in vain. */
  function mayBegin(doc: Node, intent: Intent): boolean {
    if (intent.blocks.length === 0 || isTogether(doc, intent)) return true
    closed.onPropose(intent)
    return false
  }

  /** A draft that was given has taken what was typed before: whoever types again asks for another. */
  function ask(latest: Typed | undefined, before: readonly Typed[]): void {
    const now = performance.now()
    if (!latest) return
    const name = keyOf(latest)
    const waits = before.some((each) => keyOf(each) === name)
    if (waits && asked?.key === name && now - asked.at < patience) return
    asked = { key: name, at: now }
    const { caret: _caret, ...whole } = latest
    closed.onPropose(whole)
  }

  /** What begins a draft of its own, and is not gone on with what was typed before. */
  function begin(view: EditorView, intent: Intent | null): boolean {
    if (!intent || modeOf(view.state) !== 'propose') return false
    settle(view)
    if (closed.intoDraft(intent) || !mayBegin(view.state.doc, intent)) return true
    const typed = { ...intent, caret: view.state.selection.anchor }
    const before = typedIn(view.state)
    view.dispatch(view.state.tr.setMeta(key, [...before, typed]))
    ask(typed, before)
    return true
  }

  /** Shown while the key is held, and asked for when it is let go: a block that goes far asks once. */
  function moveOn(view: EditorView, by: 1 | -1): void {
    const before = steps === 0 ? typedIn(view.state) : typedIn(view.state).slice(0, -1)
    const intent = movedBy(view.state, steps + by)
    if (!intent && steps + by !== 0) return
    steps += by
    const typed = intent ? [...before, { ...intent, caret: view.state.selection.anchor }] : before
    view.dispatch(view.state.tr.setMeta(key, typed))
  }

  function settle(view: EditorView): void {
    if (steps === 0) return
    steps = 0
    const typed = typedIn(view.state)
    ask(typed.at(-1), typed.slice(0, -1))
  }

  function cross(view: EditorView, edge: AtEdge): boolean {
    switch (edge.kind) {
      case 'join':
        return stroke(view, edge.stroke)
      case 'into':
        view.dispatch(view.state.tr.setSelection(edge.selection).scrollIntoView())
        return true
      case 'nothing':
        return true
    }
  }

  const isOpen = (view: EditorView) => modeOf(view.state) === 'write'
  const write = (view: EditorView, text: string) => {
    const { from, to } = view.state.selection
    return stroke(view, written(view, from, to, text))
  }
  const goesOn = ({ state }: EditorView) => typedIn(state).at(-1)?.caret === state.selection.anchor

  const composition = closedComposition((view, { from, to, text }) => {
    // The stage may have changed while it was being composed.
    if (isOpen(view)) view.dispatch(view.state.tr.insertText(text, from, to))
    else stroke(view, written(view, from, to, text))
  })
  const typing = new Plugin<readonly Typed[]>({
    key,
    state: {
      init: () => [],
      apply: (tr, typed) => (tr.getMeta(key) as readonly Typed[] | undefined) ?? typed,
    },
    props: {
      decorations: (state) => ghosts(state.doc, typedIn(state), closed.hand),
      handleKeyDown(view, event) {
        if (event.key === 'Escape' && typedIn(view.state).length > 0) {
          steps = 0
          view.dispatch(view.state.tr.setMeta(key, []))
          return true
        }
        if (isOpen(view) || event.isComposing) return false
        if (event.altKey && !event.ctrlKey && !event.metaKey && modeOf(view.state) === 'propose') {
          const by = { ArrowUp: -1, ArrowDown: 1 } as const
          const way = by[event.key as keyof typeof by]
          if (way) {
            moveOn(view, way)
            return true
          }
        }
        const intent = keyIntent(view.state, event)
        if (intent) return begin(view, intent)
        const note = event.key === 'Enter' && !goesOn(view) ? noteIntent(view.state) : null
        if (note) return begin(view, note)
        if (event.key === 'Enter') {
          return (!goesOn(view) && begin(view, enterAt(view.state))) || write(view, '\n')
        }
        const { from, to, $from, $to } = view.state.selection
        // Beyond one block the browser is not asked, since it would join them.
        const erases = event.key === 'Backspace' || event.key === 'Delete'
        if (
          erases &&
          !goesOn(view) &&
          selectNote(event.key === 'Delete' ? 1 : -1)(view.state, view.dispatch)
        ) {
          return true
        }
        const edge = erases && !goesOn(view) ? atEdge(view.state, event.key) : null
        if (edge) return cross(view, edge)
        const isPlain = $from.sameParent($to) && !selectedFootnote(view.state)
        if (!erases || isPlain) return false
        return stroke(view, { kind: 'erase', from, to, back: false })
      },
      handleTextInput(view, from, to, text) {
        return !isOpen(view) && stroke(view, written(view, from, to, text))
      },
      handlePaste(view, _event, slice) {
        return !isOpen(view) && write(view, plain(slice.content))
      },
      handleDrop(view, event, slice) {
        if (isOpen(view)) return false
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
        if (at === undefined) return true
        return stroke(view, { kind: 'write', from: at, to: at, text: plain(slice.content) }, false)
      },
      handleDOMEvents: {
        keyup(view, event) {
          if (event.key === 'Alt') settle(view)
          return false
        },
        blur(view) {
          settle(view)
          return false
        },
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
  return {
    plugins: [typing, composition.plugin],
    composition,
    propose: begin,
  }
}

export function typedIn(state: EditorState): readonly Typed[] {
  return key.getState(state) ?? []
}

/** What was typed for these drafts is no longer waiting. */
export function handOver(tr: Transaction, state: EditorState, subjects: readonly Subject[]) {
  const keys = new Set(subjects.map(keyOf))
  return tr.setMeta(
    key,
    typedIn(state).filter((each) => !keys.has(keyOf(each))),
  )
}

export function waitingFor(state: EditorState, subject: Subject): readonly Typed[] {
  return forSubject(typedIn(state), subject)
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
  return text ? written(view, from, to, text) : null
}

function written({ state }: EditorView, from: number, to: number, text: string): Stroke {
  return { kind: 'write', from: pastNote(state.doc, from, to), to, text }
}

function plain(content: Fragment): string {
  return content.textBetween(0, content.size, '\n')
}
