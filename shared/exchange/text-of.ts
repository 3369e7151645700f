import type { Attrs, Node } from 'prosemirror-model'
import { assertNever } from '../assert-never'
import { type Alternative, annexKinds } from '../document/kinds'
import { type Numbers, numbersOf, sayReference } from '../document/references'
import { schema } from '../document/schema'
import { bind, unbind } from './bind'
import {
  type Anchor,
  eachBlock,
  type FinalBlock,
  type FinalDocument,
  type FinalPart,
  type FinalRow,
  type FinalRun,
  type FinalTable,
  type Id,
  type Inline,
  type Inlines,
} from './final-document'
import { keptSeries, noSeries } from './kept-series'
import { seriesIn, versionsOf } from './printed-series'
import { titleIdOf } from './title-id'
import { documentWords } from './words'

/**
 * The text that is printed so: what a file of another program says, ready to be edited. Its numbers
 * are counted anew where that gives the printed ones, and kept as they were issued in the series
 * where it does not; what refers to a block follows it where that says the same words.
 */
export function textOf(document: FinalDocument): Node {
  const counted = numbersOf(new Writer(document, noSeries, null).text())
  const kept = keptSeries(
    document,
    counted.numbering,
    (series) => numbersOf(new Writer(document, series, null).text()).numbering,
  )
  // References say numbers, and which they are is known only when there is a text.
  const numbers = kept.size === 0 ? counted : numbersOf(new Writer(document, kept, null).text())
  return new Writer(document, kept, numbers).text()
}

class Writer {
  private readonly document: FinalDocument
  /** In which numbers stay as they were printed. */
  private readonly kept: ReadonlySet<string>
  private readonly series: ReadonlyMap<Id, string>
  private readonly versions: ReadonlyMap<Id, Alternative>
  private readonly numbers: Numbers | null
  private readonly ids: ReadonlyMap<Anchor, Id>
  /** The annex or the part that is being written, which references in it need not name. */
  private from: string | null = null

  constructor(document: FinalDocument, kept: ReadonlySet<string>, numbers: Numbers | null) {
    this.document = document
    this.kept = kept
    this.series = seriesIn(document)
    this.versions = versionsOf(document)
    this.numbers = numbers
    this.ids = idsIn(document)
  }

  text(): Node {
    const { titles, contents, contentsAt, parts } = this.document
    return schema.node('doc', null, [
      this.masthead(),
      ...titles.map((title, at) => this.holding('title', { id: `title-${at + 1}` }, title)),
      ...(contentsAt === 'front' && contents.length > 0
        ? [schema.node('contents', { id: 'contents' })]
        : []),
      ...parts.map((part, at) => this.part(part, at)),
    ])
  }

  private masthead(): Node {
    const { masthead, language, marking } = this.document
    return schema.node('masthead', {
      ...masthead,
      language: language.name,
      // What only says that the text is not adopted yet is not kept: its stage says it.
      marking: marking === documentWords(language.tag).draft ? '' : (marking ?? ''),
      numbers: this.kept.size > 0 ? 'frozen' : 'live',
    })
  }

  private part(part: FinalPart, at: number): Node {
    switch (part.kind) {
      case 'contents':
        return schema.node('contents', { id: `contents-${at}` })
      case 'title':
        if (part.label === null) return this.holding('title', { id: part.id }, part.content)
        this.from = part.label
        return this.holding(
          'part',
          { id: part.id, ...this.issued(part.id, part.label) },
          part.content,
        )
      case 'section':
        return schema.node('section', { id: part.id }, this.blocks(part.blocks))
      case 'annex': {
        const { id, label, title, form, blocks } = part
        this.from = label
        const head = { id: titleIdOf(id), level: 1 }
        return schema.node(
          'annex',
          {
            id,
            kind: annexKinds.find((kind) => kind === form) ?? 'free',
            ...this.issued(id, label),
          },
          [
            ...(title.length > 0 ? [this.holding('heading', head, title)] : []),
            ...this.blocks(blocks),
          ],
        )
      }
      default:
        return assertNever(part)
    }
  }

