import {
  type FinalFootnote,
  type FinalRun,
  type Format,
  formats,
  type Inline,
  type Inlines,
} from '../final-document'
import { type Element, hasClass, type Node, said, textIn, UnlikeOurs } from './own-elements'

/** What holds for the words within an element. */
interface Within {
  readonly depth: number
  readonly formats: readonly Format[]
  readonly language?: string
  readonly to?: string
  /** Of the notes of the table in which they stand. */
  readonly signs: readonly string[]
}

const outside: Within = { depth: 0, formats: [], signs: [] }

/** A link around three formats around a language. */
const deepest = 5

/** Reads the words of one line of a page of ours, with the notes that it refers to. */
export class OwnInlines {
  private readonly notes: ReadonlyMap<string, Element>
  private readonly newId: () => string

  constructor(notes: ReadonlyMap<string, Element>, newId: () => string) {
    this.notes = notes
    this.newId = newId
  }

  /**
   * The number of a block, and what it says after that.
   *
   * @throws UnlikeOurs
   */
  numbered(element: Element): { readonly label: string | null; readonly content: Inlines } {
    const [first, ...after] = element.childNodes
    if (!first || !('tagName' in first) || !hasClass(first, 'number'))
      return { label: null, content: this.read(element.childNodes) }
    const rest = after[0]?.nodeName === 'br' ? after.slice(1) : after
    return { label: textIn(first), content: withoutSpace(this.read(rest)) }
  }

  /** @throws UnlikeOurs */
  read(nodes: readonly Node[], signs: readonly string[] = []): Inlines {
    return nodes.flatMap((each) => this.inlines(each, { ...outside, signs }))
  }

  /**
   * Words alone, as in a note.
   *
   * @throws UnlikeOurs
   */
  runs(nodes: readonly Node[]): readonly FinalRun[] {
    return withoutSpace(this.read(nodes)).map((each) => {
      if (each.kind !== 'text') throw new UnlikeOurs()
      return each
    })
  }

  private inlines(node: Node, within: Within): Inlines {
    if (node.nodeName === '#text' && 'value' in node) return run(node.value, within)
    if (!('tagName' in node) || within.depth > deepest) throw new UnlikeOurs()
    const { tagName, childNodes } = node
    const inner = (more: Partial<Within>) =>
      childNodes.flatMap((each) =>
        this.inlines(each, { ...within, depth: within.depth + 1, ...more }),
      )
    if (tagName === 'br') return [{ kind: 'break' }]
    const [only] = childNodes
    if (tagName === 'sup' && only && 'tagName' in only && said(only, 'role') === 'doc-noteref')
      return [this.footnote(only)]
    if (tagName === 'sup' && within.signs.includes(textIn(node)))
      return [{ kind: 'sign', sign: textIn(node) }]
    const format = formats.find((each) => each === tagName)
    if (format) return inner({ formats: [format, ...within.formats] })
    const language = said(node, 'lang')
    if (tagName === 'span' && language) return inner({ language })
    const to = said(node, 'href')
    if (tagName === 'a' && to?.startsWith('#')) return inner({ to: to.slice(1) })
    throw new UnlikeOurs()
  }

  private footnote(mark: Element): FinalFootnote {
    const name = said(mark, 'href')?.slice(1) ?? ''
    const note = this.notes.get(name)
    const [back, ...words] = note?.childNodes ?? []
    if (!back || !('tagName' in back) || !hasClass(back, 'sign')) throw new UnlikeOurs()
    const sign = textIn(mark)
    return {
      kind: 'footnote',
      id: this.newId(),
      ordinal: Number(name.replace('note-', '')),
      series: /^\p{Nd}/u.test(sign) ? 'number' : 'asterisk',
      sign,
      content: this.runs(words),
    }
  }
}

function run(text: string, { formats, language, to }: Within): Inlines {
  if (!text) return []
  return [
    {
      kind: 'text',
      text,
      formats,
      ...(language !== undefined && { language }),
      ...(to !== undefined && { to }),
    },
  ]
}

/** That which stands between a number and the words. */
function withoutSpace(content: Inlines): Inlines {
  const [first, ...rest] = content
  if (first?.kind !== 'text' || !first.text.startsWith(' ')) return content
  const text = first.text.slice(1)
  return text ? [{ ...first, text } satisfies Inline, ...rest] : rest
}
