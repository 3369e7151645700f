import { readLines } from '../../../shared/exchange/recognise/lines'
import {
  type Cell,
  type MarkName,
  type Passage,
  type Run,
  type Runs,
  textOf,
  tidy,
  words,
} from '../../../shared/exchange/recognise/passage'
import { type Remark, type RemarkKind, remark } from '../../../shared/exchange/recognise/report'
import { deepest, isTooDeep, isTooMuch, Measure, most, withoutTags } from './bounds'
import {
  blockTags,
  fateOf,
  headingLevel,
  itemOf,
  listLabel,
  type Sheet,
  sheetOf,
  styleOf,
} from './dialects'
import { type Notes, notesIn } from './notes'

export interface Reading {
  /** There is more than is taken at once, and it was not read to its end. */
  readonly tooMuch: boolean
  readonly passages: readonly Passage[]
  readonly remarks: readonly Remark[]
}

/**
 * What HTML from the clipboard says. It is read in a document of its own that is never shown: there
 * no script runs, nothing is fetched and no style applies. Of its elements only words are taken, so
 * that nothing has to be cleaned: what has no place here is not made in the first place.
 */
export function readHtml(html: string): Reading {
  if (isTooDeep(html)) {
    const passages = readLines(withoutTags(html))
    return { passages, remarks: [], tooMuch: isTooMuch(passages) }
  }
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const reader = new Reader(notesIn(body), sheetOf(body.ownerDocument), new Measure())
  reader.children(body, nothing)
  return reader.end()
}

/** What holds for the words within an element. */
interface Within {
  readonly marks: readonly MarkName[]
  readonly preserved: boolean
  readonly quoted: boolean
  /** Elements deep. */
  readonly depth: number
  readonly lists: number
}

const nothing: Within = { marks: [], preserved: false, quoted: false, depth: 0, lists: 0 }

class Reader {
  readonly #passages: Passage[] = []
  readonly #remarks: Remark[] = []
  readonly #notes: Notes
  readonly #sheet: Sheet
  /** The line that is being read, and what it will be. */
  #runs: Run[] = []
  #space = false
  #begun: Begun = { kind: 'paragraph', item: null, quoted: false }

  readonly #measure: Measure

  constructor(notes: Notes, sheet: Sheet, measure: Measure) {
    this.#measure = measure
    this.#notes = notes
    this.#sheet = sheet
  }

  end(): Reading {
    this.#endLine()
    return {
      passages: this.#passages,
      remarks: this.#remarks,
      tooMuch: this.#measure.isFull(),
    }
  }

  children(parent: Node, within: Within): void {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (this.#runs.length > most.runs || this.#measure.isFull()) return
      if (child instanceof Text) this.#text(child.data, within)
      else if (child instanceof Element) this.#element(child, within)
    }
  }

  #text(data: string, within: Within): void {
    if (!within.preserved) {
      const text = data.replace(/[ \t\r\n\f]+/g, ' ')
      // A line of the source that ends here is a space only if something follows.
      if (text === ' ' && data.includes('\n')) this.#space = this.#runs.length > 0
      else {
        if (this.#space) this.#runs.push(words(' '))
        this.#space = false
        this.#runs.push(words(text, within.marks))
      }
      return
    }
    data.split(/\r\n?|\n/).forEach((line, index) => {
      if (index > 0) this.#runs.push({ kind: 'break' })
      if (line) this.#runs.push(words(line, within.marks))
    })
  }

