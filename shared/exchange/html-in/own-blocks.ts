import { mostCells } from '../../document/schema'
import type { ContentsEntry } from '../final-document'
import { type Element, elementsIn, hasClass, said, textIn, UnlikeOurs } from './own-elements'
import type { OwnInlines } from './own-inlines'

/**
 * Reads the parts of a page of ours, each as `FinalDocument` has it. What they may say is checked as
 * a whole afterwards, so that nothing here has to be believed.
 */
export class OwnBlocks {
  private readonly words: OwnInlines
  private readonly newId: () => string

  constructor(words: OwnInlines, newId: () => string) {
    this.words = words
    this.newId = newId
  }

  /** @throws UnlikeOurs */
  part(element: Element): object {
    switch (element.tagName) {
      case 'nav':
        return { kind: 'contents' }
      case 'h1':
        return {
          kind: 'title',
          id: this.newId(),
          anchor: said(element, 'id'),
          ...this.words.numbered(element),
        }
      case 'section':
        return hasClass(element, 'annex')
          ? this.annex(element)
          : { kind: 'section', id: this.newId(), blocks: this.blocks(elementsIn(element)) }
      default:
        throw new UnlikeOurs()
    }
  }

  private annex(element: Element): object {
    const [head, ...rest] = elementsIn(element)
    if (!head) throw new UnlikeOurs()
    const { label, content } = this.words.numbered(head)
    return {
      kind: 'annex',
      id: this.newId(),
      anchor: said(head, 'id'),
      label,
      title: content,
      form: said(element, 'data-kind'),
      blocks: this.blocks(rest),
    }
  }

  private blocks(elements: readonly Element[]): readonly object[] {
    return elements.flatMap((each, at) => {
      if (hasClass(each, 'of-table')) return []
      if (!hasClass(each, 'wide')) return [this.block(each)]
      const after = elements.slice(at + 1)
      const end = after.findIndex((next) => !hasClass(next, 'of-table'))
      return [this.table(each, end < 0 ? after : after.slice(0, end))]
    })
  }

  private block(element: Element): object {
    const { tagName } = element
    const level = /^h([2-6])$/.exec(tagName)?.[1]
    if (level) {
      return {
        kind: 'heading',
        id: this.newId(),
        anchor: said(element, 'id'),
        level: Number(said(element, 'data-level') ?? Number(level) - 1),
        ...this.words.numbered(element),
      }
    }
    if (tagName === 'ul' && hasClass(element, 'columns')) {
      return {
        kind: 'columns',
        lines: elementsIn(element).map(({ childNodes }) => ({
          id: this.newId(),
          content: this.words.read(childNodes),
        })),
      }
    }
    if (tagName === 'p' && hasClass(element, 'block')) return this.paragraph(element, element)
    const [inner] = elementsIn(element)
    if (tagName === 'blockquote' && inner) return this.paragraph(element, inner)
    throw new UnlikeOurs()
  }

  private paragraph(element: Element, words: Element): object {
    const [kind] = (said(element, 'class') ?? '').split(' ').filter((name) => name !== 'block')
    const anchor = said(element, 'id')
    const addressee = said(element, 'data-addressee')
    return {
      kind: 'paragraph',
      id: this.newId(),
      ...(anchor !== undefined && { anchor }),
      style: said(element, 'data-kind') ?? kind,
      level: Number(/--level:(\d)/.exec(said(element, 'style') ?? '')?.[1] ?? 0),
      ...this.words.numbered(words),
      recommendation:
        addressee === undefined
          ? null
          : {
              addressee,
              kind: said(element, 'data-asks'),
              deadline: said(element, 'data-deadline') ?? null,
            },
    }
  }

  private table(around: Element, beneath: readonly Element[]): object {
    const [table] = elementsIn(around)
    if (!table) throw new UnlikeOurs()
    const inside = new Map(elementsIn(table).map((each) => [each.tagName, each]))
    const rowsOf = (tag: string) => {
      const group = inside.get(tag)
      return group ? elementsIn(group) : []
    }
    const notes = beneath.map((note) => this.tableNote(note))
    const signs = notes.map(({ sign }) => sign)
    const row = (element: Element) => ({
      cells: elementsIn(element).map((cell) => ({
        header: cell.tagName === 'th',
        colspan: spanOf(cell, 'colspan'),
        rowspan: spanOf(cell, 'rowspan'),
        content: this.words.read(cell.childNodes, signs),
      })),
    })
    const [head, rows] = [rowsOf('thead').map(row), rowsOf('tbody').map(row)]
    const width = [...head, ...rows][0]?.cells.reduce((sum, { colspan }) => sum + colspan, 0) ?? 0
    if (width > widest) throw new UnlikeOurs()
    const shares = rowsOf('colgroup').map((column) => Number(said(column, 'data-share')))
    const caption = inside.get('caption')
    return {
      kind: 'table',
      id: this.newId(),
      caption: caption ? textIn(caption) : '',
      columns: shares.length > 0 ? shares : Array.from({ length: width }, () => 1 / width),
      head,
      rows,
      notes,
    }
  }

  private tableNote({ childNodes: [first, ...words] }: Element) {
    if (!first || !('tagName' in first)) throw new UnlikeOurs()
    return { sign: textIn(first), content: this.words.runs(words) }
  }
}

/** So many columns no page of ours has. */
const widest = 1000

function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  const span = Number(said(cell, name) ?? 1)
  if (Number.isInteger(span) && span >= 1 && span <= mostCells) return span
  throw new UnlikeOurs()
}

/** A line of the list of contents. */
export function contentsEntry(line: Element): ContentsEntry {
  const all = elementsIn(line)
  const link = all.find(({ tagName }) => tagName === 'a')
  const target = link && said(link, 'href')?.slice(1)
  if (!link || !target) throw new UnlikeOurs()
  const inClass = (name: string) => {
    const found = all.find((each) => hasClass(each, name))
    return found ? textIn(found) : null
  }
  const [from, to] = inClass('range')?.split('–') ?? []
  return {
    target,
    label: inClass('label'),
    title: textIn(link),
    level: hasClass(line, 'second') ? 2 : 1,
    paragraphs: from ? [from, to ?? from] : null,
  }
}
