import { type Attrs, Fragment, type Node } from 'prosemirror-model'
import { amendableAttributes, type BlockJSON } from '../../amendments/change'
import { draftsFromChangedText, type ProposedDraft } from '../../amendments/drafts-from-text'
import type { Named } from '../../amendments/subject'
import { findBlock, idOf, isContainer } from '../../document/blocks'
import { type BlockId, conferenceId, type NewId, textId } from '../../ids'
import { waysIn } from '../akn/located'
import { applied } from '../applied'
import { build } from '../build'
import { eachBlock, type FinalBlock, type FinalDocument, type Id } from '../final-document'
import type { FinalAmendment, FinalSpot, Paper, TextChange } from '../final-paper'
import { textOf } from '../text-of'
import { asIssued } from './as-issued'

/** What an amendment of a list asks for, as a draft of whoever tabled it there. */
export interface ListedDraft extends ProposedDraft {
  readonly author: string
  readonly rationale: string
}

export interface Listed {
  readonly drafts: readonly ListedDraft[]
  /** Labels of those whose words do not stand in the text. */
  readonly withoutPlace: readonly string[]
  /** Labels of those that amend another amendment and not the text. */
  readonly onAmendments: readonly string[]
}

type List = Extract<Paper, { kind: 'amendments' }>

/**
 * The amendments of a list as drafts on a text: the one that the list is about, or one that says the
 * same. A block is found by its id, or else where the list says that it stands, and only where it
 * says what the amendment saw.
 */
export function listedDrafts(text: Node, { amendments }: List, newId: NewId): Listed {
  const base = new Base(text)
  const drafts: ListedDraft[] = []
  const withoutPlace: string[] = []
  for (const amendment of amendments) {
    if (amendment.amends !== null) continue
    const found = base.drafts(amendment, newId)
    if (found.length === 0) withoutPlace.push(amendment.label)
    const { by: author, rationale } = amendment
    drafts.push(...found.map((draft) => ({ ...draft, author, rationale })))
  }
  const onAmendments = amendments.filter(({ amends }) => amends !== null)
  return { drafts, withoutPlace, onAmendments: onAmendments.map(({ label }) => label) }
}

/** Only what is printed of a text counts, and none of it is the conference's. */
const nobodys = {
  id: conferenceId('of-a-list'),
  text: textId('of-a-list'),
  title: '',
  symbol: null,
  meeting: '',
}

class Base {
  private readonly text: Node
  private readonly printed: FinalDocument
  private readonly blocks = new Map<Id, FinalBlock | null>()
  private readonly byWay = new Map<string, Id>()
  private readonly partByWay = new Map<string, Id>()

  constructor(text: Node) {
    this.text = text
    this.printed = build({ text, conference: nobodys, stage: 'amending', at: '', digest: '' })
    eachBlock(this.printed, (block) => {
      if (block.kind !== 'columns') this.blocks.set(block.id, block)
      else for (const { id } of block.lines) this.blocks.set(id, null)
    })
    const parts = new Set<Id>(this.printed.parts.flatMap((part) => ('id' in part ? part.id : [])))
    for (const [id, way] of waysIn(this.printed)) {
      const ways = parts.has(id) ? this.partByWay : this.byWay
      if (!ways.has(way)) ways.set(way, id)
    }
  }

  drafts({ changes: given }: FinalAmendment, newId: NewId): readonly ProposedDraft[] {
    const changes = given.map((change) => this.placed(change))
    if (!changes.every((change) => change !== null) || changes.length === 0) return []
    const made = applied(this.printed, changes)
    if (!made) return []
    const amended = withTitles(this.text, textOf(made))
    return draftsOf(this.text, restored(this.text, amended), changes, newId)
  }

  private placed(change: TextChange): TextChange | null {
    if (change.kind === 'put') {
      const at = this.spot(change.at)
      return at && { ...change, at }
    }
    const block = this.blockId(change.block, change.way)
    if (block === null) return null
    const now = this.blocks.get(block)
    const isThere = change.kind === 'words' || !now || saying(now) === saying(change.was)
    return isThere ? { ...change, block } : null
  }

