import type { FinalDocument } from './final-document'
import { documentWords } from './words'

/** The lines of the masthead as they are printed; a line that is empty is a space between two. */
export interface FirstPage {
  readonly organization: string
  readonly emblem: string
  readonly organ: string
  readonly symbol: string
  /** At the right: distribution, symbol, date, original language. */
  readonly facts: readonly string[]
  /** Beneath: place and dates of the meeting, item of the agenda. */
  readonly meeting: readonly string[]
}

export function firstPage({ masthead, language }: FinalDocument): FirstPage {
  const words = documentWords(language.tag)
  const { distribution, date, original, meeting, agendaItem } = masthead
  const symbol = masthead.symbol ?? words.symbolPending
  return {
    organization: words.organization.toUpperCase(),
    emblem: words.emblem,
    organ: masthead.organ,
    symbol,
    facts: [
      ...(distribution ? [words.distribution, distribution.toUpperCase(), ''] : []),
      symbol,
      ...(date ? [date] : []),
      ...(original ? ['', `${words.original}: ${original.toUpperCase()}`] : []),
      // The language of this version is said only where it is not that of the original.
      ...(language.name === original ? [] : [language.name.toUpperCase()]),
    ],
    meeting: [meeting, agendaItem].filter(Boolean),
  }
}
