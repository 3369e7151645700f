import { inCell } from '../recognise/in-cell'
import {
  type Cell,
  type Item,
  type MarkName,
  type Passage,
  plainParagraph,
  type Run,
  type Runs,
  textOf,
  tidy,
  words,
} from '../recognise/passage'
import { type Remark, type RemarkKind, remark } from '../recognise/report'
import { textOf as allTextOf, childElements, type XmlElement, type XmlNode } from '../xml/read'

/**
 * What bills, acts, debates and judgments say, and whatever was written by an earlier draft of the
 * standard: their headings, numbers, notes and tables, in the order of the file. They are no documents
 * of the profile that is written here, so that what each of them is has to be found in its words.
 */
export function passagesOf(root: XmlElement): {
  readonly passages: readonly Passage[]
  readonly remarks: readonly Remark[]
} {
  const reader = new Reader(blocksIn(root))
  reader.children(root.children, { headings: 0, items: 0, quoted: false })
  return { passages: reader.passages, remarks: reader.remarks }
}

/** What holds for whatever is within an element. */
interface Within {
  /** Around it. */
  readonly headings: number
  /** Numbers without a heading, since the last one that has one. */
  readonly items: number
  readonly quoted: boolean
}

const deepestHeading = 4

class Reader {
  readonly passages: Passage[] = []
  readonly remarks: Remark[] = []
  readonly #blocks: ReadonlySet<XmlElement>
  /** Of which the first line is still to come. */
  #item: Item | null = null

  constructor(blocks: ReadonlySet<XmlElement>) {
    this.#blocks = blocks
  }

  children(nodes: readonly XmlNode[], within: Within): void {
    let line: XmlNode[] = []
    const end = () => {
      this.#paragraph(this.#runs(line, []), within)
      line = []
    }
    for (const each of nodes) {
      if (typeof each === 'string' || !this.#blocks.has(each)) {
        line.push(each)
        continue
      }
      end()
      this.#element(each, within)
    }
    end()
  }

  #element(element: XmlElement, within: Within): void {
    const { children } = element
    switch (nameOf(element)) {
      case 'meta':
        return
      case 'toc':
        for (const line of childElements(element)) this.#note('contents', spaced(allTextOf(line)))
        return
      case 'table':
        this.#table(element)
        return
      case 'li':
        this.#numbered('•', children, within)
        return
      case 'quotedStructure':
      case 'embeddedStructure':
        this.children(children, { ...within, quoted: true })
        return
    }
    const [num, heading, subheading] = ['num', 'heading', 'subheading'].map((name) =>
      childElements(element).find((each) => nameOf(each) === name),
    )
    const head = [num, heading, subheading].filter((each) => each !== undefined)
    const rest = children.filter((each) => !head.some((one) => one === each))
    const label = num ? spaced(allTextOf(num)) : ''
    if (heading || subheading || /\p{L}{3}/u.test(label)) {
      const runs = head.flatMap((each): Runs => [...this.#runs(each.children, []), words(' ')])
      const level = Math.min(within.headings + 1, deepestHeading)
      this.#close()
      this.passages.push({ kind: 'heading', level, runs: tidy(runs) })
      this.children(rest, { ...within, headings: level, items: 0 })
    } else if (label) {
      this.#numbered(label, rest, within)
    } else {
      this.children(children, within)
    }
  }

  #numbered(label: string, nodes: readonly XmlNode[], within: Within): void {
    this.#close()
    this.#item = { label, depth: within.items }
    this.children(nodes, { ...within, items: within.items + 1 })
    this.#close()
  }

  /** A number with nothing after it is kept as words. */
  #close(): void {
    if (this.#item) this.passages.push(plainParagraph(this.#item.label))
    this.#item = null
  }

