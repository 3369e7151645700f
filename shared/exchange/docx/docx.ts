import { Document, type FileChild, type ISectionOptions, Packer, Paragraph, TextRun } from 'docx'
import {
  type Anchor,
  type FinalAnnex,
  type FinalContents,
  type FinalDocument,
  type FinalPart,
  type FinalTitle,
  hasFront,
} from '../final-document'
import { Blocks } from './blocks'
import { contents } from './contents'
import { Lists } from './lists'
import { masthead } from './masthead'
import { notesOf } from './notes'
import { type Pages, pagesOf } from './pages'
import { seal } from './seal'
import { stylesOf } from './styles'

/**
 * A Word file: OOXML, the same bytes for the same document.
 *
 * `pages` are the printed numbers of the pages on which headings begin, for the list of contents;
 * they are Word's to correct. What is not in it stays blank until Word brings its fields up to date.
 */
export async function toDocx(
  document: FinalDocument,
  pages: ReadonlyMap<Anchor, string> = new Map(),
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
    customProperties: [{ name: 'SHA-256', value: document.digest }],
    styles: stylesOf(document.language),
    numbering: { config: lists.definitions() },
    footnotes: notesOf(document, blocks),
    sections,
    ...(document.redline && { comments: { children: blocks.changes.comments() } }),
    evenAndOddHeaderAndFooters: true,
    defaultTabStop: 720,
    compatibility: { version: 15 },
  })
  return seal(await Packer.pack(file, 'uint8array'), document.at)
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
    children: [...cover(document, blocks), ...(front ? contents(document, pages) : [])],
  }
  const divisions = [current]
  const begin = (annex: string | null) => {
    const restart = front && divisions.length === 1
    current = { pages: { kind: 'following', annex, restart }, children: [] }
    divisions.push(current)
  }

  let annexed = false
  for (const part of document.parts) {
    const annex = part.kind === 'annex' ? part : null
    if (annex) {
      lists.restart('paragraphs')
      lists.restart('operative')
    }
    if (annex || annexed || (front && divisions.length === 1)) begin(annex?.label ?? null)
    annexed = annex !== null
    current.children.push(
      ...(part.kind === 'contents' ? contents(document, pages) : childrenOf(part, lists, blocks)),
    )
  }
  current.children.push(
    new Paragraph({ style: 'ClosingLine', children: [new TextRun(closing)] }),
    new Paragraph({ style: 'Digest', children: [new TextRun(`SHA-256 ${document.digest}`)] }),
  )

  return divisions.map((each) => ({ ...pagesOf(each.pages, document), children: each.children }))
}

function cover(document: FinalDocument, blocks: Blocks): readonly FileChild[] {
  return [
    ...masthead(document),
    ...(document.marking
      ? [new Paragraph({ style: 'Marking', children: [new TextRun(document.marking)] })]
      : []),
    ...document.titles.map((title, index) =>
      blocks.line(title, {
        style: 'Title',
        // Alone on a cover, the titles stand lower.
        ...(index === 0 && hasFront(document) && { spacing: { before: 2268, after: 240 } }),
      }),
    ),
  ]
}

function childrenOf(
  part: Exclude<FinalPart, FinalContents>,
  lists: Lists,
  blocks: Blocks,
): readonly FileChild[] {
  switch (part.kind) {
    case 'title':
      return [blocks.target(part.anchor, part.content, { style: 'Title' }, above(part))]
    case 'section':
      return part.blocks.flatMap((block) => blocks.of(block))
    case 'annex':
      return [
        annexHeading(part, lists, blocks),
        ...part.blocks.flatMap((block) => blocks.of(block)),
      ]
  }
}

/**
 * "Annex II" is the number of its list, or stands there itself where Word cannot count so; the title
 * is on the next line of the same heading.
 */
function annexHeading({ anchor, label, title, end }: FinalAnnex, lists: Lists, blocks: Blocks) {
  const numbering = lists.place('annexes', 0, label)
  const options = {
    style: 'AnnexHeading',
    ...(numbering && { numbering }),
    ...(end && { run: blocks.changes.of(end) }),
  }
  const before = numbering ? [] : [new TextRun(label)]
  const below = title.length > 0 ? [new TextRun({ break: 1 })] : []
  return blocks.target(anchor, title, options, [...before, ...below])
}

/** "Part II" on a line of its own. */
function above({ label, content }: FinalTitle): readonly TextRun[] {
  if (!label) return []
  return [new TextRun(label), ...(content.length > 0 ? [new TextRun({ break: 1 })] : [])]
}

const closing = '_'.repeat(12)
