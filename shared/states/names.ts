import type { OfficialLanguage } from '../document/language'
import type { StateEntry, StateName, StatesRegister } from './register'

type Entries = Pick<StatesRegister, 'entries'>

/** In that language, or in English where the register has it in no other. */
export function nameIn({ names }: StateEntry, language: OfficialLanguage): StateName {
  return names[language] ?? names.en
}

/** In the order of a list in that language, by their short names. */
export function sortedIn(
  entries: readonly StateEntry[],
  language: OfficialLanguage,
): readonly StateEntry[] {
  const { compare } = new Intl.Collator(language)
  const short = (entry: StateEntry) => nameIn(entry, language).short
  return [...entries].sort((a, b) => compare(short(a), short(b)) || compare(a.id, b.id))
}

/**
 * The State that is called so, by its id or any of its names, however they are accented, spaced or
 * punctuated, or turned as lists turn them to be sorted; `null` for none, and for a name that two have.
 */
export function stateCalled(register: Entries, name: string): StateEntry | null {
  const index = indexOf(register)
  return index.get(bare(name)) ?? index.get(bare(turned(name))) ?? null
}

/** "Korea, Republic of" and "Netherlands (Kingdom of the)" as they are said. */
function turned(name: string): string {
  const [, last, first] = /^([^,()]+)(?:, *| *\()([^,()]+)\)?$/.exec(name.trim()) ?? []
  return last && first ? `${first} ${last}` : name
}

const indexes = new WeakMap<Entries, ReadonlyMap<string, StateEntry | null>>()

/** By their bare names; `null` for what two are called. */
function indexOf(register: Entries): ReadonlyMap<string, StateEntry | null> {
  const known = indexes.get(register)
  if (known) return known
  const index = new Map<string, StateEntry | null>([['', null]])
  for (const entry of register.entries) {
    for (const name of new Set(namesOf(entry).map(bare))) {
      index.set(name, index.has(name) ? null : entry)
    }
  }
  indexes.set(register, index)
  return index
}

function namesOf({ id, names, aliases }: StateEntry): readonly string[] {
  const inLanguages = Object.values(names).flatMap((each) =>
    each ? [each.short, each.formal] : [],
  )
  return [id, ...inLanguages, ...aliases]
}

/** Without a leading article, which lists put on and leave off. */
function bare(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'ʼ`]/g, ' ')
    .replace(/\bst\b\.?/g, 'saint')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:the|la|le|les|l|el|los|las) /, '')
}
