import type { Node } from 'prosemirror-model'
import { EditorState, type Plugin, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { yUndoPluginKey } from 'y-prosemirror'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { findBlock } from '../../../shared/document/blocks'
import { contentOf, read, seed } from '../../../shared/document/ydoc'
import type { BlockId, DelegationId } from '../../../shared/ids'
import type { Presence } from '../../../shared/presence'
import type { Intent, Mode, Pasted, TextEditorOptions } from '../contract'
import { unchecked } from '../hints/spelling-check'
import { createTextView, type TextView } from '../text-view'

/**
 * People around one text, each with a page and a shared document of their own, and between them a
 * network that a test holds and lets go.
 */
export interface Room {
  readonly people: readonly Person[]
  /** What the text says, checked to be the same for all. */
  said(): Node
  close(): void
}

export interface Person extends TextView {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly intents: readonly Intent[]
  /** Amendments whose marks were clicked. */
  readonly chosen: readonly string[]
  /** What the window was told of pastes. */
  readonly pasted: readonly Pasted[]
  /** Changes this window has made to its shared document, as a hub would receive them. */
  readonly sent: readonly Uint8Array[]
  /** Nothing is sent or received until the network is let go again. */
  hold(): void
  letGo(): void
  /** Puts the caret at an offset of a block, or selects from there. */
  put(block: string, from: number, to?: number): void
  type(words: string): void
  /** How many steps an undo or a redo has left as they were. */
  leftDone(): number
  /** What comes next is another step to undo. */
  pause(): void
}

const users: readonly Presence['user'][] = [
  { name: 'Ana Ruiz', role: 'delegation', delegation: 'arcadia' as DelegationId },
  { name: 'Ben Okoro', role: 'delegation', delegation: 'borduria' as DelegationId },
  { name: 'Chen Li', role: 'secretariat', delegation: null },
]

/** `clients` are the Yjs clients of the windows, where it is to be the same each time who comes first. */
export function room(text: Node, modes: readonly Mode[], clients: readonly number[] = []): Room {
  const hub = new Y.Doc()
  seed(hub, text)
  const people = modes.map((mode, index) =>
    join(hub, mode, users[index] ?? users[0], clients[index]),
  )
  for (const one of people) {
    one.awareness.on('update', (_changes: unknown, origin: unknown) => {
      if (origin === hub) return
      const state = encodeAwarenessUpdate(one.awareness, [one.doc.clientID])
      for (const other of people) {
        if (other !== one) applyAwarenessUpdate(other.awareness, state, hub)
      }
    })
  }
  return {
    people,
    said() {
      const all = [hub, ...people.map(({ doc }) => doc)].map(textOf)
      const pages = people.map(({ view }) => view.state.doc)
      const [first, ...others] = [...all, ...pages]
      if (!first) throw new Error('The hub is always there')
      for (const other of others) {
        if (!other.eq(first)) throw new Error(`Not the same:\n${first}\n${other}`)
      }
      return first
    },
    close() {
      for (const { view, awareness, doc } of people) {
        view.destroy()
        awareness.destroy()
        doc.destroy()
      }
      document.body.replaceChildren()
    },
  }
}

function textOf(doc: Y.Doc): Node {
  const reading = read(doc)
  if (reading.kind === 'invalid') throw new Error(reading.why)
  return reading.node
}

function join(hub: Y.Doc, mode: Mode, me: Presence['user'] | undefined, client?: number): Person {
  if (!me) throw new Error('The room has a seat for each mode')
  const doc = new Y.Doc()
  doc.clientID = client ?? doc.clientID
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(hub), hub)
  const sent: Uint8Array[] = []
  let held: Uint8Array[] | null = null
  let missed: Uint8Array[] | null = null
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === hub) return
    sent.push(update)
    if (held) held.push(update)
    else Y.applyUpdate(hub, update, doc)
  })
  hub.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === doc) return
    if (missed) missed.push(update)
    else Y.applyUpdate(doc, update, hub)
  })
  const awareness = new Awareness(doc)
  const intents: Intent[] = []
  const chosen: string[] = []
  const pasted: Pasted[] = []
  let left = 0
  const page = document.createElement('div')
  page.className = 'page'
  document.body.append(page)
  const made = createTextView(
    {
      ...options(me, intents, chosen, pasted),
      onLeftDone: () => left++,
      mount: page,
      content: contentOf(doc),
      awareness,
      mode,
    },
    page,
  )
  const { view } = made
  const history = yUndoPluginKey.getState(view.state)?.undoManager
  // What belongs to one step of undo is told by the test, not by how fast this machine is.
  if (history) history.captureTimeout = Number.POSITIVE_INFINITY
  return {
    ...made,
    doc,
    awareness,
    intents,
    chosen,
    pasted,
    sent,
    hold() {
      held = []
      missed = []
    },
    letGo() {
      const [outgoing, incoming] = [held ?? [], missed ?? []]
      held = null
      // What is answered to it comes after what was missed, as on a line.
      for (const update of outgoing) Y.applyUpdate(hub, update, doc)
      for (let next = incoming.shift(); next; next = incoming.shift()) {
        Y.applyUpdate(doc, next, hub)
      }
      missed = null
    },
    put: (block, from, to = from) => put(view, block, from, to),
    type: (words) => type(view, words),
    leftDone: () => left,
    pause: () => history?.stopCapturing(),
  }
}

