import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, TextSelection } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { replaceWords } from '../../../shared/document/replace'
import { schema } from '../../../shared/document/schema'
import { type Match, type Query, search } from '../../../shared/document/search'
import { modeOf } from '../mode'
import { apart } from '../shared-text/history'

/** Finding words in the text, and replacing them. */
export interface SearchEditor {
  /** What is looked for; `null` ends it. The first place after the caret is the one it stands at. */
  look(query: Query | null): void
  found(): Found | null
  /** Goes to the next place or the one before, round the whole text. */
  step(by: 1 | -1): void
  /** Replaces the place where it stands and goes on. `false` where the text is closed. */
  replace(words: string): boolean
  /** Replaces all of them as one step to undo; how many. */
  replaceAll(words: string): number
  /** What is selected, to be looked for. */
  selected(): string
}

export interface Found {
  readonly count: number
  /** From 1; `null` where it stands at none of them. */
  readonly at: number | null
}

interface Looking {
  readonly query: Query
  /** By its block, since a colleague's change moves every position. */
  readonly current: Pick<Match, 'block' | 'nth'> | null
  /** The middle of what is in sight. */
  readonly around: number
}

const key = new PluginKey<Looking | null>('search')

/** More than this are not drawn at once: those nearest to what is in sight are. */
const drawn = 400

export function searchPlugin(): Plugin<Looking | null> {
  let last: { doc: Node; looking: Looking; set: DecorationSet } | null = null
  return new Plugin<Looking | null>({
    key,
    state: {
      init: () => null,
      apply(tr, looking) {
        const told = tr.getMeta(key) as Looking | null | undefined
        return told === undefined ? looking : told
      },
    },
    view: (view) => followSight(view),
    props: {
      decorations(state) {
        const { doc } = state
        const looking = key.getState(state)
        if (!looking) return DecorationSet.empty
        if (last?.doc !== doc || last.looking !== looking) {
          last = { doc, looking, set: DecorationSet.create(doc, marks(doc, looking)) }
        }
        return last.set
      },
    },
  })
}

/** Tells the plugin what comes into sight, while there is more than it draws. */
function followSight(view: EditorView) {
  let asked = 0
  const onScroll = () => {
    const looking = key.getState(view.state)
    if (asked !== 0 || !looking || search(view.state.doc, looking.query).length <= drawn) return
    asked = requestAnimationFrame(() => {
      asked = 0
      const now = key.getState(view.state)
      const around = middleOf(view)
      if (now && around !== null) tell(view, { ...now, around })
    })
  }
  document.addEventListener('scroll', onScroll, { capture: true, passive: true })
  return {
    destroy() {
      document.removeEventListener('scroll', onScroll, { capture: true })
      cancelAnimationFrame(asked)
    },
  }
}

function middleOf(view: EditorView): number | null {
  const box = view.dom.getBoundingClientRect()
  const left = box.left + box.width / 2
  return view.posAtCoords({ left, top: window.innerHeight / 2 })?.pos ?? null
}

function marks(doc: Node, { query, current, around }: Looking): Decoration[] {
  const all = search(doc, query)
  const at = current ? indexOf(all, current) : -1
  const middle = firstFrom(all, around)
  const start = Math.max(0, Math.min(middle - drawn / 2, all.length - drawn))
  const shown = [...all.slice(start, start + drawn).entries()].map(
    ([index, match]) => [start + index, match] as const,
  )
  const here = all[at]
  if (here && (at < start || at >= start + drawn)) shown.push([at, here])
  return shown.map(([index, { from, to }]) => {
    const name = index === at ? 'found found-here' : 'found'
    const note = noteAround(doc, from)
    // The words of a footnote are not in the line: its sign stands for them.
    return note
      ? Decoration.node(note.from, note.to, { class: name })
      : Decoration.inline(from, to, { class: name })
  })
}

/** The footnote that holds a place. */
function noteAround(doc: Node, pos: number): { from: number; to: number } | null {
  const $pos = doc.resolve(pos)
  if ($pos.parent.type !== schema.nodes.footnote) return null
  return { from: $pos.before(), to: $pos.after() }
}

function indexOf(all: readonly Match[], { block, nth }: Pick<Match, 'block' | 'nth'>): number {
  return all.findIndex((match) => match.block === block && match.nth === nth)
}

/** The index of the first that begins at a place or after it; their number if none does. */
function firstFrom(all: readonly Match[], pos: number): number {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((all[middle]?.from ?? 0) < pos) low = middle + 1
    else high = middle
  }
  return low
}

function tell(view: EditorView, looking: Looking | null): void {
  view.dispatch(view.state.tr.setMeta(key, looking))
}

export function searchEditor(view: EditorView): SearchEditor {
  const lookingNow = () => key.getState(view.state) ?? null
  const all = (query: Query) => search(view.state.doc, query)

  function standAt(match: Match, looking: Looking): void {
    const { doc, tr } = view.state
    const note = noteAround(doc, match.from)
    const { from, to } = note ?? match
    const current = { block: match.block, nth: match.nth }
    view.dispatch(
      tr
        .setSelection(TextSelection.create(doc, from, to))
        .setMeta(key, { ...looking, current, around: from }),
    )
    const { node } = view.domAtPos(from)
    const element = node instanceof Element ? node : node.parentElement
    element?.scrollIntoView({ block: 'center' })
  }

  function step(by: 1 | -1): void {
    const looking = lookingNow()
    if (!looking) return
    const matches = all(looking.query)
    const at = looking.current ? indexOf(matches, looking.current) : -1
    const from = firstFrom(matches, view.state.selection.from)
    const next = at >= 0 ? at + by : by === 1 ? from : from - 1
    const match = matches[(next + matches.length) % matches.length]
    if (match) standAt(match, looking)
  }

  return {
    look(query) {
      if (!query?.words) {
        if (lookingNow()) tell(view, null)
        return
      }
      const { from } = view.state.selection
      const looking = { query, current: null, around: from }
      const matches = all(query)
      const first = matches[firstFrom(matches, from)] ?? matches[0]
      if (first) standAt(first, looking)
      else tell(view, looking)
    },
    found() {
      const looking = lookingNow()
      if (!looking) return null
      const matches = all(looking.query)
      const at = looking.current ? indexOf(matches, looking.current) : -1
      return { count: matches.length, at: at < 0 ? null : at + 1 }
    },
    step,
    replace(words) {
      const looking = lookingNow()
      if (!looking || modeOf(view.state) !== 'write') return false
      const matches = all(looking.query)
      const match = looking.current && matches[indexOf(matches, looking.current)]
      if (!match) {
        step(1)
        return true
      }
      apart((state, dispatch) => {
        const { tr } = state
        replaceWords(tr, match.from, match.to, words)
        const after = TextSelection.near(tr.doc.resolve(tr.mapping.map(match.to)))
        dispatch?.(tr.setSelection(after).setMeta(key, { ...looking, current: null }))
        return true
      })(view.state, view.dispatch, view)
      step(1)
      return true
    },
    replaceAll(words) {
      const looking = lookingNow()
      if (!looking || modeOf(view.state) !== 'write') return 0
      const matches = all(looking.query)
      apart(({ tr }, dispatch) => {
        // From the end, so that none moves another.
        for (const { from, to } of [...matches].reverse()) replaceWords(tr, from, to, words)
        dispatch?.(tr)
        return true
      })(view.state, view.dispatch, view)
      return matches.length
    },
    selected() {
      const { doc, selection } = view.state
      const { $from, $to, from, to } = selection
      return $from.sameParent($to) ? doc.textBetween(from, to) : ''
    },
  }
}
