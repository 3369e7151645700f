import type { Attrs, Node } from 'prosemirror-model'
import { assertNever } from '../assert-never'
import type { Conference, Stage } from '../conference'
import { idOf, isContainer } from '../document/blocks'
import type { NoteSeries, ParagraphKind, Recommendation } from '../document/kinds'
import { bare } from '../document/number-styles'
import { number } from '../document/numbering'
import { eachReference, type Numbers, numbersOf, sayReference } from '../document/references'
import type { BlockId, Instant } from '../ids'
import { bind } from './bind'
import { distinct } from './distinct'
import {
  type Anchor,
  type ContentsEntry,
  type FinalAnnex,
  type FinalBlock,
  type FinalDocument,
  type FinalHeading,
  type FinalMasthead,
  type FinalPart,
  type FinalRun,
  type FinalTable,
  type FinalTitle,
  formats,
  type Id,
  type Inline,
  type Inlines,
  type TableNote,
  wordsOf,
} from './final-document'
import { languageOf } from './language'
import { joined } from './runs'
import { finalTable } from './table'
import { documentWords } from './words'

export interface Source {
  readonly text: Node
  readonly conference: Conference
  readonly stage: Stage
  readonly at: Instant
  /** SHA-256 in hexadecimal over the canonical JSON of `text`. */
  readonly digest: string
}

/** Fewer headings than this are seen at a glance, and a list of them would be longer than they are. */
const contentsFrom = 4

/** The text as it is printed. */
export function build({ text: given, conference, stage, at, digest }: Source): FinalDocument {
  const text = distinct(given)
  const numbering = number(text)
  const writer = new Writer(text)
  const titles: Inlines[] = []
  const parts: FinalPart[] = []
  const tops = text.content.content
  const attrs = tops.find((top) => top.type.name === 'masthead')?.attrs ?? {}
  let placed = false

  for (const [index, top] of tops.entries()) {
    const label = numbering.tops[index] ?? null
    switch (top.type.name) {
      case 'title':
        if (parts.length === 0) titles.push(writer.inlines(top))
        else parts.push(writer.title(top, null))
        break
      case 'contents':
        // Of two, which two people may have put in at once, the first is printed.
        if (!placed && parts.length > 0) parts.push({ kind: 'contents' })
        placed = true
        break
      case 'part':
        parts.push(writer.title(top, label))
        break
      case 'section':
        parts.push({ kind: 'section', id: known(top), blocks: writer.blocks(top) })
        break
      case 'annex':
        parts.push(writer.annex(top, label ?? ''))
        break
    }
  }

  const masthead = mastheadOf(attrs, conference)
  const language = languageOf(clean(attrs.language) || 'English')
  const contents = contentsOf(parts)
  return {
    language,
    masthead,
    marking:
      clean(attrs.marking) || (stage === 'adopted' ? null : documentWords(language.tag).draft),
    status: stage,
    at,
    digest,
    name: titles.map(wordsOf).filter(Boolean).join(', ') || clean(conference.title),
    conference: clean(conference.title),
    titles,
    contents: placed || contents.length >= contentsFrom ? contents : [],
    contentsAt: parts.some(({ kind }) => kind === 'contents') ? 'place' : 'front',
    parts,
  }
}

function mastheadOf(attrs: Attrs, conference: Conference): FinalMasthead {
  const field = (name: string) => bind(clean(attrs[name]))
  return {
    organ: field('organ') || clean(conference.title),
    symbol: clean(attrs.symbol) || clean(conference.symbol) || null,
    distribution: field('distribution'),
    date: field('date'),
    original: field('original'),
    job: field('job'),
    meeting: field('meeting') || bind(clean(conference.meeting)),
    agendaItem: field('agendaItem'),
  }
}

/** Goes through a text once, in reading order: footnotes count as they come. */
class Writer {
  private notes = 0
  private readonly numbers: Numbers
  private readonly anchors: ReadonlyMap<BlockId, Anchor>
  /** The annex or the part that is being written, which references in it need not name. */
  private from: string | null = null

  constructor(text: Node) {
    this.numbers = numbersOf(text)
    this.anchors = anchorsIn(text)
  }

  private anchor(node: Node): Anchor {
    const id = idOf(node)
    const anchor = id && this.anchors.get(id)
    if (!anchor) throw new Error('Whatever begins something has an id by now, and so an anchor')
    return anchor
  }

