import type { Node } from 'prosemirror-model'
import { Decoration } from 'prosemirror-view'
import { type Amendment, isPending, labelOf } from '../../../shared/amendments/amendment'
import { besidesOf } from '../../../shared/amendments/besides'
import { type Drawing, type DrawnThere, drawingOf } from '../../../shared/amendments/drawing'
import type { Drawn, DrawnPair } from '../../../shared/amendments/drawn'
import type { Spot } from '../../../shared/document/block-edits'
import { findBlock, idOf, type Placed } from '../../../shared/document/blocks'
import { numbersOf, saidNow } from '../../../shared/document/references'
import { schema } from '../../../shared/document/schema'
import type { Shown, TextEditorOptions } from '../contract'
import { sayBesides } from './besides'
import { comingBlocks } from './coming-blocks'
import { placeOf } from './draft-places'
import { markedNotes } from './marked-notes'
import { besideSign, type Hand, redline, struck, tag, turnSign } from './redline'

type Translate = TextEditorOptions['translate']

/** One amendment over the text as it stands, all of it or nothing (A54). */
export function amendmentMarks(
  doc: Node,
  shown: Shown,
  selected: Amendment['id'] | null,
  translate: Translate,
): readonly Decoration[] {
  const { amendment } = shown
  // What amends another amendment is about its words, and not about those of the text.
  if (!isPending(amendment) || amendment.amends) return []
  const drawing = drawingOf(doc, amendment.change)
  const hand = handOf(shown, amendment.id === selected, translate)
  const label = `${labelOf(amendment)} ${shown.delegation}`
  switch (drawing.kind) {
    case 'moot':
      return []
    case 'stuck':
      return stuck(doc, drawing, label, hand, translate)
    case 'fits':
      return new Marks(doc, label, hand, translate).of(drawing.paragraphs)
  }
}

function handOf(
  { amendment, delegation, colour, pattern }: Shown,
  isSelected: boolean,
  translate: Translate,
): Hand {
  const by = { delegation, number: labelOf(amendment) }
  const line = pattern === 'solid' ? '' : ` amendment-${pattern}`
  return {
    key: `${amendment.id}${isSelected ? ' selected' : ''}`,
    colour,
    class: `amendment${line}${isSelected ? ' amendment-selected' : ''}`,
    inserts: translate('page.amendment.inserts', by),
    deletes: translate('page.amendment.deletes', by),
    turns: {
      split: translate('page.amendment.divides', by),
      joined: translate('page.amendment.joins', by),
    },
    data: { 'data-amendment': amendment.id },
    owner: amendment.id,
    // However often those of one are made anew, those of the lower number come first.
    rank: 1 - 1 / amendment.number,
  }
}

/** No word of it is marked: each of its blocks says at its end that it cannot be adopted, and why. */
function stuck(
  doc: Node,
  { verdict, blocks }: Extract<Drawing, { kind: 'stuck' }>,
  label: string,
  hand: Hand,
  translate: Translate,
): readonly Decoration[] {
  const words = translate('page.amendment.stuck', {
    label,
    verdict: translate(`margin.verdict.${verdict}`),
  })
  const own = { ...hand, class: `${hand.class} stuck` }
  return blocks.flatMap((id) => {
    const block = findBlock(doc, id)
    return block ? [tag(endWithin(block), words, own, true)] : []
  })
}

class Marks {
  readonly #doc: Node
  readonly #label: string
  readonly #hand: Hand
  readonly #translate: Translate

  constructor(doc: Node, label: string, hand: Hand, translate: Translate) {
    this.#doc = doc
    this.#label = label
    this.#hand = hand
    this.#translate = translate
  }

