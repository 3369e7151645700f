import { type Rule, replace } from '../hint'

/**
 * A bullet, a dash or a number that was typed at the head of a paragraph: paragraphs are numbered by
 * themselves, and in a numbered text bullets are avoided, since they cannot be referred to.
 */
export const typedSigns: Rule = {
  id: 'typed-signs',
  languages: ['en', 'fr', 'es'],
  check({ words }, { type, kind }) {
    if (type !== 'paragraph' || kind === null) return []
    const bullet = words.match(/^(?:[•●▪◦‣]\s*|[-–—]\s+)(?=\S)/u)
    if (bullet) return [replace(0, bullet[0].length, '', 'bullet')]
    const number =
      kind === 'plain' ? null : words.match(/^(?:\d{1,3}\.|\([a-z]\)|\([ivx]+\))\s+(?=\p{L})/u)
    return number ? [replace(0, number[0].length, '', 'number')] : []
  },
}
