import type { FinalMasthead, Inlines, Language } from '../final-document'
import { documentWords } from '../words'
import { child, childElements, find, search, textOf, type XmlElement } from '../xml/read'

export interface Head {
  readonly masthead: FinalMasthead
  readonly titles: readonly Inlines[]
}

/** What stands before the text, in a file of ours: each thing under the name we give it. */
export function ownHead(main: XmlElement, inlines: (line: XmlElement) => Inlines): Head {
  const cover = child(main, 'akn:coverPage')
  const preface = child(main, 'akn:preface')
  const said = (matches: (element: XmlElement) => boolean) => {
    const found = cover && search(cover, matches)
    return found ? textOf(found) : ''
  }
  const line = (name: string) => said(({ attributes }) => attributes.get('name') === name)
  return {
    masthead: {
      organ: said(({ attributes }) => attributes.get('class') === 'organ'),
      symbol: said(({ name }) => name === 'akn:docNumber') || null,
      distribution: line('distribution'),
      date: said(({ name }) => name === 'akn:docDate'),
      original: line('originalLanguage'),
      job: line('jobNumber'),
      meeting: line('meeting'),
      agendaItem: line('agendaItem'),
    },
    titles: preface
      ? childElements(preface).flatMap((each) => {
          const title = child(each, 'akn:docTitle')
          return title ? [inlines(title)] : []
        })
      : [],
  }
}

/** In a file of others: what is known by its element, and every other line as a title. */
export function othersHead(
  main: XmlElement,
  language: Language,
  inlines: (line: XmlElement) => Inlines,
): Head {
  const masthead = {
    organ: '',
    symbol: '',
    distribution: '',
    date: '',
    original: '',
    job: '',
    meeting: '',
    agendaItem: '',
  }
  const titles: Inlines[] = []
  const { organization } = documentWords(language.tag)
  const put = (field: keyof typeof masthead, words: string): boolean => {
    if (masthead[field]) return false
    masthead[field] = words
    return true
  }
  for (const place of ['akn:coverPage', 'akn:preface'] as const) {
    for (const line of linesIn(child(main, place))) {
      const words = textOf(line).replace(/\s+/g, ' ').trim()
      const has = (name: string) => find(line, name) !== null
      const isTitle = has('akn:docTitle') || (place === 'akn:preface' && has('akn:docNumber'))
      const isKnown =
        !words ||
        (!isTitle &&
          ((has('akn:docAuthority') &&
            (words.toLowerCase() === organization.toLowerCase() || put('organ', words))) ||
            (has('akn:docNumber') && put('symbol', words)) ||
            (has('akn:docStatus') && put('distribution', words.replace(/^Distr\.:?\s*/, ''))) ||
            (has('akn:docDate') && put('date', words)) ||
            (has('akn:session') && put('meeting', words)) ||
            (isAgendaItem(line) && put('agendaItem', words))))
      if (!isKnown) titles.push(inlines(line))
    }
  }
  return { masthead: { ...masthead, symbol: masthead.symbol || null }, titles }
}

function isAgendaItem(line: XmlElement): boolean {
  return (
    search(line, ({ attributes }) => /^agenda ?item$/i.test(attributes.get('name') ?? '')) !== null
  )
}

function linesIn(element: XmlElement | null): readonly XmlElement[] {
  if (!element) return []
  return childElements(element).flatMap((each) => {
    if (each.name === 'akn:toc') return []
    return each.name === 'akn:p' ? [each] : linesIn(each)
  })
}
