import type { OfficialLanguage } from '../document/language'
import type { CalendarDate } from './calendar-date'
import { nameIn, sortedIn } from './names'
import type { StatesRegister } from './register'
import { countsAt, groupsAt, type StatusCounts } from './status'

/** What a field in a text says of the register, in the order in which they are offered. */
export const countFields = [
  'bound',
  'not-bound',
  'convention-parties-not-bound',
  'signatories-only',
  'neither',
] as const
export type CountField = (typeof countFields)[number]

/** Which count it is. */
const counts: Readonly<Record<CountField, keyof StatusCounts>> = {
  bound: 'bound',
  'not-bound': 'notBound',
  'convention-parties-not-bound': 'convention_party_not_bound',
  'signatories-only': 'signatory_only',
  neither: 'not_party',
}

/** A line of a list of those bound: each State is a field of this name. */
export const listedState = 'bound-state'

/** Whether a field of this name means something in a text. */
export function isTextField(name: string): boolean {
  return name === '' || name === listedState || Object.hasOwn(counts, name)
}

/** By its name in a text; `null` for one that is no count. */
export function countFieldNamed(name: unknown): CountField | null {
  return countFields.find((each) => each === name) ?? null
}

/** "85" */
export function countSaid(register: StatesRegister, field: CountField, at: CalendarDate): string {
  return String(countsAt(register, at)[counts[field]])
}

/** As a list in that language has them. */
export function namesBound(
  register: StatesRegister,
  at: CalendarDate,
  language: OfficialLanguage,
): readonly string[] {
  const lists = listed.get(register) ?? new Map<string, readonly string[]>()
  listed.set(register, lists)
  const key = `${at} ${language}`
  const before = lists.get(key)
  if (before) return before
  const { bound } = groupsAt(register, at)
  const names = sortedIn(bound, language).map((each) => nameIn(each, language).short)
  lists.set(key, names)
  return names
}

/** A page asks for the same ones at every pause. */
const listed = new WeakMap<StatesRegister, Map<string, readonly string[]>>()
