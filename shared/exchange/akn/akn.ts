import {
  type Anchor,
  type FinalAnnex,
  type FinalBlock,
  type FinalDocument,
  type FinalPart,
  type FinalSection,
  hasFront,
  paragraphRange,
} from '../final-document'
import { firstPage } from '../first-page'
import { type Element, element, writeXml } from '../xml/markup'
import { BlockWriter, place } from './blocks'
import { InlineWriter } from './inlines'
import { metaOf } from './meta'
import { dateOf, Places } from './names'
import { aknNamespace, isInline, ownNamespace } from './profile'

/**
 * The document in Akoma Ntoso 3.0, as the Secretariat's profile of it has reports of conferences: a
 * `debateReport` whose hierarchy is that of the printed numbers, annexes as attachments with a meta
 * of their own, and the ids of the text as `GUID`s. Reading it gives the same document again.
 */
export function toAkn(document: FinalDocument): string {
  const root = element(
    'akomaNtoso',
    { xmlns: aknNamespace, 'xmlns:rap': ownNamespace },
    new Writer(document).report(),
  )
  return writeXml(root, isInline)
}

class Writer {
  private readonly document: FinalDocument
  private readonly places = new Places()
  private readonly placed = new Map<FinalBlock, string>()
  private readonly parts = new Map<FinalPart, string>()
  private readonly eIds = new Map<Anchor, string>()
  private readonly inlines: InlineWriter
  private readonly blocks: BlockWriter

  constructor(document: FinalDocument) {
    this.document = document
    this.inlines = new InlineWriter(this.places, this.eIds)
    this.blocks = new BlockWriter(document, this.inlines, this.placed)
    this.findPlaces()
  }

  /** Before anything is written, since what comes first may refer to what comes later. */
  private findPlaces(): void {
    let part = ''
    for (const each of this.document.parts) {
      const eId = this.placeOf(each, part)
      this.parts.set(each, eId)
      if ('anchor' in each) this.eIds.set(each.anchor, eId)
      if (each.kind === 'title') part = eId
      if (each.kind === 'section' || each.kind === 'annex') {
        const within = each.kind === 'annex' ? eId : isOneSection(each) ? part : eId
        place(each.blocks, within, this.places, this.placed, this.eIds)
      }
    }
  }

  private placeOf(part: FinalPart, within: string): string {
    switch (part.kind) {
      case 'contents':
        return this.places.take('', 'contents', null)
      case 'title':
        return this.places.take('', 'part', part.label?.replace(/^.*\s/, '') ?? null)
      case 'annex':
        return this.places.take('', 'att', part.label.replace(/^.*\s/, ''))
      case 'section':
        return isOneSection(part) ? '' : this.places.take(within, 'hcontainer', null)
    }
  }

  report(): Element {
    const { parts } = this.document
    const annexes = parts.filter((part): part is FinalAnnex => part.kind === 'annex')
    return element(
      'debateReport',
      { name: 'conferenceReport', contains: 'singleVersion' },
      metaOf(this.document, null, 0),
      this.coverPage(),
      this.preface(),
      element('mainBody', { eId: 'body' }, orEmpty(this.body())),
      annexes.length > 0
        ? element(
            'attachments',
            {},
            annexes.map((annex, at) => this.attachment(annex, at)),
          )
        : null,
    )
  }

