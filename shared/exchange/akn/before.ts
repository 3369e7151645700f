import type { Before, ContentsEntry, FinalMasthead } from '../final-document'
import { type Element, element } from '../xml/markup'
import { childElements, type XmlElement } from '../xml/read'

/** Of a redline what the first page and the list of contents of the text before said. */
export function beforeElement({ masthead, marking, contents, by, at }: Before): Element {
  return element('rap:before', { ...masthead, marking, by, at }, contents.map(entryElement))
}

export function readBefore({ attributes, ...before }: XmlElement): Before {
  const said = (name: string) => attributes.get(name) ?? ''
  const masthead: FinalMasthead = {
    organ: said('organ'),
    symbol: attributes.get('symbol') ?? null,
    distribution: said('distribution'),
    date: said('date'),
    original: said('original'),
    job: said('job'),
    meeting: said('meeting'),
    agendaItem: said('agendaItem'),
  }
  return {
    masthead,
    marking: attributes.get('marking') ?? null,
    contents: childElements({ attributes, ...before }).map(readEntry),
    by: said('by'),
    at: said('at'),
  }
}

function entryElement({ target, label, title, level, paragraphs }: ContentsEntry): Element {
  const [first = null, last = null] = paragraphs ?? []
  return element('rap:entry', { target, label, title, level, first, last })
}

function readEntry({ attributes }: XmlElement): ContentsEntry {
  const level = Number(attributes.get('level'))
  const [first, last] = [attributes.get('first'), attributes.get('last')]
  return {
    target: attributes.get('target') ?? '',
    label: attributes.get('label') ?? null,
    title: attributes.get('title') ?? '',
    level: level === 0 || level === 1 ? level : 2,
    paragraphs: first !== undefined && last !== undefined ? [first, last] : null,
  }
}
