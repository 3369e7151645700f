import type { Attrs, Node } from 'prosemirror-model'
import type { NumberPolicy } from '../../document/kinds'
import { tagOf } from '../../document/language'
import { type MastheadField, mastheadFields } from '../../document/masthead-fields'
import { schema } from '../../document/schema'
import type { NewId } from '../../ids'
import { type Remark, remark } from '../recognise/report'
import { type AsNumbered, asNumbered } from './as-numbered'
import { asPrinted, type PrintedLabels } from './as-printed'
import { bracketed } from './bracketed'
import { blockOf, isCounted, type Row } from './row'

export interface TextOfRows {
  /** Every block and note in it has an id. */
  readonly text: Node
  readonly remarks: readonly Remark[]
}

interface Options {
  /** Of the file, where the masthead does not say it: "English". */
  readonly language: string
  readonly newId: NewId
  readonly numbers?: NumberPolicy
  /** It was a file of ours, which says all that it knows: nothing is put in place of what is empty. */
  readonly isOurs?: boolean
}

/** A text of ours of what the passages of a file are taken for. */
export function textOfRows(given: readonly Row[], options: Options): TextOfRows {
  const { language, newId, numbers = 'live', isOurs = false } = options
  // As it was printed, as long as nobody has said that something in it is something else.
  const isAsPrinted = isOurs && given.every(({ as, guess }) => as === guess)
  const rows = isAsPrinted ? given.map((row) => withId(row, newId)) : given
  const masthead = mastheadOf(rows)
  const tag = tagOf(masthead.language || language)
  const said = asNumbered(rows, tag, newId, isAsPrinted)
  const isKept = [...said.values()].some(({ number }) => number !== null)
  const { tops, remarks } = topsOf(rows, (row) => withNumber(row, said.get(row.key)), isAsPrinted)
  const text = schema.node('doc', null, [
    schema.node('masthead', {
      ...masthead,
      symbol: masthead.symbol || null,
      distribution: masthead.distribution || (isOurs ? '' : 'General'),
      original: masthead.original || (isOurs ? '' : masthead.language || language),
      language: masthead.language || language,
      numbers: isKept ? 'frozen' : numbers,
    }),
    ...rows.flatMap((row) => (row.as.kind === 'title' ? [blockOf(row)] : [])),
    ...tops,
  ])
  const made = bracketed(text, newId)
  made.check()
  if (!isAsPrinted) return { text: made, remarks }
  return { text: asPrinted(made, labelsIn(rows)), remarks }
}

/** By which its number is found again, before it is a block of a text. */
function withId(row: Row, newId: NewId): Row {
  const { block } = row
  if (!('id' in block.attrs) || block.attrs.id) return row
  return { ...row, block: block.type.create({ ...block.attrs, id: newId() }, block.content) }
}

function labelsIn(rows: readonly Row[]): PrintedLabels {
  return new Map(
    rows
      .filter(({ as }) => isCounted(as))
      .map(({ as, block, label }) => [
        as.kind === 'annex' ? annexOf(block) : block.attrs.id,
        label,
      ]),
  )
}

/** The annex of a heading: named after it, since a row is one block. */
function annexOf({ attrs }: Node): string {
  return `${String(attrs.id).slice(0, 34)}-annex`
}

type Masthead = Readonly<Record<MastheadField, string>>

/** What several passages say of one field stands there one after the other. */
export function mastheadOf(rows: readonly Row[]): Masthead {
  const said: Record<string, string> = {}
  for (const { as, block } of rows) {
    if (as.kind !== 'masthead') continue
    const words = block.textContent.replace(/\s+/g, ' ').trim()
    said[as.field] = said[as.field] ? `${said[as.field]} ${words}` : words
  }
  return Object.fromEntries(mastheadFields.map((field) => [field, said[field] ?? ''])) as Masthead
}

interface Top {
  readonly type: 'section' | 'annex'
  readonly attrs: Attrs | null
  readonly blocks: Node[]
}

/** One of several versions, or with a number that is not counted. */
function withNumber(row: Row, said: AsNumbered | undefined): Node {
  const block = blockOf(row)
  return said ? block.type.create({ ...block.attrs, ...said }, block.content) : block
}

/** Sections from their headings, annexes to the end; what stands before the first is a section too. */
function topsOf(
  rows: readonly Row[],
  blockOf: (row: Row) => Node,
  isOurs: boolean,
): {
  readonly tops: readonly Node[]
  readonly remarks: readonly Remark[]
} {
  const tops: (Top | Node)[] = []
  const remarks: Remark[] = []
  let within: Top | null = null
  const begin = (top: Top) => {
    tops.push(top)
    return top
  }
  for (const row of rows) {
    const { as, begins } = row
    switch (as.kind) {
      case 'masthead':
      case 'title':
      case 'left-out':
        break
      case 'contents':
      case 'part':
        within = null
        tops.push(blockOf(row))
        break
      case 'annex':
        within = begin({
          type: 'annex',
          attrs: { ...begins, ...(isOurs && { id: annexOf(row.block) }), kind: as.annex },
          blocks: [blockOf(row)],
        })
        break
      default: {
        const block = blockOf(row)
        const isHigh = as.kind === 'heading' && as.level === 1
        if (begins || !within || (isHigh && within.type === 'section')) {
          within = begin({ type: 'section', attrs: begins, blocks: [block] })
          break
        }
        within.blocks.push(block)
        if (isHigh) remarks.push(remark('heading-flattened', block.textContent, placeOfRow(row)))
      }
    }
  }
  return { tops: tops.map(topOf), remarks }
}

function placeOfRow({ at }: Row) {
  return at === null ? {} : { at }
}

function topOf(top: Top | Node): Node {
  if (!('blocks' in top)) return top
  const { type, attrs, blocks } = top
  return schema.node(type, attrs, type === 'annex' && !attrs?.id ? belowTitle(blocks) : blocks)
}

/** In an annex the heading of the highest level is its title, and the others stand below it. */
function belowTitle([title, ...blocks]: readonly Node[]): readonly Node[] {
  const { heading } = schema.nodes
  const isHigh = blocks.some(({ type, attrs }) => type === heading && attrs.level === 1)
  const rest = isHigh ? blocks.map((each) => (each.type === heading ? lower(each) : each)) : blocks
  return title ? [title, ...rest] : rest
}

function lower(heading: Node): Node {
  const level = Math.min(Number(heading.attrs.level) + 1, 4)
  return heading.type.create({ ...heading.attrs, level }, heading.content)
}
