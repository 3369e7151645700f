import type { Node } from 'prosemirror-model'
import {
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from 'prosemirror-state'
import { Mapping } from 'prosemirror-transform'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { schema } from '../../../shared/document/schema'
import { apply } from '../../../shared/style/apply'
import { checkWhile } from '../../../shared/style/check'
import { carry } from '../carried'
import { languageOf } from '../language'
import { isFromShared, modeOf } from '../mode'
import { apart } from '../shared-text/history'
import {
  type Hinting,
  type PlacedHint,
  placedHints,
  type Resolve,
  resolver,
  type Sight,
  type Sources,
  styleOf,
} from './hint-list'
import type { SpellingCheck } from './spelling-check'

/** The hint whose card is open. */
export interface OpenHint {
  readonly hint: PlacedHint
  /** Whether it was opened by a key, so that the card takes the focus. */
  readonly byKey: boolean
}

interface Shown {
  readonly hinting: Hinting
  readonly spelling: SpellingCheck
  /** All hints of the text as it is now. */
  readonly listed: (doc: Node, hinting: Hinting) => readonly PlacedHint[]
  /** All hints of the text as it was when it was last looked at. */
  readonly list: readonly PlacedHint[]
  readonly marks: DecorationSet
  /** Only what is in sight is marked: a long text has some thousands. `null` is all of it. */
  readonly sight: Sight | null
  readonly open: OpenHint | null
  /** Where one has just typed: what ends there may not be finished, and is not yet judged. */
  readonly typingAt: number | null
}

type Told =
  | { readonly kind: 'hinting'; readonly hinting: Hinting }
  | { readonly kind: 'checked'; readonly resolve: Resolve; readonly sight: Sight | null }
  | { readonly kind: 'sight'; readonly sight: Sight | null }
  | { readonly kind: 'open'; readonly open: OpenHint | null }

const key = new PluginKey<Shown>('hints')

/** Milliseconds without typing after which what was typed is looked at. */
const pause = 600
/** Milliseconds after which it is looked at however much is typed by however many. */
const longestPause = 3000
/** Milliseconds that a look at the text may take before others have their turn. */
const turn = 3
/** Milliseconds after a key in which its writer is taken to be still typing. */
const typing = 200
/** Milliseconds for more answers about spelling to come before marks are made of them. */
const answers = 100
/** Milliseconds that marks may lag behind the scrolling. */
const scrollPause = 120

const none: Hinting = { on: false, off: [], ignored: [], party: null }

/**
 * Marks the places that depart from the house style, and the words that are not in the dictionary.
 *
 * They are looked for a few blocks at a time and never while a key is answered: until then the marks
 * are carried along. Where a colleague changes more than words, they are made anew from what is known
 * of the blocks in sight.
 */
export function hintsPlugin(spelling: SpellingCheck): Plugin<Shown> {
  let resolve: Resolve = () => null
  let last: { doc: Node; hinting: Hinting; list: readonly PlacedHint[] } | null = null
  const sources = (doc: Node, hinting: Hinting): Sources => {
    const style = styleOf(doc, hinting)
    const language = languageOf(doc).lang
    return { hinting, style, spelling: (top) => spelling.known(top, language), resolve }
  }
  const listed = (doc: Node, hinting: Hinting) => {
    if (last?.doc === doc && last.hinting === hinting) return last.list
    last = { doc, hinting, list: placedHints(doc, sources(doc, hinting)) }
    return last.list
  }
  const marked = (doc: Node, shown: Shown): Shown => {
    const { hinting, sight, open, typingAt } = shown
    const inSight = placedHints(doc, sources(doc, hinting), sight)
    const marks = marksOf(
      doc,
      inSight.filter(({ end }) => end !== typingAt),
    )
    const hint = open && listed(doc, hinting).find((each) => each.key === open.hint.key)
    return { ...shown, marks, open: hint ? { ...open, hint } : null }
  }

  return new Plugin<Shown>({
    key,
    state: {
      init: () => ({
        hinting: none,
        spelling,
        listed,
        list: [],
        marks: DecorationSet.empty,
        sight: null,
        open: null,
        typingAt: null,
      }),
      apply(tr, shown, { doc: before }, { doc, selection }) {
        const told = tr.getMeta(key) as Told | undefined
        switch (told?.kind) {
          case 'hinting': {
            const { hinting } = told
            return marked(doc, { ...shown, hinting, list: listed(doc, hinting) })
          }
          case 'checked':
            resolve = told.resolve
            last = null
            return marked(doc, {
              ...shown,
              sight: told.sight,
              list: listed(doc, shown.hinting),
            })
          case 'sight':
            return marked(doc, { ...shown, sight: told.sight })
          case 'open':
            return { ...shown, open: told.open }
        }
        if (tr.docChanged && isFromShared(tr)) {
          const marks = shown.open ? null : carry(shown.marks, before, doc)
          return marks ? { ...shown, marks } : marked(doc, shown)
        }
        if (tr.docChanged) {
          const marks = shown.marks.map(tr.mapping, doc)
          return { ...shown, marks, open: null, typingAt: selection.empty ? selection.head : null }
        }
        if (shown.typingAt !== null && tr.selectionSet) {
          return marked(doc, { ...shown, typingAt: null })
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
          const name = mark?.getAttribute('data-hint')
          // After the caret has been put there.
          if (name) queueMicrotask(() => openNamed(view, name))
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

/**
 * Looks at the text whenever it has changed and its writer pauses. A look that was begun is gone on
 * with while colleagues write, who never pause all at once, but waits for whoever types here.
 */
function looking(first: EditorView, spelling: SpellingCheck) {
  let view = first
  let timer: ReturnType<typeof setTimeout> | null = null
  let scrolled: ReturnType<typeof setTimeout> | null = null
  let waitingSince = 0
  let begun = false
  let lastKey = Number.NEGATIVE_INFINITY
  let asked: Hinting | null = null
  const stop = spelling.subscribe(() => after(answers))

  function after(wait: number): void {
    if (begun) return
    const now = performance.now()
    if (timer === null) waitingSince = now
    lookIn(Math.min(wait, waitingSince + longestPause - now))
  }

  function lookIn(wait: number): void {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(look, Math.max(0, wait))
  }

  function look(): void {
    timer = null
    if (view.isDestroyed) return
    const { doc } = view.state
    const hinting = key.getState(view.state)?.hinting ?? none
    begun &&= hinting.on && modeOf(view.state) === 'write'
    if (!hinting.on || modeOf(view.state) !== 'write') return
    const now = performance.now()
    const isTyping = now < lastKey + typing && now < waitingSince + longestPause
    if (view.composing || isTyping) {
      lookIn(typing)
      return
    }
    begun = !check(view, turn)
    if (begun) {
      waitingSince = now
      lookIn(2 * turn)
      return
    }
    tell(view, { kind: 'checked', resolve: resolver(doc), sight: sightOf(view) })
  }

  const onScroll = () => {
    scrolled ??= setTimeout(() => {
      scrolled = null
      if (view.isDestroyed || modeOf(view.state) !== 'write') return
      const sight = sightOf(view)
      const before = key.getState(view.state)?.sight ?? null
      if (sight?.first !== before?.first || sight?.last !== before?.last)
        tell(view, { kind: 'sight', sight })
    }, scrollPause)
  }
  // Whatever it is that scrolls: a scroll does not bubble, but it can be caught on its way.
  document.addEventListener('scroll', onScroll, { capture: true, passive: true })

  const onKey = () => {
    lastKey = performance.now()
  }
  first.dom.addEventListener('keydown', onKey)

  after(0)
  return {
    update(now: EditorView, before: EditorState) {
      view = now
      const hinting = key.getState(view.state)?.hinting ?? none
      if (!hinting.on) return
      if (hinting !== asked || modeOf(view.state) !== modeOf(before)) after(0)
      else if (view.state.doc !== before.doc) after(pause)
      asked = hinting
    },
    destroy() {
      stop()
      document.removeEventListener('scroll', onScroll, { capture: true })
      first.dom.removeEventListener('keydown', onKey)
      if (timer !== null) clearTimeout(timer)
      if (scrolled !== null) clearTimeout(scrolled)
    },
  }
}

/** Looks at whatever has not been looked at yet; `false` if the time was over first. */
function check(view: EditorView, time: number): boolean {
  const { doc } = view.state
  const shown = key.getState(view.state)
  if (!shown) return true
  const ends = performance.now() + time
  const hasTime = () => performance.now() < ends
  const style = styleOf(doc, shown.hinting)
  const language = languageOf(doc).lang
  return doc.children.every(
    (top) =>
      (style === null || checkWhile(top, style, hasTime) !== null) &&
      shown.spelling.look(top, language, hasTime),
  )
}

/** Milliseconds that who asks for a hint waits for what was typed to be looked at. */
const patience = 40

/** For who asks for a hint at once: what has just been typed is looked at before it is answered. */
function checkNow(view: EditorView): void {
  if (!check(view, patience)) return
  tell(view, { kind: 'checked', resolve: resolver(view.state.doc), sight: sightOf(view) })
}

function openNamed(view: EditorView, name: string): void {
  if (view.isDestroyed) return
  checkNow(view)
  const hint = hintsOf(view.state).find((each) => each.key === name)
  if (hint) open(view, { hint, byKey: false })
}

function tell(view: EditorView, told: Told): void {
  view.dispatch(view.state.tr.setMeta(key, told))
}

/** The parts on the screen and a screen's height around it; all of them where nothing is laid out. */
function sightOf(view: EditorView): Sight | null {
  const height = window.innerHeight
  let sight: Sight | null = null
  view.state.doc.forEach((_top, pos, part) => {
    const element = view.nodeDOM(pos)
    if (!(element instanceof Element)) return
    const { top, bottom } = element.getBoundingClientRect()
    if (bottom <= top || bottom < -height || top > 2 * height) return
    sight = { first: sight?.first ?? part, last: part }
  })
  return sight
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

export function setHinting(state: EditorState, hinting: Hinting): Transaction {
  return state.tr.setMeta(key, { kind: 'hinting', hinting } satisfies Told)
}

export function hintsOf(state: EditorState): readonly PlacedHint[] {
  const shown = modeOf(state) === 'write' ? key.getState(state) : undefined
  return shown?.listed(state.doc, shown.hinting) ?? []
}

/** As it was when the text was last looked at; what is done about a hint asks for it anew. */
export function lastHintsOf(state: EditorState): readonly PlacedHint[] {
  return modeOf(state) === 'write' ? (key.getState(state)?.list ?? []) : []
}

export function openHintOf(state: EditorState): OpenHint | null {
  return modeOf(state) === 'write' ? (key.getState(state)?.open ?? null) : null
}

export function open(view: EditorView, hint: OpenHint | null): void {
  if (!view.isDestroyed) tell(view, { kind: 'open', open: hint })
}

/** The next hint after the caret, or the one before it, round the whole text. */
export function goToNextHint(view: EditorView, by: 1 | -1): void {
  if (modeOf(view.state) === 'write') checkNow(view)
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
 *
 * No two of one block go into one transaction: the binding compares a paragraph before and after as
 * one piece from the first difference to the last, and would tear what a colleague writes in between.
 */
export function applyHints(view: EditorView, hints: readonly PlacedHint[], text?: string): number {
  if (modeOf(view.state) !== 'write') return 0
  const { doc } = view.state
  const able = hints.filter(({ at, node }) => doc.nodeAt(at) === node)
  let count = 0
  const command = apart((_state, dispatch) => {
    const moves = new Mapping()
    for (const round of rounds(able)) {
      const { tr } = view.state
      for (const hint of round) {
        if (put(tr, { ...hint, at: moves.map(hint.at) }, text)) count++
      }
      if (!tr.docChanged) continue
      moves.appendMapping(tr.mapping)
      dispatch?.(tr)
    }
    return count > 0
  })
  command(view.state, view.dispatch, view)
  return count
}

/** The last hint of every block, then the one before it: none moves one that is still to come. */
function rounds(hints: readonly PlacedHint[]): readonly (readonly PlacedHint[])[] {
  const made: PlacedHint[][] = []
  const taken = new Map<number, number>()
  for (const hint of [...hints].sort((a, b) => b.start - a.start)) {
    const round = taken.get(hint.at) ?? 0
    taken.set(hint.at, round + 1)
    const others = made[round]
    if (others) others.push(hint)
    else made[round] = [hint]
  }
  return made
}

function put(tr: Transaction, hint: PlacedHint, text: string | undefined): boolean {
  const { fix, from, to, at, target, words } = hint
  if (text !== undefined) {
    return apply(tr, at, { kind: 'edit', edits: [{ from, to, text }] }, from, to)
  }
  if (fix?.kind === 'reference') {
    // Where a reference may not stand, putting one there would tear its surroundings apart.
    const $at = tr.doc.resolve(at + from)
    const mayStand = $at.parent.type.contentMatch.matchType(schema.nodes.reference) !== null
    if (target === null || !mayStand) return false
    tr.replaceWith(
      at + from,
      at + to,
      schema.nodes.reference.create({ target, form: 'number', said: words }),
    )
    return true
  }
  return fix !== null && apply(tr, at, fix, from, to)
}
