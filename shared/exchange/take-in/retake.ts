import { annexKinds, deepestLevel, paragraphKinds, type Recommendation } from '../../document/kinds'
import { mastheadFields } from '../../document/masthead-fields'
import type { Row, Taken } from './row'

/** Each thing that a passage can be taken for, by a name of its own. */
export const takings = [
  'title',
  ...mastheadFields.map((field) => `masthead.${field}` as const),
  'part',
  'heading.1',
  'heading.2',
  'heading.3',
  'heading.4',
  ...paragraphKinds.map((kind) => `paragraph.${kind}` as const),
  ...annexKinds.map((kind) => `annex.${kind}` as const),
  'table',
  'contents',
  'left-out',
] as const
export type Taking = (typeof takings)[number]

export function takingOf(as: Taken): Taking {
  switch (as.kind) {
    case 'masthead':
      return `masthead.${as.field}`
    case 'heading':
      return headings[as.level - 1] ?? 'heading.4'
    case 'annex':
      return `annex.${as.annex}`
    case 'paragraph':
      return `paragraph.${as.paragraph}`
    default:
      return as.kind
  }
}

const headings = ['heading.1', 'heading.2', 'heading.3', 'heading.4'] as const

/** A table and a list of contents are what they are, or are left out; nothing else becomes one. */
export function canBe({ guess }: Row, taking: Taking): boolean {
  if (taking === 'left-out') return true
  if (guess.kind === 'table' || guess.kind === 'contents') return taking === guess.kind
  return taking !== 'table' && taking !== 'contents'
}

/** Somebody has said what these are, and nothing about them is doubtful from then on. */
export function retake(
  rows: readonly Row[],
  keys: ReadonlySet<number>,
  taking: Taking,
): readonly Row[] {
  return changed(rows, keys, (row) => (canBe(row, taking) ? takenAs(taking, row.as) : row.as))
}

/** By so many levels, of those that have some. */
export function indent(
  rows: readonly Row[],
  keys: ReadonlySet<number>,
  by: 1 | -1,
): readonly Row[] {
  return changed(rows, keys, ({ as }) => {
    if (as.kind === 'heading') return { ...as, level: within(as.level + by, 1, 4) }
    if (as.kind === 'paragraph') return { ...as, level: within(as.level + by, 0, deepestLevel) }
    return as
  })
}

/** `null` takes it back. Only a paragraph recommends anything. */
export function recommend(
  rows: readonly Row[],
  keys: ReadonlySet<number>,
  recommendation: Recommendation | null,
): readonly Row[] {
  return changed(rows, keys, ({ as }) => (as.kind === 'paragraph' ? { ...as, recommendation } : as))
}

/** As they were recognised, doubts and all. */
export function restore(
  rows: readonly Row[],
  keys: ReadonlySet<number>,
  recognised: readonly Row[],
): readonly Row[] {
  const before = new Map(recognised.map((row) => [row.key, row]))
  return rows.flatMap((row) => {
    if (!keys.has(row.key)) return [row]
    return [row.key, ...row.joined].map((key) => before.get(key) ?? row)
  })
}

/** Somebody has looked at them, and they are right as they are. */
export function settle(rows: readonly Row[], keys: ReadonlySet<number>): readonly Row[] {
  return changed(rows, keys, ({ as }) => as)
}

function changed(
  rows: readonly Row[],
  keys: ReadonlySet<number>,
  into: (row: Row) => Taken,
): readonly Row[] {
  return rows.map((row) => {
    if (!keys.has(row.key)) return row
    const as = into(row)
    const same = JSON.stringify(as) === JSON.stringify(row.guess)
    return { ...row, as: same ? row.guess : as, doubt: null }
  })
}

/** What is said beside its kind stays where the new kind has a place for it. */
function takenAs(taking: Taking, before: Taken): Taken {
  const [kind, of] = taking.split('.')
  switch (kind) {
    case 'masthead':
      return { kind, field: oneOf(mastheadFields, of) }
    case 'heading':
      return { kind, level: Number(of) }
    case 'annex':
      return { kind, annex: oneOf(annexKinds, of) }
    case 'paragraph': {
      const paragraph = oneOf(paragraphKinds, of)
      const isLevelled = paragraph !== 'adoption' && before.kind === 'paragraph'
      const recommendation = before.kind === 'paragraph' ? before.recommendation : null
      return { kind, paragraph, level: isLevelled ? before.level : 0, recommendation }
    }
    case 'title':
    case 'part':
    case 'table':
    case 'contents':
    case 'left-out':
      return { kind }
    default:
      throw new Error('Each taking is one of the list')
  }
}

function oneOf<T extends string>(known: readonly T[], said: string | undefined): T {
  const found = known.find((each) => each === said)
  if (found === undefined) throw new Error('Each taking is one of the list')
  return found
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