  of(paragraphs: readonly DrawnThere[]): readonly Decoration[] {
    const out: Decoration[] = []
    let coming: { at: Spot; blocks: Drawn[] } | null = null
    const put = () => {
      if (coming) out.push(...this.#coming(coming.at, coming.blocks))
      coming = null
    }
    for (const { drawn, at } of paragraphs) {
      if (!at) {
        put()
        out.push(...this.#there(drawn))
      } else if (coming && isSameSpot(coming.at, at)) {
        coming.blocks.push(drawn)
      } else {
        put()
        coming = { at, blocks: [drawn] }
      }
    }
    put()
    return out
  }

  /** Blocks that come in, at the place where they would stand. */
  #coming(at: Spot, blocks: readonly Drawn[]): readonly Decoration[] {
    const said = blocks.map((each) => this.#saidNow(each))
    const heads = {
      moved: this.#translate('page.amendment.moved-here', { label: this.#label }),
      fresh: this.#label,
    }
    return [comingBlocks(positionOf(this.#doc, at), said, heads, this.#hand)]
  }

  #there(drawn: Drawn): readonly Decoration[] {
    const id = 'base' in drawn ? idOf(drawn.base.block) : null
    const block = id ? findBlock(this.#doc, id) : null
    if (!block) return []
    switch (drawn.how) {
      case 'deleted':
        return this.#deleted(block)
      case 'moved-away': {
        const words = this.#translate('page.amendment.moved-away', { label: this.#label })
        return [goes(block, this.#hand), tag(endWithin(block), words, this.#hand, true)]
      }
      case 'same':
      case 'changed':
      case 'moved-here':
        return this.#changed(block, drawn)
      case 'inserted':
        return []
    }
  }

  #deleted(block: Placed): readonly Decoration[] {
    const { node, pos } = block
    const sign = tag(endWithin(block), this.#label, this.#hand)
    const words = struck(pos + 1, pos + node.nodeSize - 1, this.#hand)
    const all = { from: 0, to: node.content.size }
    const notes = markedNotes(node, pos + 1, all, 'del', this.#hand)
    const whole = node.isTextblock ? [] : [goes(block, this.#hand)]
    return [words, ...notes, ...whole, sign]
  }

  #changed(block: Placed, drawn: DrawnPair): readonly Decoration[] {
    const start = block.pos + 1
    const { base, other, edits, turn } = drawn
    const marks = redline(start, edits, base.block, this.#now(other.block), this.#hand)
    const last = edits.at(-1)
    let end = last && start + last.to
    if (turn) {
      end = start + base.to
      marks.push(turnSign(end, turn, this.#hand))
    }
    const besides = sayBesides(besidesOf(drawn), this.#translate)
    if (besides.length > 0) {
      end = endWithin(block)
      marks.push(...besides.map((words) => besideSign(endWithin(block), words, this.#hand)))
    }
    if (end !== undefined) marks.push(tag(tagPlace(this.#doc, end), this.#label, this.#hand))
    return marks
  }

  #saidNow(drawn: Drawn): Drawn {
    if (!('other' in drawn)) return drawn
    const other = { ...drawn.other, block: this.#now(drawn.other.block) }
    return { ...drawn, other }
  }

  /** To number a text takes a walk through it, which most words can do without. */
  #now(node: Node): Node {
    return refers(node) ? node.copy(saidNow(node.content, numbersOf(this.#doc))) : node
  }
}

function refers(node: Node): boolean {
  return node.type === schema.nodes.reference || node.children.some(refers)
}

function isSameSpot(one: Spot, other: Spot): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Where it says that a spot is; what it is named by is there. */
function positionOf(doc: Node, at: Spot): number {
  if (at.kind === 'first' || at.kind === 'apart') return placeOf(doc, at)
  const beside = findBlock(doc, at.block)
  if (!beside) return doc.content.size
  return at.kind === 'before' ? beside.pos : beside.pos + beside.node.nodeSize
}

/** Behind the last words of a block; of a table, behind those of its last cell. */
function endWithin({ node, pos }: Placed): number {
  let end = pos + node.nodeSize - 1
  for (let last: Node | null = node; last && !last.isTextblock; last = last.lastChild) {
    if (last.lastChild) end--
  }
  return end
}

/** A sign has its place among words: behind a whole row it stands at the end of the row. */
function tagPlace(doc: Node, at: number): number {
  const $at = doc.resolve(at)
  if ($at.parent.isTextblock || !$at.nodeBefore) return at
  return endWithin({ node: $at.nodeBefore, pos: at - $at.nodeBefore.nodeSize })
}

/** A block that would leave its place. */
function goes({ pos, node }: Placed, { owner }: Hand): Decoration {
  return Decoration.node(pos, pos + node.nodeSize, { class: 'goes' }, { owner })
}
