import { type Hint, type Rule, replace } from '../hint'
import type { Reading } from '../reading'

/** No full stops in abbreviations, and the name of the United Nations is never shortened. */
export const abbreviations: Rule = {
  id: 'abbreviations',
  languages: ['en', 'fr', 'es'],
  check(reading, _place, { language }) {
    return [...dotted(reading), ...(language === 'en' ? shortened(reading) : [])].filter(
      ({ from }) => !reading.isQuoted(from),
    )
  },
}

/** Three letters and more, or two that are known: two others may be the initials of a person. */
const dots =
  /(?<![\p{L}\p{N}.])(?:(?:\p{Lu}\.){3,}|U\.N\.|U\.S\.|U\.K\.|E\.U\.)(?!(?!s(?!\p{L}))[\p{L}\p{N}])/gu

function dotted({ words }: Reading): readonly Hint[] {
  return [...words.matchAll(dots)].flatMap((match) => {
    const letters = match[0].replaceAll('.', '')
    const to = match.index + match[0].length
    const initials = /^ \p{Lu}\p{Ll}/u.test(words.slice(to)) && letters.length > 2
    if (initials) return []
    // The last full stop may be that of the sentence too.
    const end = to === words.length ? '.' : ''
    return [replace(match.index, to, `${full.get(letters) ?? letters}${end}`, 'full-stops')]
  })
}

const full: ReadonlyMap<string, string> = new Map([['UN', 'United Nations']])

const un = /(?<![\p{L}\p{N}/.-])UN(?![\p{L}\p{N}/.-])/gu

function shortened({ words }: Reading): readonly Hint[] {
  return [...words.matchAll(un)].map((match) =>
    replace(match.index, match.index + 2, 'United Nations', 'united-nations'),
  )
}
