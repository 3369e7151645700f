import type { Node } from 'prosemirror-model'
import {
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { yUndoPluginKey } from 'y-prosemirror'
import { schema } from '../../shared/document/schema'
import { apply } from '../../shared/style/apply'
import { checkWhile } from '../../shared/style/check'
import {
  type Hinting,
  type PlacedHint,
  placedHints,
  type Resolve,
  resolver,
  styleOf,
} from './hint-list'
import { isFromShared, modeOf } from './mode'
import type { SpellingCheck } from './spelling-check'

/** The hint whose card is open. */
export interface OpenHint {
  readonly hint: PlacedHint
  /** Whether it was opened by a key, so that the card takes the focus. */
  readonly byKey: boolean
}

interface Shown {
  readonly hinting: Hinting
  readonly listed: (doc: Node, hinting: Hinting) => readonly PlacedHint[]
  readonly marks: DecorationSet
  readonly open: OpenHint | null
  /** Where one has just typed: what ends there may not be finished, and is not yet judged. */
  readonly typingAt: number | null
}

type Told =
  | { readonly kind: 'hinting'; readonly hinting: Hinting }
  | { readonly kind: 'checked'; readonly resolve: Resolve }
  | { readonly kind: 'open'; readonly open: OpenHint | null }

const key = new PluginKey<Shown>('hints')

/** Milliseconds without typing after which what was typed is looked at. */
const pause = 500
/** Milliseconds that a look at the text may take before others have their turn. */
const turn = 6

const none: Hinting = { on: false, off: [], ignored: [], party: null }

/**
 * Marks the places that depart from the house style, and the words that are not in the dictionary.
 *
 * They are looked for a few blocks at a time and never while a key is answered: until then the marks
 * are carried along. What a colleague changes replaces the whole text, so the marks are then made
 * anew from what is known of the blocks, which are mostly the same as before.
 */
export function hintsPlugin(spelling: SpellingCheck): Plugin<Shown> {
  let resolve: Resolve = () => null
  let last: { doc: Node; hinting: Hinting; list: readonly PlacedHint[] } | null = null
  const listed = (doc: Node, hinting: Hinting) => {
    if (last?.doc === doc && last.hinting === hinting) return last.list
    const style = styleOf(doc, hinting)
    const more = (top: Node) => spelling.known(top, style?.language)
    last = { doc, hinting, list: placedHints(doc, hinting, style, more, resolve) }
    return last.list
  }
  const shownFor = (
    doc: Node,
    { open, typingAt }: Pick<Shown, 'open' | 'typingAt'>,
    hinting: Hinting,
  ): Shown => {
    const list = listed(doc, hinting)
    const finished = list.filter(({ end }) => end !== typingAt)
    return {
      hinting,
      listed,
      marks: marksOf(doc, finished),
      open: stillThere(open, list),
      typingAt,
    }
  }

  return new Plugin<Shown>({
    key,
    state: {
      init: () => ({
        hinting: none,
        listed,
        marks: DecorationSet.empty,
        open: null,
        typingAt: null,
      }),
      apply(tr, shown, _before, { doc, selection }) {
        const told = tr.getMeta(key) as Told | undefined
        switch (told?.kind) {
          case 'hinting':
            return shownFor(doc, shown, told.hinting)
          case 'checked':
            resolve = told.resolve
            last = null
            return shownFor(doc, shown, shown.hinting)
          case 'open':
            return { ...shown, open: told.open }
        }
        if (tr.docChanged && isFromShared(tr)) return shownFor(doc, shown, shown.hinting)
        if (tr.docChanged) {
          const marks = shown.marks.map(tr.mapping, doc)
          return { ...shown, marks, open: null, typingAt: selection.empty ? selection.head : null }
        }
        if (shown.typingAt !== null && tr.selectionSet) {
          return shownFor(doc, { ...shown, typingAt: null }, shown.hinting)
        }
        const { open } = shown
        const left = open && (selection.to < open.hint.start || selection.from > open.hint.end)
        return left ? { ...shown, open: null } : shown
      },
    },
    props: {
      decorations(state) {
        return modeOf(state) === 'write' ? key.getState(state)?.marks : null
      },
      handleDOMEvents: {
        click(view, { target }) {
          const mark = target instanceof Element ? target.closest('[data-hint]') : null
          const hint = hintsOf(view.state).find(
            (each) => each.key === mark?.getAttribute('data-hint'),
          )
          // After the caret has been put there.
          if (hint) queueMicrotask(() => open(view, { hint, byKey: false }))
          return false
        },
      },
      handleKeyDown(view, event) {
        if (event.key !== 'F7' || event.ctrlKey || event.metaKey || event.altKey) return false
        goToNextHint(view, event.shiftKey ? -1 : 1)
        return true
      },
    },
    view: (view) => looking(view, spelling),
  })
}

/** Looks at the text whenever it has changed and its writer pauses. */
function looking(first: EditorView, spelling: SpellingCheck) {
  let view = first
  let timer: ReturnType<typeof setTimeout> | null = null
  let seen: { readonly doc: Node; readonly hinting: Hinting } | null = null
  const stop = spelling.subscribe(() => {
    seen = null
    after(0)
  })

  function after(wait: number): void {
    timer ??= setTimeout(look, wait)
  }

  function look(): void {
    timer = null
    if (view.isDestroyed) return
    const { doc } = view.state
    const hinting = key.getState(view.state)?.hinting ?? none
    if (!hinting.on || modeOf(view.state) !== 'write') return
    if (view.composing) {
      after(pause)
      return
    }
    const ends = performance.now() + turn
    const hasTime = () => performance.now() < ends
    const style = styleOf(doc, hinting)
    const done = doc.children.every(
      (top) =>
        (style === null || checkWhile(top, style, hasTime) !== null) &&
        spelling.look(top, style?.language, hasTime),
    )
    if (!done) {
      after(turn)
      return
    }
    seen = { doc, hinting }
    view.dispatch(
      view.state.tr.setMeta(key, { kind: 'checked', resolve: resolver(doc) } satisfies Told),
    )
  }

  after(0)
  return {
    update(now: EditorView) {
      view = now
      const hinting = key.getState(view.state)?.hinting ?? none
      if (seen?.doc === view.state.doc && seen.hinting === hinting) return
      if (hinting.on) after(seen?.hinting === hinting ? pause : 0)
    },
    destroy() {
      stop()
      if (timer !== null) clearTimeout(timer)
    },
  }
}

function marksOf(doc: Node, list: readonly PlacedHint[]): DecorationSet {
  return DecorationSet.create(
    doc,
    list.map(({ start, end, key: name, rule }) =>
      Decoration.inline(start, end, {
        class: rule === 'spelling' ? 'style-mark style-mark-spelling' : 'style-mark',
        'data-hint': name,
      }),
    ),
  )
}

function stillThere(open: OpenHint | null, list: readonly PlacedHint[]): OpenHint | null {
  const hint = open && list.find((each) => each.key === open.hint.key)
  return open && hint ? { ...open, hint } : null
}

export function setHinting(state: EditorState, hinting: Hinting): Transaction {
  return state.tr.setMeta(key, { kind: 'hinting', hinting } satisfies Told)
}

export function hintsOf(state: EditorState): readonly PlacedHint[] {
  const shown = modeOf(state) === 'write' ? key.getState(state) : undefined
  return shown?.listed(state.doc, shown.hinting) ?? []
}

export function openHintOf(state: EditorState): OpenHint | null {
  return modeOf(state) === 'write' ? (key.getState(state)?.open ?? null) : null
}

export function open(view: EditorView, hint: OpenHint | null): void {
  if (!view.isDestroyed)
    view.dispatch(view.state.tr.setMeta(key, { kind: 'open', open: hint } satisfies Told))
}

/** The next hint after the caret, or the one before it, round the whole text. */
export function goToNextHint(view: EditorView, by: 1 | -1): void {
  const list = hintsOf(view.state)
  const { from, to } = view.state.selection
  const next =
    by === 1
      ? (list.find(({ start }) => start > from || (start === from && start === to)) ?? list[0])
      : (list.findLast(({ end }) => end < to || (end === to && from === to)) ?? list.at(-1))
  if (next) goToHint(view, next)
}

export function goToHint(view: EditorView, hint: PlacedHint): void {
  const { doc, tr } = view.state
  const selection = TextSelection.between(doc.resolve(hint.start), doc.resolve(hint.end))
  view.dispatch(
    tr
      .setSelection(selection)
      .setMeta(key, { kind: 'open', open: { hint, byKey: true } } satisfies Told)
      .scrollIntoView(),
  )
}

/**
 * Puts hints into effect, as one step to undo. A hint whose block has changed since it was made is
 * left out. Answers how many were put into effect.
 */
export function applyHints(view: EditorView, hints: readonly PlacedHint[], text?: string): number {
  const { state } = view
  if (modeOf(state) !== 'write') return 0
  const tr = state.tr
  let count = 0
  for (const hint of [...hints].sort((a, b) => b.start - a.start)) {
    if (state.doc.nodeAt(hint.at) !== hint.node) continue
    if (put(tr, hint, text)) count++
  }
  if (!tr.docChanged) return 0
  const manager = yUndoPluginKey.getState(state)?.undoManager
  manager?.stopCapturing()
  view.dispatch(tr)
  manager?.stopCapturing()
  return count
}

function put(tr: Transaction, hint: PlacedHint, text: string | undefined): boolean {
  const { fix, from, to, at, target, words } = hint
  if (text !== undefined) {
    return apply(tr, at, { kind: 'edit', edits: [{ from, to, text }] }, from, to)
  }
  if (fix?.kind === 'reference') {
    if (target === null) return false
    tr.replaceWith(
      at + from,
      at + to,
      schema.nodes.reference.create({ target, form: 'number', said: words }),
    )
    return true
  }
  return fix !== null && apply(tr, at, fix, from, to)
}
