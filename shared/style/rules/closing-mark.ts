import type { Place, Rule, StyleLanguage } from '../hint'
import { noteSign } from '../reading'

/**
 * A preambular paragraph ends with a comma; an operative one with a semicolon, the last with a full
 * stop, one with sub-paragraphs with a colon. Only an end that bears a mark already, or a letter, is
 * judged: what ends otherwise (a bracket, a quotation) is for a person to look at.
 */
export const closingMark: Rule = {
  id: 'closing-mark',
  languages: ['en', 'fr', 'es'],
  check({ words }, place, { language }) {
    const mark = markFor(place, words)
    if (mark === null) return []
    // A note stands after the mark in English and before it in French and Spanish.
    const end = language === 'en' ? words.replace(trailingNotes, '') : words
    const bare = end.trimEnd()
    const [written = ''] = bare.match(/[ \u00a0\u202f]?[,;:.]$/u) ?? []
    const from = bare.length - written.length
    const wanted = spaced(mark, language)
    if (bare === '' || sameMark(written, wanted)) return []
    if (written === '' && !/[\p{L}\p{N})]$/u.test(bare)) return []
    const edit = { from, to: bare.length, text: wanted }
    return [
      {
        from: Math.max(0, written === '' ? lastWord(bare) : from),
        to: bare.length,
        fix: { kind: 'edit', edits: [edit] },
        why: why(mark),
      },
    ]
  },
}

type Mark = ',' | ';' | ':' | '.'

function markFor({ type, kind, level, next }: Place, words: string): Mark | null {
  if (type !== 'paragraph') return null
  if (kind === 'preambular') {
    return next === 'its sub-paragraphs' ? ':' : level > 0 ? null : ','
  }
  if (kind !== 'operative') return null
  if (next === 'its sub-paragraphs') return ':'
  // An item that is a sentence of its own, or the "and" before the last one.
  if (/[;,] (?:and|or|et|ou|y|o)$/u.test(words.trimEnd())) return null
  return next === 'another' ? ';' : '.'
}

const trailingNotes = new RegExp(`(?:${noteSign}|\\s)+$`, 'u')

/** In French a space that does not break goes before the semicolon and the colon. */
function spaced(mark: Mark, language: StyleLanguage): string {
  return language === 'fr' && (mark === ';' || mark === ':') ? `\u00a0${mark}` : mark
}

/** Which space stands before a mark is the concern of another rule. */
function sameMark(written: string, wanted: string): boolean {
  return written.trim() === wanted.trim()
}

function lastWord(words: string): number {
  return words.length - (words.match(/[\p{L}\p{N})]+$/u)?.[0].length ?? 1)
}

function why(mark: Mark): string {
  return { ',': 'comma', ';': 'semicolon', ':': 'colon', '.': 'full-stop' }[mark]
}
