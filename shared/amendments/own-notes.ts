import { Fragment, type Node } from 'prosemirror-model'
import type { NewId } from '../ids'

/**
 * The words of a proposed block, with the names that its notes have in the block that it continues:
 * those that bear the name already, and those that say the same. Every other note is a new one, so
 * that none takes the name of a note elsewhere in the text.
 */
export function ownNotes(base: Node | null, block: Node, newId: NewId): Fragment {
  const free = notesIn(base)
  const named = new Map<Node, unknown>()
  const give = (isIt: (known: Node, note: Node) => boolean) => {
    for (const note of notesIn(block)) {
      const at = named.has(note) ? -1 : free.findIndex((known) => isIt(known, note))
      const [known] = at < 0 ? [] : free.splice(at, 1)
      if (known) named.set(note, known.attrs.id)
    }
  }
  give((known, note) => known.attrs.id === note.attrs.id)
  give((known, note) => known.content.eq(note.content))
  const children = block.children.map((child) => {
    if (child.type.name !== 'footnote') return child
    const id = named.get(child) ?? newId()
    return child.type.create({ ...child.attrs, id }, child.content, child.marks)
  })
  return Fragment.from(children)
}

function notesIn(block: Node | null): Node[] {
  return block?.children.filter(({ type }) => type.name === 'footnote') ?? []
}
