import { assertNever } from '../../assert-never'
import {
  type Anchor,
  columnRows,
  type FinalBlock,
  type FinalCell,
  type FinalColumns,
  type FinalDocument,
  type FinalHeading,
  type FinalParagraph,
  type FinalPart,
  type FinalRun,
  type FinalTable,
  hasFront,
  type Inline,
  type Inlines,
  paragraphRange,
  type Revision,
  wordsOf,
} from '../final-document'
import { firstPage } from '../first-page'
import { directionOf } from '../language'
import { documentWords } from '../words'
import { literal } from './literal'
import { template } from './template'

/** The document as a program for Typst, which reads no file and asks no network. */
export function toTypst(document: FinalDocument): string {
  return [
    `#let facts = ${factsOf(document)}`,
    template,
    ...settings(document),
    ...opening(document),
    ...legend(document),
    ...new Writer(document).parts(),
    ...remarks(document),
    `#closing(${literal(`SHA-256 ${document.digest}`)})`,
    `#pages-of(${array(document.contents.map((entry) => literal(entry.target)))})`,
    '',
  ].join('\n')
}

function factsOf(document: FinalDocument): string {
  return dictionary({
    symbol: literal(firstPage(document).symbol),
    marking: literal(document.marking ?? ''),
    page: literal(documentWords(document.language.tag).page),
    job: literal(document.masthead.job),
    rtl: String(document.language.direction === 'rtl'),
  })
}

function settings({ name, masthead, language, at }: FinalDocument): readonly string[] {
  const [, year, month, day, hour, minute, second] =
    /^(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)/.exec(at)?.map(Number) ?? []
  const date = Object.entries({ year, month, day, hour, minute, second })
    .map(([part, value]) => `${part}: ${value ?? 1}`)
    .join(', ')
  return [
    `#set document(title: ${literal(name)}, author: ${literal(masthead.organ)}, date: datetime(${date}))`,
    `#set text(lang: ${literal(language.tag)}, dir: direction.${language.direction})`,
    '#show: paper',
  ]
}

/** The first page, and the list of contents on pages of its own with roman numbers. */
function opening(document: FinalDocument): readonly string[] {
  const { marking, titles } = document
  const { organization, emblem, organ, symbol, facts, meeting } = firstPage(document)
  const right = facts.map((line) => (line === symbol ? `strong(${literal(line)})` : literal(line)))
  const lines = [
    `#set page(numbering: "${hasFront(document) ? 'i' : '1'}")`,
    `#masthead(${[organization, emblem, organ].map(literal).join(', ')}, ${array(right)}, ${array(meeting.map(literal))})`,
    ...(marking ? [`#marked(${literal(marking)})`] : []),
    ...titles.map((title, index) => {
      // Alone on a cover, the titles stand lower.
      const above = index === 0 && hasFront(document) ? '40mm' : '10mm'
      return `#titled(${index === 0 && wordsOf(title) !== ''}, ${above}, ${inlines(title)})`
    }),
  ]
  if (!hasFront(document)) return lines
  return [...lines, `#front(${contentsOf(document)})`, '#body-begins', '#set page(numbering: "1")']
}

/** Title, heads of the columns, and an entry for each heading that is listed. */
function contentsOf({ contents, language }: FinalDocument): string {
  const words = documentWords(language.tag)
  const entries = contents.map(({ target, label, title, level, paragraphs }) => {
    const range = literal(paragraphRange(paragraphs))
    return [target, `(${level}, ${label ? literal(label) : 'none'}, ${literal(title)}, ${range})`]
  })
  const columns = [words.contents.toUpperCase(), words.paragraphs, words.page].map(literal)
  return `${columns.join(', ')}, ${dictionary(Object.fromEntries(entries))}`
}

/** How to read a redline, before the text. */
function legend({ redline, language }: FinalDocument): readonly string[] {
  if (!redline) return []
  const { inserted, deleted, moved } = documentWords(language.tag).legend
  return [`#legend(${[inserted, deleted, moved].map(literal).join(', ')})`]
}

