import type { AlternativeStyle } from '../../document/kinds'
import { readLabel } from './label'

/** A paragraph as far as it can be one of several versions. */
export interface Counting {
  /** As it was printed; `null` of what has no number. */
  readonly label: string | null
  readonly level: number
  /** Another section or annex begins with it, beyond which no versions reach. */
  readonly begins: boolean
}

export interface VersionOf {
  /** The same for all versions of a paragraph. */
  readonly set: number
  readonly style: AlternativeStyle
}

interface Last {
  readonly root: string
  readonly style: AlternativeStyle | null
  readonly members: number[]
}

/**
 * Paragraphs that share a number and are told apart by a word: 5 and 5 bis, 5 Alt 1 and 5 Alt 2. One
 * alone is no version of anything.
 */
export function versionsIn(all: readonly Counting[]): readonly (VersionOf | null)[] {
  const sets: Last[] = []
  let last: (Last | undefined)[] = []
  all.forEach(({ label, level, begins }, at) => {
    if (begins) last = []
    if (label === null) return
    const read = readLabel(`${label} `)
    const [reading] = read?.readings ?? []
    if (!reading) return
    last = last.slice(0, level + 1)
    const root = `${reading.form} ${reading.wrap} ${reading.value}`
    const style = read?.version ?? null
    const before = last[level]
    const isSame = style !== null && before?.root === root && goesOn(before.style, style)
    if (before && isSame) {
      before.members.push(at)
      return
    }
    const made = { root, style, members: [at] }
    sets.push(made)
    last[level] = made
  })
  const found: (VersionOf | null)[] = all.map(() => null)
  sets.forEach(({ style, members }, set) => {
    if (members.length < 2) return
    for (const at of members) found[at] = { set, style: style ?? 'bis' }
  })
  return found
}

/** The first of those with a Latin word has none. */
function goesOn(before: AlternativeStyle | null, style: AlternativeStyle): boolean {
  return before === style || (before === null && style === 'bis')
}
