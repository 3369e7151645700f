import { type Affix, type Affixes, parseAffixes } from './affixes'
import { nearby, suggestions } from './suggestions'

export interface Dictionary {
  isRight(word: string): boolean
  /** Whether a word is one letter away from one that is right. */
  isNear(word: string): boolean
  /** Words that may have been meant, the likeliest first; `isRight` may know more than these files. */
  suggest(word: string, isRight: (word: string) => boolean): readonly string[]
}

/**
 * A dictionary in the format of Hunspell, asked by taking affixes off a word and not by spelling out
 * every form of every stem beforehand: French has some millions of those, and they took five seconds
 * and half a gigabyte with the libraries that do so.
 */
export function dictionary(affixFile: string, wordFile: string): Dictionary {
  const affixes = parseAffixes(affixFile)
  const stems = stemsIn(wordFile)
  const input = affixes.input.filter(([from]) => from !== '')
  const clean = (word: string) =>
    input.reduce((now, [from, to]) => now.replaceAll(from, to), word.normalize('NFC'))

  const isForm = (word: string) => formOf(word, stems, affixes)
  return {
    isRight: (word) => isWord(clean(word), isForm),
    isNear: (word) => {
      for (const other of nearby(clean(word), affixes.letters)) if (isForm(other)) return true
      return false
    },
    suggest: (word, isRight) => suggestions(clean(word), isRight, affixes, stems),
  }
}

/** The stems with their flags, unread: only those that are asked for are ever taken apart. */
export type Stems = ReadonlyMap<string, string>

function stemsIn(file: string): Stems {
  const stems = new Map<string, string>()
  for (const line of file.split('\n').slice(1)) {
    // What stands after the first space says what kind of word it is.
    const end = line.search(/[\s]/)
    const entry = end < 0 ? line : line.slice(0, end)
    const slash = entry.indexOf('/')
    const stem = slash < 0 ? entry : entry.slice(0, slash)
    if (stem === '') continue
    const flags = slash < 0 ? '' : entry.slice(slash + 1)
    const before = stems.get(stem)
    // One stem may be several words; `|` is a flag in neither dictionary.
    stems.set(stem, before === undefined ? flags : `${before}|${flags}`)
  }
  return stems
}

/** As it is written, or as it would be written within a sentence; in parts where it has a hyphen. */
function isWord(word: string, isForm: (word: string) => boolean): boolean {
  if (word === '' || variants(word).some(isForm)) return true
  const parts = word.split('-')
  return parts.length > 1 && parts.every((part) => isWord(part, isForm))
}

function variants(word: string): readonly string[] {
  const lower = word.toLowerCase()
  if (word === lower) return [word]
  const title = lower.charAt(0).toUpperCase() + lower.slice(1)
  if (word === word.toUpperCase()) return [word, lower, title, afterApostrophe(lower)]
  // A capital at the head of a sentence.
  const small = word.charAt(0).toLowerCase() + word.slice(1)
  return [word, small]
}

/** D'ARDESIA: after an elision a name keeps its capital. */
function afterApostrophe(word: string): string {
  return word.replace(/'(\p{Ll})/u, (_, letter: string) => `'${letter.toUpperCase()}`)
}

function formOf(word: string, stems: Stems, affixes: Affixes): boolean {
  const entries = (stem: string): readonly (readonly string[])[] =>
    stems.get(stem)?.split('|').map(affixes.flagsOf) ?? []
  const isStem = (stem: string) => stems.has(stem)
  const whole = entries(word)
  if (whole.some((flags) => has(flags, affixes.forbidden))) return false
  if (whole.some((flags) => isWhole(flags))) return true
  for (const { stem, affix } of without(word, affixes, 'suffix', isStem)) {
    if (has(affix.further, affixes.needsAffix)) continue
    if (entries(stem).some((flags) => flags.includes(affix.flag) && mayBend(flags))) return true
  }
  for (const { stem: rest, affix } of without(word, affixes, 'prefix', any)) {
    if (entries(rest).some((flags) => flags.includes(affix.flag) && mayBend(flags))) return true
    if (!affix.crosses) continue
    for (const inner of without(rest, affixes, 'suffix', isStem)) {
      if (!inner.affix.crosses) continue
      const allowed = (flags: readonly string[]) =>
        flags.includes(inner.affix.flag) &&
        (flags.includes(affix.flag) || inner.affix.further.includes(affix.flag))
      if (entries(inner.stem).some(allowed)) return true
    }
  }
  return false

  function isWhole(flags: readonly string[]): boolean {
    return !has(flags, affixes.needsAffix) && !has(flags, affixes.onlyInCompound)
  }
  function mayBend(flags: readonly string[]): boolean {
    return !has(flags, affixes.onlyInCompound)
  }
}

function has(flags: readonly string[], flag: string | null): boolean {
  return flag !== null && flags.includes(flag)
}

interface Stripped {
  readonly stem: string
  readonly affix: Affix
}

const any = (stem: string) => stem !== ''

/** Every way in which an affix can be taken off a word and leaves what is wanted. */
function without(
  word: string,
  affixes: Affixes,
  side: 'suffix' | 'prefix',
  isWanted: (stem: string) => boolean,
): readonly Stripped[] {
  const found: Stripped[] = []
  const known = side === 'suffix' ? affixes.suffixes : affixes.prefixes
  const most = Math.min(
    word.length,
    side === 'suffix' ? affixes.longestSuffix : affixes.longestPrefix,
  )
  for (let length = 0; length <= most; length++) {
    const end = side === 'suffix' ? word.length - length : length
    const added = side === 'suffix' ? word.slice(end) : word.slice(0, end)
    for (const affix of known.get(added) ?? []) {
      const stem =
        side === 'suffix' ? word.slice(0, end) + affix.strip : affix.strip + word.slice(end)
      // To look a stem up is cheaper than to read it.
      if (isWanted(stem) && (affix.condition === null || affix.condition.test(stem))) {
        found.push({ stem, affix })
      }
    }
  }
  return found
}
