import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import type { StatesRegister } from '../../../shared/states/register'
import {
  isStale,
  keyOfTaken,
  type Placed,
  placedIn,
  type Taken,
} from '../../../shared/states/taken'
import { carry } from '../carried'
import type { TextEditorOptions } from '../contract'
import { modeOf } from '../mode'
import { renewed } from './renew'

/** Days and names as the reader writes them. */
export interface SayTaken {
  /** "Number of States bound, from the register of States as of 23 November 2005" */
  readonly origin: (taken: Taken) => string
  /** "The register now says 84." */
  readonly change: (taken: Taken) => string
}

interface Told {
  readonly states: StatesRegister | null
  readonly say: SayTaken
}

interface Marks extends Told {
  readonly writes: boolean
  readonly set: DecorationSet
}

const key = new PluginKey<Marks>('counts')
const silence: SayTaken = { origin: () => '', change: () => '' }

export function setStates(state: EditorState, told: Told): Transaction {
  return state.tr.setMeta(key, told)
}

export function statesIn(state: EditorState): StatesRegister | null {
  return key.getState(state)?.states ?? null
}

/**
 * Says of what came from the register of States as of which day it did, and beside what the register
 * says otherwise by now what it says, with a button that lets the text say so too. The marks are made
 * anew from text and register, and are no part of the text.
 */
export function countMarksPlugin(translate: TextEditorOptions['translate']): Plugin<Marks> {
  const marked = (doc: Node, told: Told, writes: boolean): Marks => {
    const all = told.states ? placedIn(doc, told.states) : []
    const marks = all.flatMap((each) => marksOf(doc, each, told.say, writes, translate))
    return { ...told, writes, set: DecorationSet.create(doc, marks) }
  }
  return new Plugin<Marks>({
    key,
    state: {
      init: (_config, { doc }) => marked(doc, { states: null, say: silence }, false),
      apply(tr, marks, { doc: before }, state) {
        const { doc } = state
        const told = tr.getMeta(key) as Told | undefined
        const writes = modeOf(state) === 'write'
        if (told || writes !== marks.writes) return marked(doc, told ?? marks, writes)
        if (!tr.docChanged || !marks.states) return marks
        const set = carry(marks.set, before, doc)
        return set ? { ...marks, set } : marked(doc, marks, writes)
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.set,
      handleKeyDown(view, event) {
        const isAsked = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
        if (!isAsked || event.altKey || event.shiftKey) return false
        const taken = staleAt(view.state)
        return taken !== null && focusOn(view, taken)
      },
    },
  })
}

/** What is out of date in the paragraph of the caret, first of all what the caret stands beside. */
function staleAt(state: EditorState): Taken | null {
  const states = statesIn(state)
  const { $from, from, to } = state.selection
  if (!states || !$from.parent.isTextblock) return null
  const [start, end] = [$from.start(), $from.end()]
  const here = placedIn(state.doc, states).filter(
    ({ taken, places }) => isStale(taken) && places.some((each) => each >= start && each < end),
  )
  const beside = here.find(({ places }) => places.some((each) => from <= each + 1 && to >= each))
  return (beside ?? here[0])?.taken ?? null
}

function focusOn(view: EditorView, taken: Taken): boolean {
  const wanted = keyOfTaken(taken)
  const found = [...view.dom.querySelectorAll<HTMLElement>('.count-mark')].find(
    ({ dataset }) => dataset.taken === wanted,
  )
  const button = found?.querySelector('button')
  button?.focus()
  return button !== undefined && button !== null
}

function marksOf(
  doc: Node,
  { taken, places }: Placed,
  say: SayTaken,
  writes: boolean,
  translate: TextEditorOptions['translate'],
): readonly Decoration[] {
  const [first] = places
  if (first === undefined) return []
  const stale = isStale(taken)
  const change = stale ? say.change(taken) : ''
  const words = [say.origin(taken), change].filter(Boolean).join(' ')
  const now: ReadonlySet<string> = new Set(taken.kind === 'list' ? taken.now : [])
  const fields = places.map((pos) => {
    const isGone = taken.kind === 'list' && !now.has(String(doc.nodeAt(pos)?.attrs.said))
    const isChanged = stale && (isGone || taken.kind === 'count')
    return Decoration.node(pos, pos + 1, {
      class: isChanged ? `from-states count-stale${isGone ? ' count-gone' : ''}` : 'from-states',
      title: words,
      'aria-description': words,
    })
  })
  if (!stale) return fields
  const build = (view: EditorView) => mark(view, taken, change, writes, translate)
  const spec = {
    key: `${keyOfTaken(taken)} ${writes} ${change}`,
    side: taken.kind === 'list' ? -1 : 1,
    marks: [],
    ignoreSelection: true,
    stopEvent: () => true,
  }
  const at = taken.kind === 'list' ? [doc.resolve(first).before()] : places.map((pos) => pos + 1)
  return [...fields, ...at.map((pos) => Decoration.widget(pos, build, spec))]
}

/** Of a count among the words, of a list a line above it. */
function mark(
  view: EditorView,
  taken: Taken,
  change: string,
  writes: boolean,
  translate: TextEditorOptions['translate'],
): HTMLElement {
  const made = document.createElement(taken.kind === 'list' ? 'div' : 'span')
  made.className = 'count-mark'
  made.dataset.taken = keyOfTaken(taken)
  made.dataset.of = taken.kind
  made.contentEditable = 'false'
  // In the words of the window, which may run the other way than those of the text.
  made.dir = 'auto'
  made.title = change
  made.setAttribute('role', 'note')
  made.setAttribute('aria-label', change)
  const said = document.createElement('span')
  said.className = 'count-now'
  said.textContent =
    taken.kind === 'list' ? change : translate('page.count.now', { now: taken.now })
  made.append(said)
  if (writes) made.append(renewal(view, taken, change, translate))
  return made
}

function renewal(
  view: EditorView,
  taken: Taken,
  change: string,
  translate: TextEditorOptions['translate'],
): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'count-renew'
  button.textContent = translate('page.count.renew')
  button.setAttribute('aria-label', translate('page.count.renew-named', { change }))
  button.addEventListener('click', () => {
    if (modeOf(view.state) === 'write') renewed([taken])(view.state, view.dispatch, view)
    view.focus()
  })
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    view.focus()
  })
  return button
}