  #element(element: Element, around: Within): void {
    const tag = element.localName
    const style = styleOf(element)
    const fate = fateOf(element, style, this.#sheet)
    if (fate !== 'read') {
      if (fate !== 'nothing') this.#leaveOut(fate, element)
      return
    }
    if (this.#notes.texts.has(element) || this.#notes.backs.has(element)) return
    if (this.#notes.comments.has(element)) {
      this.#leaveOut('comment', element)
      return
    }
    const note = this.#notes.marks.get(element)
    if (note) {
      this.#runs.push({ kind: 'note', words: this.#noteWords(note) })
      return
    }
    if (around.depth >= deepest) {
      this.#text(visibleText(element), around)
      return
    }
    const within: Within = {
      ...around,
      depth: around.depth + 1,
      marks: marksOf(tag, style, around.marks),
      preserved: preserves(tag, style, around.preserved),
      quoted: around.quoted || tag === 'blockquote',
      lists: around.lists + (tag === 'ol' || tag === 'ul' || tag === 'menu' ? 1 : 0),
    }
    if (tag === 'br') {
      if (!/page-break/.test(style)) this.#runs.push({ kind: 'break' })
    } else if (tag === 'table') {
      this.#table(element, within)
    } else if (blockTags.has(tag)) {
      this.#block(element, style, within)
    } else {
      this.#inline(element, tag, style, within)
    }
  }

  #inline(element: Element, tag: string, style: string, within: Within): void {
    if (tag === 'a') this.#link(element)
    if (/line-through/.test(style) || tag === 's' || tag === 'strike') {
      this.#remarks.push(remark('struck', element.textContent ?? ''))
    }
    const start = this.#runs.length
    this.children(element, within)
    const said = textOf(this.#runs.slice(start)).trim()
    // A number set above the line whose note did not come along.
    if (within.marks.includes('sup') && tag === 'a' && /^\[?\d{1,3}\]?$/.test(said)) {
      this.#remarks.push(remark('note-missing', said))
    }
  }

  #block(element: Element, style: string, within: Within): void {
    const level = headingLevel(element, style, this.#sheet)
    if (level !== null) {
      this.#endLine()
      const label = listLabel(element)
      if (label) this.#remarks.push(remark('counted', label))
      this.#begun = { kind: 'heading', level }
      this.children(element, within)
      this.#endLine()
      return
    }
    const item = itemOf(element, style, within.lists)
    // What begins an item of a list goes on in the paragraph that is in it.
    const goesOn = this.#begun.kind === 'paragraph' && this.#begun.item && isBlank(this.#runs)
    if (item || !goesOn) {
      this.#endLine()
      this.#begun = { kind: 'paragraph', item, quoted: within.quoted }
    }
    this.children(element, within)
    this.#endLine()
  }

  #link(element: Element): void {
    const address = element.getAttribute('href')?.trim() ?? ''
    const said = element.textContent?.trim() ?? ''
    if (/^(https?|mailto|ftp):/i.test(address) && address !== said) {
      this.#remarks.push(remark('link', address))
    }
  }

  #leaveOut(kind: RemarkKind, element: Element): void {
    const alternative = element.getAttribute('alt') ?? ''
    this.#remarks.push(remark(kind, `${alternative} ${visibleText(element)}`.replace(/\s+/g, ' ')))
  }

  /** Notes hold words only: their paragraphs stand one after the other. */
  #noteWords(text: Element) {
    const reader = new Reader(
      { ...this.#notes, marks: new Map(), texts: new Set() },
      this.#sheet,
      this.#measure,
    )
    reader.children(text, nothing)
    const { passages, remarks } = reader.end()
    this.#remarks.push(...remarks)
    const runs = passages.flatMap((passage) => [words(' '), ...flat(passage)])
    return tidy(runs).flatMap((run) => (run.kind === 'words' ? [run] : [words(' ')]))
  }

  #table(element: Element, within: Within): void {
    this.#endLine()
    if (!(element instanceof HTMLTableElement)) return
    const cells = [...element.rows].map((row) => [...row.cells])
    // A table of one cell, or one that says so, only places its words on the page.
    if (element.getAttribute('role') === 'presentation' || cells.flat().length <= 1) {
      this.children(element, within)
      this.#endLine()
      return
    }
    const inHead = (cell: HTMLTableCellElement) =>
      cell.localName === 'th' || cell.closest('thead') !== null
    const rows = cells.map((row) =>
      row.map(
        (cell): Cell => ({
          header: inHead(cell),
          colspan: span(cell.colSpan),
          rowspan: span(cell.rowSpan),
          runs: this.#cell(cell, within),
        }),
      ),
    )
    const caption = visibleText(element.caption).replace(/\s+/g, ' ').trim()
    this.#passages.push({ kind: 'table', caption, rows: rows.filter((row) => row.length > 0) })
    for (const stray of straysIn(element)) this.#element(stray, within)
    this.#endLine()
  }

  #cell(cell: Element, within: Within): Runs {
    const reader = new Reader(this.#notes, this.#sheet, this.#measure)
    reader.children(cell, { ...within, depth: within.depth + 3, lists: 0 })
    const { passages, remarks } = reader.end()
    this.#remarks.push(...remarks)
    return passages.flatMap((passage, index): Runs => {
      if (passage.kind === 'table') this.#remarks.push(remark('table-flattened', ''))
      return [...(index > 0 ? [{ kind: 'break' } as const] : []), ...flat(passage)]
    })
  }

  #endLine(): void {
    const { kind } = this.#begun
    const runs = tidy(this.#runs, { start: kind === 'paragraph', end: kind === 'paragraph' })
    const begun = this.#begun
    this.#runs = []
    this.#space = false
    this.#begun = { kind: 'paragraph', item: null, quoted: false }
    if (tidy(runs).length === 0) return
    this.#measure.add(runs)
    this.#passages.push({ ...begun, runs })
  }
}

