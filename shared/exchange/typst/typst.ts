import { labelOfRemark } from '../amended'
import type { PrintChoice } from '../export-forms'
import {
  type Anchor,
  type Direction,
  type FinalDocument,
  hasFront,
  type Inlines,
  wordsOf,
} from '../final-document'
import { firstPage, type HeadLine } from '../first-page'
import { directionOf } from '../language'
import { labelWidths, listedIn } from '../listed'
import { documentWords } from '../words'
import { faces } from './faces'
import { forPeople, inlines } from './inlines'
import { array, dictionary, literal } from './literal'
import { piecesOf, turn } from './pieces'
import { rounds } from './rounds'
import { marks, template } from './template'

/** The document as a program for Typst, which reads no file and asks no network. */
export function toTypst(document: FinalDocument, { lines }: PrintChoice = {}): string {
  return [
    ...beginning(document, { ...alone, lines, staged: true }),
    ...opening(document),
    '#show: staged',
    ...piecesOf(document, { linked: true, marked: false }, () => listing(document)).flatMap(
      (piece) => [...(piece.turns ? [turn(piece)] : []), piece.write()],
    ),
    ...ending(document),
    '',
  ].join('\n')
}

/** Pages that come before those that are set here, and what is to be added to their numbers. */
export interface Apart {
  readonly before: number
  readonly counted: number
  /** Whether lines are numbered. */
  readonly lines?: boolean | undefined
  /** Whether it is set in the order of `rounds`, which is for what is long. */
  readonly staged?: boolean
}

const alone: Apart = { before: 0, counted: 0 }

/** What everything is set with. */
export function beginning(document: FinalDocument, apart: Apart = alone): readonly string[] {
  const facts = factsOf(document, apart)
  const fonts = faces(document.language.tag === 'zh')
  return [fonts, marks, `#let facts = ${facts}`, rounds, template, ...settings(document)]
}

/** What stands beneath the text. */
export function ending(document: FinalDocument): readonly string[] {
  return [...remarks(document), `#closing(${literal(`SHA-256 ${document.digest}`)})`]
}

function factsOf(document: FinalDocument, apart: Apart): string {
  const { before, counted, lines = false, staged = false } = apart
  const { symbol, marking, job } = firstPage(document)
  return dictionary({
    symbol: inlines(symbol, forPeople),
    marking: inlines(marking?.content ?? [], forPeople),
    page: array(documentWords(document.language.tag).pageHead.map(literal)),
    lang: literal(document.language.tag),
    job: inlines(job, forPeople),
    rtl: String(document.language.direction === 'rtl'),
    labels: array(labelWidths(document).map((width) => `${width}mm`)),
    before: String(before),
    counted: String(counted),
    lines: String(lines),
    staged: String(staged),
    remarks: array((document.redline?.remarks ?? []).map((each) => literal(labelOfRemark(each)))),
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

/** The numbers of the pages that the contents lead to. */
export type PageNumbers = ReadonlyMap<Anchor, string>

/**
 * All before the text: the first page, and the list of contents on pages of its own with roman
 * numbers. With `numbers`, it need not lead to what is not here.
 */
export function opening(document: FinalDocument, numbers?: PageNumbers): readonly string[] {
  const { titles } = document
  const { organization, emblem, organ, facts, meeting, marking } = firstPage(document)
  const linesOf = (all: readonly HeadLine[], base: Direction) =>
    array(all.map(({ content }) => lineOf(content, base)))
  const right = linesOf(facts, 'ltr')
  const beneath = linesOf(meeting, document.language.direction)
  const lines = [
    `#set page(numbering: "${hasFront(document) ? 'i' : '1'}")`,
    `#masthead(${literal(organization)}, ${literal(emblem)}, ${inlines(organ, forPeople)}, ${right}, ${beneath})`,
    ...(marking ? [`#marked(${inlines(marking.content, forPeople)})`] : []),
    ...titles.map((title, index) => {
      // Alone on a cover, the titles stand lower.
      const above = !hasFront(document) ? '12.5pt' : index === 0 ? '40mm' : '10mm'
      return `#titled(${index === 0 && wordsOf(title) !== ''}, ${above}, ${inlines(title, forPeople)})`
    }),
  ]
  if (!hasFront(document)) return [...lines, ...legend(document)]
  const front = `#front(${contentsOf(document, numbers)})`
  return [...lines, front, '#body-begins', '#set page(numbering: "1")', ...legend(document)]
}

/** What runs against those around it is turned as a whole. */
function lineOf(content: Inlines, base: Direction): string {
  const own = directionOf(wordsOf(content), base)
  const line = inlines(content, forPeople)
  return own === base ? line : `turned(${own === 'rtl'}, ${line})`
}

/** The contents where the text has a place for them. */
export function listing(document: FinalDocument, numbers?: PageNumbers): string {
  return `#listing(${contentsOf(document, numbers)})`
}

/** Title, heads of the columns, and an entry for each heading that is listed. */
function contentsOf(document: FinalDocument, numbers?: PageNumbers): string {
  const words = documentWords(document.language.tag)
  const entries = listedIn(document).map(({ target, level, label, title, paragraphs }) => {
    const own = label.length > 0 ? inlines(label, forPeople) : 'none'
    const said = [title, paragraphs].map((line) => inlines(line, forPeople)).join(', ')
    return [target, `(${level}, ${own}, ${said})`]
  })
  const columns = [words.contents.toUpperCase(), words.paragraphs, words.page].map(literal)
  const all = `${columns.join(', ')}, ${dictionary(Object.fromEntries(entries))}`
  if (!numbers) return all
  const known = [...numbers].map(([target, number]) => [target, literal(number)])
  return `${all}, numbers: ${dictionary(Object.fromEntries(known))}`
}

/** How to read a redline, before the text. */
function legend({ redline, language }: FinalDocument): readonly string[] {
  if (!redline) return []
  const { legend: says, semicolon } = documentWords(language.tag)
  const all = [says.inserted, says.deleted, says.moved, semicolon]
  return [`#legend(${all.map(literal).join(', ')})`]
}

/** Who proposed what comes in and goes, on a page of its own, which is no annex. */
function remarks({ redline, language }: FinalDocument): readonly string[] {
  if (!redline || redline.remarks.length === 0) return []
  const all = redline.remarks.map(({ lines }) => array(lines.map(literal)))
  const { amendments } = documentWords(language.tag)
  return ['#set page(header: running(none))', `#remarks(${literal(amendments)}, ${array(all)})`]
}
