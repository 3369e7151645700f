import type {
  Anchor,
  FinalBlock,
  FinalCell,
  FinalColumns,
  FinalDocument,
  FinalHeading,
  FinalParagraph,
  FinalRow,
  FinalTable,
} from '../final-document'
import { type Element, element } from '../xml/markup'
import type { WriteId } from './guids'
import type { InlineWriter } from './inlines'
import { addresseeId, addresseesOf } from './meta'
import type { Places } from './names'
import { levels } from './profile'
import { remarkAttributes, revisionAttributes } from './revisions'

/** A block with what stands beneath it: headings over blocks, paragraphs over sub-paragraphs. */
interface Nested {
  readonly block: FinalBlock
  readonly beneath: Nested[]
}

/** Writes the blocks of a section or an annex as the hierarchy that their numbers mean. */
export class BlockWriter {
  private readonly addressees: readonly string[]
  private readonly inlines: InlineWriter
  private readonly placed: ReadonlyMap<FinalBlock, string>
  private readonly ids: WriteId

  constructor(
    document: FinalDocument,
    inlines: InlineWriter,
    placed: ReadonlyMap<FinalBlock, string>,
    ids: WriteId,
  ) {
    this.addressees = addresseesOf(document)
    this.inlines = inlines
    this.placed = placed
    this.ids = ids
  }

  write(blocks: readonly FinalBlock[]): readonly Element[] {
    return nest(blocks).map((each) => this.one(each, 0))
  }

  /** @param depth of sub-paragraphs: the level of a block that stands where it should. */
  private one({ block, beneath }: Nested, depth: number): Element {
    const eId = this.placed.get(block) ?? null
    switch (block.kind) {
      case 'heading':
        return this.heading(block, beneath, eId)
      case 'paragraph':
        return this.paragraph(block, beneath, eId, depth)
      case 'table':
        return this.table(block, eId)
      case 'columns':
        return this.columns(block, eId)
    }
  }

  private heading(heading: FinalHeading, beneath: readonly Nested[], eId: string | null): Element {
    const { id, anchor, level, label, content, end, remarks } = heading
    return element(
      levels[level - 1] ?? 'subdivision',
      {
        eId,
        ...this.ids(id),
        'rap:anchor': anchor,
        ...revisionAttributes(end),
        ...remarkAttributes(remarks),
      },
      num(label),
      element('heading', {}, this.inlines.write(content)),
      beneath.map((each) => this.one(each, 0)),
    )
  }

  private paragraph(
    block: FinalParagraph,
    beneath: readonly Nested[],
    eId: string | null,
    depth: number,
  ): Element {
    const { id, anchor, label, style, level, content, end, remarks } = block
    const words = element('p', {}, this.inlines.write(content))
    const attributes = {
      eId,
      ...this.ids(id),
      class: style === 'numbered' ? null : style,
      ...this.recommended(block),
      'rap:anchor': anchor ?? null,
      // Where it is not what its place says.
      'rap:level': level === depth ? null : level,
      ...revisionAttributes(end),
      ...remarkAttributes(remarks),
    }
    const name = depth === 0 ? 'paragraph' : 'point'
    if (beneath.length === 0) {
      return element(
        name,
        attributes,
        num(label),
        element('content', { eId: `${eId}__content` }, words),
      )
    }
    return element(
      name,
      attributes,
      num(label),
      element(
        'list',
        { eId: `${eId}__list_1` },
        element('intro', { eId: `${eId}__list_1__intro` }, words),
        beneath.map((each) => this.one(each, depth + 1)),
      ),
    )
  }

  private recommended({ recommendation }: FinalParagraph) {
    if (!recommendation) return {}
    const { addressee, kind, deadline } = recommendation
    const at = this.addressees.indexOf(addressee)
    return {
      refersTo: at < 0 ? null : `#${addresseeId(at)}`,
      'rap:addressee': addressee,
      'rap:recommends': kind,
      'rap:deadline': deadline,
    }
  }

