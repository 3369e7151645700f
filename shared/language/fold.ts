/** Words as they are looked for: without capitals, diacritics and signs. */
export function folded(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
}

/** The single words, in their order. */
export function foldedWords(words: string): readonly string[] {
  return folded(words).match(/[\p{L}\p{N}]+/gu) ?? []
}