  title(top: Node, label: string | null): FinalTitle {
    if (label) this.from = label
    return {
      kind: 'title',
      id: known(top),
      anchor: this.anchor(top),
      label,
      content: this.inlines(top),
    }
  }

  /** A heading that opens an annex is its title. One further down stays where it was written. */
  annex(top: Node, label: string): FinalAnnex {
    const anchor = this.anchor(top)
    this.from = label
    const first = top.firstChild
    const titled = first?.type.name === 'heading' && first.attrs.level === 1
    const title = first && titled ? this.inlines(first) : []
    const written = this.blocks(top, titled ? 1 : 0)
    const blocks = top.attrs.kind === 'states' ? inColumns(written) : written
    return {
      kind: 'annex',
      id: known(top),
      anchor,
      label,
      title,
      form: clean(top.attrs.kind),
      blocks,
    }
  }

  blocks(container: Node, from = 0): readonly FinalBlock[] {
    return container.content.content.slice(from).map((block) => this.block(block, container))
  }

  private block(block: Node, container: Node): FinalBlock {
    switch (block.type.name) {
      case 'heading':
        return {
          kind: 'heading',
          id: known(block),
          anchor: this.anchor(block),
          label: container.type.name === 'annex' ? null : this.labelOf(block),
          level: block.attrs.level as FinalHeading['level'],
          content: this.inlines(block),
        }
      case 'paragraph': {
        const anchor = this.anchors.get(idOf(block) as BlockId)
        return {
          kind: 'paragraph',
          id: known(block),
          ...(anchor && { anchor }),
          label: this.labelOf(block),
          style: block.attrs.kind as ParagraphKind,
          level: block.attrs.level as number,
          content: this.inlines(block),
          recommendation: block.attrs.recommendation as Recommendation | null,
        }
      }
      case 'table':
        return this.table(block)
      default:
        throw new Error(`The schema has no block ${block.type.name}`)
    }
  }

  private table(block: Node): FinalTable {
    const notes: TableNote[] = []
    return { id: known(block), ...finalTable(block, (cell) => this.inlines(cell, notes)), notes }
  }

  private labelOf(block: Node): string | null {
    const id = idOf(block)
    return (id && this.numbers.numbering.labels.get(id)) ?? null
  }

  /** Notes with letters are put into `beneath`, if there is a table that they stand beneath. */
  inlines(block: Node, beneath?: TableNote[]): Inlines {
    const nodes = block.content.content
    // Bound as one line, since a number may be formatted apart from the word it belongs to.
    const line = bind(nodes.map((node) => (node.isText ? clean(node.text) : '\n')).join(''))
    let at = 0
    const content = nodes.flatMap((node): Inline[] => {
      const length = node.isText ? clean(node.text).length : 1
      const words = line.slice(at, at + length)
      at += length
      if (node.isText) return words ? [run(node, words)] : []
      if (node.type.name === 'break') return [{ kind: 'break' }]
      if (node.type.name === 'reference') return this.reference(node)
      const series = node.attrs.series as NoteSeries
      const sign = this.numbers.numbering.footnotes.get(String(node.attrs.id)) ?? ''
      if (series === 'letter' && beneath) {
        beneath.push({ sign, content: this.note(node) })
        return [{ kind: 'sign', sign }]
      }
      return [
        {
          kind: 'footnote',
          id: known(node),
          ordinal: ++this.notes,
          series,
          sign,
          content: this.note(node),
        },
      ]
    })
    return joined(content)
  }

  private reference(node: Node): Inline[] {
    const said = sayReference(node, this.numbers, this.from)
    const words = bind(clean(said.words))
    if (!words) return []
    const to = said.kind === 'found' ? this.anchors.get(node.attrs.target as BlockId) : undefined
    return [{ ...run(node, words), ...(to && { to }) }]
  }

  private note(footnote: Node): readonly FinalRun[] {
    const nodes = footnote.content.content
    const line = bind(nodes.map((node) => clean(node.text)).join(''))
    let at = 0
    return nodes.flatMap((node) => {
      const words = line.slice(at, at + clean(node.text).length)
      at += words.length
      return words ? [run(node, words)] : []
    })
  }
}

