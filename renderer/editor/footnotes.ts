import type { Node } from 'prosemirror-model'
import { type Command, Plugin, TextSelection } from 'prosemirror-state'
import {
  Decoration,
  DecorationSet,
  type EditorView,
  type NodeViewConstructor,
} from 'prosemirror-view'
import { isContainer } from '../../shared/document/blocks'
import { schema } from '../../shared/document/schema'
import type { TextEditorOptions } from './contract'
import { draw } from './draw'
import { type FootnoteCard, footnoteCard } from './footnote-card'
import { modeOf } from './mode'
import { selectedFootnote } from './selected-footnote'

/**
 * A footnote is a number in the line. Its text stands at the foot of its section, as it will be
 * printed at the foot of the page, and opens beside the number where it is selected.
 */
export function footnotesPlugin(translate: TextEditorOptions['translate']): Plugin {
  let card: FootnoteCard | null = null
  return new Plugin({
    view(view) {
      card = footnoteCard(view, translate)
      return card
    },
    props: {
      decorations: (state) => notesAtTheFoot(state.doc),
      nodeViews: { footnote: markerView(translate) },
      handleKeyDown(view, event) {
        if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false
        if (event.key === 'Enter' && selectedFootnote(view.state)) return card?.edit() ?? false
        if (modeOf(view.state) !== 'write') return false
        if (event.key === 'Backspace') return select(-1)(view.state, view.dispatch)
        if (event.key === 'Delete') return select(1)(view.state, view.dispatch)
        return false
      },
      // A footnote holds words that are not in sight: typing goes after it and never over it.
      handleTextInput(view, from, to, text) {
        const { doc, tr } = view.state
        const node = doc.nodeAt(from)
        const covered = node?.type === schema.nodes.footnote && from + node.nodeSize === to
        if (!covered || modeOf(view.state) !== 'write') return false
        view.dispatch(tr.insertText(text, to).scrollIntoView())
        return true
      },
      handleClickOn(view, _pos, node, pos) {
        if (node.type !== schema.nodes.footnote) return false
        const selection = TextSelection.create(view.state.doc, pos, pos + node.nodeSize)
        view.dispatch(view.state.tr.setSelection(selection))
        return true
      },
      handleDOMEvents: {
        click(view, event) {
          const item = event.target instanceof Element && event.target.closest('.notes [data-note]')
          if (!(item instanceof HTMLElement)) return false
          return goTo(item.dataset.note ?? '', view)
        },
      },
    },
  })
}

/** From the text of a footnote to its number. */
function goTo(id: string, view: EditorView): boolean {
  const { doc, tr } = view.state
  let at: number | null = null
  doc.descendants((node, pos) => {
    if (node.type === schema.nodes.footnote && node.attrs.id === id) at = pos
    return at === null
  })
  if (at === null) return false
  const size = doc.nodeAt(at)?.nodeSize ?? 0
  view.focus()
  view.dispatch(tr.setSelection(TextSelection.create(doc, at, at + size)).scrollIntoView())
  return true
}

/** Deleting towards a footnote selects it first: its words would go unseen. */
function select(side: 1 | -1): Command {
  return (state, dispatch) => {
    const { $from, empty } = state.selection
    const node = side === 1 ? $from.nodeAfter : $from.nodeBefore
    if (!empty || node?.type !== schema.nodes.footnote) return false
    const other = $from.pos + side * node.nodeSize
    const selection = TextSelection.create(
      state.doc,
      Math.min($from.pos, other),
      Math.max($from.pos, other),
    )
    dispatch?.(state.tr.setSelection(selection))
    return true
  }
}

function markerView(translate: TextEditorOptions['translate']): NodeViewConstructor {
  return (node) => {
    const dom = document.createElement('span')
    dom.className = 'footnote'
    dom.dataset.series = String(node.attrs.series)
    dom.setAttribute('role', 'doc-noteref')
    const label = (text: string) => {
      dom.setAttribute('aria-label', translate('page.footnote', { text }))
      dom.title = text
    }
    label(node.textContent)
    return {
      dom,
      update(next) {
        if (next.type !== schema.nodes.footnote) return false
        dom.dataset.series = String(next.attrs.series)
        label(next.textContent)
        return true
      },
      ignoreMutation: () => true,
    }
  }
}

const sets = new WeakMap<Node, DecorationSet>()
const lists = new WeakMap<Node, NoteList | null>()

interface NoteList {
  /** The same for the same notes: a list that says the same is not drawn anew. */
  readonly key: string
  readonly notes: readonly Note[]
}

interface Note {
  readonly node: Node
  /** Whether it is the first with a letter in its table, and so has the letter a. */
  readonly first: boolean
}

function notesAtTheFoot(doc: Node): DecorationSet {
  const known = sets.get(doc)
  if (known) return known
  const decorations: Decoration[] = []
  doc.forEach((top, pos) => {
    const list = isContainer(top) ? listOf(top) : null
    if (!list) return
    const end = pos + top.nodeSize - 1
    const spec = { key: list.key, side: 100, ignoreSelection: true }
    decorations.push(Decoration.widget(end, () => drawList(list), spec))
  })
  const made = DecorationSet.create(doc, decorations)
  sets.set(doc, made)
  return made
}

function listOf(container: Node): NoteList | null {
  const known = lists.get(container)
  if (known !== undefined) return known
  const notes: Note[] = []
  const collect = (within: Node, letters: { seen: boolean }) => {
    within.forEach((child) => {
      if (child.type !== schema.nodes.footnote) {
        collect(child, child.type === schema.nodes.table ? { seen: false } : letters)
        return
      }
      const lettered = child.attrs.series === 'letter'
      const first = lettered && !letters.seen
      if (lettered) letters.seen = true
      notes.push({ node: child, first })
    })
  }
  collect(container, { seen: false })
  const key = `notes ${JSON.stringify(notes.map(({ node, first }) => [node.toJSON(), first]))}`
  const made = notes.length > 0 ? { key, notes } : null
  lists.set(container, made)
  return made
}

/** The style sheet numbers them as it numbers their markers. */
function drawList({ notes }: NoteList): HTMLElement {
  const list = document.createElement('ol')
  list.className = 'notes'
  list.setAttribute('role', 'doc-endnotes')
  for (const { node, first } of notes) {
    const item = document.createElement('li')
    item.dataset.note = String(node.attrs.id)
    item.dataset.series = String(node.attrs.series)
    if (first) item.dataset.first = ''
    item.append(draw(node.content))
    list.append(item)
  }
  return list
}
