import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { yUndoPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'
import { unseenWords } from '../../shared/document/unseen'
import { contentOf, read, seed } from '../../shared/document/ydoc'
import { textId } from '../../shared/ids'
import { bind } from '../editor/bound'
import { options } from '../editor/testing/room'
import { stillMissing, wordsLeftBehind } from '../session/left-behind'
import { asText } from '../session/set-aside'

/**
 * Several people with the editor's own binding, without what only draws, around a hub that passes
 * on as the real one does. Each link can be slow or down.
 *
 * Each letter that is typed here is typed once and never again, so that it can be asked of each
 * what has become of it.
 */
export interface Crowd {
  readonly members: readonly Member[]
  /** What is on its way arrives, unless a link is slow or down. */
  deliver(): void
  /** Every link is up, and everything has arrived everywhere. */
  settle(): void
  /** What the text says, checked to be the same for all and to be a text. */
  said(): Node
  /** Letters that are nowhere and that nobody has taken away knowingly. */
  vanished(): readonly string[]
  close(): void
}

export interface Member {
  readonly name: string
  readonly view: EditorView
  readonly doc: Y.Doc
  /** What was set aside for this person, as one text. */
  aside: string
  /** Letters this person typed. */
  readonly typed: Set<string>
  /** A letter never used before. */
  letter(): string
  /** Does something on one's own page, and keeps account of what goes. */
  act(what: () => void): void
  /** As `act`; but whatever goes of a colleague's has to come back. */
  takeBack(what: () => void): void
  link(state: 'up' | 'slow' | 'down'): void
  /** A slow link passes on what waits. */
  deliver(): void
}

export function crowd(text: Node, clients: readonly number[]): Crowd {
  const hub = new Y.Doc()
  hub.clientID = 1
  seed(hub, text)
  const links: Link[] = []
  const wire = openWire()
  let letters = 0x4e00
  /** Letters of which someone has taken away at least one copy that was on their screen. */
  const struck = new Set<string>()
  const members = clients.map((client, index) => {
    const link = openLink(hub, client, links, wire)
    links.push(link)
    return join(link, `P${index}`, () => String.fromCharCode(letters++), struck)
  })
  return {
    members,
    deliver: wire.flush,
    settle() {
      for (const { set } of links) set('up')
      wire.flush()
    },
    said() {
      const [first, ...others] = [
        textOf(hub),
        ...members.flatMap(({ doc, view }) => [textOf(doc), view.state.doc]),
      ]
      if (!first) throw new Error('The hub is always there')
      for (const other of others) {
        if (!other.eq(first)) throw new Error(`Not the same:\n${first}\n${other}`)
      }
      first.check()
      return first
    },
    vanished() {
      const there = count(textOf(hub))
      // Words that were carried along, by Enter or a move, are kept for whoever carried them.
      const asides = members.map(({ aside }) => aside).join('')
      return members.flatMap(({ typed }) =>
        [...typed].filter(
          (letter) => !there.has(letter) && !struck.has(letter) && !asides.includes(letter),
        ),
      )
    },
    close() {
      for (const { view, doc } of members) {
        view.destroy()
        doc.destroy()
      }
      hub.destroy()
    },
  }
}

interface Link {
  readonly doc: Y.Doc
  readonly unseen: { words: string }
  set(state: 'up' | 'slow' | 'down'): void
  deliver(): void
  receive(update: Uint8Array): void
}

const name = { kind: 'text', text: textId('t') } as const

/** What is on its way, in its order. */
interface Wire {
  send(message: () => void): void
  /** Until everything has arrived, and what was answered to it. */
  flush(): void
}

function openWire(): Wire {
  const waiting: (() => void)[] = []
  return {
    send: (message) => void waiting.push(message),
    flush() {
      for (let next = waiting.shift(); next; next = waiting.shift()) next()
    },
  }
}

function openLink(hub: Y.Doc, client: number, links: readonly Link[], wire: Wire): Link {
  const doc = new Y.Doc()
  doc.clientID = client
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(hub), hub)
  const unseen = { words: '' }
  let state: 'up' | 'slow' | 'down' = 'up'
  let outgoing: Uint8Array[] = []
  let incoming: Uint8Array[] = []

  const toHub = (update: Uint8Array) =>
    wire.send(() => {
      const unseen = unseenWords(hub, update, { of: 'anyone' }).size > 0
      Y.transact(
        hub,
        () => {
          Y.applyUpdate(hub, update, link)
          if (unseen) for (const each of links) each.receive(update)
        },
        link,
        false,
      )
    })
  function apply(update: Uint8Array, away = false): void {
    const left = wordsLeftBehind({ name, at: 0, doc, update, away })
    Y.applyUpdate(doc, update, hub)
    const missing = left && stillMissing(left, doc)
    if (missing) unseen.words += asText(missing)
  }
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === hub || state === 'down') return
    if (state === 'up') toHub(update)
    else outgoing.push(update)
  })
  const link: Link = {
    doc,
    unseen,
    receive(update) {
      if (state === 'up') wire.send(() => apply(update))
      else if (state === 'slow') incoming.push(update)
    },
    set(next) {
      const before = state
      state = next
      if (next === 'down') {
        incoming = []
        outgoing = []
      } else if (before === 'down') {
        // Both ask before either has heard, as the hub's question comes before its answer.
        const news = Y.encodeStateAsUpdate(hub, Y.encodeStateVector(doc))
        const own = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(hub))
        wire.send(() => apply(news, true))
        toHub(own)
      }
      if (next === 'up') link.deliver()
    },
    deliver() {
      for (const update of outgoing.splice(0)) toHub(update)
      for (const update of incoming.splice(0)) wire.send(() => apply(update))
    },
  }
  hub.on('update', link.receive)
  return link
}

const me = { name: 'Ana Ruiz', role: 'secretariat', delegation: null } as const

function join(link: Link, name: string, letter: () => string, struck: Set<string>): Member {
  const { doc, unseen } = link
  const bound = bind({
    ...options(me, []),
    content: contentOf(doc),
    awareness: null,
    mode: 'write',
  })
  const view = new EditorView(null, { state: EditorState.create(bound) })
  // What belongs to one step of undo is told by the moves, not by how fast this machine is.
  const manager = yUndoPluginKey.getState(view.state)?.undoManager
  if (manager) manager.captureTimeout = Number.POSITIVE_INFINITY
  const typed = new Set<string>()
  const account = (what: () => void, then: (gone: string) => void) => {
    const before = count(view.state.doc)
    what()
    const after = count(view.state.doc)
    for (const [each, times] of before) {
      const left = after.get(each) ?? 0
      if (left < times) then(each)
    }
  }
  return {
    name,
    view,
    doc,
    get aside() {
      return unseen.words
    },
    typed,
    letter() {
      const made = letter()
      typed.add(made)
      return made
    },
    act: (what) => account(what, (gone) => struck.add(gone)),
    takeBack: (what) =>
      account(what, (gone) => {
        if (typed.has(gone)) struck.add(gone)
      }),
    link: link.set,
    deliver: link.deliver,
  }
}

/** How often each letter of ours is there. */
function count(text: Node): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  text.descendants((node) => {
    for (const letter of node.text ?? '') {
      if (letter >= '\u4e00') counts.set(letter, (counts.get(letter) ?? 0) + 1)
    }
  })
  return counts
}

function textOf(doc: Y.Doc): Node {
  const reading = read(doc)
  if (reading.kind === 'invalid') throw new Error(reading.why)
  return reading.node
}
