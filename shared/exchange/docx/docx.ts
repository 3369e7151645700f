import {
  Document,
  type FileChild,
  type ISectionOptions,
  Packer,
  Paragraph,
  TextRun,
  type XmlComponent,
} from 'docx'
import type { PrintChoice } from '../export-forms'
import {
  type Anchor,
  endOf,
  type FinalAnnex,
  type FinalContents,
  type FinalDocument,
  type FinalPart,
  type FinalTitle,
  hasFront,
  type Inlines,
  type Revision,
} from '../final-document'
import { openerLabel } from '../opener-label'
import { Blocks } from './blocks'
import { contents } from './contents'
import { withLineNumbers } from './line-numbers'
import { Lists } from './lists'
import { masthead } from './masthead'
import { notesOf } from './notes'
import { type Pages, pagesOf } from './pages'
import { seal } from './seal'
import { stylesOf } from './styles'

/**
 * A Word file: OOXML, the same bytes for the same document.
 *
 * `pages` are the numbers of the pages on which headings begin (`pageNumbers`), for the list of
 * contents; they are Word's to correct. What is not in it stays blank until Word does.
 */
export async function toDocx(
  document: FinalDocument,
  pages: ReadonlyMap<Anchor, string> = new Map(),
  { lines = false }: PrintChoice = {},
): Promise<Uint8Array> {
  const lists = new Lists(document.language.tag)
  const blocks = new Blocks(lists, document)
  const sections = sectionsOf(document, pages, lists, blocks)
  const file = new Document({
    title: document.name,
    subject: document.masthead.symbol ?? '',
    creator: document.masthead.organ,
    lastModifiedBy: document.masthead.organ,
    description: document.marking ?? '',
    keywords: '',
    customProperties: [{ name: 'SHA-256', value: document.digest }, ...blocks.tolds.all()],
    styles: stylesOf(document.language),
    numbering: { config: lists.definitions() },
    footnotes: notesOf(document, blocks),
    sections: lines ? sections.map(withLineNumbers) : sections,
    ...(document.redline && { comments: { children: blocks.changes.comments() } }),
    evenAndOddHeaderAndFooters: true,
    defaultTabStop: 720,
    compatibility: { version: 15 },
  })
  return seal(await Packer.pack(file, 'uint8array'), document.at, lines)
}

interface Division {
  readonly pages: Pages
  readonly children: FileChild[]
}

/** Word's sections: the first pages, the body, one for each annex. */
function sectionsOf(
  document: FinalDocument,
  pages: ReadonlyMap<Anchor, string>,
  lists: Lists,
  blocks: Blocks,
): readonly ISectionOptions[] {
  const front = hasFront(document)
  let current: Division = {
    pages: { kind: 'front', roman: front },
    children: [
      ...cover(document, blocks),
      ...(front ? contents(document, pages, blocks.changes) : []),
    ],
  }
  const divisions = [current]
  const begin = (annex: Inlines | null) => {
    const restart = front && divisions.length === 1
    current = { pages: { kind: 'following', annex, restart }, children: [] }
    divisions.push(current)
    blocks.beginPage()
  }

  let annexed = false
  for (const part of document.parts) {
    const annex = part.kind === 'annex' ? part : null
    if (annex) {
      lists.restart('paragraphs')
      lists.restart('operative')
    }
    if (annex || annexed || (front && divisions.length === 1))
      begin(annex && openerLabel(annex, document.redline))
    annexed = annex !== null
    current.children.push(
      ...(part.kind === 'contents'
        ? contents(document, pages, blocks.changes)
        : childrenOf(part, blocks)),
    )
  }
  current.children.push(
    new Paragraph({ style: 'ClosingLine', children: [new TextRun(closing)] }),
    new Paragraph({ style: 'Digest', children: [new TextRun(`SHA-256 ${document.digest}`)] }),
  )

  return divisions.map((each) => ({
    ...pagesOf(each.pages, document, blocks),
    children: each.children,
  }))
}

function cover(document: FinalDocument, blocks: Blocks): readonly FileChild[] {
  return [
    ...masthead(document, blocks),
    ...document.titles.map((title, index) =>
      blocks.line(title, {
        style: 'Title',
        ...blocks.ended(endOf(title)),
        // Alone on a cover, the titles stand lower.
        ...(index === 0 && hasFront(document) && { spacing: { before: 2268, after: 240 } }),
      }),
    ),
  ]
}

function childrenOf(part: Exclude<FinalPart, FinalContents>, blocks: Blocks): readonly FileChild[] {
  switch (part.kind) {
    case 'title':
      if (part.label !== null) blocks.tolds.part(part.anchor)
      return [
        blocks.target(
          part.anchor,
          part.content,
          { style: 'Title', ...blocks.ended(part.end) },
          above(part, blocks),
        ),
      ]
    case 'section':
      return part.blocks.flatMap((block) => blocks.of(block))
    case 'annex':
      return [annexHeading(part, blocks), ...part.blocks.flatMap((block) => blocks.of(block))]
  }
}

/**
 * "Annex II" is the number of its list, or stands there itself where Word cannot count so; the title
 * is on the next line of the same heading.
 */
function annexHeading(annex: FinalAnnex, blocks: Blocks) {
  const { anchor, label, title, end, accepted } = annex
  blocks.tolds.annex(annex)
  const setting = (label: string) => ({
    options: { style: 'AnnexHeading' },
    beside: {},
    item: { label, kind: 'annexes' as const, level: 0 },
  })
  const { properties, signs } = blocks.set(
    end?.how === 'deleted' ? null : setting(accepted ?? label),
    end?.how === 'inserted' ? null : setting(label),
    end,
    (label) => [new TextRun(label)],
  )
  const options = { ...properties, ...blocks.ended(end) }
  return blocks.target(anchor, title, options, [...signs, ...lineBelow(title, end, blocks)])
}

/** "Part II" on a line of its own. */
function above(part: FinalTitle, blocks: Blocks): readonly XmlComponent[] {
  const { label, content, end, accepted = label } = part
  if (!label && !accepted) return []
  const signs = blocks.signs(
    end?.how === 'deleted' ? null : accepted,
    end?.how === 'inserted' ? null : label,
    end,
    (label) => [new TextRun(label)],
  )
  return [...signs, ...lineBelow(content, end, blocks)]
}

/** Comes and goes with the words that it begins a line for. */
function lineBelow(content: Inlines, end: Revision | undefined, blocks: Blocks) {
  if (content.length === 0) return []
  return blocks.changes.track([new TextRun({ break: 1 })], end ?? endOf(content))
}

const closing = '_'.repeat(12)