  private table(
    { id, caption, columns, head, rows, notes }: FinalTable,
    eId: string | null,
  ): Element {
    const lines = [
      ...head.map((row) => this.row(row, 'head')),
      ...rows.map((row) => this.row(row, null)),
    ]
    return element(
      'hcontainer',
      { name: 'table', eId, ...this.ids(id) },
      element(
        'content',
        { eId: `${eId}__content` },
        lines.length === 0
          ? element('p', { class: 'caption' }, caption)
          : element(
              'table',
              {
                eId: `${eId}__table_1`,
                'rap:columns': columns.join(' '),
              },
              caption ? element('caption', {}, caption) : null,
              lines,
            ),
        notes.map(({ sign, content }) =>
          element('p', { class: 'note', 'rap:sign': sign }, this.inlines.write(content)),
        ),
      ),
    )
  }

  private row({ cells, revision }: FinalRow, kind: string | null): Element {
    // A row that lies wholly beneath others has no cell of its own, and may not be empty.
    return element(
      'tr',
      {
        class: kind ?? (cells.length === 0 ? 'covered' : null),
        ...revisionAttributes(revision),
      },
      cells.length === 0 ? element('td') : cells.map((cell) => this.cell(cell)),
    )
  }

  private cell({ header, colspan, rowspan, content }: FinalCell): Element {
    return element(
      header ? 'th' : 'td',
      { colspan: colspan > 1 ? colspan : null, rowspan: rowspan > 1 ? rowspan : null },
      element('p', {}, this.inlines.write(content)),
    )
  }

  private columns({ lines }: FinalColumns, eId: string | null): Element {
    return element(
      'hcontainer',
      { name: 'columns', eId },
      element(
        'content',
        { eId: `${eId}__content` },
        lines.map(({ id, content }) =>
          element('p', { ...this.ids(id) }, this.inlines.write(content)),
        ),
      ),
    )
  }
}

function num(label: string | null): Element | null {
  return label === null ? null : element('num', {}, label)
}

/** Gives each block its place, and each anchor the place of what bears it. */
export function place(
  blocks: readonly FinalBlock[],
  within: string,
  places: Places,
  placed: Map<FinalBlock, string>,
  eIds: Map<Anchor, string>,
): void {
  const visit = ({ block, beneath }: Nested, around: string, isSub: boolean): void => {
    const label = 'label' in block ? block.label : null
    const eId = places.take(around, isSub ? 'point' : abbreviationOf(block), label)
    placed.set(block, eId)
    if ('anchor' in block && block.anchor) eIds.set(block.anchor, eId)
    const inner = block.kind === 'paragraph' ? `${eId}__list_1` : eId
    for (const each of beneath) visit(each, inner, block.kind === 'paragraph')
  }
  for (const each of nest(blocks)) visit(each, within, false)
}

function abbreviationOf(block: FinalBlock): string {
  switch (block.kind) {
    case 'heading':
      return ['sec', 'subsec', 'dvs', 'subdvs'][block.level - 1] ?? 'subdvs'
    case 'paragraph':
      return 'para'
    case 'table':
      return 'hcontainer'
    case 'columns':
      return 'hcontainer'
  }
}

/** Headings hold what follows down to the next of their level; paragraphs hold what is set in. */
function nest(blocks: readonly FinalBlock[]): readonly Nested[] {
  const top: Nested[] = []
  const open: Nested[] = []
  for (const block of blocks) {
    while (open.length > 0 && !holds(open.at(-1)?.block, block)) open.pop()
    const nested: Nested = { block, beneath: [] }
    const around = open.at(-1)?.beneath ?? top
    around.push(nested)
    if (block.kind === 'heading' || block.kind === 'paragraph') open.push(nested)
  }
  return top
}

function holds(outer: FinalBlock | undefined, inner: FinalBlock): boolean {
  if (outer?.kind === 'heading') return inner.kind !== 'heading' || inner.level > outer.level
  return outer?.kind === 'paragraph' && inner.kind === 'paragraph' && inner.level > outer.level
}
