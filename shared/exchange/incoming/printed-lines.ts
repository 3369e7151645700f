import type { Node } from 'prosemirror-model'
import { assertNever } from '../../assert-never'
import type { ParagraphKind } from '../../document/kinds'
import { build } from '../build'
import {
  type FinalAnnex,
  type FinalBlock,
  type FinalCell,
  type FinalDocument,
  type FinalRow,
  type FinalTable,
  type Inlines,
  notesIn,
} from '../final-document'
import { firstPage } from '../first-page'
import { listedIn } from '../listed'
import { documentWords } from '../words'
import { folded } from './said'

/** What a line of a printed text is. */
export type LineOf =
  | { readonly kind: 'masthead' | 'title' }
  /** What begins a part, or a title further on: its number, or its words. */
  | { readonly kind: 'part' | 'part-number' }
  | { readonly kind: 'annex'; readonly annex: string; readonly isTitled: boolean }
  | { readonly kind: 'annex-title'; readonly annex: string }
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'paragraph'; readonly style: ParagraphKind; readonly level: number }
  | { readonly kind: 'caption' | 'table'; readonly table: FinalTable }
  | { readonly kind: 'row'; readonly table: FinalTable; readonly row: FinalRow }
  /** Beneath a table, or at the end of a file that has no pages. */
  | { readonly kind: 'note'; readonly key: string; readonly says: string }

/** A note that is referred to in a line. */
export interface SignIn {
  readonly key: string
  readonly sign: string
  readonly says: string
  /** Beneath a table, where files have no notes but its words. */
  readonly isBeneath: boolean
  /** What stands before it in its line. */
  readonly before: string
}

export interface PrintedLine {
  readonly of: LineOf
  /** Before its words, where a number is printed. */
  readonly label: string | null
  /** Without the notes in it: as it is compared with what a file says (`folded`). */
  readonly words: string
  /** The same, and how else files print it: with the signs of its notes as words. */
  readonly spellings: readonly string[]
  readonly notes: readonly SignIn[]
}

export interface PrintedLines {
  /** What is printed on every page. */
  readonly running: readonly string[]
  readonly lines: readonly PrintedLine[]
  /** The list of the headings with what stands above it; empty where the text has none. */
  readonly contents: readonly string[]
}

/**
 * A text line by line as it is printed, to know each line again in a file that was made from it.
 *
 * @param typed whether the file is of plain words, where a table is a line for each of its rows
 */
export function printedLinesOf(text: Node, typed: boolean): PrintedLines {
  const document = build({ ...nowhere, text })
  const blocks = (all: readonly FinalBlock[]) => all.flatMap((block) => linesOf(block, typed))
  const lines = [
    ...front(document),
    ...document.parts.flatMap((part): readonly PrintedLine[] => {
      switch (part.kind) {
        case 'contents':
          return []
        case 'title':
          return [
            ...(part.label ? [line({ kind: 'part-number' }, said(part.label))] : []),
            ...(isSaid(part.content) ? [line({ kind: 'part' }, part.content, part.label)] : []),
          ]
        case 'section':
          return blocks(part.blocks)
        case 'annex':
          return [...annexLines(part), ...blocks(part.blocks)]
        default:
          return assertNever(part)
      }
    }),
    ...notesIn(document).map(({ sign, ordinal, content }) =>
      noteLine(`note ${ordinal}`, sign, content),
    ),
  ]
  return {
    running: runningOf(document),
    lines: lines.filter(({ words }) => words !== ''),
    contents: contentsOf(document),
  }
}

/** Nothing of it is printed but what the text says itself. */
const nowhere: Omit<Parameters<typeof build>[0], 'text'> = {
  conference: { title: '', symbol: '', meeting: '' } as Parameters<typeof build>[0]['conference'],
  stage: 'adopting',
  at: '',
  digest: '',
}

function front(document: FinalDocument): readonly PrintedLine[] {
  const { emblem, organization, organ, facts, meeting, marking, job } = firstPage(document)
  const heads = [...facts, ...meeting, ...(marking ? [marking] : [])].map(({ content }) => content)
  return [
    ...[said(emblem), said(organization), organ, ...heads, job].map((each) =>
      line({ kind: 'masthead' }, each),
    ),
    ...document.titles.map((title) => line({ kind: 'title' }, title)),
  ]
}

function annexLines({ id, label, title }: FinalAnnex): readonly PrintedLine[] {
  const opening = line({ kind: 'annex', annex: id, isTitled: isSaid(title) }, said(label))
  return isSaid(title)
    ? [opening, line({ kind: 'annex-title', annex: id }, title, label)]
    : [opening]
}

/** With a number of its own it would be that where there is nothing else. */
function isSaid(content: Inlines): boolean {
  return content.some(
    (each) => each.kind !== 'break' && (each.kind !== 'text' || folded(each.text)),
  )
}

