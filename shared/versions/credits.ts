import type { Node } from 'prosemirror-model'
import type { Edit } from '../amendments/diff'
import { idOf } from '../document/blocks'
import type { BlockId } from '../ids'
import type { Row } from './compare'
import { type Handwriting, isSameHand, runsOf, type Source } from './handwriting'

/** Whoever wrote the words that came, or took others away, moved the block or gave it another form. */
export interface Credit {
  readonly source: Source
  readonly how: 'wrote' | 'touched'
}

/**
 * Who proposed a change between two versions: in whose hand the words that came are, and who, since
 * the first of the two was issued, took words out of the block or gave it another form. Whoever did
 * both is said to have written. Empty where nothing is known.
 */
export function creditsOf(row: Row, later: Handwriting, since: string): readonly Credit[] {
  const found: Credit[] = []
  const add = (source: Source | null | undefined, how: Credit['how']) => {
    if (source && !found.some((each) => isSameHand(each.source, source))) {
      found.push({ source, how })
    }
  }
  const written = inserted(row, later)
  // A word that is half new is half of a hand from before; that one proposed nothing here.
  const fresh = written.filter((each) => each !== null && each.at >= since)
  for (const each of fresh.length > 0 ? fresh : written) add(each, 'wrote')
  if (!takesAway(row)) return found
  for (const index of touchedIn(row).flatMap((id) => later.touched[id] ?? [])) {
    const source = later.sources[index]
    if (source && source.at >= since) add(source, 'touched')
  }
  return found
}

/** Who divides a block touches the one that it was; who joins two, the one they become or that goes. */
function touchedIn({ before, after, turned, joins }: Row): readonly BlockId[] {
  const blocks = turned ? [after, before] : [after ?? before, joins]
  return blocks.flatMap((block) => (block && idOf(block)) ?? [])
}

function inserted({ drawn }: Row, later: Handwriting): readonly (Source | null)[] {
  if (!('other' in drawn)) return []
  const { block, from: start, to: end } = drawn.other
  const id = idOf(block)
  if (!id) return []
  const ranges =
    'edits' in drawn
      ? drawn.edits.filter((edit) => isWritten(edit, drawn.base.block, block))
      : [{ fromB: start, toB: end }]
  return runsOf(later, id, block.content.size)
    .filter(({ from, to }) =>
      ranges.some(({ fromB, toB }) => hasWords(block, Math.max(from, fromB), Math.min(to, toB))),
    )
    .map(({ source }) => source)
}

/** Words that only got another mark were not written with it. */
function isWritten({ from, to, fromB, toB }: Edit, before: Node, after: Node): boolean {
  return before.textBetween(from, to, '', sign) !== after.textBetween(fromB, toB, '', sign)
}

/** A space at the end of a change may as well be the one that was there before. */
function hasWords(block: Node, from: number, to: number): boolean {
  return from < to && block.textBetween(from, to, ' ', sign).trim() !== ''
}

/** Stands for a note, a reference or a break. */
const sign = '*'

function takesAway({ drawn, form, besides, turned }: Row): boolean {
  if (drawn.how === 'inserted') return false
  if (!('edits' in drawn)) return true
  const isTurned = turned !== null || drawn.turn !== null
  if (drawn.how === 'moved-here' || form || besides.length > 0 || isTurned) return true
  return drawn.edits.some(({ from, to }) => from < to)
}
