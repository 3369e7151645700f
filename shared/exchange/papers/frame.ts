import { assertNever } from '../../assert-never'
import type { Conference, Stage } from '../../conference'
import type { OfficialLanguage } from '../../document/language'
import type { Instant } from '../../ids'
import { build, type Source } from '../build'
import {
  type FinalBlock,
  type FinalDocument,
  type FinalFootnote,
  type FinalHeading,
  type FinalParagraph,
  type FinalRun,
  type Format,
  type Inline,
  type Inlines,
  isRevised,
} from '../final-document'
import type { Paper, TextOf } from '../final-paper'
import { clean } from '../printable'
import { documentWords } from '../words'

/** A paper of the conference beside its text: the text as it stands, and where digests come from. */
export interface PaperSource extends Omit<Source, 'digest'> {
  readonly conference: Conference
  readonly stage: Stage
  /** SHA-256 in hexadecimal over the canonical JSON of a value. */
  readonly digestOf: (value: unknown) => string
}

/**
 * Blocks under the masthead of the conference. The symbol is pending: it is the secretariat's to
 * give, and not that of the text.
 */
export function paper(
  { digestOf, ...source }: PaperSource,
  titles: readonly string[],
  blocks: readonly FinalBlock[],
  about: (of: TextOf) => Paper,
): FinalDocument {
  const { masthead, language, conference, status, at, name } = build({ ...source, digest: '' })
  const digest = digestOf(source.text.toJSON())
  const of = { name, symbol: masthead.symbol, date: masthead.date, conference, at, digest }
  const said = {
    language,
    masthead: { ...masthead, symbol: null, date: dateOf(at, language.tag), original: '', job: '' },
    marking: null,
    status,
    at,
    name: titles.join(documentWords(language.tag).comma),
    conference,
    titles: titles.map((title) => [run(title)]),
    contents: [],
    contentsAt: 'front',
  } as const
  const parts = [{ kind: 'section', id: 'paper', blocks: apart(blocks) }] as const
  const redline = isRevised({ parts, titles: [] }) ? { remarks: [], live: false } : null
  const whole = { ...said, parts, redline, paper: about(of) }
  return { ...whole, digest: digestOf(whole) }
}

/**
 * Passages from several texts in one: headings are pointed at by names of their own, notes count
 * over all of the paper, and nothing points into a text that is not here.
 */
export function apart(blocks: readonly FinalBlock[]): readonly FinalBlock[] {
  let heads = 0
  let notes = 0
  const note = (each: FinalFootnote): FinalFootnote => {
    const ordinal = ++notes
    const sign = each.series === 'number' ? String(ordinal) : each.sign
    return { ...each, id: `note-${ordinal}`, ordinal, sign, content: each.content.map(unlinked) }
  }
  const inlines = (content: Inlines): Inlines =>
    content.map((each): Inline => {
      if (each.kind === 'text') return unlinked(each)
      return each.kind === 'footnote' ? note(each) : each
    })
  return blocks.map((block): FinalBlock => {
    switch (block.kind) {
      case 'heading':
        return { ...block, anchor: `h${++heads}`, content: inlines(block.content) }
      case 'paragraph': {
        const { anchor: _, ...rest } = block
        return { ...rest, content: inlines(block.content) }
      }
      case 'columns':
        return {
          ...block,
          lines: block.lines.map((line) => ({ ...line, content: inlines(line.content) })),
        }
      case 'table': {
        const rows = (of: typeof block.rows) =>
          of.map((row) => ({
            ...row,
            cells: row.cells.map((cell) => ({ ...cell, content: inlines(cell.content) })),
          }))
        return { ...block, head: rows(block.head), rows: rows(block.rows) }
      }
      default:
        return assertNever(block)
    }
  })
}

function unlinked({ to: _, ...rest }: FinalRun): FinalRun {
  return rest
}

export function run(words: string, ...formats: readonly Format[]): FinalRun {
  return { kind: 'text', text: clean(words) || '\u2013', formats }
}

export function headingOf(id: string, level: FinalHeading['level'], words: string): FinalHeading {
  return { kind: 'heading', id, anchor: 'h', label: null, level, content: [run(words)] }
}

export function lineOf(id: string, ...content: readonly Inline[]): FinalParagraph {
  return numberedLine(id, null, ...content)
}

export function numberedLine(
  id: string,
  label: string | null,
  ...content: readonly Inline[]
): FinalParagraph {
  const style = label === null ? 'plain' : 'numbered'
  return { kind: 'paragraph', id, label, style, level: 0, content, recommendation: null }
}

/** "23 November 2005", by the clock of the record. */
export function dateOf(at: Instant, language: OfficialLanguage): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
    numberingSystem: 'latn',
  }).format(new Date(at))
}
