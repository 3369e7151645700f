import type { MastheadField } from '../document/masthead-fields'
import type { FinalDocument, FinalRun, Format, Inlines, Revision } from './final-document'
import { calledIn, documentWords } from './words'

/** The lines of the masthead as they are printed; in a redline with what comes in and goes. */
export interface FirstPage {
  readonly organization: string
  readonly emblem: string
  readonly organ: Inlines
  /** Also on the running heads. */
  readonly symbol: Inlines
  readonly marking: HeadLine | null
  /** At the right: distribution, symbol, date, original language. */
  readonly facts: readonly HeadLine[]
  /** Beneath: place and dates of the meeting, item of the agenda. */
  readonly meeting: readonly HeadLine[]
  /** At the foot. */
  readonly job: Inlines
}

/** One that is empty is a space between two. */
export interface HeadLine {
  readonly content: Inlines
  readonly isSymbol: boolean
  /** Of the line as such. */
  readonly end?: Revision
  /** Which field it prints; `null` where it prints none, or what stands for one that is empty. */
  readonly field: MastheadField | null
  /** As the field is kept, which the line may print otherwise. */
  readonly value: string
}

export function firstPage(document: FinalDocument): FirstPage {
  const before = document.redline?.before
  if (!before) return between(document, document, null)
  const { masthead, marking, by, at } = before
  return between({ ...document, masthead, marking }, document, { by, at })
}

type Head = Pick<FinalDocument, 'masthead' | 'marking' | 'language'>
type Hand = Omit<Revision, 'how'>

/** The one for the other, line by line, each of them as a whole. */
function between(was: Head, is: Head, hand: Hand | null): FirstPage {
  const words = documentWords(is.language.tag)
  const field = (name: 'organ' | 'job') => given(was.masthead[name], is.masthead[name], hand)
  const marking = (head: Head) => (head.marking ? [line('marking', head.marking)] : [])
  return {
    organization: words.organization.toUpperCase(),
    emblem: words.emblem,
    organ: field('organ'),
    symbol: given(symbolOf(was), symbolOf(is), hand),
    marking: lines(marking(was), marking(is), hand)[0] ?? null,
    facts: lines(factsOf(was), factsOf(is), hand),
    meeting: lines(meetingOf(was), meetingOf(is), hand),
    job: field('job'),
  }
}

function symbolOf({ masthead, language }: Head): string {
  return masthead.symbol ?? documentWords(language.tag).symbolPending
}

/** By what each line says; two texts have theirs in one order. */
interface Line {
  readonly of: (typeof order)[number]
  readonly words: string
  readonly value: string
}

const fields: Partial<Readonly<Record<Line['of'], MastheadField>>> = {
  distribution: 'distribution',
  symbol: 'symbol',
  date: 'date',
  original: 'original',
  language: 'language',
  meeting: 'meeting',
  'agenda-item': 'agendaItem',
  marking: 'marking',
}

const order = [
  'distr',
  'distribution',
  'below-distribution',
  'symbol',
  'date',
  'above-original',
  'original',
  'language',
  'meeting',
  'agenda-item',
  'marking',
] as const

function line(of: Line['of'], words: string, value = words): Line {
  return { of, words, value }
}

function factsOf(head: Head): readonly Line[] {
  const { masthead, language } = head
  const words = documentWords(language.tag)
  const { distribution, date, original } = masthead
  const called = (english: string) => calledIn(language.tag, english).toUpperCase()
  return [
    ...(distribution
      ? [
          line('distr', words.distribution),
          line('distribution', called(distribution), distribution),
          line('below-distribution', ''),
        ]
      : []),
    line('symbol', symbolOf(head), masthead.symbol ?? ''),
    ...(date ? [line('date', date)] : []),
    ...(original
      ? [
          line('above-original', ''),
          line('original', `${words.original}: ${called(original)}`, original),
        ]
      : []),
    // The language of this version is said only where it is not that of the original.
    ...(language.name === original ? [] : [line('language', called(language.name), language.name)]),
  ]
}

function meetingOf({ masthead: { meeting, agendaItem } }: Head): readonly Line[] {
  return [
    ...(meeting ? [line('meeting', meeting)] : []),
    ...(agendaItem ? [line('agenda-item', agendaItem)] : []),
  ]
}

function lines(was: readonly Line[], is: readonly Line[], hand: Hand | null): readonly HeadLine[] {
  return order.flatMap((of): readonly HeadLine[] => {
    const [old, now] = [was.find((each) => each.of === of), is.find((each) => each.of === of)]
    const isSymbol = of === 'symbol'
    const formats: readonly Format[] = isSymbol ? ['strong'] : []
    const value = now?.value ?? ''
    const known = { isSymbol, value, field: value ? (fields[of] ?? null) : null }
    if (old && now) return [{ content: given(old.words, now.words, hand, formats), ...known }]
    const only = now ?? old
    if (!only || !hand) return []
    const end: Revision = { ...hand, how: now ? 'inserted' : 'deleted' }
    return [{ content: run(only.words, formats, end), ...known, end }]
  })
}

function given(
  was: string,
  is: string,
  hand: Hand | null,
  formats: readonly Format[] = [],
): Inlines {
  if (was === is || !hand) return run(is, formats)
  return [
    ...run(was, formats, { ...hand, how: 'deleted' }),
    ...run(is, formats, { ...hand, how: 'inserted' }),
  ]
}

function run(text: string, formats: readonly Format[], revision?: Revision): readonly FinalRun[] {
  return text ? [{ kind: 'text', text, formats, ...(revision && { revision }) }] : []
}