type Begun =
  | { readonly kind: 'heading'; readonly level: number }
  | Omit<Extract<Passage, { kind: 'paragraph' }>, 'runs'>

function isBlank(runs: Runs): boolean {
  return runs.every((run) => run.kind === 'words' && !run.words.trim())
}

/** In a line, with its number as words. */
function flat(passage: Passage): Runs {
  if (passage.kind === 'table') {
    return passage.rows.flatMap((row) => row.flatMap(({ runs }) => [...runs, words(' ')]))
  }
  const label = passage.kind === 'paragraph' ? passage.item?.label : null
  return label ? [words(`${label} `), ...passage.runs] : passage.runs
}

/** What stands in a table and in none of its cells. */
function straysIn(table: HTMLTableElement): readonly Element[] {
  const parts = [
    table,
    ...table.tBodies,
    ...[table.tHead, table.tFoot].flatMap((part) => part ?? []),
  ]
  return [...parts, ...table.rows]
    .flatMap((part) => [...part.children])
    .filter((child) => child !== table.caption && !tableTags.has(child.localName))
}

const tableTags = new Set(['thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'colgroup', 'col'])

/** The same limit as the text's own tables. */
function span(cells: number): number {
  return Math.max(1, Math.min(cells, 100))
}

function preserves(tag: string, style: string, before: boolean): boolean {
  if (tag === 'pre' || tag === 'textarea') return true
  const space = /(?:^|[;\s])white-space(?:-collapse)?\s*:\s*([\w-]+)/.exec(style)?.[1]
  return space ? /^(pre|pre-wrap|break-spaces|preserve)$/.test(space) : before
}

/** Bold, italic and raised, whether by an element or by its style. */
function marksOf(tag: string, style: string, around: readonly MarkName[]): readonly MarkName[] {
  const marks = new Set(around)
  const set = (mark: MarkName, on: boolean | null) => {
    if (on === true) marks.add(mark)
    if (on === false) marks.delete(mark)
  }
  if (tag === 'b' || tag === 'strong') marks.add('strong')
  if (tag === 'i' || tag === 'em' || tag === 'cite' || tag === 'dfn') marks.add('em')
  if (tag === 'sup') marks.add('sup')
  if (style) {
    const weight = /(?:^|[;\s])font-weight\s*:\s*(\w+)/.exec(style)?.[1]
    set('strong', weight ? /^(bold|bolder|[6-9]00)$/.test(weight) : null)
    const slant = /(?:^|[;\s])font-style\s*:\s*(\w+)/.exec(style)?.[1]
    set('em', slant ? /^(italic|oblique)$/.test(slant) : null)
    const place = /(?:^|[;\s])vertical-align\s*:\s*(\w+)/.exec(style)?.[1]
    set('sup', place ? place === 'super' : null)
  }
  return marks.size === around.length ? around : [...marks]
}

/** Words that a reader of the other program saw; walked step by step, however deep they lie. */
function visibleText(element: Element | null): string {
  if (!element) return ''
  const walker = element.ownerDocument.createTreeWalker(
    element,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) =>
      node instanceof Element && unseen.has(node.localName)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  )
  if (unseen.has(element.localName)) return ''
  const parts: string[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) parts.push(node.data)
    else if (node instanceof Element && blockTags.has(node.localName)) parts.push(' ')
  }
  return parts.join('')
}

const unseen = new Set(['script', 'style', 'template', 'xml', 'head'])
