import type { Node } from 'prosemirror-model'
import { type Amendment, touches } from './amendment'
import { aboutIn } from './subjects'

/**
 * Amendments in groups of rivals: those that are about one block or come in at one place (A30), with
 * what amends them. Whoever shares a block with two that do not meet makes rivals of all three.
 */
export function rivalsAmong(
  amendments: readonly Amendment[],
  text: Node | null = null,
): readonly (readonly Amendment[])[] {
  const subjects = (amendment: Amendment) => subjectsOf(amendment, text)
  const groupOf = new Map<string, Set<Amendment>>()
  for (const amendment of amendments) {
    const group = new Set([amendment])
    const names = subjects(amendment)
    for (const name of names) {
      for (const met of groupOf.get(name) ?? []) group.add(met)
    }
    for (const name of [...group].flatMap(subjects)) groupOf.set(name, group)
  }
  const groups = [...new Set(groupOf.values())]
  return groups.map((group) => [...group].sort((a, b) => a.number - b.number))
}

/** What an amendment is about; two that have a name in common are rivals. */
function subjectsOf({ id, amends, change }: Amendment, text: Node | null): readonly string[] {
  if (amends) return [`amendment ${id}`, `amendment ${amends}`]
  const { place } = change
  const comesIn = place.kind === 'after' || place.kind === 'first'
  return [
    `amendment ${id}`,
    ...[...touches(text ? aboutIn(text, change) : change)].map((block) => `block ${block}`),
    ...(comesIn ? [`place ${JSON.stringify(place)}`] : []),
  ]
}