export function options(
  me: Presence['user'],
  intents: Intent[],
  chosen: string[] = [],
  pasted: Pasted[] = [],
): Omit<TextEditorOptions, 'mount' | 'content' | 'awareness' | 'mode'> {
  return {
    me,
    translate: (key, values) => (values ? `${key} ${Object.values(values).join(' ')}` : key),
    colourOf: (delegation) => `var(--of-${delegation ?? 'none'})`,
    nameOf: ({ name, delegation }) => `${name}, ${delegation ?? 'secretariat'}`,
    onPropose: (intent) => intents.push(intent),
    onPlaceDraft: async () => true,
    onUpdate: () => {},
    spelling: unchecked,
    onSelectAmendment: (id) => chosen.push(id),
    onPasted: (one) => pasted.push(one),
    onLeftDone: () => {},
    onUnfollowed: () => {},
  }
}

export function put(view: EditorView, block: string, from: number, to = from): void {
  const found = findBlock(view.state.doc, block as BlockId)
  if (!found) throw new Error(`No block ${block}`)
  const start = found.pos + 1
  const selection = TextSelection.create(view.state.doc, start + from, start + to)
  view.dispatch(view.state.tr.setSelection(selection))
}

/** One character after the other, by the same door through which the page takes typed text. */
export function type(view: EditorView, words: string): void {
  for (const letter of words) {
    const { from, to } = view.state.selection
    const insert = () => view.state.tr.insertText(letter, from, to)
    const taken = view.someProp('handleTextInput', (f) => f(view, from, to, letter, insert))
    if (!taken) view.dispatch(insert())
  }
}

/** A state with some of the page's plugins and no page. */
export function stateOf(text: Node, ...plugins: readonly Plugin[]): EditorState {
  return EditorState.create({ doc: text, plugins })
}

/** The state with the caret at an offset of a block, or with the words from there to another. */
export function at(state: EditorState, block: string, from: number, to = from): EditorState {
  const found = findBlock(state.doc, block as BlockId)
  if (!found) throw new Error(`No block ${block}`)
  const selection = TextSelection.create(state.doc, found.pos + 1 + from, found.pos + 1 + to)
  return state.apply(state.tr.setSelection(selection))
}

/** The state with the words of two blocks and all between them selected. */
export function between(state: EditorState, first: string, last: string): EditorState {
  const { anchor } = at(state, first, 0).selection
  const end = at(state, last, 0).selection.$head.end()
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, anchor, end)))
}
