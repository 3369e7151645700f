import type { Node } from 'prosemirror-model'

/** The six official languages of the United Nations, by their tags (BCP 47). */
export const officialLanguages = ['ar', 'en', 'es', 'fr', 'ru', 'zh'] as const
export type OfficialLanguage = (typeof officialLanguages)[number]

/** As a masthead names them. */
const tags: Readonly<Record<string, OfficialLanguage>> = {
  arabic: 'ar',
  chinese: 'zh',
  english: 'en',
  french: 'fr',
  russian: 'ru',
  spanish: 'es',
}

/** Any other language is treated as English. */
export function tagOf(name: string): OfficialLanguage {
  return languageNamed(name) ?? 'en'
}

/** As a masthead names it. */
export function nameOf(language: OfficialLanguage): string {
  const found = Object.entries(tags).find(([, tag]) => tag === language)
  if (!found) throw new Error('Each official language has a name')
  const [name] = found
  return name[0]?.toUpperCase() + name.slice(1)
}

/** By its tag or its English name; `null` for any other language. */
export function languageNamed(name: string): OfficialLanguage | null {
  const said = name.trim().toLowerCase()
  return officialLanguages.find((each) => each === said) ?? tags[said] ?? null
}

/** Which way a language is written, by its tag: "ar-LB" from right to left. */
export function isRightToLeft(tag: string): boolean {
  return rightToLeft.has(tag.split('-')[0]?.toLowerCase() ?? '')
}

const rightToLeft = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ks',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
])

/** The language that a text's masthead says it is in. */
export function languageOfText(text: Node): OfficialLanguage {
  const masthead = text.firstChild?.type.name === 'masthead' ? text.firstChild : null
  return tagOf(String(masthead?.attrs.language ?? ''))
}
