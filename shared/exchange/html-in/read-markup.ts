import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5'
import type { FinalDocument } from '../final-document'
import { inCell } from '../recognise/in-cell'
import {
  type Cell,
  type MarkName,
  type Passage,
  type Run,
  type Runs,
  textOf,
  tidy,
  type Words,
  words,
} from '../recognise/passage'
import { type Remark, type RemarkKind, remark } from '../recognise/report'
import { type Apart, apartIn, attributeOf, isBacklink, isContents } from './apart'
import { documentOfPage } from './own-page'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

export interface ReadPage {
  readonly passages: readonly Passage[]
  readonly remarks: readonly Remark[]
  /** The tag of the language that it says it is in. */
  readonly language?: string
  /** Of a page of ours, what it was made of. */
  readonly document?: FinalDocument
}

/**
 * What a file of HTML says. Of its elements only words are taken: nothing is fetched or run. (What
 * comes from the clipboard is read by the window, which knows the dialects of the programs that put
 * it there.)
 *
 * @throws TooMuchMarkup
 */
export function readMarkup(html: string): ReadPage {
  const page = parse(html, { treeAdapter: counted() })
  const reader = new Reader(apartIn(page))
  reader.children(page, {
    marks: [],
    quoted: false,
    lists: [],
    depth: 0,
  })
  reader.endLine()
  const document = documentOfPage(page)
  const language = languageOf(page)
  return {
    passages: reader.passages,
    remarks: reader.remarks,
    ...(language && { language }),
    ...(document && { document }),
  }
}

function languageOf(page: Node): string {
  const roots = 'childNodes' in page ? page.childNodes : []
  const root = roots.find((each): each is Element => each.nodeName === 'html')
  return root ? attributeOf(root, 'lang') : ''
}

/** Reading it again does not help. */
export class TooMuchMarkup extends Error {
  override readonly name = 'TooMuchMarkup'
}

/** Beyond this no document goes; a file that does is made to exhaust its reader. */
const mostNodes = 500_000

/** Counts while the tree grows: a few tags that nobody closes become very many elements. */
function counted(): typeof defaultTreeAdapter {
  let nodes = 0
  const count = () => {
    if (++nodes > mostNodes) throw new TooMuchMarkup()
  }
  return {
    ...defaultTreeAdapter,
    createElement(name, namespace, attributes) {
      count()
      return defaultTreeAdapter.createElement(name, namespace, attributes)
    },
    createCommentNode(said) {
      count()
      return defaultTreeAdapter.createCommentNode(said)
    },
  }
}

/** What holds for the words within an element. */
interface Within {
  readonly marks: readonly MarkName[]
  readonly quoted: boolean
  readonly lists: readonly List[]
  readonly depth: number
}

interface List {
  readonly ordered: boolean
  readonly type: string
  count: number
}

/** What lies deeper is read as words alone: no page nests so far. */
const deepest = 400

class Reader {
  readonly passages: Passage[] = []
  readonly remarks: Remark[] = []
  readonly #apart: Apart
  #runs: Run[] = []
  #begun: (runs: Runs) => Passage = plain

  constructor(apart: Apart) {
    this.#apart = apart
  }

  children(parent: Node, within: Within): void {
    if (!('childNodes' in parent)) return
    if (within.depth > deepest) {
      this.#say(wordsWithin(parent), within)
      return
    }
    const inner = { ...within, depth: within.depth + 1 }
    for (const child of parent.childNodes) {
      if (child.nodeName === '#text' && 'value' in child) this.#say(child.value, inner)
      else if ('tagName' in child) this.#element(child, inner)
    }
  }

  endLine(): void {
    const runs = tidy(this.#runs)
    const begun = this.#begun
    this.#runs = []
    this.#begun = plain
    if (runs.length > 0) this.passages.push(begun(runs))
  }

  /** Of the passage that is being read. */
  #note(kind: RemarkKind, said: string): void {
    this.remarks.push(remark(kind, said, { at: this.passages.length }))
  }

