import { type Hint, type PartyTerm, type Rule, replace } from '../hint'

/**
 * Each document keeps to one term for the parties to its treaty. A quotation keeps its own, and so
 * does what is said of another treaty: "States parties to the Convention".
 */
export const statesParties: Rule = {
  id: 'states-parties',
  languages: ['en'],
  check(reading, _place, { party }) {
    return [...reading.words.matchAll(terms)].flatMap((match): readonly Hint[] => {
      const written = match[0]
      const after = reading.words.slice(match.index + written.length)
      const plural = wronglyPlural.test(written)
      if (reading.isQuoted(match.index)) return []
      if (plural) return [replace(match.index, match.index + written.length, party, 'plural')]
      // In capitals, in a small "state", or as the house writes it.
      if (written === written.toUpperCase() || written === party) return []
      if (saysOfAnother.test(after)) return []
      const wanted = singularOf(written) ? singular[party] : party
      if (written === wanted) return []
      return [replace(match.index, match.index + written.length, wanted, 'term')]
    })
  },
}

const terms = /(?<!\p{L})(?:[Ss]tates? [Pp]art(?:y|ies)|High Contracting Part(?:y|ies))(?!\p{L})/gu
/** "State Parties": of two nouns the first takes the plural. */
const wronglyPlural = /^[Ss]tate [Pp]arties$/
const saysOfAnother = /^ (?:to the (?!Protocol\b)|to (?!Amended|the\b)|thereto)/u

const singular: Readonly<Record<PartyTerm, string>> = {
  'States Parties': 'State Party',
  'States parties': 'State party',
  'High Contracting Parties': 'High Contracting Party',
}

function singularOf(written: string): boolean {
  return /y$/i.test(written)
}
