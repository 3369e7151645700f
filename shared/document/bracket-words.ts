/** The signs of a bracket in plain words, by their places. */
export interface Signs {
  readonly open: number
  readonly close: number
}

/**
 * The brackets in words that come from elsewhere: signs that balance, from the outside in. What opens
 * and never closes, or closes and was never opened, is a character like any other.
 */
export function bracketsInWords(words: string): readonly Signs[] {
  const pairs: Signs[] = []
  const begun: number[] = []
  for (let at = 0; at < words.length; at++) {
    if (words[at] === '[') begun.push(at)
    else if (words[at] === ']') {
      const open = begun.pop()
      if (open !== undefined) pairs.push({ open, close: at })
    }
  }
  return pairs.sort((one, other) => one.open - other.open)
}
