import type { Node } from 'prosemirror-model'
import { Plugin, TextSelection } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { carry } from '../carried'
import { languageOf as languageAt } from '../language'
import { isFromShared, modeOf } from '../mode'
import {
  type Hinting,
  type PlacedHint,
  placedHints,
  type Resolve,
  type Sources,
  styleOf,
} from './hint-list'
import { hintsOf, key, type LanguageOf, none, open, type Shown, type Told } from './hint-state'
import { checkNow, looking } from './looking'
import type { SpellingCheck } from './spelling-check'

/**
 * Marks the places that depart from the house style, and the words that are not in the dictionary.
 *
 * They are looked for a few blocks at a time and never while a key is answered: until then the marks
 * are carried along. Where a colleague changes more than words, they are made anew from what is known
 * of the blocks in sight.
 */
export function hintsPlugin(
  spelling: SpellingCheck,
  languageOf: LanguageOf = (doc) => languageAt(doc).lang,
): Plugin<Shown> {
  let resolve: Resolve = () => null
  let last: { doc: Node; hinting: Hinting; list: readonly PlacedHint[] } | null = null
  const sources = (doc: Node, hinting: Hinting): Sources => {
    const language = languageOf(doc)
    const style = styleOf(doc, hinting, language)
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
        languageOf,
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

function openNamed(view: EditorView, name: string): void {
  if (view.isDestroyed) return
  checkNow(view)
  const hint = hintsOf(view.state).find((each) => each.key === name)
  if (hint) open(view, { hint, byKey: false })
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