  #say(value: string, { marks }: Within): void {
    this.#runs.push(words(value.replace(/[ \t\r\n\f]+/g, ' '), marks))
  }

  #element(element: Element, within: Within): void {
    const tag = element.tagName
    const note = this.#apart.notes.get(element)
    if (unseen.has(tag) || this.#apart.noteElements.has(element) || isBacklink(element)) return
    if (note) {
      this.#runs.push({ kind: 'note', words: this.#wordsOfNote(note) })
      return
    }
    if (tag === 'nav' && isContents(element)) {
      for (const line of linesIn(element)) this.#note('contents', line)
      return
    }
    const level = /^h([1-6])$/.exec(tag)?.[1]
    if (level) {
      this.#block(element, within, (runs) => ({ kind: 'heading', level: Number(level), runs }))
    } else if (tag === 'br') {
      this.#runs.push({ kind: 'break' })
    } else if (tag === 'img') {
      this.#note('picture', attributeOf(element, 'alt'))
    } else if (tag === 'table') {
      this.#table(element, within)
    } else if (tag === 'ol' || tag === 'ul') {
      const count = Number(attributeOf(element, 'start') || 1) - 1
      const list = { ordered: tag === 'ol', type: attributeOf(element, 'type'), count }
      this.endLine()
      this.children(element, { ...within, lists: [...within.lists, list] })
      this.endLine()
    } else if (tag === 'li') {
      this.#item(element, within)
    } else if (blocks.has(tag)) {
      const quoted = within.quoted || tag === 'blockquote'
      // The first block in an item of a list is what the item says.
      if (this.#begun !== plain && tidy(this.#runs).length === 0) {
        this.children(element, { ...within, quoted })
        this.endLine()
      } else {
        this.#block(element, { ...within, quoted }, (runs) => ({ ...plain(runs), quoted }))
      }
    } else {
      this.#inline(element, tag, within)
    }
  }

  #block(element: Element, within: Within, begun: (runs: Runs) => Passage): void {
    this.endLine()
    this.#begun = begun
    this.children(element, within)
    this.endLine()
  }

  /** In one line. A note has no notes of its own. */
  #wordsOfNote(note: Element): readonly Words[] {
    const inner = new Reader({ notes: new Map(), noteElements: this.#apart.noteElements })
    inner.children(note, { marks: [], quoted: false, lists: [], depth: 0 })
    inner.endLine()
    for (const { kind, words } of inner.remarks) this.#note(kind, words)
    return wordsInLine(inner.passages)
  }

  #item(element: Element, within: Within): void {
    const list = within.lists.at(-1)
    const label = list ? labelOf(list, ++list.count) : '•'
    const item = { label, depth: Math.max(0, within.lists.length - 1) }
    this.#block(element, within, (runs) => ({ ...plain(runs), item }))
  }

  #inline(element: Element, tag: string, within: Within): void {
    const mark = marks.get(tag)
    if (tag === 'del' || tag === 's' || tag === 'strike') {
      this.#note('struck', textIn(element))
    }
    const address = tag === 'a' ? attributeOf(element, 'href') : ''
    if (/^(https?|mailto|ftp):/i.test(address)) this.#note('link', address)
    const isMarked = mark && !within.marks.includes(mark)
    this.children(element, isMarked ? { ...within, marks: [...within.marks, mark] } : within)
  }

  #table(table: Element, within: Within): void {
    this.endLine()
    const rows = elementsIn(table, 'tr')
    const cells = rows.map((row) =>
      [...childrenOf(row)].filter(({ tagName }) => /^t[dh]$/.test(tagName)),
    )
    if (cells.flat().length <= 1) {
      for (const cell of cells.flat()) this.#block(cell, within, plain)
      return
    }
    const [caption] = elementsIn(table, 'caption')
    this.passages.push({
      kind: 'table',
      caption: caption ? textIn(caption).replace(/\s+/g, ' ').trim() : '',
      rows: cells
        .filter((row) => row.length > 0)
        .map((row) => row.map((cell) => this.#cell(cell, within))),
    })
  }

  #cell(cell: Element, within: Within): Cell {
    const inner = new Reader(this.#apart)
    inner.children(cell, { ...within, lists: [] })
    inner.endLine()
    for (const { kind, words } of inner.remarks) this.#note(kind, words)
    const span = (name: string) => Math.max(1, Math.min(Number(attributeOf(cell, name)) || 1, 100))
    return {
      header: cell.tagName === 'th',
      colspan: span('colspan'),
      rowspan: span('rowspan'),
      runs: inCell(inner.passages),
    }
  }
}

