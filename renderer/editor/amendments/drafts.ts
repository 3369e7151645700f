import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, TextSelection } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { idOf } from '../../../shared/document/blocks'
import { number } from '../../../shared/document/numbering'
import { numbersOf } from '../../../shared/document/references'
import type { BlockId } from '../../../shared/ids'
import { carry, changedWords } from '../carried'
import type { Intent, OpenDraft, Subject } from '../contract'
import { referringIn } from '../numbers/references'
import { blockAt } from '../selected'
import { type Carrying, createCarrying } from './carrying'
import { handOver, waitingFor } from './closed'
import { createDraftEditor, type DraftEditor, type DraftSurroundings } from './draft-editor'
import type { ByHand } from './draft-handle'
import { lotOf, placeBetween, placeBeyond } from './draft-moving'
import { createSaid, sayDraftPlace } from './draft-place-said'
import { draftPlace, subjectOf } from './draft-places'
import { goes } from './ghosts'
import { keyOf, type Typed } from './intents'
import { notesBefore } from './notes-before'

interface Opened {
  readonly drafts: readonly OpenDraft[]
  readonly set: DecorationSet
}

const key = new PluginKey<Opened>('drafts')

export interface Drafts {
  readonly plugin: Plugin<Opened>
  set(view: EditorView, drafts: readonly OpenDraft[]): void
  /** The draft that takes an intent: it is of these blocks, or stands in their place. */
  at(view: EditorView, intent: Pick<Intent, 'place' | 'blocks'>): DraftEditor | null
  /** The draft that the caret is in now; `null` where it is in the text or elsewhere. */
  inHand(): DraftEditor | null
  byId(id: string): DraftEditor | null
  /** Puts the caret into a draft, now or when it is here. */
  goTo(view: EditorView, id: string): void
  /** Draws, and gives the caret back to the draft that had it should it have been moved. */
  draw(update: () => void): void
}

export interface Surroundings
  extends Omit<DraftSurroundings, 'leave' | 'carry' | 'letGo' | 'byHand' | 'referring'> {
  readonly follow: (target: BlockId) => void
  readonly goBack: () => boolean
}

/**
 * Drafts in the place of their blocks. Each is an editor on a document of its own, drawn once and
 * kept: whenever a colleague types, the binding replaces the text around it, and neither the caret
 * in the draft nor a half-composed character may be lost by that.
 */
