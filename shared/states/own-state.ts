import { type OfficialLanguage, officialLanguages } from '../document/language'
import { stateCalled } from './names'
import type { StateEntry, StateName, StatesRegister } from './register'

/** What a person writes of a State that nobody knows; the formal name is the short one if they leave it open. */
export type WrittenNames = {
  readonly [language in OfficialLanguage]?: { readonly short: string; readonly formal: string }
}

export type OwnState =
  | { readonly kind: 'made'; readonly entry: StateEntry }
  /** Every State has a name in English, by which it stands where there is no other. */
  | { readonly kind: 'no-name' }
  | { readonly kind: 'called-so'; readonly name: string; readonly state: StateEntry }

/**
 * A State that a person adds, and that says of itself that it was added. None of its names may be
 * one by which another is known.
 *
 * @param called how the list calls it, which may be none of its names
 */
export function ownState(
  written: WrittenNames,
  called: string,
  known: Pick<StatesRegister, 'entries'>,
): OwnState {
  const names = Object.fromEntries(
    officialLanguages.flatMap((language): readonly (readonly [OfficialLanguage, StateName])[] => {
      const short = written[language]?.short.trim() ?? ''
      if (!short) return []
      return [[language, { short, formal: written[language]?.formal.trim() || short }]]
    }),
  )
  const { en, ...others } = names
  if (!en) return { kind: 'no-name' }
  const all = Object.values(names).flatMap(({ short, formal }) => [short, formal])
  for (const name of all) {
    const state = stateCalled(known, name)
    if (state) return { kind: 'called-so', name, state }
  }
  const entry: StateEntry = {
    id: freeId(en.short, known),
    names: { en, ...others },
    aliases: [],
    own: true,
  }
  const isKnownSo = !called || stateCalled({ entries: [entry] }, called) !== null
  return { kind: 'made', entry: isKnownSo ? entry : { ...entry, aliases: [called] } }
}

/** "own-atlantis"; of a name without Latin letters a number. */
function freeId(name: string, { entries }: Pick<StatesRegister, 'entries'>): string {
  const taken = new Set(entries.map(({ id }) => id))
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 30)
  const base = words ? `own-${words}` : 'own'
  let id = base
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`
  return id
}
