import type { FinalDocument } from '../final-document'
import { firstPage } from '../first-page'
import { type Element, element } from '../xml/markup'
import { calledOf } from './meta'

/** The masthead, a line for each thing that is in it. */
export function coverPage(document: FinalDocument): Element {
  const { masthead, marking } = document
  const { organization } = firstPage(document)
  const line = (name: string, words: string) =>
    words ? element('p', {}, element('inline', { name, eId: name }, words)) : null
  return element(
    'coverPage',
    {},
    element('p', {}, element('docAuthority', { class: 'organization' }, organization)),
    masthead.organ
      ? element('p', {}, element('docAuthority', { class: 'organ' }, masthead.organ))
      : null,
    line('distribution', masthead.distribution),
    masthead.symbol === null ? null : element('p', {}, element('docNumber', {}, masthead.symbol)),
    masthead.date
      ? element('p', {}, element('docDate', { date: calledOf(document).date }, masthead.date))
      : null,
    line('originalLanguage', masthead.original),
    line('meeting', masthead.meeting),
    line('agendaItem', masthead.agendaItem),
    line('jobNumber', masthead.job),
    line('marking', marking ?? ''),
  )
}
