import type { Node } from 'prosemirror-model'
import { idOf, isContainer } from '../../../shared/document/blocks'
import { type Numbers, numbersOf, sayReference } from '../../../shared/document/references'
import { schema } from '../../../shared/document/schema'
import type { OutlineEntry } from '../contract'

const outlines = new WeakMap<Node, readonly OutlineEntry[]>()

/** The parts and headings of a text in reading order, each with the paragraphs down to the next heading. */
export function outlineOf(text: Node): readonly OutlineEntry[] {
  const known = outlines.get(text)
  if (known) return known
  const numbers = numbersOf(text)
  const entries = text.children.flatMap((top) => entriesOf(top, numbers))
  outlines.set(text, entries)
  return entries
}

interface Listed {
  readonly numbering: Numbers['numbering']
  readonly entries: readonly OutlineEntry[]
}

const listed = new WeakMap<Node, Listed>()

/** While the numbers stay the same, an untouched section is not read again. */
function entriesOf(top: Node, numbers: Numbers): readonly OutlineEntry[] {
  const known = listed.get(top)
  if (known?.numbering === numbers.numbering) return known.entries
  const entries = isContainer(top) ? entriesIn(top, numbers) : ofPart(top, numbers)
  listed.set(top, { numbering: numbers.numbering, entries })
  return entries
}

function ofPart(top: Node, numbers: Numbers): readonly OutlineEntry[] {
  const id = idOf(top)
  if (top.type !== schema.nodes.part || !id) return []
  const label = numbers.numbering.labels.get(id) ?? null
  return [{ id, label, title: titleOf(top, numbers), level: 0, paragraphs: null }]
}

function entriesIn(container: Node, numbers: Numbers): readonly OutlineEntry[] {
  const { labels } = numbers.numbering
  const inAnnex = container.type === schema.nodes.annex
  const entries: OutlineEntry[] = []
  container.forEach((block) => {
    const id = idOf(block)
    if (!id) return
    const label = labels.get(id) ?? null
    const last = entries.at(-1)
    if (block.type === schema.nodes.heading) {
      const level = block.attrs.level
      entries.push({ id, label, title: titleOf(block, numbers), level, paragraphs: null })
    } else if (last && label && isMain(block, inAnnex)) {
      const first = last.paragraphs?.[0] ?? label
      entries.splice(-1, 1, { ...last, paragraphs: [first, label] })
    }
  })
  return entries
}

function isMain({ attrs }: Node, inAnnex: boolean): boolean {
  return attrs.level === 0 && (attrs.kind === 'numbered' || inAnnex)
}

/** Without its footnotes, and on one line. */
function titleOf(heading: Node, numbers: Numbers): string {
  const words: string[] = []
  heading.forEach((child) => {
    if (child.isText) words.push(child.text ?? '')
    else if (child.type === schema.nodes.break) words.push(' ')
    else if (child.type === schema.nodes.reference) {
      words.push(sayReference(child, numbers, null).words)
    }
  })
  return words.join('').trim()
}
