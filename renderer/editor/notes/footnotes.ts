import type { Node } from 'prosemirror-model'
import { type Command, Plugin, PluginKey, TextSelection } from 'prosemirror-state'
import {
  Decoration,
  DecorationSet,
  type EditorView,
  type NodeViewConstructor,
} from 'prosemirror-view'
import { isContainer } from '../../../shared/document/blocks'
import { type Base, bases } from '../../../shared/document/numbering'
import { schema } from '../../../shared/document/schema'
import { carried } from '../carried'
import type { TextEditorOptions } from '../contract'
import { draw } from '../draw'
import { modeOf } from '../mode'
import { type FootnoteCard, footnoteCard } from './footnote-card'
import { selectedFootnote } from './selected-footnote'

/**
 * A footnote is a number in the line. Its text stands at the foot of its section, as it will be
 * printed at the foot of the page, and opens beside the number where it is selected.
 */
export function footnotesPlugin(
  options: Pick<TextEditorOptions, 'translate' | 'onPasted'>,
  onPropose: (view: EditorView) => boolean = () => false,
): Plugin<DecorationSet> {
  const { translate } = options
  let card: FootnoteCard | null = null
  return new Plugin({
    key,
    state: carried(notesAtTheFoot),
    view(view) {
      card = footnoteCard(view, options, () => onPropose(view))
      cards.set(view, card)
      return card
    },
    props: {
      decorations: (state) => key.getState(state),
      nodeViews: { footnote: markerView(translate) },
      handleKeyDown(view, event) {
        if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false
        if (event.key === 'Enter' && selectedFootnote(view.state)) return card?.edit() ?? false
        if (modeOf(view.state) !== 'write') return false
        if (event.key === 'Backspace') return selectNote(-1)(view.state, view.dispatch)
        if (event.key === 'Delete') return selectNote(1)(view.state, view.dispatch)
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

const cards = new WeakMap<EditorView, FootnoteCard>()

/** Puts the caret into the footnote that is selected; `false` if none is. */
export function editFootnote(view: EditorView): boolean {
  return cards.get(view)?.edit() ?? false
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
export function selectNote(side: 1 | -1): Command {
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

const key = new PluginKey<DecorationSet>('notes')
const lists = new WeakMap<Node, readonly NoteList[]>()

interface NoteList {
  /** The same for the same notes: a list that says the same is not drawn anew. */
  readonly key: string
  readonly notes: readonly Note[]
  /** From the start of what holds it to where it stands. */
  readonly offset: number
  readonly kind: 'foot' | 'table' | 'titles'
}

interface Note {
  readonly node: Node
  /** Whether it is the first with a letter in its table, and so has the letter a. */
  readonly first: boolean
}

/** The notes of a section at its foot, of a table beneath it, of the titles below the last of them. */
function notesAtTheFoot(doc: Node): DecorationSet {
  const decorations: Decoration[] = []
  const put = (pos: number, list: NoteList, before: Base | null = null) => {
    const spec = {
      key: `${before?.footnotes} ${before?.asterisks} ${list.key}`,
      side: list.kind === 'table' ? -1 : 100,
      ignoreSelection: true,
    }
    decorations.push(Decoration.widget(pos, () => drawList(list, before), spec))
  }
  const titles: Node[] = []
  let begun = 0
  doc.forEach((top, pos, index) => {
    if (isContainer(top)) {
      for (const list of listsOf(top)) put(pos + 1 + list.offset, list)
      return
    }
    if (!top.isTextblock) return
    if (titles.length === 0) begun = index
    titles.push(top)
    if (doc.maybeChild(index + 1)?.isTextblock) return
    const notes = titles.splice(0).flatMap((title) => [...notesIn(title)])
    if (notes.length > 0) put(pos + top.nodeSize, listFor(notes, 'titles', 0), bases(doc)[begun])
  })
  return DecorationSet.create(doc, decorations)
}

/** An untouched section is the same node, so its lists are made only once. */
function listsOf(container: Node): readonly NoteList[] {
  const known = lists.get(container)
  if (known) return known
  const made: NoteList[] = []
  const foot: Note[] = []
  container.forEach((block, offset) => {
    const notes = notesIn(block)
    const beneath = block.type === schema.nodes.table ? notes.filter(isLettered) : []
    if (beneath.length > 0) made.push(listFor(beneath, 'table', offset + block.nodeSize))
    foot.push(...notes.filter((note) => !beneath.includes(note)))
  })
  if (foot.length > 0) made.push(listFor(foot, 'foot', container.content.size))
  lists.set(container, made)
  return made
}

function isLettered({ node }: Note): boolean {
  return node.attrs.series === 'letter'
}

function notesIn(block: Node): readonly Note[] {
  const notes: Note[] = []
  let letters = 0
  block.descendants((node) => {
    if (node.type !== schema.nodes.footnote) return true
    const lettered = node.attrs.series === 'letter'
    notes.push({ node, first: lettered && ++letters === 1 })
    return false
  })
  return notes
}

function listFor(notes: readonly Note[], kind: NoteList['kind'], offset: number): NoteList {
  const key = `${kind} ${JSON.stringify(notes.map(({ node, first }) => [node.toJSON(), first]))}`
  return { key, notes, kind, offset }
}

/**
 * The style sheet numbers them as it numbers their markers. A list below titles stands in no section
 * that would say what was counted `before` it.
 */
function drawList({ notes, kind }: NoteList, before: Base | null): HTMLElement {
  const list = document.createElement('ol')
  list.className = kind === 'foot' ? 'notes' : `notes notes-of-${kind}`
  list.setAttribute('role', 'doc-endnotes')
  if (before) {
    list.style.setProperty('--footnotes', String(before.footnotes))
    list.style.setProperty('--asterisks', String(before.asterisks))
  }
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
