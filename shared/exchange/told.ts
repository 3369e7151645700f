import {
  type AnnexKind,
  annexKinds,
  isRecommendation,
  type Recommendation,
} from '../document/kinds'
import { type MastheadField, mastheadFields } from '../document/masthead-fields'

/** What a file of ours says of a passage where its form has no place for it. */
export interface Told {
  readonly recommendation?: Recommendation
  readonly annex?: string
  readonly masthead?: ToldField
  readonly part?: true
}

/** What a line of the masthead says of which field, where it is printed otherwise than it is kept. */
export interface ToldField {
  readonly field: MastheadField
  readonly value: string
  readonly printed: string
}

const prefix = 'Rapporteur '

/** As a property of a file, under the name of the bookmark around the passage. */
export function toldValue(bookmark: string, told: Told) {
  return { name: prefix + bookmark, value: JSON.stringify(told) }
}

export interface ToldOf {
  readonly recommendation: Recommendation | null
  readonly annex: AnnexKind | null
  readonly masthead: ToldField | null
  readonly part: boolean
}

/** By the names of bookmarks; whatever somebody has made of a property that says nothing is left out. */
export function readTold(properties: ReadonlyMap<string, string>): ReadonlyMap<string, ToldOf> {
  const told = new Map<string, ToldOf>()
  for (const [name, value] of properties) {
    if (!name.startsWith(prefix)) continue
    const { recommendation, annex, masthead, part } = Object(parsed(value))
    told.set(name.slice(prefix.length), {
      recommendation: isRecommendation(recommendation) ? recommendation : null,
      annex: annexKinds.find((kind) => kind === annex) ?? null,
      masthead: fieldIn(Object(masthead)),
      part: part === true,
    })
  }
  return told
}

function fieldIn({ field, value, printed }: Readonly<Record<string, unknown>>): ToldField | null {
  const known = mastheadFields.find((each) => each === field)
  if (!known || typeof value !== 'string' || typeof printed !== 'string') return null
  return { field: known, value, printed }
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return null // Somebody has written over it: then it says nothing.
  }
}
