import { assertNever } from '../../assert-never'
import {
  type FinalAnnex,
  type FinalBlock,
  type FinalDocument,
  type FinalRow,
  type FinalTitle,
  hasFront,
  type Inlines,
  notesIn,
} from '../final-document'
import { firstPage, type HeadLine } from '../first-page'
import { listedIn } from '../listed'
import { openerLabel } from '../opener-label'
import { documentWords } from '../words'

/**
 * The document as plain text in UTF-8: one block a line under its printed number, blank lines around
 * what stands apart, notes at the end. Lines are as long as their words: who reads them folds them.
 */
export function toPlain(document: FinalDocument): string {
  const notes = notesIn(document).map(({ sign, content }) => `[${sign}] ${line(content)}`)
  return `${[
    head(document),
    ...(hasFront(document) ? [contents(document)] : []),
    ...body(document),
    ...(notes.length > 0 ? [notes.join('\n')] : []),
    ...(document.redline?.remarks ?? []).map(({ lines }) => lines.join('\n')),
    `SHA-256 ${document.digest}`,
  ].join('\n\n')}\n`
}

/** What stands alone, each with a blank line around it: titles, headings, tables, single blocks. */
function body(document: FinalDocument): readonly string[] {
  const label = (part: FinalAnnex | FinalTitle) => line(openerLabel(part, document.redline))
  return document.parts.flatMap((part) => {
    switch (part.kind) {
      case 'contents':
        return [contents(document)]
      case 'title':
        return [[label(part), line(part.content)].filter(Boolean).join('\n')]
      case 'section':
        return part.blocks.map(block)
      case 'annex':
        return [
          [label(part), line(part.title)].filter(Boolean).join('\n'),
          ...part.blocks.map(block),
        ]
      default:
        return assertNever(part)
    }
  })
}

function block(each: FinalBlock): string {
  switch (each.kind) {
    case 'heading':
      return [each.label, line(each.content)].filter(Boolean).join(' ')
    case 'paragraph':
      return indent(each.level) + [each.label, line(each.content)].filter(Boolean).join(' ')
    case 'columns':
      return each.lines.map(({ content }) => line(content)).join('\n')
    case 'table':
      return [
        ...(each.caption ? [each.caption] : []),
        ...[...each.head, ...each.rows].map(row),
        ...each.notes.map(({ sign, content }) => `[${sign}] ${line(content)}`),
      ].join('\n')
    default:
      return assertNever(each)
  }
}

/** Cells side by side with a tab between, so that a program for tables takes them apart. */
function row({ cells }: FinalRow): string {
  return cells.map((cell) => line(cell.content)).join('\t')
}

function line(content: Inlines): string {
  return content
    .map((each) => {
      if (each.kind === 'break') return ' '
      const words = each.kind === 'text' ? each.text : `[${each.sign}]`
      if (!each.revision) return words
      return each.revision.how === 'inserted' ? `{+${words}+}` : `[-${words}-]`
    })
    .join('')
    .trim()
}

function indent(level: number): string {
  return '  '.repeat(level)
}

function head(document: FinalDocument): string {
  const { organization, organ, facts, meeting, marking } = firstPage(document)
  return [
    [organization, line(organ)].filter(Boolean).join('\n'),
    facts.map(headLine).filter(Boolean).join('\n'),
    meeting.map(headLine).join('\n'),
    marking ? headLine(marking) : '',
    document.titles.map(line).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
}

function headLine({ content }: HeadLine): string {
  return line(content)
}

function contents(document: FinalDocument): string {
  return [
    documentWords(document.language.tag).contents,
    ...listedIn(document).map(({ level, label, title, paragraphs }) => {
      const words = [line(label), line(title)].filter(Boolean).join(' ')
      return `${level === 2 ? '  ' : ''}${words}\t${line(paragraphs)}`.trimEnd()
    }),
  ].join('\n')
}
