import type { Node } from 'prosemirror-model'
import { idOf } from '../document/blocks'
import type { OfficialLanguage } from '../document/language'
import type { BlockId } from '../ids'
import { type CalendarDate, parseDate } from './calendar-date'
import { nameIn, sortedIn } from './names'
import type { StatesRegister } from './register'
import { countsAt, groupsAt, type StatusCounts } from './status'

/** What a field in a text says of the register, by its name there; and which count it is. */
const counts: Readonly<Record<string, keyof StatusCounts>> = {
  bound: 'bound',
  'not-bound': 'notBound',
  'convention-parties-not-bound': 'convention_party_not_bound',
  'signatories-only': 'signatory_only',
  neither: 'not_party',
}
export type CountField =
  | 'bound'
  | 'not-bound'
  | 'convention-parties-not-bound'
  | 'signatories-only'
  | 'neither'

/** A line of a list of those bound: each State is a field of this name. */
export const listedState = 'bound-state'

/** What a text has taken from the register, and whether it still says that. */
export type Taken =
  | {
      readonly kind: 'count'
      readonly block: BlockId | null
      readonly field: string
      readonly at: CalendarDate
      readonly said: string
      readonly now: string
    }
  | {
      readonly kind: 'list'
      /** Of the first State in the list. */
      readonly block: BlockId | null
      readonly at: CalendarDate
      readonly said: readonly string[]
      readonly now: readonly string[]
    }

/** Everything in a text that came from the register, in the order of its words. */
export function takenFrom(
  text: Node,
  register: StatesRegister,
  language: OfficialLanguage,
): readonly Taken[] {
  return fieldsIn(text).map((each): Taken => {
    const { block, at } = each
    if (each.kind === 'list') {
      return { kind: 'list', block, at, said: each.said, now: namesBound(register, at, language) }
    }
    const { field, said } = each
    return { kind: 'count', block, field, at, said, now: countSaid(register, field, at) }
  })
}

export function isStale({ kind, said, now }: Taken): boolean {
  return kind === 'list' ? said.join('\n') !== [...now].join('\n') : said !== now
}

/** "85"; empty for a name that is no count. */
export function countSaid(register: StatesRegister, field: string, at: CalendarDate): string {
  const key = counts[field]
  return key === undefined ? '' : String(countsAt(register, at)[key])
}

/** As a list in that language has them. */
export function namesBound(
  register: StatesRegister,
  at: CalendarDate,
  language: OfficialLanguage,
): readonly string[] {
  const { bound } = groupsAt(register, at)
  return sortedIn(bound, language).map((each) => nameIn(each, language).short)
}

type Found =
  | {
      readonly kind: 'count'
      readonly block: BlockId | null
      readonly field: string
      readonly at: CalendarDate
      readonly said: string
    }
  | {
      readonly kind: 'list'
      readonly block: BlockId | null
      readonly at: CalendarDate
      readonly said: readonly string[]
    }

const found = new WeakMap<Node, readonly Found[]>()

/** An untouched section is the same node, so only what has changed is read again. */
function fieldsIn(text: Node): readonly Found[] {
  return text.children.flatMap((top) => {
    const known = found.get(top) ?? fieldsOf(top)
    found.set(top, known)
    return known
  })
}

function fieldsOf(top: Node): readonly Found[] {
  const all: Found[] = []
  let block: BlockId | null = null
  top.descendants((node) => {
    if (node.isTextblock) block = idOf(node)
    if (node.type.name !== 'field') return
    const { name, said } = node.attrs
    const at = parseDate(String(node.attrs.at ?? ''))
    if (!at) return
    if (name === listedState) {
      const before = all.findIndex((each) => each.kind === 'list' && each.at === at)
      const list = all[before]
      if (list?.kind === 'list') all[before] = { ...list, said: [...list.said, String(said)] }
      else all.push({ kind: 'list', block, at, said: [String(said)] })
    } else if (name in counts) {
      const count = { kind: 'count', block, field: String(name), at, said: String(said) } as const
      if (!all.some((each) => isSame(each, count))) all.push(count)
    }
  })
  return all
}

/** What a paragraph says twice is one thing to whoever looks whether it still holds. */
function isSame(one: Found, other: Extract<Found, { kind: 'count' }>): boolean {
  return (
    one.kind === 'count' &&
    one.block === other.block &&
    one.field === other.field &&
    one.at === other.at &&
    one.said === other.said
  )
}
