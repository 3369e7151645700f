import type { Node } from 'prosemirror-model'
import { idOf, isContainer } from '../../shared/document/blocks'
import { number } from '../../shared/document/numbering'
import type { BlockId } from '../../shared/ids'

/**
 * The block that is printed with a number: "27", "28 (a)", "II", "II.A", "Annex II", "Annex II 3".
 * Dots, brackets, spaces and case do not matter, nor does a word such as "paragraph" before it.
 */
export function blockByNumber(text: Node, typed: string): BlockId | null {
  const [first, ...rest] = partsOf(typed)
  if (first === undefined) return null
  const key = [...(before.has(first) ? [] : [first]), ...rest].join('/')
  return numbered(text).get(key) ?? null
}

/** What people say before a number, in English and French. */
const before = new Set(['paragraph', 'paragraphe', 'para', 'section', 'no'])

const known = new WeakMap<Node, ReadonlyMap<string, BlockId>>()

function numbered(text: Node): ReadonlyMap<string, BlockId> {
  const had = known.get(text)
  if (had) return had
  const { labels } = number(text)
  const made = new Map<string, BlockId>()
  text.forEach((top) => {
    if (!isContainer(top)) return
    const annex: string[] = []
    const headings: (readonly string[])[] = []
    const paragraphs: (readonly string[])[] = []
    top.forEach((block) => {
      const id = idOf(block)
      const label = id && labels.get(id)
      const parts = label ? partsOf(label) : []
      const level = Number(block.attrs.level)
      if (block.type.name === 'heading' && id && top.type.name === 'annex') {
        if (annex.length === 0) annex.push(...parts)
        put(annex, id)
      } else if (block.type.name === 'heading' && id) {
        headings.length = level
        headings[level - 1] = parts
        put(headings.flat(), id)
      } else if (block.type.name === 'paragraph') {
        paragraphs.length = level + 1
        paragraphs[level] = parts
        if (id && parts.length > 0) put([...annex, ...paragraphs.flat()], id)
      }
    })
  })
  known.set(text, made)
  return made

  /** Of two with one number the first is meant. */
  function put(parts: readonly string[], id: BlockId): void {
    const key = parts.join('/')
    if (key !== '' && !made.has(key)) made.set(key, id)
  }
}

/** "28 (a)" and "28a" are both 28, a. */
function partsOf(typed: string): readonly string[] {
  return (
    typed
      .toLowerCase()
      .replace(easternDigits, western)
      .match(/\d+|\p{L}+/gu) ?? []
  )
}

const easternDigits = /[\u0660-\u0669\u06f0-\u06f9]/g

function western(digit: string): string {
  return String(digit.charCodeAt(0) & 0xf)
}