/** Walked step by step, however deep they lie. */
function wordsWithin(parent: Node): string {
  const words: string[] = []
  const left: Node[] = [parent]
  for (let node = left.pop(); node; node = left.pop()) {
    if (node.nodeName === '#text' && 'value' in node) words.push(node.value)
    if ('childNodes' in node && !unseen.has(node.nodeName))
      left.push(...node.childNodes.toReversed())
  }
  return words.join(' ')
}

/** What a list of contents says, a line for each of its items. */
function linesIn(nav: Element): readonly string[] {
  return passagesIn(nav).flatMap((each) => (each.kind === 'table' ? [] : [textOf(each.runs)]))
}

/** Of several passages, with a space between them; what is no words is not in a line. */
function wordsInLine(passages: readonly Passage[]): readonly Words[] {
  return passages.flatMap((passage, at): readonly Words[] => {
    const runs =
      passage.kind === 'table' ? passage.rows.flat().flatMap(({ runs }) => runs) : passage.runs
    const line = runs.map((run) => (run.kind === 'words' ? run : words(' ')))
    return at > 0 ? [words(' '), ...line] : line
  })
}

function plain(runs: Runs): Extract<Passage, { kind: 'paragraph' }> {
  return { kind: 'paragraph', runs, item: null, quoted: false }
}

/** As a reader of the page sees it. */
function labelOf({ ordered, type }: List, count: number): string {
  if (!ordered) return '•'
  const letter = String.fromCharCode(96 + (((count - 1) % 26) + 1))
  switch (type) {
    case 'a':
      return `${letter}.`
    case 'A':
      return `${letter.toUpperCase()}.`
    case 'i':
      return `${roman(count)}.`
    case 'I':
      return `${roman(count).toUpperCase()}.`
    default:
      return `${count}.`
  }
}

function roman(count: number): string {
  const signs = [
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const
  let left = Math.min(count, 399)
  let written = ''
  for (const [worth, sign] of signs) {
    for (; left >= worth; left -= worth) written += sign
  }
  return written
}

function childrenOf(element: Element): readonly Element[] {
  return element.childNodes.filter((each): each is Element => 'tagName' in each)
}

/** Those of a table, and none of a table within it. */
function elementsIn(table: Element, tag: string): readonly Element[] {
  return childrenOf(table).flatMap((each) => {
    if (each.tagName === tag) return [each]
    return each.tagName === 'table' ? [] : elementsIn(each, tag)
  })
}

function textIn(element: Element): string {
  return passagesIn(element)
    .map((each) => (each.kind === 'table' ? '' : textOf(each.runs)))
    .join(' ')
}

/** Of an element by itself. */
function passagesIn(element: Element): readonly Passage[] {
  const inner = new Reader(none)
  inner.children(element, { marks: [], quoted: false, lists: [], depth: 0 })
  inner.endLine()
  return inner.passages
}

const none: Apart = { notes: new Map(), noteElements: new Set() }

const unseen = new Set([
  'script',
  'style',
  'template',
  'head',
  'title',
  'noscript',
  'svg',
  'iframe',
])

const marks: ReadonlyMap<string, MarkName> = new Map([
  ['b', 'strong'],
  ['strong', 'strong'],
  ['i', 'em'],
  ['em', 'em'],
  ['cite', 'em'],
  ['sup', 'sup'],
])

const blocks = new Set(
  'address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form header hgroup hr html main nav p pre section summary'.split(
    ' ',
  ),
)
