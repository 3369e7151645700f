import type { Node } from 'prosemirror-model'
import { idOf, isContainer } from '../../shared/document/blocks'
import { type Numbers, numbersOf, sayReference } from '../../shared/document/references'
import { schema } from '../../shared/document/schema'
import type { OutlineEntry } from './contract'

const outlines = new WeakMap<Node, readonly OutlineEntry[]>()

/** The parts and headings of a text in reading order, each with the paragraphs down to the next heading. */
export function outlineOf(text: Node): readonly OutlineEntry[] {
  const known = outlines.get(text)
  if (known) return known
  const numbers = numbersOf(text)
  const { labels } = numbers.numbering
  const entries: OutlineEntry[] = []
  text.forEach((top) => {
    const id = idOf(top)
    if (top.type === schema.nodes.part && id) {
      const label = labels.get(id) ?? null
      entries.push({ id, label, title: titleOf(top, numbers), level: 0, paragraphs: null })
    }
    if (!isContainer(top)) return
    const inAnnex = top.type === schema.nodes.annex
    let open = false
    top.forEach((block) => {
      const id = idOf(block)
      if (!id) return
      const label = labels.get(id) ?? null
      if (block.type === schema.nodes.heading) {
        const level = block.attrs.level
        entries.push({ id, label, title: titleOf(block, numbers), level, paragraphs: null })
        open = true
      } else if (open && label && isMain(block, inAnnex)) {
        const last = entries.pop()
        const first = last?.paragraphs?.[0] ?? label
        if (last) entries.push({ ...last, paragraphs: [first, label] })
      }
    })
  })
  outlines.set(text, entries)
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
