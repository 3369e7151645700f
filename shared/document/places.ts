import type { Node } from 'prosemirror-model'
import type { BlockId } from '../ids'
import type { Given } from './block-labels'
import { idOf } from './blocks'
import { bare } from './number-styles'

/** Where a numbered block is, as one would say it in the room. */
export interface Place {
  readonly kind: 'paragraph' | 'section' | 'annex' | 'part'
  /** As printed before it: "(a)". */
  readonly label: string
  /** The numbers from the outermost in: 3, (a). Of an annex and a part, what it is called. */
  readonly path: readonly string[]
  /** "Annex II" around a paragraph, "Part II" around a section. */
  readonly within: string | null
}

/** The places of a child of the text, each by the id of its block. */
export function placesIn(
  top: Node,
  own: string | null,
  part: string | null,
  given: readonly (Given | null)[],
): readonly (readonly [BlockId, Place])[] {
  const places: [BlockId, Place][] = []
  const put = (node: Node, place: Place) => {
    const id = idOf(node)
    if (id) places.push([id, place])
  }
  const inAnnex = top.type.name === 'annex'
  if (own !== null) {
    const place: Place = { kind: inAnnex ? 'annex' : 'part', label: own, path: [own], within: null }
    put(top, place)
    const title = top.children.find(isTitle)
    if (inAnnex && title) put(title, place)
  }
  const headings: (string | undefined)[] = []
  let paragraphs: readonly string[] = []
  for (const [index, at] of given.entries()) {
    const block = top.child(index)
    const level = Number(block.attrs.level)
    if (block.type.name === 'heading' && at) {
      headings.length = level - 1
      headings[level - 1] = bare(at.label)
      const path = headings.flatMap((each) => each ?? [])
      put(block, { kind: 'section', label: at.label, path, within: part })
    } else if (block.type.name === 'paragraph') {
      paragraphs = [...paragraphs.slice(0, level), ...(at ? [bare(at.label)] : [])]
      if (!at) continue
      const within = inAnnex ? own : null
      put(block, { kind: 'paragraph', label: at.label, path: paragraphs, within })
    }
  }
  return places
}

export function isSamePlace(one: Place, other: Place): boolean {
  return (
    one.kind === other.kind &&
    one.label === other.label &&
    one.within === other.within &&
    one.path.length === other.path.length &&
    one.path.every((each, index) => other.path[index] === each)
  )
}

function isTitle(block: Node): boolean {
  return block.type.name === 'heading' && block.attrs.level === 1
}