  private coverPage(): Element {
    const { masthead, marking } = this.document
    const { organization } = firstPage(this.document)
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
        ? element('p', {}, element('docDate', { date: dateOf(this.document) }, masthead.date))
        : null,
      line('originalLanguage', masthead.original),
      line('meeting', masthead.meeting),
      line('agendaItem', masthead.agendaItem),
      line('jobNumber', masthead.job),
      line('marking', marking ?? ''),
    )
  }

  private preface(): Element | null {
    const { titles, contents } = this.document
    const front = hasFront(this.document)
    if (titles.length === 0 && !front) return null
    return element(
      'preface',
      {},
      titles.map((title) => element('p', {}, element('docTitle', {}, this.inlines.write(title)))),
      front && contents.length > 0 ? this.toc() : null,
    )
  }

  private toc(): Element {
    return element(
      'toc',
      { eId: this.places.take('', 'toc', null) },
      this.document.contents.map(({ target, label, title, level, paragraphs }) =>
        element(
          'tocItem',
          {
            level: level + 1,
            href: `#${this.eIds.get(target) ?? ''}`,
            'rap:to': target,
            'rap:first': paragraphs?.[0] ?? null,
            'rap:last': paragraphs?.[1] ?? null,
          },
          label === null ? null : [element('inline', { name: 'num' }, label), ' '],
          element('inline', { name: 'title' }, title),
          paragraphs
            ? [' ', element('inline', { name: 'paragraphs' }, paragraphRange(paragraphs))]
            : null,
        ),
      ),
    )
  }

  /** What follows a title is its part, down to the next. Annexes leave a sign of where they were. */
  private body(): readonly Element[] {
    const top: Element[] = []
    let part: { readonly element: Element; readonly children: Element[] } | null = null
    const put = (...elements: readonly Element[]) => (part?.children ?? top).push(...elements)
    const { parts } = this.document
    const close = () => {
      if (part)
        top.push({ ...part.element, children: [...part.element.children, ...part.children] })
      part = null
    }
    for (const [index, each] of parts.entries()) {
      switch (each.kind) {
        case 'contents':
          put(this.contentsHere(this.parts.get(each) ?? ''))
          break
        case 'title':
          close()
          part = {
            element: element(
              'part',
              { eId: this.parts.get(each) ?? null, GUID: each.id, 'rap:anchor': each.anchor },
              each.label === null ? null : element('num', {}, each.label),
              element('heading', {}, this.inlines.write(each.content)),
            ),
            children: [],
          }
          break
        case 'section':
          put(...this.section(each))
          break
        case 'annex':
          // Behind an annex stands more of the body, which is printed after it.
          if (parts.slice(index).some(({ kind }) => kind !== 'annex')) put(this.annexHere(each))
          break
      }
    }
    close()
    return top
  }

  private contentsHere(eId: string): Element {
    const has = this.document.contents.length > 0
    return element(
      'hcontainer',
      { name: 'contents', eId },
      element('content', { eId: `${eId}__content` }, has ? this.toc() : null),
    )
  }

  private annexHere(annex: FinalAnnex): Element {
    const eId = this.places.take('', 'here', null)
    const href = `#${this.parts.get(annex) ?? ''}`
    return element(
      'hcontainer',
      { name: 'annexHere', eId },
      element(
        'content',
        { eId: `${eId}__content` },
        element('p', {}, element('ref', { href, eId: `${eId}__ref_1` }, annex.label)),
      ),
    )
  }

  /** A section of the text is one in the file where it begins with the only heading of its level. */
  private section(section: FinalSection): readonly Element[] {
    const written = this.blocks.write(section.blocks)
    const [only] = written
    if (only && isOneSection(section)) {
      return [{ ...only, attributes: { ...only.attributes, 'rap:section': section.id } }]
    }
    const eId = this.parts.get(section) ?? null
    return [element('hcontainer', { name: 'section', eId, GUID: section.id }, written)]
  }

  private attachment(annex: FinalAnnex, at: number): Element {
    const { id, anchor, label, title, form, blocks } = annex
    const isStatement = form === 'declaration'
    return element(
      'attachment',
      { eId: this.parts.get(annex) ?? null, GUID: id, 'rap:anchor': anchor, 'rap:form': form },
      element('num', {}, label),
      title.length > 0 ? element('heading', {}, this.inlines.write(title)) : null,
      element(
        isStatement ? 'statement' : 'doc',
        { name: isStatement ? 'declaration' : 'annex' },
        metaOf(this.document, annex, at),
        element('mainBody', {}, orEmpty(this.blocks.write(blocks))),
      ),
    )
  }
}

/** A body may not be empty. */
function orEmpty(elements: readonly Element[]): readonly Element[] {
  return elements.length > 0 ? elements : [element('p')]
}

function isOneSection({ blocks }: FinalSection): boolean {
  const highest = blocks.map((block) => block.kind === 'heading' && block.level === 1)
  return highest.indexOf(true) === 0 && highest.lastIndexOf(true) === 0
}