/** Where one can be sent to: what the contents list, and what is referred to. */
function anchorsIn(text: Node): ReadonlyMap<BlockId, Anchor> {
  const targets = new Set<unknown>()
  eachReference(text, (reference) => targets.add(reference.attrs.target))
  const anchors = new Map<BlockId, Anchor>()
  const put = (node: Node, anchor: Anchor) => {
    const id = idOf(node)
    if (id && !anchors.has(id)) anchors.set(id, anchor)
  }
  let heads = 0
  // The titles on the cover are not listed.
  let begun = false
  let others = 0
  text.forEach((top) => {
    const { name } = top.type
    if (name === 'part' || (name === 'title' && begun)) put(top, `h${++heads}`)
    begun ||= name === 'part' || isContainer(top)
    if (!isContainer(top)) return
    const inAnnex = top.type.name === 'annex'
    if (inAnnex) put(top, `h${++heads}`)
    top.forEach((block, _offset, index) => {
      const isTitle = inAnnex && index === 0 && block.attrs.level === 1
      if (block.type.name === 'heading') put(block, isTitle ? `h${heads}` : `h${++heads}`)
      else if (targets.has(block.attrs.id)) put(block, `p${++others}`)
    })
  })
  return anchors
}

function run(node: Node, text: string): FinalRun {
  const marks = node.marks.map((mark) => mark.type.name)
  const language = node.marks.find((mark) => mark.type.name === 'lang')?.attrs.tag
  return {
    kind: 'text',
    text,
    formats: formats.filter((format) => marks.includes(format)),
    ...(language && { language: String(language) }),
  }
}

/** After `distinct` everything that can have an id has one. */
function known(node: Node): Id {
  return String(node.attrs.id)
}

/** Lines beneath the lead-in of a list of States stand side by side. */
function inColumns(blocks: readonly FinalBlock[]): readonly FinalBlock[] {
  const out: FinalBlock[] = []
  for (const block of blocks) {
    const last = out.at(-1)
    if (block.kind !== 'paragraph' || block.label !== null || block.level === 0) out.push(block)
    else {
      const line = { id: block.id, content: block.content }
      if (last?.kind === 'columns')
        out.splice(-1, 1, { kind: 'columns', lines: [...last.lines, line] })
      else out.push({ kind: 'columns', lines: [line] })
    }
  }
  return out
}

/** Entries for the parts, the annexes and for the two upper levels of headings in the body. */
function contentsOf(parts: readonly FinalPart[]): readonly ContentsEntry[] {
  const entries: ContentsEntry[] = []
  for (const part of parts) {
    switch (part.kind) {
      case 'contents':
        break
      case 'title':
        if (part.label) entries.push(entry(part.anchor, part.label, part.content, 0, []))
        break
      case 'annex':
        entries.push(entry(part.anchor, part.label, part.title, 1, part.blocks))
        break
      case 'section':
        entries.push(...sectionEntries(part.blocks))
        break
      default:
        assertNever(part)
    }
  }
  return entries
}

function sectionEntries(blocks: readonly FinalBlock[]): readonly ContentsEntry[] {
  return blocks.flatMap((block, index) => {
    if (block.kind !== 'heading' || block.level > 2) return []
    const { level } = block
    const after = blocks.slice(index + 1)
    const next = after.findIndex((each) => each.kind === 'heading' && each.level <= level)
    const beneath = next < 0 ? after : after.slice(0, next)
    return [entry(block.anchor, block.label, block.content, level === 1 ? 1 : 2, beneath)]
  })
}

function entry(
  target: Anchor,
  label: string | null,
  content: Inlines,
  level: ContentsEntry['level'],
  beneath: readonly FinalBlock[],
): ContentsEntry {
  const numbers = beneath.flatMap((block) =>
    block.kind === 'paragraph' && block.style === 'numbered' && block.level === 0 && block.label
      ? [bare(block.label)]
      : [],
  )
  const [first] = numbers
  const last = numbers.at(-1)
  const paragraphs = first && last ? ([first, last] as const) : null
  return { target, label, title: wordsOf(content), level, paragraphs }
}

/** Control characters, halves of characters, and what Unicode says is no character. */
const unprintable = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu

/** What XML and PDF can hold, on one line. */
function clean(value: unknown): string {
  if (typeof value !== 'string') return ''
  return value.replace(/[\t\r\n\u2028\u2029]/g, ' ').replace(unprintable, '')
}