export function createDrafts(surroundings: Surroundings): Drafts {
  const editors = new Map<string, { readonly draft: OpenDraft; readonly editor: DraftEditor }>()
  /** Drafts that have been given what was typed before they were there. */
  const greeted = new Set<string>()
  /** What a draft was opened with. The window says it once, perhaps before the draft is here. */
  const intended = new Map<string, Intent>()
  const received = new WeakSet<Intent>()
  const arriving = new Map<OpenDraft, () => void>()
  /** The draft to which someone wants to go, which is not here yet. */
  let wanted: string | null = null
  /** As the hub has them. */
  let told: readonly OpenDraft[] = []
  let carrying: Carrying | null = null
  const said = createSaid()

  function editorOf(draft: OpenDraft, view: EditorView): DraftEditor {
    const known = editors.get(draft.id)
    if (known) return known.editor
    // It may have been moved since.
    const now = () => openIn(view.state).find(({ id }) => id === draft.id) ?? draft
    const leave = () => {
      const { doc, tr } = view.state
      view.focus()
      const $after = doc.resolve(draftPlace(doc, now()).at)
      view.dispatch(tr.setSelection(TextSelection.near($after)).scrollIntoView())
    }
    const carry = (by: 1 | -1) => {
      const to = placeBeyond(view.state.doc, now(), editor.blocks(), by)
      sayPlace(view, to)
      if (!to) return
      carryingIn(view).carry(draft.id, to)
      editor.dom.scrollIntoView({ block: 'nearest' })
    }
    const byHand: ByHand = {
      text: () => view,
      lot: () => (now().writable ? lotOf(view.state.doc, now(), editor.blocks()) : null),
      drop(between) {
        const to = placeBetween(view.state.doc, now(), editor.blocks(), between)
        if (!to) return
        sayPlace(view, to)
        carryingIn(view).carry(draft.id, to)
        letGo()
        editor.dom.scrollIntoView({ block: 'nearest' })
      },
    }
    const letGo = () => carryingIn(view).letGo(draft.id)
    const referring = {
      translate: surroundings.translate,
      numbers: () => numbersOf(view.state.doc),
      from: () => {
        const [block] = draftPlace(view.state.doc, now()).lifted
        return block ? referringIn(view.state.doc, block.pos) : null
      },
      goTo: surroundings.follow,
      goBack: surroundings.goBack,
    }
    const hand = { ...surroundings.hand, colour: surroundings.colourOf(draft.delegation) }
    const editor = createDraftEditor(draft, {
      ...surroundings,
      hand,
      leave,
      carry,
      letGo,
      byHand,
      referring,
    })
    editors.set(draft.id, { draft, editor })
    return editor
  }

  function sayPlace({ state: { doc } }: EditorView, to: Subject['place'] | null): void {
    said.say(sayDraftPlace(doc, to, surroundings.translate))
  }

  function forget(id: string): void {
    editors.get(id)?.editor.destroy()
    editors.delete(id)
    greeted.delete(id)
  }

  const decorated = (doc: Node, drafts: readonly OpenDraft[]): Opened => ({
    drafts,
    set: DecorationSet.create(doc, drafts.filter(isHere).flatMap(marksOf(doc))),
  })

  const plugin = new Plugin<Opened>({
    key,
    state: {
      init: (_config, { doc }) => decorated(doc, []),
      apply(tr, opened, { doc: before }, { doc }) {
        const told = tr.getMeta(key) as readonly OpenDraft[] | undefined
        if (told) return decorated(doc, told)
        if (!tr.docChanged || opened.drafts.length === 0) return opened
        const set = carry(opened.set, before, doc)
        return set ? { ...opened, set } : decorated(doc, opened.drafts)
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
    view: ({ dom }) => {
      dom.parentElement?.append(said.dom)
      return {
        update(view, before) {
          const [was, now] = [key.getState(before), key.getState(view.state)]
          // Words change no number.
          const isSame = was?.drafts === now?.drafts && changedWords(before.doc, view.state.doc)
          if (!isSame) for (const draft of openIn(view.state)) renumber(view.state.doc, draft)
        },
        destroy() {
          for (const stop of arriving.values()) stop()
          for (const id of [...editors.keys()]) forget(id)
          said.dom.remove()
        },
      }
    },
  })

  function marksOf(doc: Node) {
    return (draft: OpenDraft): Decoration[] => {
      const { at, lifted, going } = draftPlace(doc, draft)
      const place = Decoration.widget(at, (view) => editorOf(draft, view).dom, {
        key: `draft ${draft.id}`,
        side: -1,
        ignoreSelection: true,
        stopEvent: () => true,
      })
      const lifts = lifted.map(({ pos, node }) =>
        Decoration.node(pos, pos + node.nodeSize, { class: 'lifted', 'aria-hidden': 'true' }),
      )
      return [...lifts, ...going.map(goes), place]
    }
  }

  function renumber(doc: Node, draft: OpenDraft): void {
    const { at, lifted } = draftPlace(doc, draft)
    const [first] = lifted
    const id = first && idOf(first.node)
    const label = (id && number(doc).labels.get(id)) ?? null
    editors.get(draft.id)?.editor.place(label, notesBefore(doc, first?.pos ?? at))
  }

  function carryingIn(view: EditorView): Carrying {
    carrying ??= createCarrying(surroundings.onPlaceDraft, () => set(view, told))
    return carrying
  }

  function set(view: EditorView, list: readonly OpenDraft[]): void {
    told = list
    const drafts = carryingIn(view).shown(list)
    for (const [id, { draft }] of editors) {
      const next = drafts.find((each) => each.id === id)
      if (next?.content !== draft.content) forget(id)
      else editors.get(id)?.editor.update(next)
    }
    for (const [draft, stop] of arriving) {
      stop()
      arriving.delete(draft)
    }
    for (const draft of drafts) {
      if (draft.intent) intended.set(draft.id, draft.intent)
      if (draft.content.length === 0) awaitContent(view, draft)
    }

    const opened = drafts.filter((draft) => isHere(draft) && !greeted.has(draft.id))
    const { state } = view
    const waiting = new Map(
      opened.map((draft) => [
        draft,
        { intents: intentsFor(state, draft), isThere: isAt(view, draft) },
      ]),
    )
    const taken = opened.filter(({ amends }) => amends === null).map(subjectOf)
    view.dispatch(handOver(state.tr.setMeta(key, drafts), state, taken))
    for (const [draft, { intents, isThere }] of waiting) {
      greeted.add(draft.id)
      if (intents.length > 0) editors.get(draft.id)?.editor.receive(intents, isThere)
      const isMoved = draft.base.length > 0 && draft.place.kind !== 'there'
      if (intents.length > 0 && isMoved) sayPlace(view, draft.place)
      if (wanted === draft.id) goTo(view, wanted)
    }
  }

  /** The document of a draft comes over the network: until it is here the block stays as it is. */
  function awaitContent(view: EditorView, draft: OpenDraft): void {
    const arrived = () => queueMicrotask(() => set(view, told))
    draft.content.observe(arrived)
    arriving.set(draft, () => draft.content.unobserve(arrived))
  }

  function intentsFor(state: EditorState, draft: OpenDraft): readonly Intent[] {
    const typed = typedFor(state, draft)
    const opening = intended.get(draft.id)
    intended.delete(draft.id)
    if (!opening || received.has(opening)) return typed
    received.add(opening)
    // What was typed here begins with it and knows how it went on.
    return typed.length > 0 ? typed : [opening]
  }

  function goTo(view: EditorView, id: string): void {
    const editor = editors.get(id)?.editor
    const isOpen = openIn(view.state).some((draft) => draft.id === id)
    wanted = editor && isOpen ? null : id
    if (!editor || !isOpen) return
    editor.view.focus()
    editor.dom.scrollIntoView({ block: 'nearest' })
  }

  function inHand(): DraftEditor | null {
    return [...editors.values()].find(({ editor }) => editor.view.hasFocus())?.editor ?? null
  }

  return {
    plugin,
    set,
    at(view, intent) {
      const name = keyOf(intent)
      const [first] = intent.blocks
      const isIn = (draft: OpenDraft) =>
        draft.amends === null &&
        (keyOf(subjectOf(draft)) === name ||
          (intent.place.kind === 'there' &&
            draft.place.kind === 'there' &&
            subjectOf(draft).blocks.some((id) => id === first)))
      const draft = openIn(view.state).find(isIn)
      return (draft && editors.get(draft.id)?.editor) ?? null
    },
    byId: (id) => editors.get(id)?.editor ?? null,
    goTo,
    inHand,
    draw(update) {
      const held = inHand()
      update()
      if (held && !held.view.isDestroyed && !held.view.hasFocus()) held.view.focus()
    },
  }
}

function typedFor(state: EditorState, draft: OpenDraft): readonly Typed[] {
  return draft.amends ? [] : waitingFor(state, subjectOf(draft))
}

/** Whoever has gone on to another place meanwhile is not called back from there. */
function isAt(view: EditorView, draft: OpenDraft): boolean {
  const { state } = view
  if (!view.hasFocus()) return false
  if (typedFor(state, draft).at(-1)?.caret === state.selection.anchor) return true
  const here = blockAt(state.selection.$from)
  const id: BlockId | null = here && idOf(here.node)
  return id !== null && subjectOf(draft).blocks.includes(id)
}

function openIn(state: EditorState): readonly OpenDraft[] {
  return (key.getState(state)?.drafts ?? []).filter(isHere)
}

function isHere(draft: OpenDraft): boolean {
  return draft.content.length > 0
}
