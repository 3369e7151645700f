import type { Node } from 'prosemirror-model'
import { idOf, isContainer } from '../document/blocks'
import type { NoteSeries, ParagraphKind, Recommendation } from '../document/kinds'
import { eachReference, type Numbers, numbersOf, sayReference } from '../document/references'
import type { BlockId } from '../ids'
import { bind } from './bind'
import {
  type Anchor,
  type FinalAnnex,
  type FinalBlock,
  type FinalHeading,
  type FinalRun,
  type FinalTable,
  type FinalTitle,
  formats,
  type Id,
  type Inline,
  type Inlines,
  type TableNote,
} from './final-document'
import { clean, kept, printed } from './printable'
import { joined } from './runs'
import { finalTable } from './table'

/** Goes through a text once, in reading order: footnotes count as they come. */
export class Writer {
  private readonly numbers: Numbers
  private readonly anchors: ReadonlyMap<BlockId, Anchor>
  private readonly count: NoteCount
  /** The annex or the part that is being written, which references in it need not name. */
  private from: string | null = null

  constructor(text: Node, anchors = anchorsIn(text), count = new NoteCount()) {
    this.count = count
    this.numbers = numbersOf(text)
    this.anchors = anchors
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

  /** One block of a container, by itself. */
  block(block: Node, container: Node): FinalBlock {
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
    const known = plainLines.get(block)
    if (known) return known
    const content = this.passage(block, 0, block.content.size, beneath)
    if (block.content.content.every(isPlain)) plainLines.set(block, content)
    return content
  }

  /** A stretch of a line of words, between offsets in it, as it is printed in the whole line. */
  passage(block: Node, start: number, end: number, beneath?: TableNote[]): Inlines {
    const nodes = block.content.content
    const line = boundLine(block)
    let [at, offset] = [0, 0]
    const content = nodes.flatMap((node): Inline[] => {
      const length = node.isText ? printed(node.text).length : 1
      const words = line.slice(at, at + length)
      const [from, to] = [Math.max(0, start - offset), Math.min(node.nodeSize, end - offset)]
      at += length
      offset += node.nodeSize
      if (from >= to) return []
      if (node.isText) {
        const text = kept(words.slice(from, to))
        return text ? [run(node, text)] : []
      }
      if (node.type.name === 'break') return [{ kind: 'break' }]
      if (node.type.name === 'reference') return this.reference(node)
      if (node.type.name === 'field') {
        const said = bind(clean(node.attrs.said))
        return said ? [run(node, said)] : []
      }
      return [this.footnote(node, beneath)]
    })
    return joined(content)
  }

  footnote(node: Node, beneath?: TableNote[]): Inline {
    const series = node.attrs.series as NoteSeries
    const id = known(node)
    const sign = this.numbers.numbering.footnotes.get(id) ?? ''
    if (series === 'letter' && beneath) {
      beneath.push({ sign, content: this.note(node) })
      return { kind: 'sign', sign }
    }
    return {
      kind: 'footnote',
      id,
      ordinal: this.count.next(),
      series,
      sign,
      content: this.note(node),
    }
  }

  private reference(node: Node): Inline[] {
    const said = sayReference(node, this.numbers, this.from)
    const words = bind(clean(said.words))
    if (!words) return []
    const to = said.kind === 'found' ? this.anchors.get(node.attrs.target as BlockId) : undefined
    return [{ ...run(node, words), ...(to && { to }) }]
  }

  private note(footnote: Node): readonly FinalRun[] {
    return this.inlines(footnote).filter((each) => each.kind === 'text')
  }
}

/** Bound as one line, since a number may be formatted apart from the word it belongs to. */
function boundLine(block: Node): string {
  const known = boundLines.get(block)
  if (known !== undefined) return known
  const nodes = block.content.content
  const line = bind(nodes.map((node) => (node.isText ? printed(node.text) : '\n')).join(''))
  boundLines.set(block, line)
  return line
}

const boundLines = new WeakMap<Node, string>()

/** Lines that say the same wherever they stand, so that a text is printed again at what has changed. */
const plainLines = new WeakMap<Node, Inlines>()

/** What a reference and a footnote say depends on all of the text. */
function isPlain({ type }: Node): boolean {
  return type.isText || type.name === 'break' || type.name === 'field'
}

/** Footnotes as they come, over all that is written of one document. */
export class NoteCount {
  private count = 0

  next(): number {
    return ++this.count
  }
}

/** Where one can be sent to: what the contents list, and what is referred to. */
export function anchorsIn(text: Node): ReadonlyMap<BlockId, Anchor> {
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
export function known(node: Node): Id {
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
