import type { Node } from 'prosemirror-model'
import type { By } from '../amendments/by'
import { findBlock, idOf, isContainer } from '../document/blocks'
import { wordsAlone } from '../document/words-alone'
import type { BlockId, Instant } from '../ids'
import type { Part } from './changes'

/** How much of a text is agreed: a paragraph, less than a section, less than the whole. */
export type Scope =
  | { readonly kind: 'block'; readonly id: BlockId }
  | { readonly kind: 'section'; readonly id: BlockId }
  | { readonly kind: 'document' }

/**
 * Words agreed ad referendum. Nothing is agreed until everything is, so it locks nothing away; but
 * the words are remembered by a digest, and once they are others the sign says so.
 */
export interface Agreement {
  readonly scope: Scope
  readonly words: string
  /** What it consists of, so that it can be said which of it has changed. */
  readonly parts?: readonly Part[]
  readonly at: Instant
  readonly by: By
}

export function keyOf(scope: Scope): string {
  return scope.kind === 'document' ? 'document' : `${scope.kind}-${scope.id}`
}

/** The part of the text that is meant, `null` once it is gone. */
export function partOf(text: Node, scope: Scope): Node | null {
  switch (scope.kind) {
    case 'block':
      return findBlock(text, scope.id)?.node ?? null
    case 'section':
      return text.children.find((top) => isContainer(top) && idOf(top) === scope.id) ?? null
    case 'document':
      return text
  }
}

/**
 * - `stands`: the words are those that were agreed.
 * - `changed`: they are others now.
 * - `gone`: they are no longer in the text.
 */
export type Standing = 'stands' | 'changed' | 'gone'

export function standingOf(text: Node, agreement: Agreement): Standing {
  const part = partOf(text, agreement.scope)
  if (!part) return 'gone'
  return digest(part) === agreement.words ? 'stands' : 'changed'
}

/** What is agreed above a scope, and so holds it as well. */
export function agreedAbove(
  text: Node,
  scope: Scope,
  agreed: readonly Agreement[],
): Agreement | null {
  if (scope.kind === 'document') return null
  const section = scope.kind === 'block' ? sectionOf(text, scope.id) : null
  const isAbove = ({ scope: other }: Agreement) =>
    other.kind === 'document' || (other.kind === 'section' && other.id === section)
  return agreed.find(isAbove) ?? null
}

function sectionOf(text: Node, block: BlockId): BlockId | null {
  const found = findBlock(text, block)
  return found && idOf(text.resolve(found.pos).parent)
}

const digests = new WeakMap<Node, string>()

/**
 * A short name for words: other words have another, as far as people could ever make them meet. What
 * is counted and not written, ids and issued numbers and the words of a reference, is not in it. Of
 * an untouched paragraph it is known already.
 */
export function digest(node: Node): string {
  const known = digests.get(node)
  if (known) return known
  const parts = node.isTextblock
    ? JSON.stringify(node.content.toJSON(), (key, value) =>
        key === 'number' ? undefined : wordsAlone(key, value),
      )
    : node.children.map(digest).join()
  const made = hash(`${node.type.name}|${outline(node)}|${parts}`)
  digests.set(node, made)
  return made
}

/** What a paragraph is, beside its words. */
function outline({ attrs }: Node): string {
  return `${attrs.kind ?? ''}${attrs.level ?? ''}${attrs.caption ?? ''}`
}

/** cyrb53 by the name under which it is known: two halves of 32 bits, mixed; for telling apart only. */
function hash(words: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < words.length; at++) {
    const code = words.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  const hex = (half: number) => (half >>> 0).toString(16).padStart(8, '0')
  return hex(low) + hex(high)
}
