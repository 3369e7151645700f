import type { Node } from 'prosemirror-model'
import { idOf } from '../../document/blocks'
import type { BlockId } from '../../ids'
import type {
  Anchor,
  FinalAnnex,
  FinalBlock,
  FinalDocument,
  FinalHeading,
  FinalPart,
  Inlines,
  Revision,
} from '../final-document'
import { joined } from '../runs'
import { revised } from './lines'

/** Titles before which nothing but titles stands are on the cover, with those that come and go. */
export function covered(parts: readonly FinalPart[]): Pick<FinalDocument, 'titles' | 'parts'> {
  const begun = parts.findIndex((part) => part.kind !== 'title' || part.label !== null)
  const count = begun < 0 ? parts.length : begun
  return {
    titles: parts.slice(0, count).flatMap((part) => (part.kind === 'title' ? [part.content] : [])),
    parts: parts.slice(count),
  }
}

/** On the cover nothing points at titles, but where something comes in before them they leave it. */
export function anchorsOnCover(
  text: Node,
  name: string,
  anchors: ReadonlyMap<BlockId, Anchor>,
): ReadonlyMap<BlockId, Anchor> {
  const all = new Map(anchors)
  for (const [at, top] of text.children.entries()) {
    const id = idOf(top)
    if (id && top.type.name === 'title' && !all.has(id)) all.set(id, `${name}${at}`)
  }
  return all
}

/**
 * The heading that opens an annex is its title: in the one text perhaps another than in the other,
 * and of one that stays where another comes in before it the words go there and come in below.
 */
export function titled(blocks: readonly FinalBlock[]): Pick<FinalAnnex, 'title' | 'blocks'> {
  const was = blocks.find((block) => goes(block)?.how !== 'inserted')
  const is = blocks.find((block) => goes(block)?.how !== 'deleted')
  if (was && was === is) {
    if (!isTitle(was)) return { title: [], blocks }
    return { title: was.content, blocks: blocks.filter((block) => block !== was) }
  }
  const [first] = blocks
  const by = first && goes(first)
  if (!by) return { title: [], blocks }
  const [out, into] = [{ ...by, how: 'deleted' } as const, { ...by, how: 'inserted' } as const]
  return {
    title: [
      ...(was && isTitle(was) ? asOnly(was, out).content : []),
      ...(is && isTitle(is) ? asOnly(is, into).content : []),
    ],
    blocks: blocks.flatMap((block) => {
      if ((block !== was && block !== is) || !isTitle(block)) return [block]
      if (block.end) return []
      return [asOnly(block, block === was ? into : out)]
    }),
  }
}

function isTitle(block: FinalBlock): block is FinalHeading {
  return block.kind === 'heading' && block.level === 1
}

/** What the whole of a block comes in by, or goes. */
function goes(block: FinalBlock): Revision | undefined {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.end
    case 'table': {
      const [first, ...others] = [...block.head, ...block.rows].map(({ revision }) => revision)
      return others.every((each) => each?.how === first?.how) ? first : undefined
    }
    case 'columns':
      return undefined
  }
}

/** A heading with the words alone that it has in the one text; those of another hand stay theirs. */
function asOnly(heading: FinalHeading, revision: Revision): FinalHeading {
  const gone = revision.how === 'inserted' ? 'deleted' : 'inserted'
  const content = heading.content.flatMap((each): Inlines => {
    if (each.revision?.how === gone) return []
    return each.revision ? [each] : revised([each], revision)
  })
  return { ...heading, content: joined(content), end: heading.end ?? revision }
}

/** What goes to another place is pointed at there: where it goes from it has a name of its own. */
export function distinctAnchors(parts: readonly FinalPart[]): readonly FinalPart[] {
  const taken = new Set<Anchor>()
  const each = <Item extends { readonly anchor?: Anchor; readonly end?: Revision }>(
    item: Item,
    isGoing: boolean,
  ): Item => {
    if (item.anchor === undefined || (item.end?.how === 'deleted') !== isGoing) return item
    let anchor = item.anchor
    while (taken.has(anchor)) anchor = `g${anchor}`
    taken.add(anchor)
    return anchor === item.anchor ? item : { ...item, anchor }
  }
  const pass = (all: readonly FinalPart[], isGoing: boolean): readonly FinalPart[] =>
    all.map((part) => {
      if (part.kind === 'contents') return part
      const own = part.kind === 'section' ? part : each(part, isGoing)
      if (!('blocks' in own)) return own
      const blocks = own.blocks.map((block) =>
        block.kind === 'heading' || block.kind === 'paragraph' ? each(block, isGoing) : block,
      )
      return { ...own, blocks }
    })
  return pass(pass(parts, false), true)
}