  private spot(at: FinalSpot): FinalSpot | null {
    switch (at.kind) {
      case 'after':
      case 'before': {
        const block = this.blockId(at.block, at.way)
        return block === null ? null : { ...at, block }
      }
      case 'first': {
        const within = at.within && this.partId(at.within, at.way)
        return at.within !== null && within === null ? null : { ...at, within }
      }
      case 'apart': {
        const after = at.after && this.partId(at.after, at.way)
        return at.after !== null && after === null ? null : { ...at, after }
      }
    }
  }

  private blockId(id: Id, way: string | null): Id | null {
    const isKnown = this.blocks.has(id) || this.titles().has(id)
    return isKnown ? id : way === null ? null : (this.byWay.get(way) ?? null)
  }

  private partId(id: Id, way: string | null): Id | null {
    const isKnown = this.printed.parts.some((part) => 'id' in part && part.id === id)
    return isKnown ? id : way === null ? null : (this.partByWay.get(way) ?? null)
  }

  private titles(): ReadonlySet<Id> {
    return new Set(
      this.printed.parts.flatMap((part) => (part.kind === 'annex' ? [`${part.id}-title`] : [])),
    )
  }
}

/** All words of a block, whatever they look like and wherever a line may not break. */
function saying(block: FinalBlock): string {
  const said: string[] = []
  JSON.stringify(block, (key, value: unknown) => {
    if (key === 'text' || key === 'caption') said.push(String(value))
    return value
  })
  return said
    .join('')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()
}

/** The title of an annex is printed without a name of its own: here it has that of the text again. */
function withTitles(text: Node, amended: Node): Node {
  const titles = new Map<string, BlockId | null>(
    text.children.flatMap((top) => {
      const [first] = top.type.name === 'annex' ? top.children : []
      return first?.type.name === 'heading' ? [[`${top.attrs.id}-title`, idOf(first)] as const] : []
    }),
  )
  const tops = amended.children.map((top) => {
    const [first, ...others] = top.children
    const id = first && titles.get(String(first.attrs.id))
    if (!first || !id) return top
    const title = first.type.create({ ...first.attrs, id }, first.content)
    return top.copy(Fragment.from([title, ...others]))
  })
  return amended.copy(Fragment.from(tops))
}

/** With its references, and what differs in nothing but its looks as it is to look. */
function restored(text: Node, amended: Node): Node {
  const issued = asIssued(text, amended, 'every-sign')
  const tops = issued.children.map((top, at) => {
    const given = amended.child(at)
    const blocks = top.children.map((block, index) => {
      const id = idOf(block)
      const was = id && findBlock(text, id)?.node
      return was && block.isTextblock && block.content.eq(was.content) ? given.child(index) : block
    })
    return isContainer(top) ? top.copy(Fragment.from(blocks)) : top
  })
  return issued.copy(Fragment.from(tops))
}

/**
 * One draft for whatever an amendment does at one place: what it leads to is cut out of the text as
 * amended. Where it does things apart from one another, a draft for each.
 */