  private blocks(blocks: readonly FinalBlock[]): readonly Node[] {
    return blocks.flatMap((block): readonly Node[] => {
      switch (block.kind) {
        case 'heading': {
          const { id, level, label, content } = block
          return [this.holding('heading', { id, level, ...this.issued(id, label) }, content)]
        }
        case 'paragraph': {
          const { id, style, level, label, content, recommendation } = block
          const kind = style === 'numbered' && label === null && level === 0 ? 'plain' : style
          return [
            this.holding(
              'paragraph',
              {
                id,
                kind,
                level,
                recommendation,
                alternative: this.versions.get(id) ?? null,
                ...this.issued(id, label),
              },
              content,
            ),
          ]
        }
        case 'table':
          return [this.table(block)]
        case 'columns':
          return block.lines.map(({ id, content }) =>
            this.holding('paragraph', { id, kind: 'plain', level: 1 }, content),
          )
        default:
          return assertNever(block)
      }
    })
  }

  private issued(id: Id, label: string | null): Attrs {
    const isKept = this.kept.has(this.series.get(id) ?? '')
    return isKept && label !== null ? { number: label } : {}
  }

  private table({ id, caption, columns, head, rows, notes }: FinalTable): Node {
    const all = [...head, ...rows]
    const equal = columns.every((share) => share === columns[0])
    const widest = equal ? -1 : all.findIndex((row) => widthOf(row) === columns.length)
    const lettered = new Map(notes.map((note) => [note.sign, note.content]))
    let made = 0
    const cellOf = (cell: FinalRow['cells'][number], colwidth: readonly number[] | null) =>
      schema.node(
        cell.header ? 'header_cell' : 'cell',
        { colspan: cell.colspan, rowspan: cell.rowspan, colwidth },
        cell.content.flatMap((each) => {
          const note = each.kind === 'sign' ? lettered.get(each.sign) : undefined
          if (!note) return this.inline(each)
          const attrs = { id: `${id}-note-${++made}`, series: 'letter' }
          return [schema.node('footnote', attrs, note.flatMap(words))]
        }),
      )
    return schema.node(
      'table',
      { id, caption },
      all.map(({ cells }, at) => {
        let column = 0
        return schema.node(
          'row',
          null,
          cells.map((cell) => {
            const shares = columns.slice(column, column + cell.colspan)
            column += cell.colspan
            return cellOf(
              cell,
              at === widest ? shares.map((share) => Math.round(share * 1000)) : null,
            )
          }),
        )
      }),
    )
  }

  private holding(
    type: 'title' | 'part' | 'heading' | 'paragraph',
    attrs: Attrs,
    content: Inlines,
  ): Node {
    return schema.node(
      type,
      attrs,
      content.flatMap((each) => this.inline(each)),
    )
  }

  private inline(each: Inline): readonly Node[] {
    switch (each.kind) {
      case 'text':
        return this.reference(each) ?? words(each)
      case 'break':
        return [schema.node('break')]
      case 'sign':
        return [schema.text(each.sign, [schema.mark('sup')])]
      case 'footnote': {
        const { id, series, content } = each
        return [schema.node('footnote', { id, series }, content.flatMap(words))]
      }
      default:
        return assertNever(each)
    }
  }

  /** What says of its target what a reference would say. */
  private reference(run: FinalRun): readonly Node[] | null {
    const target = run.to === undefined ? undefined : this.ids.get(run.to)
    if (!target || !this.numbers) return null
    for (const form of ['named', 'number'] as const) {
      const attrs = { target, form, said: unbind(run.text) }
      const node = schema.node('reference', attrs, undefined, marksOf(run))
      const said = sayReference(node, this.numbers, this.from)
      if (said.kind === 'found' && bind(said.words) === bind(unbind(run.text))) return [node]
    }
    return null
  }
}

function idsIn(document: FinalDocument): ReadonlyMap<Anchor, Id> {
  const ids = new Map<Anchor, Id>()
  for (const part of document.parts) if ('anchor' in part) ids.set(part.anchor, part.id)
  eachBlock(document, (block) => {
    if ('anchor' in block && block.anchor) ids.set(block.anchor, block.id)
  })
  return ids
}

function words(run: FinalRun): readonly Node[] {
  return [schema.text(unbind(run.text), marksOf(run))]
}

function marksOf({ formats, language }: FinalRun) {
  return [
    ...formats.map((format) => schema.mark(format)),
    ...(language ? [schema.mark('lang', { tag: language })] : []),
  ]
}

function widthOf({ cells }: FinalRow): number {
  return cells.reduce((sum, cell) => sum + cell.colspan, 0)
}