function linesOf(block: FinalBlock, typed: boolean): readonly PrintedLine[] {
  switch (block.kind) {
    case 'heading':
      return [line({ kind: 'heading', level: block.level }, block.content, block.label)]
    case 'paragraph': {
      const { style, level, content, label } = block
      return [line({ kind: 'paragraph', style, level }, content, label)]
    }
    case 'columns':
      return block.lines.map(({ content }) =>
        line({ kind: 'paragraph', style: 'plain', level: 1 }, content),
      )
    case 'table':
      return tableLines(block, typed)
  }
}

function tableLines(table: FinalTable, typed: boolean): readonly PrintedLine[] {
  const notes = table.notes.map(({ sign, content }) => noteLine(keyIn(table, sign), sign, content))
  const rows = [...table.head, ...table.rows]
  return [
    line({ kind: 'caption', table }, said(table.caption)),
    ...(typed
      ? rows.map((row) => cellLine({ kind: 'row', table, row }, row.cells, table))
      : [
          cellLine(
            { kind: 'table', table },
            rows.flatMap(({ cells }) => cells),
            table,
          ),
        ]),
    ...notes,
  ]
}

function cellLine(of: LineOf, cells: readonly FinalCell[], table: FinalTable): PrintedLine {
  const content = cells.flatMap(({ content }): Inlines => [...content, { kind: 'break' }])
  return line(of, content, null, table)
}

function keyIn({ id }: FinalTable, sign: string): string {
  return `${id} ${sign}`
}

function noteLine(key: string, sign: string, content: Inlines): PrintedLine {
  const says = spelled(content)
  const words = folded(`[${sign}] ${says}`)
  return {
    of: { kind: 'note', key, says },
    label: null,
    words,
    spellings: [words, folded(`${sign} ${says}`)],
    notes: [],
  }
}

function line(
  of: LineOf,
  content: Inlines,
  label: string | null = null,
  table?: FinalTable,
): PrintedLine {
  const spellings = ways.map((sign) => folded(spelled(content, sign)))
  const notes = signsIn(content, table)
  // Of a line that is nothing but notes they are the words, and of an empty one its number.
  const alone = spellings[0] ? [] : [folded(notes.map(({ says }) => says).join(' '))]
  const all = [...new Set([...spellings, ...alone])]
  return { of, label, words: all.find(Boolean) ?? folded(label ?? ''), spellings: all, notes }
}

function said(text: string): Inlines {
  return text ? [{ kind: 'text', text, formats: [] }] : []
}

type Sign = Extract<Inlines[number], { readonly sign: string }>

/** How signs of notes stand in a line; those beneath a table may be words where others are notes. */
const ways: readonly ((note: Sign) => string)[] = [
  () => '',
  ({ sign }) => `[${sign}]`,
  ({ sign }) => sign,
  ({ kind, sign }) => (kind === 'sign' ? sign : ''),
]

function spelled(content: Inlines, spell: (note: Sign) => string = () => ''): string {
  return content
    .map((each) => {
      if (each.kind === 'break') return ' '
      return each.kind === 'text' ? each.text : spell(each)
    })
    .join('')
}

function signsIn(content: Inlines, table: FinalTable | undefined): readonly SignIn[] {
  return content.flatMap((each, at): readonly SignIn[] => {
    const before = spelled(content.slice(0, at))
    if (each.kind === 'footnote') {
      const says = spelled(each.content)
      return [{ key: `note ${each.ordinal}`, sign: each.sign, says, isBeneath: false, before }]
    }
    const found = each.kind === 'sign' && table?.notes.find(({ sign }) => sign === each.sign)
    if (!found || !table) return []
    const says = spelled(found.content)
    return [{ key: keyIn(table, found.sign), sign: found.sign, says, isBeneath: true, before }]
  })
}

function runningOf(document: FinalDocument): readonly string[] {
  const { symbol, marking, job } = firstPage(document)
  const annexes = document.parts.flatMap((part) => (part.kind === 'annex' ? [part.label] : []))
  const heads = [symbol, job, ...(marking ? [marking.content] : [])].map((each) => spelled(each))
  return [...heads, documentWords(document.language.tag).page, ...annexes].map(folded)
}

/** What each line of the list says, or each cell where it is a table, without the numbers of paragraphs or pages behind it. */
function contentsOf(document: FinalDocument): readonly string[] {
  const listed = listedIn(document)
  const isListed = document.parts.some(({ kind }) => kind === 'contents') || listed.length > 0
  if (!isListed) return []
  const { contents, paragraphs, page } = documentWords(document.language.tag)
  return [
    contents,
    `${paragraphs} ${page}`,
    paragraphs,
    page,
    ...listed.map(({ label, title }) => `${spelled(label)} ${spelled(title)}`),
  ]
    .map(folded)
    .filter(Boolean)
}
