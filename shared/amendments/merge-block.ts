import { Fragment, type Node } from 'prosemirror-model'
import { attributesThatDiffer, isSameValue } from './change'
import { type Merge, merge } from './merge'

/**
 * Puts what an amendment changes in a block into the block as it stands now: its words, those of the
 * cells of a table each by itself, and what else may be amended in it.
 */
export function mergeBlock(base: Node, proposed: Node, now: Node): Merge {
  const words = base.content.eq(proposed.content) ? null : mergeWords(base, proposed, now)
  const attributes = mergeAttributes(base, proposed, now)
  if (words?.kind === 'collides' || attributes === 'collides') return { kind: 'collides' }
  const content = words && 'merged' in words ? words.merged.content : null
  if (!content && !attributes) return { kind: 'moot' }
  const node = now.type.create({ ...now.attrs, ...attributes }, content ?? now.content, now.marks)
  return { kind: words?.kind === 'reworded' ? 'reworded' : 'clean', merged: node }
}

function mergeWords(base: Node, proposed: Node, now: Node): Merge {
  if (base.type !== now.type && !(base.isTextblock && now.isTextblock)) return { kind: 'collides' }
  if (base.isTextblock) return merge(base, proposed, now)
  if (now.content.eq(base.content)) return { kind: 'clean', merged: now.copy(proposed.content) }
  if (now.content.eq(proposed.content)) return { kind: 'moot' }
  return mergeChildren(base, proposed, now)
}

/** Of a table whose rows and columns are the same in all three, each cell has its own words. */
function mergeChildren(base: Node, proposed: Node, now: Node): Merge {
  const count = base.childCount
  if (proposed.childCount !== count || now.childCount !== count) return { kind: 'collides' }
  const children: Node[] = []
  let isChanged = false
  let isReworded = false
  for (let at = 0; at < count; at++) {
    const [was, wants, is] = [base.child(at), proposed.child(at), now.child(at)]
    if (was.eq(wants)) {
      isReworded ||= !is.eq(was)
      children.push(is)
      continue
    }
    if (!was.sameMarkup(wants) || !was.sameMarkup(is)) return { kind: 'collides' }
    const found = mergeWords(was, wants, is)
    if (found.kind === 'collides') return found
    isChanged ||= 'merged' in found
    isReworded ||= found.kind === 'reworded'
    children.push('merged' in found ? found.merged : is)
  }
  if (!isChanged) return { kind: 'moot' }
  const merged = now.copy(Fragment.from(children))
  return { kind: isReworded ? 'reworded' : 'clean', merged }
}

/** What an amendment sets, `null` where there is nothing to set. */
function mergeAttributes(
  base: Node,
  proposed: Node,
  now: Node,
): Readonly<Record<string, unknown>> | 'collides' | null {
  const set: Record<string, unknown> = {}
  for (const name of attributesThatDiffer(base, proposed)) {
    const [was, wants, is]: unknown[] = [base.attrs[name], proposed.attrs[name], now.attrs[name]]
    if (isSameValue(is, wants)) continue
    if (!isSameValue(is, was)) return 'collides'
    set[name] = wants
  }
  return Object.keys(set).length > 0 ? set : null
}
