import type { Transaction } from 'prosemirror-state'
import { Mapping } from 'prosemirror-transform'
import type { EditorView } from 'prosemirror-view'
import { schema } from '../../../shared/document/schema'
import { apply } from '../../../shared/style/apply'
import { modeOf } from '../mode'
import { apart } from '../shared-text/history'
import type { PlacedHint } from './hint-list'

/**
 * Puts hints into effect, as one step to undo. A hint whose block has changed since it was made is
 * left out. Answers how many were put into effect.
 *
 * No two of one block go into one transaction: the binding compares a paragraph before and after as
 * one piece from the first difference to the last, and would tear what a colleague writes in between.
 */
export function applyHints(view: EditorView, hints: readonly PlacedHint[], text?: string): number {
  if (modeOf(view.state) !== 'write') return 0
  const { doc } = view.state
  const able = hints.filter(({ at, node }) => doc.nodeAt(at) === node)
  let count = 0
  const command = apart((_state, dispatch) => {
    const moves = new Mapping()
    for (const round of rounds(able)) {
      const { tr } = view.state
      for (const hint of round) {
        if (put(tr, { ...hint, at: moves.map(hint.at) }, text)) count++
      }
      if (!tr.docChanged) continue
      moves.appendMapping(tr.mapping)
      dispatch?.(tr)
    }
    return count > 0
  })
  command(view.state, view.dispatch, view)
  return count
}

/** The last hint of every block, then the one before it: none moves one that is still to come. */
function rounds(hints: readonly PlacedHint[]): readonly (readonly PlacedHint[])[] {
  const made: PlacedHint[][] = []
  const taken = new Map<number, number>()
  for (const hint of [...hints].sort((a, b) => b.start - a.start)) {
    const round = taken.get(hint.at) ?? 0
    taken.set(hint.at, round + 1)
    const others = made[round]
    if (others) others.push(hint)
    else made[round] = [hint]
  }
  return made
}

function put(tr: Transaction, hint: PlacedHint, text: string | undefined): boolean {
  const { fix, from, to, at, target, words } = hint
  if (text !== undefined) {
    return apply(tr, at, { kind: 'edit', edits: [{ from, to, text }] }, from, to)
  }
  if (fix?.kind === 'reference') {
    // Where a reference may not stand, putting one there would tear its surroundings apart.
    const $at = tr.doc.resolve(at + from)
    const mayStand = $at.parent.type.contentMatch.matchType(schema.nodes.reference) !== null
    if (target === null || !mayStand) return false
    tr.replaceWith(
      at + from,
      at + to,
      schema.nodes.reference.create({ target, form: 'number', said: words }),
    )
    return true
  }
  return fix !== null && apply(tr, at, fix, from, to)
}