  #paragraph(given: Runs, { quoted }: Within): void {
    const runs = tidy(given)
    if (runs.length === 0) return
    this.passages.push({ kind: 'paragraph', runs, item: this.#item, quoted })
    this.#item = null
  }

  #runs(nodes: readonly XmlNode[], marks: readonly MarkName[]): readonly Run[] {
    return nodes.flatMap((each): readonly Run[] => {
      if (typeof each === 'string') return [words(each.replace(/\s+/g, ' '), marks)]
      const { attributes, children } = each
      const name = nameOf(each)
      const mark = markNames.get(name)
      switch (name) {
        case 'br':
        case 'eol':
          return [{ kind: 'break' }]
        case 'authorialNote':
          return [{ kind: 'note', words: this.#wordsOf(each) }]
        case 'img':
          this.#note('picture', attributes.get('alt') ?? '')
          return []
        case 'del':
          this.#note('deletion', spaced(allTextOf(each)))
          return []
      }
      const address = attributes.get('href') ?? ''
      if (/^(https?|mailto|ftp):/i.test(address)) this.#note('link', address)
      return this.#runs(children, mark && !marks.includes(mark) ? [...marks, mark] : marks)
    })
  }

  /** In one line; a note has no notes of its own. */
  #wordsOf(note: XmlElement) {
    const line = this.#apart(note).flatMap(
      (passage, at): Runs => [
        ...(at > 0 ? [words(' ')] : []),
        ...(passage.kind === 'table' ? [words(textOf(inCell([passage])))] : passage.runs),
      ],
    )
    return line.map((run) => (run.kind === 'words' ? run : words(' ')))
  }

  #table(table: XmlElement): void {
    this.#close()
    const rows = within(table, 'tr').map((row) =>
      childElements(row).filter((cell) => /^t[dh]$/.test(nameOf(cell))),
    )
    const caption = childElements(table).find((each) => nameOf(each) === 'caption')
    this.passages.push({
      kind: 'table',
      caption: caption ? spaced(allTextOf(caption)) : '',
      rows: rows.filter((row) => row.length > 0).map((row) => row.map((cell) => this.#cell(cell))),
    })
  }

  #cell(cell: XmlElement): Cell {
    const span = (name: string) =>
      Math.max(1, Math.min(Math.trunc(Number(cell.attributes.get(name))) || 1, 100))
    return {
      header: nameOf(cell) === 'th',
      colspan: span('colspan'),
      rowspan: span('rowspan'),
      runs: inCell(this.#apart(cell)),
    }
  }

  #apart({ children }: XmlElement): readonly Passage[] {
    const inner = new Reader(this.#blocks)
    inner.children(children, { headings: 0, items: 0, quoted: false })
    for (const { kind, words } of inner.remarks) this.#note(kind, words)
    return inner.passages
  }

  /** Of the passage that is being read. */
  #note(kind: RemarkKind, said: string): void {
    this.remarks.push(remark(kind, said, { at: this.passages.length }))
  }
}

/** What ends a line, or has what does: all that is not said within one. */
function blocksIn(root: XmlElement): ReadonlySet<XmlElement> {
  const blocks = new Set<XmlElement>()
  const isBlock = (element: XmlElement): boolean => {
    const inside = childElements(element).map(isBlock)
    const name = nameOf(element)
    const is = name !== 'authorialNote' && (!inLine.has(name) || inside.includes(true))
    if (is) blocks.add(element)
    return is
  }
  isBlock(root)
  return blocks
}

/** Those of a table, and none of a table within it. */
function within(table: XmlElement, name: string): readonly XmlElement[] {
  return childElements(table).flatMap((each) => {
    if (nameOf(each) === name) return [each]
    return nameOf(each) === 'table' ? [] : within(each, name)
  })
}

/** Whatever namespace it is in. */
function nameOf({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1)
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

const markNames: ReadonlyMap<string, MarkName> = new Map([
  ['b', 'strong'],
  ['i', 'em'],
  ['sup', 'sup'],
])

/** The standard's groups ANinline, HTMLinline, ANmarker, ANtitleInline, ANheaderInline and ANsemanticInline. */
const inLine = new Set(
  `a abbr affectedDocument argument authorialNote b br change concept date decoration def del docAuthority
  docCommittee docDate docIntroducer docJurisdiction docNumber docProponent docPurpose docStage docStatus
  docTitle docType docketNumber embeddedText entity eol event fillIn i img inline ins judge lawyer legislature
  location marker mmod mod mref neutralCitation noteRef object omissis opinion organization outcome party
  person placeholder process quantity quotedText recordedTime ref relatedDocument remark rmod role rref
  session shortTitle signature span sub sup term time u vote witness`.split(/\s+/),
)
