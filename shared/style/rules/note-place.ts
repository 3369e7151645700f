import type { Hint, Rule } from '../hint'
import { noteSign } from '../reading'

/** The sign of a footnote stands after the punctuation in English, before it in French and Spanish. */
export const notePlace: Rule = {
  id: 'note-place',
  languages: ['en', 'fr', 'es'],
  check({ words }, _place, { language }) {
    return [...words.matchAll(language === 'en' ? noteBefore : noteAfter)].map((match) =>
      language === 'en' ? mark(match, 'after') : mark(match, 'before'),
    )
  },
}

const noteBefore = new RegExp(`(${noteSign}+)([.,;:])(?![.\\d])`, 'gu')
const noteAfter = new RegExp(`([\u00a0\u202f]?[.,;:])(${noteSign}+)`, 'gu')

/** The mark is moved and the note stays, so that who writes in it is not disturbed. */
function mark(match: RegExpMatchArray, to: 'before' | 'after'): Hint {
  const from = match.index ?? 0
  const end = from + match[0].length
  const text = (to === 'after' ? match[2] : match[1]) ?? ''
  const edits =
    to === 'after'
      ? [
          { from, to: from, text },
          { from: end - text.length, to: end, text: '' },
        ]
      : [
          { from, to: from + text.length, text: '' },
          { from: end, to: end, text },
        ]
  return { from, to: end, fix: { kind: 'edit', edits } }
}
