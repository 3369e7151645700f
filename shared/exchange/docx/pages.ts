import {
  AlignmentType,
  Footer,
  Header,
  type ISectionOptions,
  NumberFormat,
  PageNumber,
  Paragraph,
  SectionType,
  Tab,
  TextRun,
} from 'docx'
import type { FinalDocument, Inlines } from '../final-document'
import { firstPage } from '../first-page'
import { documentWords } from '../words'
import type { Blocks } from './blocks'
import type { Changes } from './changes'
import { inlines } from './inlines'
import { toldLine } from './masthead'
import { measures } from './styles'

export type Pages =
  /** The first pages: the very first has the masthead and no running head. */
  | { readonly kind: 'front'; readonly roman: boolean }
  /** The body or an annex on pages of its own; after front matter on a right-hand page, from 1. */
  | { readonly kind: 'following'; readonly annex: Inlines | null; readonly restart: boolean }

/** Paper, running heads and page numbers of a part of the document. */
export function pagesOf(
  pages: Pages,
  document: FinalDocument,
  blocks: Blocks,
): Omit<ISectionOptions, 'children'> {
  const { changes } = blocks
  const { edge, head, page } = measures
  const paper = {
    size: page,
    margin: { top: head, bottom: edge, left: edge, right: edge, header: 567, footer: 567 },
  }
  switch (pages.kind) {
    case 'front':
      return {
        properties: {
          titlePage: true,
          page: {
            ...paper,
            pageNumbers: {
              start: 1,
              formatType: pages.roman ? NumberFormat.LOWER_ROMAN : NumberFormat.DECIMAL,
            },
          },
        },
        headers: {
          first: new Header({ children: [new Paragraph({ style: 'Header' })] }),
          ...runningHeads(document, null, changes),
        },
        footers: { first: jobNumber(document, blocks) },
      }
    case 'following':
      return {
        properties: {
          // A page 1 is a right-hand page for Word and LibreOffice by itself. Said outright,
          // LibreOffice sets the page too high.
          type: SectionType.NEXT_PAGE,
          page: {
            ...paper,
            pageNumbers: {
              ...(pages.restart && { start: 1 }),
              formatType: NumberFormat.DECIMAL,
            },
          },
        },
        headers: runningHeads(document, pages.annex, changes),
      }
  }
}

/** Symbol, page and annex at the outer edge of each page, the marking at the inner one. */
function runningHeads(document: FinalDocument, annex: Inlines | null, changes: Changes) {
  const words = documentWords(document.language.tag)
  const { symbol, marking } = firstPage(document)
  const line = (left: Inlines, right: Inlines) => {
    const paragraph = new Paragraph({ style: 'Header' })
    const tab = new TextRun({ children: [new Tab()] })
    for (const each of [...inlines(left, changes), tab, ...inlines(right, changes)])
      paragraph.addChildElement(each)
    return paragraph
  }
  const rtl = document.language.direction === 'rtl'
  const head = (outer: 'left' | 'right') => {
    const [before, after] = words.pageHead
    const number = new TextRun({
      ...(rtl && { rightToLeft: true }),
      children: [before, PageNumber.CURRENT, after],
    })
    const beneath = [[number], ...(annex ? [inlines(annex, changes, rtl)] : [])]
    return new Header({
      children: [
        outer === 'right'
          ? line(marking?.content ?? [], symbol)
          : line(symbol, marking?.content ?? []),
        ...beneath.map((runs) => {
          const paragraph = new Paragraph({ style: 'Header', ...ranged(outer, rtl) })
          for (const run of runs) paragraph.addChildElement(run)
          return paragraph
        }),
      ],
    })
  }
  return { default: head('right'), even: head('left') }
}

/** A line that runs from right to left begins at the right. */
function ranged(edge: 'left' | 'right', rtl: boolean) {
  if (!rtl) return { alignment: edge === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT }
  const alignment = edge === 'right' ? AlignmentType.START : AlignmentType.END
  return { bidirectional: true, alignment }
}

/** At the foot of the first page; in a redline with how it is read where no colour is printed. */
function jobNumber(document: FinalDocument, blocks: Blocks): Footer {
  const { redline, language, masthead } = document
  const { legend: says, semicolon } = documentWords(language.tag)
  const legend = new Paragraph({
    style: 'Footer',
    ...(language.direction === 'rtl' && { bidirectional: true }),
    children: [
      new TextRun({ text: says.inserted, underline: {} }),
      new TextRun(semicolon),
      new TextRun({ text: says.deleted, strike: true }),
      new TextRun(`${semicolon}${says.moved}`),
    ],
  })
  const job = new Paragraph({ style: 'Footer' })
  const content = firstPage(document).job
  for (const each of toldLine({ content, field: 'job', value: masthead.job }, blocks))
    job.addChildElement(each)
  return new Footer({ children: redline ? [legend, job] : [job] })
}
