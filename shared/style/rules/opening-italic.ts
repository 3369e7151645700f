import type { Rule } from '../hint'
import { openingOf } from './openings'

/** The participle of a preambular paragraph and the verb of an operative one stand in italics. */
export const openingItalic: Rule = {
  id: 'opening-italic',
  languages: ['en', 'fr', 'es'],
  check(reading, { type, kind, level }, { language }) {
    if (type !== 'paragraph' || level > 0) return []
    if (kind !== 'preambular' && kind !== 'operative') return []
    const to = openingOf(reading.words, kind, language)
    if (to === 0 || reading.isMarked(0, to, 'em')) return []
    return [{ from: 0, to, fix: { kind: 'mark', mark: 'em' }, why: kind }]
  },
}
