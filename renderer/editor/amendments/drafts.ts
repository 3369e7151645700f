import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, TextSelection } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { findBlock, idOf, isContainer } from '../../../shared/document/blocks'
import { bases, number } from '../../../shared/document/numbering'
import { numbersOf } from '../../../shared/document/references'
import { schema } from '../../../shared/document/schema'
import type { BlockId } from '../../../shared/ids'
import type { Intent, OpenDraft } from '../contract'
import { referringIn } from '../numbers/references'
import { blockAt } from '../selected'
import { handOver, waitingFor } from './closed'
import {
  createDraftEditor,
  type DraftEditor,
  type DraftSurroundings,
  type NotesBefore,
} from './draft-editor'

const key = new PluginKey<readonly OpenDraft[]>('drafts')

export interface Drafts {
  readonly plugin: Plugin<readonly OpenDraft[]>
  set(view: EditorView, drafts: readonly OpenDraft[]): void
  /** The draft that stands in the place of a block. */
  at(view: EditorView, target: BlockId): DraftEditor | null
  /** The draft that the caret is in now; `null` where it is in the text or elsewhere. */
  inHand(): DraftEditor | null
  /** Draws, and gives the caret back to the draft that had it should it have been moved. */
  draw(update: () => void): void
}

export interface Surroundings extends Omit<DraftSurroundings, 'leave' | 'referring'> {
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

  function editorOf(draft: OpenDraft, view: EditorView): DraftEditor {
    const known = editors.get(draft.id)
    if (known) return known.editor
    const leave = () => {
      const block = findBlock(view.state.doc, draft.target)
      const after = block ? block.pos + block.node.nodeSize : 0
      const { doc, tr } = view.state
      view.focus()
      view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(after))).scrollIntoView())
    }
    const referring = {
      translate: surroundings.translate,
      numbers: () => numbersOf(view.state.doc),
      from: () => {
        const block = findBlock(view.state.doc, draft.target)
        return block && referringIn(view.state.doc, block.pos)
      },
      goTo: surroundings.follow,
      goBack: surroundings.goBack,
    }
    const editor = createDraftEditor(draft, { ...surroundings, leave, referring })
    editors.set(draft.id, { draft, editor })
    return editor
  }

  function forget(id: string): void {
    editors.get(id)?.editor.destroy()
    editors.delete(id)
    greeted.delete(id)
  }

  const plugin = new Plugin<readonly OpenDraft[]>({
    key,
    state: {
      init: () => [],
      apply: (tr, drafts) => (tr.getMeta(key) as readonly OpenDraft[] | undefined) ?? drafts,
    },
    props: { decorations: (state) => DecorationSet.create(state.doc, marks(state)) },
    view: () => ({
      update(view) {
        for (const draft of openIn(view.state)) renumber(view.state.doc, draft)
      },
      destroy() {
        for (const stop of arriving.values()) stop()
        for (const id of [...editors.keys()]) forget(id)
      },
    }),
  })

  function marks(state: EditorState): Decoration[] {
    return openIn(state).flatMap((draft) => {
      const block = findBlock(state.doc, draft.target)
      const at = block ? block.pos + block.node.nodeSize : state.doc.content.size
      const place = Decoration.widget(at, (view) => editorOf(draft, view).dom, {
        key: `draft ${draft.id}`,
        side: -1,
        ignoreSelection: true,
        stopEvent: () => true,
      })
      if (!block) return [place]
      return [Decoration.node(block.pos, at, { class: 'lifted', 'aria-hidden': 'true' }), place]
    })
  }

  function renumber(doc: Node, draft: OpenDraft): void {
    const label = number(doc).labels.get(draft.target) ?? null
    editors.get(draft.id)?.editor.place(label, footnotesBefore(doc, draft.target))
  }

  function set(view: EditorView, drafts: readonly OpenDraft[]): void {
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
      if (draft.content.length === 0) awaitContent(view, draft, drafts)
    }

    const opened = drafts.filter((draft) => isHere(draft) && !greeted.has(draft.id))
    const waiting = new Map(opened.map((draft) => [draft, intentsFor(view.state, draft)]))
    const targets = new Set(opened.map(({ target }) => target))
    view.dispatch(handOver(view.state.tr.setMeta(key, drafts), view.state, targets))
    for (const [draft, intents] of waiting) {
      greeted.add(draft.id)
      // Whoever has gone on to another place meanwhile is not called back from there.
      const isThere = view.hasFocus() && blockIn(view) === draft.target
      if (intents.length > 0) editors.get(draft.id)?.editor.receive(intents, isThere)
    }
  }

  /** The document of a draft comes over the network: until it is here the block stays as it is. */
  function awaitContent(view: EditorView, draft: OpenDraft, drafts: readonly OpenDraft[]): void {
    const arrived = () => queueMicrotask(() => set(view, drafts))
    draft.content.observe(arrived)
    arriving.set(draft, () => draft.content.unobserve(arrived))
  }

  function intentsFor(state: EditorState, draft: OpenDraft): readonly Intent[] {
    const typed = waitingFor(state, draft.target)
    const opening = intended.get(draft.id)
    intended.delete(draft.id)
    if (!opening || received.has(opening)) return typed
    received.add(opening)
    // What was typed here begins with it and knows how it went on.
    return typed.length > 0 ? typed : [opening]
  }

  function inHand(): DraftEditor | null {
    return [...editors.values()].find(({ editor }) => editor.view.hasFocus())?.editor ?? null
  }

  return {
    plugin,
    set,
    at(view, target) {
      const draft = openIn(view.state).find((each) => each.target === target)
      return (draft && editors.get(draft.id)?.editor) ?? null
    },
    inHand,
    draw(update) {
      const held = inHand()
      update()
      if (held && !held.view.isDestroyed && !held.view.hasFocus()) held.view.focus()
    },
  }
}

function blockIn({ state }: EditorView): BlockId | null {
  const block = blockAt(state.selection.$from)
  return block && idOf(block.node)
}

function openIn(state: EditorState): readonly OpenDraft[] {
  return (key.getState(state) ?? []).filter(isHere)
}

function isHere(draft: OpenDraft): boolean {
  return draft.content.length > 0
}

function footnotesBefore(doc: Node, target: BlockId): NotesBefore {
  const block = findBlock(doc, target)
  if (!block) return { footnotes: 0, asterisks: 0 }
  const $pos = doc.resolve(block.pos)
  let { footnotes, asterisks } = bases(doc)[$pos.index(0)] ?? { footnotes: 0, asterisks: 0 }
  const top = $pos.depth > 0 ? $pos.before(1) : block.pos
  doc.nodesBetween(top, block.pos, (node, pos) => {
    if (node.type === schema.nodes.footnote && pos < block.pos) {
      if (node.attrs.series === 'number') footnotes++
      if (node.attrs.series === 'asterisk') asterisks++
    }
    return isContainer(node) || pos < block.pos
  })
  return { footnotes, asterisks }
}
