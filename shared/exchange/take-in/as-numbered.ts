import type { Alternative } from '../../document/kinds'
import type { OfficialLanguage } from '../../document/language'
import { type LevelStyle, numberStyle, label as printed } from '../../document/number-styles'
import { repeated, within } from '../../document/repeated-numbers'
import type { NewId } from '../../ids'
import { type Form, type Label, readLabel } from '../recognise/label'
import { type VersionOf, versionsIn } from '../recognise/versions'
import { isCounted, type Row } from './row'

/** What the printed numbers of a source say of a paragraph that counting alone would not. */
export interface AsNumbered {
  readonly alternative: Alternative | null
  /** As it was printed: only in a series that leaves numbers out. */
  readonly number: string | null
}

/**
 * Versions of one paragraph, as 5 and 5 bis; and the numbers of a series from which some are
 * missing, which counted anew would be others than those by which people call them. All other
 * numbers are counted.
 *
 * @param onlyVersions whether somebody else sees to the numbers
 */
export function asNumbered(
  rows: readonly Row[],
  language: OfficialLanguage,
  newId: NewId,
  onlyVersions = false,
): ReadonlyMap<number, AsNumbered> {
  const paragraphs = paragraphsIn(rows)
  const versions = versionsIn(paragraphs)
  const numbers: ReadonlyMap<number, string> = onlyVersions
    ? new Map()
    : keptNumbers(paragraphs, versions, numberStyle(language))
  const sets = new Map<number, string>()
  const found = new Map<number, AsNumbered>()
  paragraphs.forEach(({ key }, at) => {
    const version = versions[at]
    const number = numbers.get(at) ?? null
    if (!version && number === null) return
    const set = version && (sets.get(version.set) ?? newId())
    if (version && set) sets.set(version.set, set)
    found.set(key, {
      alternative: version && set ? { set, style: version.style } : null,
      number,
    })
  })
  return found
}

interface Numbered {
  readonly key: number
  readonly label: string | null
  readonly level: number
  readonly begins: boolean
  /** Of which series it is at the highest level, by a name of its own. */
  readonly series: string
}

function paragraphsIn(rows: readonly Row[]): readonly Numbered[] {
  const found: Numbered[] = []
  let container = 0
  let annex = 0
  let begins = false
  for (const { key, as, label } of rows) {
    const isHigh = as.kind === 'heading' && as.level === 1
    if (as.kind === 'annex') annex++
    if (as.kind === 'annex' || as.kind === 'part' || isHigh) {
      container++
      begins = true
    }
    if (as.kind !== 'paragraph' || !isCounted(as)) continue
    // Numbered paragraphs run on through the body, operative ones begin anew in each section.
    const series = as.paragraph === 'operative' ? `operative ${container}` : `annex ${annex}`
    found.push({ key, label, level: as.level, begins, series })
    begins = false
  }
  return found
}

const forms: readonly Form[] = ['arabic', 'letter', 'roman', 'letter', 'roman']

interface Member {
  readonly at: number
  readonly label: Label
  /** As its level counts; `null` where it counts in signs of its own. */
  readonly value: number | null
}

/** The numbers of each series from which some are missing, by the place of the paragraph. */
function keptNumbers(
  paragraphs: readonly Numbered[],
  versions: readonly (VersionOf | null)[],
  style: ReturnType<typeof numberStyle>,
): ReadonlyMap<number, string> {
  const kept = new Map<number, string>()
  const levels: readonly LevelStyle[] = [style.paragraph, ...style.sub]
  const open = new Map<string, Member[]>()
  const close = (name: string, level: LevelStyle | undefined) => {
    const members = open.get(name) ?? []
    open.delete(name)
    if (!level || !leavesOut(members, versions, level)) return
    for (const { at, label, value } of members) {
      if (value !== null) kept.set(at, said(label, printed(level, value)))
    }
  }
  paragraphs.forEach(({ label, level, series, begins }, at) => {
    const from = begins ? 1 : level + 1
    for (let below = from; below < levels.length; below++) close(`below ${below}`, levels[below])
    const read = label === null ? null : readLabel(`${label} `)
    if (!read) return
    const name = level === 0 ? series : `below ${level}`
    const value = read.readings.find(({ form }) => form === forms[level])?.value ?? null
    open.set(name, [...(open.get(name) ?? []), { at, label: read, value }])
  })
  for (const name of [...open.keys()]) {
    const level = name.startsWith('below ') ? Number(name.slice(6)) : 0
    close(name, levels[level])
  }
  return kept
}

/** Numbers that only go up, and one by one in no reading of them. */
function leavesOut(
  members: readonly Member[],
  versions: readonly (VersionOf | null)[],
  level: LevelStyle,
): boolean {
  if (countsOn(members)) return false
  let leaves = false
  let nth = 1
  for (const [index, { at, label, value }] of members.entries()) {
    const before = members[index - 1]
    const set = versions[at]?.set
    const isVersion = set !== undefined && before && versions[before.at]?.set === set
    nth = isVersion ? nth + 1 : 1
    if (value === null || before?.value === null) return false
    if (isVersion && value === before.value) {
      const isNext = label.version !== 'bis' || isSaid(label, repeated(printed(level, value), nth))
      leaves ||= !isNext
      continue
    }
    if (before && value <= before.value) return false
    leaves ||= before !== undefined && value > before.value + 1
    leaves ||= label.version === 'bis'
  }
  return leaves
}

/** In whatever signs: "(i)", "(ii)" are no letters of which 25 are missing. */
function countsOn(members: readonly Member[]): boolean {
  const others: readonly Form[] = ['arabic', 'decimal', 'letter', 'roman', 'Letter', 'Roman']
  if (members.some(({ label }) => label.version)) return false
  return others.some((form) =>
    members.every(({ label }, at) => {
      const counted = (of: Label) => of.readings.find((each) => each.form === form)?.value
      const before = members[at - 1]
      const value = counted(label)
      return value !== undefined && (!before || value === (counted(before.label) ?? 0) + 1)
    }),
  )
}

function isSaid({ printed: typed }: Label, wanted: string): boolean {
  const bare = (number: string) => number.replace(/[^\p{L}\p{N}]/gu, '')
  return bare(typed) === bare(wanted)
}

/** The number in our writing with the word that the source has beside it. */
function said({ printed: typed, version }: Label, number: string): string {
  const [word] = /\p{L}[\p{L}-]+(?:[ \u00A0](?:\p{N}+|\p{Lu}))?(?=[^\p{L}]*$)/u.exec(typed) ?? []
  return version && word ? within(number, word.replace(/\u00A0/g, ' ')) : number
}
