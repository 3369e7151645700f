import type { Node } from 'prosemirror-model'
import { eachBlock, idOf, isContainer } from '../document/blocks'
import type { BlockId, NewId } from '../ids'
import { type BlockDiff, diffBlocks } from './block-diff'
import {
  amendableAttributes,
  type BlockJSON,
  type Change,
  isAmendable,
  isSame,
  type Place,
} from './change'
import { ownNotes } from './own-notes'

/**
 * What a delegation proposes that has written its changes into a copy of the text: one change for
 * each paragraph that is another, was split, joined, moved, put in or taken out. `changed` is what it
 * has in the place of the blocks that can be amended, in order; with their ids or without.
 *
 * What takes the place of paragraphs that are gone belongs to their deletion.
 */
export function changesTo(text: Node, changed: readonly Node[], newId: NewId): readonly Change[] {
  const bases: Node[] = []
  const within = new Map<Node, Node>()
  eachBlock(text, ({ node }, container) => {
    if (!isContainer(container) || !isAmendable(node) || idOf(node) === null) return
    bases.push(node)
    within.set(node, container)
  })
  const writing = new Writing(text, bases, within, newId)
  for (const found of diffBlocks(bases, changed)) writing.read(found)
  return writing.end()
}

class Writing {
  readonly #changes: Change[] = []
  readonly #text: Node
  readonly #bases: readonly Node[]
  readonly #within: ReadonlyMap<Node, Node>
  readonly #newId: NewId
  /** The last block that stays where it is. */
  #last: BlockId | null = null
  /** Blocks that go one after another, and what comes in their place. */
  #gone: Node[] = []
  #come: Node[] = []

  constructor(text: Node, bases: readonly Node[], within: ReadonlyMap<Node, Node>, newId: NewId) {
    this.#text = text
    this.#bases = bases
    this.#within = within
    this.#newId = newId
  }

  read(found: BlockDiff): void {
    switch (found.kind) {
      case 'inserted':
        if (found.other.content.size > 0) this.#come.push(found.other)
        return
      case 'deleted':
        if (!this.#follows(found.base)) this.#put()
        this.#gone.push(found.base)
        return
      case 'moved-away':
        this.#put()
        return
      case 'moved-here': {
        this.#put()
        const { base, other } = found
        this.#add(this.#behind(), [base], [this.#continued(base, other)])
        return
      }
      case 'same':
      case 'changed':
        this.#stay([found.base], [found.other])
        return
      case 'split':
        this.#stay([found.base], found.others)
        return
      case 'joined':
        this.#stay(found.bases, [found.other])
    }
  }

  end(): readonly Change[] {
    this.#put()
    return this.#changes
  }

  #stay(bases: readonly Node[], others: readonly Node[]): void {
    this.#put(bases[0])
    const [base] = bases
    const [other, ...more] = others
    if (!base || !other) return
    const continued = this.#continued(base, other)
    if (bases.length + more.length > 1 || !isSame(base, continued)) {
      this.#add({ kind: 'there' }, bases, [continued, ...more.map((node) => this.#fresh(node))])
    }
    this.#last = idOf(base)
  }

  /** Before a block that stays, if one follows. */
  #put(next?: Node): void {
    const proposed = this.#come.map((node) => this.#fresh(node))
    const [gone] = this.#gone
    if (gone && proposed.length > 0) this.#add({ kind: 'there' }, this.#gone, proposed)
    else if (gone) for (const base of this.#gone) this.#add({ kind: 'there' }, [base], [])
    else if (proposed.length > 0) this.#add(this.#behind(next), [], proposed)
    this.#gone = []
    this.#come = []
  }

  /** Whether a block that goes stands right behind those that go already, in the same section. */
  #follows(base: Node): boolean {
    const last = this.#gone.at(-1)
    if (!last) return this.#come.length === 0
    const next = this.#bases[this.#bases.indexOf(last) + 1]
    return next === base && this.#within.get(last) === this.#within.get(base)
  }

  #behind(next?: Node): Place {
    if (this.#last) return { kind: 'after', block: this.#last }
    const container = next && this.#within.get(next)
    const first = container ?? this.#text.children.find(isContainer)
    return { kind: 'first', within: first ? idOf(first) : null }
  }

  #add(place: Place, base: readonly Node[], proposed: readonly Node[]): void {
    this.#changes.push({ place, base: base.map(toJSON), proposed: proposed.map(toJSON) })
  }

  /** Of the block only what may be amended is another. */
  #continued(base: Node, other: Node): Node {
    const names = base.type === other.type ? (amendableAttributes[base.type.name] ?? []) : []
    const amended = Object.fromEntries(names.map((name) => [name, other.attrs[name]]))
    return base.type.create({ ...base.attrs, ...amended }, ownNotes(base, other, this.#newId))
  }

  #fresh(node: Node): Node {
    return node.type.create({ ...node.attrs, id: this.#newId() }, ownNotes(null, node, this.#newId))
  }
}

function toJSON(node: Node): BlockJSON {
  return node.toJSON() as BlockJSON
}
