import { areRivals, isPending } from '../../../shared/amendments/amendment'
import { isAdoptable } from '../amendments/verdict'
import type { Row } from './rows'

/** Why an amendment cannot be adopted with others in one go; `null` where nothing stands against it. */
export type Contest = 'not-adoptable' | 'amended' | 'rival' | 'opposed'

export function contestOf(row: Row, all: readonly Row[]): Contest | null {
  const { amendment, verdict, positions } = row
  if (!isPending(amendment) || verdict === null || !isAdoptable(verdict)) return 'not-adoptable'
  const pending = all.filter((each) => isPending(each.amendment))
  if (pending.some((each) => each.amendment.amends === amendment.id)) return 'amended'
  const isRival = pending.some(
    (each) =>
      each.amendment.id !== amendment.id &&
      each.amendment.amends === amendment.amends &&
      areRivals(each.about, row.about),
  )
  if (isRival) return 'rival'
  return (positions.oppose ?? 0) + (positions.reserve ?? 0) > 0 ? 'opposed' : null
}

/** Those of some against which nothing stands. Each block is looked at once, however many there are. */
export function uncontested(some: readonly Row[], all: readonly Row[]): readonly Row[] {
  const near = new Map<string, Row[]>()
  for (const row of all) {
    for (const key of keysOf(row)) near.set(key, [...(near.get(key) ?? []), row])
  }
  return some.filter((row) => {
    const around = keysOf(row).flatMap((key) => near.get(key) ?? [])
    return contestOf(row, around) === null
  })
}

/** Rivals share one of these, and so does an amendment with those to it. */
function keysOf({ amendment, about }: Row): readonly string[] {
  const { id, amends } = amendment
  const { place, base } = about
  const ids = base.map(({ attrs }) => `block ${String(Object(attrs).id)}`)
  const at = place.kind === 'there' ? [] : [`place ${JSON.stringify(place)}`]
  const parent = amends === null ? [] : [`amendment ${amends}`]
  return [...ids, ...at, `amendment ${id}`, ...parent]
}