/** Who proposed what comes in and goes, on a page of its own. */
function remarks({ redline }: FinalDocument): readonly string[] {
  if (!redline || redline.remarks.length === 0) return []
  const all = redline.remarks.map(({ lines }) => array(lines.map(literal)))
  return [`#remarks(${array(all)})`]
}

class Writer {
  private readonly document: FinalDocument
  private readonly listed: ReadonlySet<string>
  /** Of the heading before: a tagged file may not leave one out. */
  private depth = 0

  constructor(document: FinalDocument) {
    this.document = document
    this.listed = new Set(document.contents.map((entry) => entry.target))
  }

  parts(): readonly string[] {
    let annexed = false
    return this.document.parts.flatMap((part) => {
      const annex = part.kind === 'annex' ? part : null
      const running = annex ? literal(annex.label) : 'none'
      // Setting the page begins a new one.
      const page = annex || annexed ? [`#set page(header: running(${running}))`] : []
      annexed = annex !== null
      return [...page, ...this.part(part)]
    })
  }

  private part(part: FinalPart): readonly string[] {
    switch (part.kind) {
      case 'contents':
        return this.listed.size > 0 ? [`#listing(${contentsOf(this.document)})`] : []
      case 'title':
        return [this.opener(part.anchor, 1, part.label, part.content, 'title')]
      case 'annex':
        return [
          this.opener(part.anchor, 1, part.label, part.title, 'annex'),
          ...part.blocks.map((block) => this.block(block, 2)),
        ]
      case 'section':
        return part.blocks.map((block) => this.block(block, 1))
      default:
        return assertNever(part)
    }
  }

  private block(block: FinalBlock, highest: number): string {
    switch (block.kind) {
      case 'heading':
        return this.heading(block, highest)
      case 'paragraph':
        return this.paragraph(block)
      case 'table':
        return this.table(block)
      case 'columns':
        return this.columns(block)
      default:
        return assertNever(block)
    }
  }

  private heading({ anchor, level, label, content }: FinalHeading, highest: number): string {
    const depth = Math.min(Math.max(level, highest), this.depth + 1)
    return this.opener(anchor, depth, label, content, 'section')
  }

  private opener(
    anchor: string,
    depth: number,
    label: string | null,
    content: Inlines,
    kind: 'section' | 'annex' | 'title',
  ): string {
    // A heading without a word may not be one in a tagged file; its number can stand for it.
    const empty = wordsOf(content) === ''
    if (empty && !label) return `#plain(0, ${inlines(content)})`
    this.depth = depth
    const numbering = label && !empty ? `(..) => ${literal(label)}` : 'none'
    const words = empty ? `[#${literal(label ?? '')};#${inlines(content)}]` : this.directed(content)
    const outlined = this.listed.has(anchor)
    return `#heading(level: ${depth}, supplement: [${kind}], numbering: ${numbering}, outlined: ${outlined}, bookmarked: true, ${words}) <${anchor}>`
  }

  private paragraph({ anchor, label, style, level, content }: FinalParagraph): string {
    const words = inlines(content, anchor)
    const apart = style === 'preambular' || style === 'operative'
    if (style === 'quotation') return `#${this.directed(content, `quoted(${level}, ${words})`)}`
    if (style === 'adoption') return `#${this.directed(content, `plain(0, emph(${words}))`)}`
    const block = label
      ? `numbered(${level + (apart ? 1 : 0)}, ${literal(label)}, ${words})`
      : level === 0 && apart
        ? `indented(${words})`
        : `plain(${level}, ${words})`
    return `#${this.directed(content, block)}`
  }

  private columns(block: FinalColumns): string {
    const lines = columnRows(block, columnsOfStates).flat()
    return `#side-by-side(${columnsOfStates}, ${array(lines.map((line) => this.directed(line)))})`
  }

