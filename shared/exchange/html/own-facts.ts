import type { FinalDocument, FinalMasthead } from '../final-document'

/** Says of a page that it is one of ours, whose elements and classes can be relied on. */
export const generator = 'Rapporteur'

/**
 * What a page of ours says in its head of what its first lines print otherwise, or not at all, so that
 * it comes back as it was. Akoma Ntoso and JSON of the same text say it as well.
 */
export interface OwnFacts {
  readonly masthead: FinalMasthead
  readonly marking: string | null
  readonly language: string
  readonly status: string
  readonly conference: string
}

const lines = [
  'organ',
  'distribution',
  'date',
  'original',
  'job',
  'meeting',
  'agendaItem',
] as const satisfies readonly (keyof FinalMasthead)[]

/** As names and contents of `meta` elements; what is `null` has none. */
export function factsOf(document: FinalDocument): readonly (readonly [string, string])[] {
  const { masthead, marking, language, status, conference } = document
  const all: readonly (readonly [string, string | null])[] = [
    ...lines.map((name) => [name, masthead[name]] as const),
    ['symbol', masthead.symbol],
    ['marking', marking],
    ['language', language.name],
    ['status', status],
    ['conference', conference],
  ]
  return all.flatMap(([name, value]) => (value === null ? [] : [[`rapporteur.${name}`, value]]))
}

/** `undefined` is what a page does not say. */
export function readFacts(saidAs: (name: string) => string | undefined): OwnFacts {
  const said = (name: string) => saidAs(`rapporteur.${name}`)
  const line = (name: (typeof lines)[number]) => said(name) ?? ''
  return {
    masthead: {
      organ: line('organ'),
      symbol: said('symbol') ?? null,
      distribution: line('distribution'),
      date: line('date'),
      original: line('original'),
      job: line('job'),
      meeting: line('meeting'),
      agendaItem: line('agendaItem'),
    },
    marking: said('marking') ?? null,
    language: said('language') ?? '',
    status: said('status') ?? '',
    conference: said('conference') ?? '',
  }
}