function draftsOf(
  base: Node,
  amended: Node,
  changes: readonly TextChange[],
  newId: NewId,
): readonly ProposedDraft[] {
  const puts = changes.filter((change) => change.kind === 'put')
  const others = changes.filter((change) => change.kind !== 'put')
  const ids = others.map(({ block }) => block as BlockId)
  const own = (id: Id): readonly BlockJSON[] => {
    const found = findBlock(amended, id as BlockId)?.node
    return found ? [blockJson(base, found, ids, newId)] : []
  }
  const proposedBy = (put: (typeof puts)[number]) =>
    put.blocks.flatMap((block) => ('id' in block ? own(block.id) : []))
  if (others.length === 0) {
    return puts.map((put) => ({
      place: placeAt(base, put.at),
      blocks: [],
      proposed: proposedBy(put),
    }))
  }
  const [put] = puts
  const isMove =
    put !== undefined &&
    puts.length === 1 &&
    others.every(({ kind }) => kind === 'taken') &&
    put.blocks.some((block) => 'id' in block && ids.includes(block.id as BlockId))
  if (isMove) return [{ place: placeAt(base, put.at), blocks: ids, proposed: proposedBy(put) }]
  const range = rangeOf(base, ids)
  const now = range && nowIn(amended, range)
  const come = new Set(
    puts.flatMap(({ blocks }) => blocks.flatMap((each) => ('id' in each ? each.id : []))),
  )
  const isWhole = now && [...come].every((id) => now.some((node) => idOf(node) === id))
  if (!range || !now || !isWhole) return draftsFromChangedText(base, amended)
  const blocks = range.blocks.flatMap((node) => idOf(node) ?? [])
  return [
    {
      place: { kind: 'there' },
      blocks,
      proposed: now.map((node) => blockJson(base, node, blocks, newId)),
    },
  ]
}

interface Range {
  readonly container: Node
  readonly blocks: readonly Node[]
  readonly before: BlockId | null
  readonly after: BlockId | null
}

/** From the first to the last of these blocks; `null` where they stand in several sections. */
function rangeOf(base: Node, ids: readonly BlockId[]): Range | null {
  const found = ids.flatMap((id) => findBlock(base, id) ?? [])
  const [first] = found
  if (!first || found.length < ids.length) return null
  const container = base.resolve(first.pos).parent
  const places = found.map(({ node }) => container.children.indexOf(node))
  if (places.includes(-1)) return null
  const [from, to] = [Math.min(...places), Math.max(...places)]
  const idAt = (at: number) => {
    const block = container.children[at]
    return block ? idOf(block) : null
  }
  return {
    container,
    blocks: container.children.slice(from, to + 1),
    before: idAt(from - 1),
    after: idAt(to + 1),
  }
}

/** What stands between the neighbours of a range; nothing in a section of which nothing is left. */
function nowIn(amended: Node, { container, before, after }: Range): readonly Node[] | null {
  const now = amended.children.find(
    (top) => top.attrs.id === container.attrs.id && top.type === container.type,
  )
  if (!now) return []
  const at = (id: BlockId | null) => now.children.findIndex((node) => idOf(node) === id)
  const [from, to] = [before ? at(before) : -1, after ? at(after) : now.childCount]
  return from < to && !(before && from < 0) ? now.children.slice(from + 1, to) : null
}

/** A block that goes on is what it was but for what can be amended; a new one has no number yet. */
function blockJson(base: Node, now: Node, going: readonly BlockId[], newId: NewId): BlockJSON {
  const id = idOf(now)
  const was = id && going.includes(id) ? findBlock(base, id)?.node : null
  const node =
    was && was.type === now.type
      ? was.type.create({ ...was.attrs, ...amendable(now) }, now.content)
      : now.type.create({ ...now.attrs, id: newId(), number: null }, now.content)
  return node.toJSON() as BlockJSON
}

function amendable({ type, attrs }: Node): Attrs {
  const names = amendableAttributes[type.name] ?? []
  return Object.fromEntries(names.map((name) => [name, attrs[name]]))
}

function placeAt(base: Node, at: FinalSpot): Named['place'] {
  switch (at.kind) {
    case 'after':
      return { kind: 'after', block: at.block as BlockId }
    case 'first':
      return { kind: 'first', within: at.within as BlockId | null }
    case 'apart':
      return { kind: 'apart', after: at.after as BlockId | null }
    case 'before': {
      const found = findBlock(base, at.block as BlockId)
      if (!found) throw new Error('A change is made beside what stands in the text')
      const container = base.resolve(found.pos).parent
      const before = container.children[container.children.indexOf(found.node) - 1]
      const block = before && idOf(before)
      return block
        ? { kind: 'after', block }
        : { kind: 'first', within: container.attrs.id as BlockId }
    }
  }
}
