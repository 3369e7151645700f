import { Fragment, type Node } from 'prosemirror-model'
import { wordsAlone } from '../document/words-alone'
import { wordsInCommon } from './align-texts'

interface Found {
  readonly node: Node
  /** Which of the blocks it stands in. */
  readonly at: number
}

/** A note with this part of its words, or more, says something else and is the same note. */
const alike = 0.5

/**
 * The words of blocks that come from another program, with the notes and references among them that
 * the text has under its own names: those that say the same, and notes of which some words were
 * changed. Each is found once, first in the block that is continued and then in the others, since
 * paragraphs are joined and divided.
 */
export function keptObjects(
  bases: readonly Node[],
  blocks: readonly Node[],
  own: (block: number) => number,
): readonly Fragment[] {
  const free = bases.flatMap((block, at) => objectsIn(block, at))
  const objects = blocks.flatMap((block, at) => objectsIn(block, own(at)))
  const kept: (Node | null)[] = objects.map(() => null)
  const find = (isIt: (known: Found, object: Found) => boolean) => {
    for (const [at, object] of objects.entries()) {
      const found = kept[at] ? -1 : free.findIndex((known) => isIt(known, object))
      const [known] = found < 0 ? [] : free.splice(found, 1)
      if (known) kept[at] = known.node
    }
  }
  const isWhereItWas = (known: Found, object: Found) => known.at === object.at
  find((known, object) => isWhereItWas(known, object) && saysTheSame(known, object))
  find(saysTheSame)
  find((known, object) => isWhereItWas(known, object) && isNearly(known, object))
  find(isNearly)
  let next = 0
  const named = (node: Node): Node => {
    if (!isObject(node)) return node.isText ? node : node.copy(childrenOf(node, named))
    const known = kept[next++]
    return known ? continued(known, node) : node
  }
  return blocks.map((block) => childrenOf(block, named))
}

function childrenOf(node: Node, change: (child: Node) => Node): Fragment {
  return Fragment.from(node.children.map(change))
}

/** In the order of reading, those in the cells of a table among them. */
function objectsIn(block: Node, at: number): readonly Found[] {
  const found: Found[] = []
  block.descendants((node) => {
    if (isObject(node)) found.push({ node, at })
    return !isObject(node)
  })
  return found
}

function isObject({ isInline, isText }: Node): boolean {
  return isInline && !isText
}

function continued(known: Node, node: Node): Node {
  if (nameless(known) === nameless(node)) return known.mark(node.marks)
  return node.type.create({ ...node.attrs, id: known.attrs.id }, node.content, node.marks)
}

function saysTheSame({ node: known }: Found, { node }: Found): boolean {
  return known.type === node.type && nameless(known) === nameless(node)
}

function isNearly({ node: known }: Found, { node }: Found): boolean {
  const areNotes = known.type.name === 'footnote' && node.type === known.type
  return areNotes && wordsInCommon([known], [node]) >= alike
}

function nameless(node: Node): string {
  return JSON.stringify({ ...node.toJSON(), marks: null }, wordsAlone)
}
