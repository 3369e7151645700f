import type { Node } from 'prosemirror-model'
import { type Command, type EditorState, Selection, TextSelection } from 'prosemirror-state'
import { isContainer } from '../../../shared/document/blocks'
import { number } from '../../../shared/document/numbering'
import { schema } from '../../../shared/document/schema'
import type { Removal } from '../contract'
import { apart } from '../shared-text/history'
import { hasTops } from './insert'

const { part, title, contents, heading, paragraph, table, footnote } = schema.nodes

/**
 * Backspace at the start of a section, an annex or the title of a part. One that says nothing goes;
 * an empty first line goes and leaves what is beneath it. What says something stays: sections are
 * never run together by a key held down too long.
 */
export const backwardAtTop: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection
  if (!empty || !hasTops(state.doc) || $from.parentOffset > 0) return false
  if (view && !view.endOfTextblock('backward', state)) return false
  const top = state.doc.maybeChild($from.index(0))
  if (!top || $from.depth === 0) return false
  if (top.type === part || top.type === title) {
    if (top.content.size === 0) return removeTop(state, dispatch)
    // Titles run together like any two lines; a part does not run into what is above it.
    return top.type === part
  }
  if (!isContainer(top) || $from.index(1) > 0 || $from.depth !== 2) return false
  if (saysNothing(top)) return removeTop(state, dispatch)
  if ($from.parent.content.size > 0) return true
  const tr = state.tr.delete($from.before(), $from.after())
  tr.setSelection(Selection.near(tr.doc.resolve($from.before())))
  dispatch?.(tr.scrollIntoView())
  return true
}

function saysNothing(container: Node): boolean {
  return container.children.every(
    (block) => block.isTextblock && block.content.size === 0 && !block.attrs.recommendation,
  )
}

/** Enter goes from the title of a part to what the part begins with. */
export const enterFromPart: Command = (state, dispatch) => {
  const { $from } = state.selection
  if ($from.parent.type !== part || $from.parentOffset < $from.parent.content.size) return false
  const after = $from.after()
  const next = state.doc.nodeAt(after)
  const tr = state.tr
  if (!next || !isContainer(next)) {
    const made = schema.nodes.section.create(null, [
      heading.create({ level: 1 }),
      paragraph.create(),
    ])
    tr.insert(after, made)
  }
  tr.setSelection(Selection.near(tr.doc.resolve(after + 1), 1))
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Enter in an empty quotation or adoption line goes back to an ordinary paragraph. */
export const enterFromSpecial: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const { parent } = $from
  if (!empty || parent.type !== paragraph || parent.content.size > 0) return false
  if (parent.attrs.kind !== 'quotation' && parent.attrs.kind !== 'adoption') return false
  dispatch?.(state.tr.setNodeAttribute($from.before(), 'kind', 'numbered').scrollIntoView())
  return true
}

/** What the caret stands in goes, with everything that is in it. */
export const remove: Command = apart((state, dispatch) => removeTop(state, dispatch))

function removeTop(state: EditorState, dispatch: Parameters<Command>[1]): boolean {
  const place = topAt(state)
  if (!place) return false
  const tr = state.tr.delete(place.pos, place.pos + place.node.nodeSize)
  const near = tr.doc.resolve(place.pos)
  const selection = Selection.findFrom(near, -1, true) ?? Selection.findFrom(near, 1, true)
  if (selection instanceof TextSelection) tr.setSelection(selection)
  dispatch?.(tr.scrollIntoView())
  return true
}

function topAt({ doc, selection: { $from } }: EditorState) {
  const node = doc.maybeChild($from.index(0))
  if (!hasTops(doc) || !node || node.type.name === 'masthead') return null
  return { node, pos: $from.posAtIndex($from.index(0), 0) }
}

/** The list of contents goes; it is computed, so nothing that anybody wrote goes with it. */
export const removeContents: Command = apart((state, dispatch) => {
  const tr = state.tr
  state.doc.forEach((top, pos) => {
    if (top.type === contents) tr.delete(tr.mapping.map(pos), tr.mapping.map(pos + top.nodeSize))
  })
  if (tr.docChanged) dispatch?.(tr)
  return tr.docChanged
})

/** What `remove` would take away, for the question that is asked before it. */
export function removalAt(state: EditorState): Removal | null {
  const top = topAt(state)?.node
  if (!top || !isContainer(top)) return null
  const first = top.firstChild?.type === heading ? top.firstChild : null
  let [paragraphs, tables, footnotes] = [0, 0, 0]
  top.descendants((node) => {
    if (node.type === paragraph && node.content.size > 0) paragraphs++
    if (node.type === table) tables++
    if (node.type === footnote) footnotes++
  })
  return {
    kind: top.type.name === 'annex' ? 'annex' : 'section',
    label: (first && number(state.doc).labels.get(first.attrs.id)) ?? null,
    title: first?.textContent ?? '',
    paragraphs,
    tables,
    footnotes,
  }
}
