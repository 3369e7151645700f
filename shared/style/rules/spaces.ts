import { type Hint, type Rule, replace } from '../hint'

/** One space between words; before a mark none, but in French one that does not break. */
export const spaces: Rule = {
  id: 'spaces',
  languages: ['en', 'fr', 'es'],
  check({ words }, place, { language }) {
    const double = [...words.matchAll(/(?<=\S)( {2,})(?=\S)/gu)].map((match) =>
      replace(match.index, match.index + match[0].length, ' ', 'double'),
    )
    // A space before the mark that follows it is for the other.
    const marks = (language === 'fr' ? french : before)(words)
    return place.type === 'cell'
      ? double
      : [...double, ...marks.filter((hint) => !meets(hint, double))]
  },
}

function before(words: string): readonly Hint[] {
  return [...words.matchAll(/(?<=[\p{L}\p{N})”’]) +(?=[,;:?!](?:\s|$)|\.(?:\s|$))/gu)].map(
    (match) => replace(match.index, match.index + match[0].length, '', 'before-mark'),
  )
}

function french(words: string): readonly Hint[] {
  const two = [
    ...words.matchAll(/(?<=[\p{L}\p{N})»’%\ufffc])( *)(?=[;:?!](?:[\s\ufffc]|$))/gu),
  ].map((match) => replace(match.index, match.index + match[0].length, '\u00a0', 'french'))
  const one = [...words.matchAll(/(?<=[\p{L}\p{N})»’]) +(?=[,.](?:\s|$))/gu)].map((match) =>
    replace(match.index, match.index + match[0].length, '', 'before-mark'),
  )
  const quotes = [...words.matchAll(/(?<=«)( ?)(?=[^\s])|(?<=[^\s])( ?)(?=»)/gu)].map((match) =>
    replace(match.index, match.index + match[0].length, '\u00a0', 'french'),
  )
  return [...two, ...one, ...quotes]
}

function meets(hint: Hint, others: readonly Hint[]): boolean {
  return others.some((other) => other.from <= hint.to && hint.from <= other.to)
}
