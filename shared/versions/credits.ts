import type { Node } from 'prosemirror-model'
import type { Edit } from '../amendments/diff'
import { idOf } from '../document/blocks'
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
  const id = idOf(row.after ?? row.before ?? nowhere(row))
  if (id && takesAway(row)) {
    for (const index of later.touched[id] ?? []) {
      const source = later.sources[index]
      if (source && source.at >= since) add(source, 'touched')
    }
  }
  return found
}

function inserted(row: Row, later: Handwriting): readonly (Source | null)[] {
  const { kind, before, after, edits, turn } = row
  const id = after && idOf(after)
  if (!after || !id || turn) return []
  const { size } = after.content
  const isNew = kind === 'inserted'
  const ranges = isNew
    ? [{ fromB: 0, toB: size }]
    : edits.filter((edit) => isWritten(edit, before, after))
  return runsOf(later, id, size)
    .filter(({ from, to }) =>
      ranges.some(({ fromB, toB }) => hasWords(after, Math.max(from, fromB), Math.min(to, toB))),
    )
    .map(({ source }) => source)
}

/** Words that only got another mark were not written with it. */
function isWritten({ from, to, fromB, toB }: Edit, before: Node | null, after: Node): boolean {
  return before?.textBetween(from, to, '', sign) !== after.textBetween(fromB, toB, '', sign)
}

/** A space at the end of a change may as well be the one that was there before. */
function hasWords(block: Node, from: number, to: number): boolean {
  return from < to && block.textBetween(from, to, ' ', sign).trim() !== ''
}

/** Stands for a note, a reference or a break. */
const sign = '*'

function takesAway({ kind, moved, form, edits, turn }: Row): boolean {
  if (moved || form || turn || kind === 'deleted') return true
  return kind === 'changed' && (edits.length === 0 || edits.some(({ from, to }) => from < to))
}

function nowhere(row: Row): never {
  throw new Error(`A row has a block before or after: ${row.kind}`)
}
