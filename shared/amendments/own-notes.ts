import { Fragment, type Node } from 'prosemirror-model'
import type { NewId } from '../ids'

/**
 * The words of a block, with the names that its notes have in `base`: those that say the same, then
 * the others in order. Whoever reads a file does not know the names, and a note under another name
 * would be another note.
 */
export function ownNotes(base: Node | null, other: Node, newId: NewId): Fragment {
  const free = base ? notesIn(base) : []
  const named = new Map<Node, string>()
  const take = (note: Node, at: number) => {
    const [found] = at < 0 ? [] : free.splice(at, 1)
    if (found) named.set(note, String(found.attrs.id))
  }
  const notes = notesIn(other)
  for (const note of notes)
    take(
      note,
      free.findIndex((each) => each.attrs.id === note.attrs.id),
    )
  const nameless = () => notes.filter((note) => !named.has(note))
  for (const note of nameless())
    take(
      note,
      free.findIndex((each) => each.content.eq(note.content)),
    )
  for (const note of nameless()) take(note, free.length > 0 ? 0 : -1)
  const children = other.content.content.map((child) => {
    if (child.type.name !== 'footnote') return child
    const id = named.get(child) ?? newId()
    return child.type.create({ ...child.attrs, id }, child.content, child.marks)
  })
  return Fragment.from(children)
}

function notesIn(block: Node): Node[] {
  return block.children.filter(({ type }) => type.name === 'footnote')
}
