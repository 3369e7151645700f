/**
 * The affixes of a Hunspell dictionary: how the words of its list are bent. Only what the English and
 * the French dictionaries use is read; what else a file says is passed over.
 */
export interface Affixes {
  readonly suffixes: ReadonlyMap<string, readonly Affix[]>
  readonly prefixes: ReadonlyMap<string, readonly Affix[]>
  readonly longestSuffix: number
  readonly longestPrefix: number
  readonly flagsOf: (written: string) => readonly string[]
  /** A stem that is no word by itself; a word that is none though its parts are. */
  readonly needsAffix: string | null
  readonly forbidden: string | null
  readonly onlyInCompound: string | null
  readonly noSuggestion: string | null
  /** Signs that stand for others: a curved apostrophe for a straight one. */
  readonly input: readonly (readonly [string, string])[]
  /** What is often mistaken for what. */
  readonly mistakes: readonly (readonly [string, string])[]
  /** Letters to try in the place of others. */
  readonly letters: readonly string[]
}

export interface Affix {
  readonly flag: string
  /** What of the stem gives way, and what comes in its place. */
  readonly strip: string
  readonly add: string
  /** What the stem must be like; `null` takes any. */
  readonly condition: RegExp | null
  /** Whether it goes together with an affix at the other end. */
  readonly crosses: boolean
  /** What may be added further. */
  readonly further: readonly string[]
}

export function parseAffixes(file: string): Affixes {
  const lines = file.split(/\r?\n/).map((line) => line.trim().split(/\s+/))
  const single = (name: string) => lines.find(([first]) => first === name)?.[1] ?? null
  const pairs = (name: string): (readonly [string, string])[] =>
    lines.flatMap(([first, one, other]) =>
      first === name && one !== undefined && other !== undefined ? [[one, other] as const] : [],
    )
  const flagsOf = flagReader(single('FLAG'))
  const suffixes = affixesIn(lines, 'SFX', flagsOf)
  const prefixes = affixesIn(lines, 'PFX', flagsOf)
  return {
    suffixes,
    prefixes,
    longestSuffix: longest(suffixes),
    longestPrefix: longest(prefixes),
    flagsOf,
    needsAffix: single('NEEDAFFIX'),
    forbidden: single('FORBIDDENWORD'),
    onlyInCompound: single('ONLYINCOMPOUND'),
    noSuggestion: single('NOSUGGEST'),
    input: pairs('ICONV'),
    mistakes: pairs('REP').map(([wrong, right]) => [spaced(wrong), spaced(right)]),
    letters: [...new Set([...(single('TRY') ?? '').toLowerCase()])],
  }
}

/** In a list of mistakes an underscore is a space. */
function spaced(words: string): string {
  return words.replaceAll('_', ' ').replace(/[\^$]/g, '')
}

function flagReader(kind: string | null): (written: string) => readonly string[] {
  if (kind === 'long') return (written) => written.match(/../gsu) ?? []
  if (kind === 'num') return (written) => written.split(',')
  return (written) => [...written]
}

function affixesIn(
  lines: readonly (readonly string[])[],
  name: string,
  flagsOf: (written: string) => readonly string[],
): ReadonlyMap<string, readonly Affix[]> {
  const known = new Map<string, Affix[]>()
  const crossing = new Map<string, boolean>()
  const conditions = new Map<string, RegExp | null>()
  for (const [first, flag, strip, adding, condition] of lines) {
    if (first !== name || flag === undefined || strip === undefined || adding === undefined)
      continue
    // A header has three words after its name: flag, whether it crosses, how many follow.
    if (condition === undefined && !crossing.has(flag)) {
      crossing.set(flag, strip === 'Y')
      continue
    }
    const [written = '', further = ''] = adding.split('/')
    const add = nothing(written)
    const affix: Affix = {
      flag,
      strip: nothing(strip),
      add,
      condition: conditionOf(condition ?? '.'),
      crosses: crossing.get(flag) ?? false,
      further: further === '' ? none : flagsOf(further),
    }
    const same = known.get(add)
    if (same) same.push(affix)
    else known.set(add, [affix])
  }
  return known

  function conditionOf(written: string): RegExp | null {
    if (written === '.') return null
    const before = conditions.get(written)
    if (before) return before
    const made = new RegExp(name === 'SFX' ? `${written}$` : `^${written}`, 'u')
    conditions.set(written, made)
    return made
  }
}

const none: readonly string[] = []

function nothing(written: string): string {
  return written === '0' ? '' : written
}

function longest(affixes: ReadonlyMap<string, unknown>): number {
  return Math.max(0, ...[...affixes.keys()].map((add) => add.length))
}
