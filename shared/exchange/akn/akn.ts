import {
  type FinalAnnex,
  type FinalDocument,
  type FinalSection,
  hasFront,
  paragraphRange,
} from '../final-document'
import { type Element, element, writeXml } from '../xml/markup'
import { BlockWriter } from './blocks'
import { coverPage } from './cover'
import { decisionsMeta } from './decisions'
import { uniqueIds } from './guids'
import { InlineWriter } from './inlines'
import { amendmentList } from './list'
import { headingIn, isOneSection, Located } from './located'
import { metaOf } from './meta'
import { paperNames } from './names'
import { aknNamespace, isInline, ownNamespace } from './profile'
import { revisionAttributes } from './revisions'

/**
 * The document in Akoma Ntoso 3.0, as the Secretariat's profile of it has them: amendments as an
 * `amendmentList`, a record of decisions as a `doc` with its `workflow`, a report of a conference as a
 * `debateReport` whose hierarchy is that of the printed numbers, annexes as attachments with a meta
 * of their own, and the ids of the text as `GUID`s. Reading it gives the same document again.
 */
export function toAkn(document: FinalDocument): string {
  const { paper } = document
  const root = element(
    'akomaNtoso',
    { xmlns: aknNamespace, 'xmlns:rap': ownNamespace },
    paper?.kind === 'amendments' ? amendmentList(document, paper) : new Writer(document).whole(),
  )
  return writeXml(root, isInline)
}

class Writer {
  private readonly document: FinalDocument
  private readonly ids = uniqueIds()
  private readonly located: Located
  private readonly inlines: InlineWriter
  private readonly blocks: BlockWriter

  constructor(document: FinalDocument) {
    this.document = document
    this.located = new Located(document)
    const { places, placed, eIds } = this.located
    this.inlines = new InlineWriter(places, eIds, {
      ids: this.ids,
      ordinals: document.redline !== null,
    })
    this.blocks = new BlockWriter(document, this.inlines, placed, this.ids)
  }

  whole(): Element {
    const { parts, paper } = this.document
    const annexes = parts.filter((part): part is FinalAnnex => part.kind === 'annex')
    const own = paper && paper.kind !== 'amendments' ? paper : null
    return element(
      own ? 'doc' : 'debateReport',
      { name: own ? paperNames[own.kind] : 'conferenceReport', contains: 'singleVersion' },
      metaOf(
        this.document,
        null,
        0,
        own?.kind === 'decisions' ? decisionsMeta(this.document, own) : {},
      ),
      coverPage(this.document),
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
      { eId: this.located.places.take('', 'toc', null) },
      this.document.contents.map(({ target, label, title, level, paragraphs }) =>
        element(
          'tocItem',
          {
            level: level + 1,
            href: `#${this.located.eIds.get(target) ?? ''}`,
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
          put(this.contentsHere(this.located.parts.get(each) ?? ''))
          break
        case 'title':
          close()
          part = {
            element: element(
              'part',
              {
                eId: this.located.parts.get(each) ?? null,
                ...this.ids(each.id),
                'rap:anchor': each.anchor,
                ...revisionAttributes(each.end),
              },
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
    const eId = this.located.places.take('', 'here', null)
    const href = `#${this.located.parts.get(annex) ?? ''}`
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

  private section(section: FinalSection): readonly Element[] {
    const written = this.blocks.write(section.blocks)
    const [only] = written
    if (only && isOneSection(section)) {
      return [{ ...only, attributes: { ...only.attributes, 'rap:section': section.id } }]
    }
    const eId = this.located.parts.get(section) ?? null
    return [element('hcontainer', { name: 'section', eId, ...this.ids(section.id) }, written)]
  }

  private attachment(annex: FinalAnnex, at: number): Element {
    const { id, anchor, label, title, form, blocks, end } = annex
    const isStatement = form === 'declaration'
    const eId = this.located.parts.get(annex) ?? ''
    return element(
      'attachment',
      {
        eId,
        ...this.ids(id),
        'rap:anchor': anchor,
        'rap:form': form,
        ...revisionAttributes(end),
      },
      element('num', {}, label),
      title.length > 0
        ? element('heading', { eId: headingIn(eId) }, this.inlines.write(title))
        : null,
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