  private table({ caption, columns, head, rows, notes }: FinalTable): string {
    if (columns.length === 0) return ''
    const cells = (of: FinalTable['rows']) => of.flatMap((row) => row.cells.map(this.cell))
    const widths = columns.map((share) => `${share.toFixed(6)}fr`)
    const below = notes.length > 0 ? ', below: 6pt' : ''
    const sheet = `sheet(${array(widths)}, ${array(cells(head))}${below}, ${cells(rows).join(', ')})`
    const beneath = notes.map(({ sign, content }) => `(${literal(sign)}, ${inlines(content)})`)
    const noted = notes.length > 0 ? `noted(${sheet}, ${array(beneath)})` : sheet
    return caption ? `#captioned(${literal(caption)}, ${noted})` : `#${noted}`
  }

  private readonly cell = ({ header, colspan, rowspan, content }: FinalCell): string => {
    const words = this.directed(content)
    const body = header ? `emph(${words})` : words
    return colspan > 1 || rowspan > 1
      ? `table.cell(colspan: ${colspan}, rowspan: ${rowspan}, ${body})`
      : `[#${body}]`
  }

  /** What runs against the document says so. */
  private directed(content: Inlines, printed = inlines(content)): string {
    const { direction } = this.document.language
    const own = directionOf(wordsOf(content), direction)
    return own === direction ? printed : `directed(${own === 'rtl'}, ${printed})`
  }
}

/** With an anchor, others can point at the words: what carries it is not seen. */
function inlines(content: Inlines, anchor?: Anchor): string {
  const mark = anchor ? `#metadata(none)<${anchor}>` : ''
  return `[${mark}${content.map((each) => `#${inline(each)};`).join('')}]`
}

function inline(each: Inline): string {
  switch (each.kind) {
    case 'break':
      return 'linebreak()'
    case 'sign':
      return revised(`super(${literal(each.sign)})`, each.revision)
    case 'footnote':
      return revised(`note(${literal(each.sign)}, ${inlines(each.content)})`, each.revision)
    case 'text':
      return revised(
        each.formats.reduce(
          (words, format) => `${functions[format]}(${words})`,
          each.to ? `link(<${each.to}>, ${passage(each)})` : passage(each),
        ),
        each.revision,
      )
    default:
      return assertNever(each)
  }
}

/** Underlined and struck, so that it is told apart in print. */
function revised(words: string, revision: Revision | undefined): string {
  if (!revision) return words
  return `${revision.how === 'inserted' ? 'comes' : 'goes'}(${words})`
}

/** In another language: for hyphens and fonts, and for whoever has it read out. */
function passage({ text, language }: FinalRun): string {
  const [, tag, region] =
    /^([a-z]{2,3})(?:-(?:[a-z]{4}-)?([a-z]{2})\b)?/i.exec(language ?? '') ?? []
  if (!tag) return words(text)
  const where = region ? `, region: ${literal(region)}` : ''
  return `text(lang: ${literal(tag.toLowerCase())}${where}, ${words(text)})`
}

const columnsOfStates = 3

const functions = { em: 'emph', strong: 'strong', sup: 'super' } as const

/** Symbols of documents are not broken at their strokes: "CCW/AP.II/CONF.7/2". */
const symbols = /(?<![\p{L}\p{N}/])(\p{Lu}[\p{Lu}.]*(?:\/[\p{L}\p{N}][\p{L}\p{N}.]*)+)/u

function words(text: string): string {
  const pieces = text.split(new RegExp(symbols, 'u'))
  if (pieces.length === 1) return literal(text)
  const joined = pieces.map((piece, index) =>
    index % 2 === 1 && piece.length <= 40 ? `#symbol(${literal(piece)});` : `#${literal(piece)};`,
  )
  return `[${joined.join('')}]`
}

function array(values: readonly string[]): string {
  return `(${values.map((value) => `${value}, `).join('')})`
}

/** The keys are ours. */
function dictionary(entries: Readonly<Record<string, string>>): string {
  return `(${Object.entries(entries)
    .map(([key, value]) => `${key}: ${value}, `)
    .join('')})`
}
