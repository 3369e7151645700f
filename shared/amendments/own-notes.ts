import { Fragment, type Node } from 'prosemirror-model'
import type { NewId } from '../ids'

/** A proposed block, and the one of the base that it continues. */
export interface Continuing {
  readonly block: Node
  readonly was: Node | null
}

interface Note {
  readonly note: Node
  readonly in: Node | null
}

/**
 * Proposed blocks with the names that their notes have in the base: those that bear the name
 * already, and those that say the same. A note may have come into another block, as where two
 * paragraphs are joined or one is divided; each name is given once, first to where it was. Every
 * other note is a new one, so that none takes the name of a note elsewhere in the text.
 */
export function ownNotes(
  blocks: readonly Continuing[],
  base: readonly Node[],
  newId: NewId,
): readonly Node[] {
  const free = base.flatMap((block) => notesIn(block, block))
  const notes = blocks.flatMap(({ block, was }) => notesIn(block, was))
  const names: unknown[] = notes.map(() => null)
  const give = (isIt: (known: Note, note: Note) => boolean) => {
    for (const [at, note] of notes.entries()) {
      const found = names[at] ? -1 : free.findIndex((known) => isIt(known, note))
      const [known] = found < 0 ? [] : free.splice(found, 1)
      if (known) names[at] = known.note.attrs.id
    }
  }
  const isWhereItWas = (known: Note, note: Note) => known.in === note.in
  give((known, note) => isWhereItWas(known, note) && bearsItsName(known, note))
  give(bearsItsName)
  give((known, note) => isWhereItWas(known, note) && saysTheSame(known, note))
  give(saysTheSame)
  let next = 0
  const named = (node: Node): Node => {
    if (!isNote(node)) return withChildren(node, named)
    const id = names[next++] ?? newId()
    return node.type.create({ ...node.attrs, id }, node.content, node.marks)
  }
  return blocks.map(({ block }) => named(block))
}

function bearsItsName(known: Note, { note }: Note): boolean {
  return known.note.attrs.id === note.attrs.id
}

function saysTheSame(known: Note, { note }: Note): boolean {
  return known.note.content.eq(note.content)
}

/** In the order of reading, those in the cells of a table among them. */
function notesIn(block: Node, was: Node | null): readonly Note[] {
  const found: Note[] = []
  block.descendants((note) => {
    if (isNote(note)) found.push({ note, in: was })
    return !isNote(note)
  })
  return found
}

function isNote({ type }: Node): boolean {
  return type.name === 'footnote'
}

function withChildren(node: Node, change: (child: Node) => Node): Node {
  const children = node.children.map(change)
  if (children.every((child, at) => child === node.child(at))) return node
  return node.copy(Fragment.from(children))
}
