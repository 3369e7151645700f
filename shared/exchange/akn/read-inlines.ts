import { type NoteSeries, noteSeries } from '../../document/kinds'
import type { Instant } from '../../ids'
import { isId } from '../../ids'
import {
  type FinalFootnote,
  type FinalRun,
  type Format,
  formats,
  type Id,
  type Inline,
  type Inlines,
  type Revision,
} from '../final-document'
import { joined } from '../runs'
import { childElements, type XmlElement } from '../xml/read'
import { elements } from './inlines'
import { revisionOfWords } from './revisions'

/** What holds for the words within an element. */
interface Around {
  readonly formats: ReadonlySet<Format>
  readonly language: string | null
  readonly to: string | null
  readonly revision: Revision | null
}

const nothing: Around = { formats: new Set(), language: null, to: null, revision: null }

/** In our files every space is one that was typed; in those of others many only lay the file out. */
export type Spaces = 'exact' | 'folded'

/** Reads words with their formats, notes and references; notes are counted as they come. */
export class InlineReader {
  private notes = 0
  private readonly anchorOf: (href: string | undefined) => string | null

  private readonly spaces: Spaces
  private readonly at: Instant

  /** @param at when words came in or went where the file does not say it */
  constructor(spaces: Spaces, anchorOf: (href: string | undefined) => string | null, at: Instant) {
    this.spaces = spaces
    this.anchorOf = anchorOf
    this.at = at
  }

  read(element: XmlElement): Inlines {
    const read = joined(this.within(element, nothing))
    return this.spaces === 'exact' ? read : folded(read)
  }

  private within(element: XmlElement, around: Around): readonly Inline[] {
    return element.children.flatMap((each): readonly Inline[] =>
      typeof each === 'string' ? run(each, around) : this.element(each, around),
    )
  }

  private element(element: XmlElement, around: Around): readonly Inline[] {
    const { name, attributes } = element
    const language = attributes.get('xml:lang')
    const inner = language === undefined ? around : { ...around, language }
    const { revision } = around
    const revised = revision && { revision }
    switch (name) {
      case 'akn:ins':
      case 'akn:del':
        return this.within(element, { ...inner, revision: revisionOfWords(element, this.at) })
      case 'akn:eol':
      case 'akn:br':
        return [{ kind: 'break', ...revised }]
      case 'akn:authorialNote':
        return [{ ...this.note(element), ...revised }]
      case 'akn:sup':
        if (attributes.get('class') === 'sign')
          return [{ kind: 'sign', sign: wordsOf(this.within(element, nothing)), ...revised }]
        if (childElements(element).some((each) => each.name === 'akn:authorialNote'))
          return this.within(element, inner)
        break
      case 'akn:ref': {
        const to = attributes.get('rap:to') ?? this.anchorOf(attributes.get('href'))
        return this.within(element, { ...inner, to })
      }
    }
    const format = formats.find(
      (each) =>
        name === `akn:${elements[each]}` ||
        (name === 'akn:span' && attributes.get('class') === classes[each]),
    )
    return this.within(
      element,
      format ? { ...inner, formats: new Set([...inner.formats, format]) } : inner,
    )
  }

  private note(element: XmlElement): FinalFootnote {
    const { attributes } = element
    const ordinal = ++this.notes
    const given = Number(attributes.get('rap:ordinal'))
    const read = joined(
      childElements(element).flatMap((line, at): readonly Inline[] => [
        ...(at > 0 ? run(' ', nothing) : []),
        ...this.within(line, nothing),
      ]),
    )
    const content = (this.spaces === 'exact' ? read : folded(read)).filter(
      (each) => each.kind === 'text',
    )
    return {
      kind: 'footnote',
      id: idIn(element, this.spaces) ?? `akn-note-${ordinal}`,
      ordinal: Number.isInteger(given) && given > 0 ? given : ordinal,
      series:
        noteSeries.find((each) => each === attributes.get('class')) ??
        seriesOf(attributes.get('marker') ?? ''),
      sign: attributes.get('marker') ?? String(ordinal),
      content,
    }
  }
}

/** As the Secretariat writes formats. */
const classes: Readonly<Record<Format, string>> = {
  em: 'italic',
  strong: 'bold',
  sup: 'superscript',
}

/** Runs of white space are one space, and none stands at the edges of a line. */
function folded(content: Inlines): Inlines {
  let isAfterSpace = true
  const out: Inline[] = []
  for (const each of content) {
    if (each.kind !== 'text') {
      if (each.kind === 'break') trimEnd(out)
      isAfterSpace = each.kind === 'break'
      out.push(each)
      continue
    }
    const text = each.text.replace(/\s{2,}|[\t\r\n]/g, ' ').replace(isAfterSpace ? /^\s/ : /^$/, '')
    if (!text) continue
    isAfterSpace = /\s$/.test(text)
    out.push({ ...each, text })
  }
  trimEnd(out)
  return out
}

function trimEnd(content: Inline[]): void {
  const last = content.at(-1)
  if (last?.kind !== 'text') return
  const text = last.text.replace(/\s$/, '')
  content.splice(-1, 1, ...(text ? [{ ...last, text }] : []))
}

/** In a file of ours also what is only said to be something that stands elsewhere. */
export function idIn({ attributes }: XmlElement, spaces: Spaces): Id | undefined {
  const said = attributes.get('GUID') ?? (spaces === 'exact' ? attributes.get('wId') : undefined)
  // Others write what they like there: then it is known by where it stands.
  return isId(said) ? said : undefined
}

function seriesOf(sign: string): NoteSeries {
  if (/^\*+$/.test(sign)) return 'asterisk'
  return /^\p{L}+$/u.test(sign) ? 'letter' : 'number'
}

function run(text: string, { formats: has, language, to, revision }: Around): readonly FinalRun[] {
  if (!text) return []
  return [
    {
      kind: 'text',
      text,
      formats: formats.filter((format) => has.has(format)),
      ...(language && { language }),
      ...(to && { to }),
      ...(revision && { revision }),
    },
  ]
}

function wordsOf(content: Inlines): string {
  return content.map((each) => (each.kind === 'text' ? each.text : '')).join('')
}
