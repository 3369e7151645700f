import type { Node } from 'prosemirror-model'
import type { BlockId } from '../ids'
import { idOf, isContainer } from './blocks'
import { number } from './numbering'

/**
 * The block that is printed with a number: "27", "28 (a)", "5 bis", "II", "II.A", "Part II",
 * "Part II, section I", "Annex II", "Annex II 3". Dots, brackets, spaces and case do not matter, nor
 * do words such as "paragraph".
 */
export function blockByNumber(text: Node, typed: string): BlockId | null {
  const key = partsOf(typed)
    .filter((part) => !unheeded.has(part))
    .join('/')
  return numbered(text).get(key) ?? null
}

/** What people say before a number, in the languages of the conference. */
const unheeded = new Set(
  'paragraph paragraphs paragraphe para par subparagraph alinéa section sec no párrafo párr sección пункт п раздел الفقرة الفرع 段 第 节'.split(
    ' ',
  ),
)

const known = new WeakMap<Node, ReadonlyMap<string, BlockId>>()

function numbered(text: Node): ReadonlyMap<string, BlockId> {
  const had = known.get(text)
  if (had) return had
  const { labels, tops } = number(text)
  const made = new Map<string, BlockId>()
  let part: readonly string[] = []
  text.forEach((top, _offset, index) => {
    const own = partsOf(tops[index] ?? '')
    if (top.type.name === 'part') {
      part = own
      put(part, idOf(top))
    }
    if (!isContainer(top)) return
    const annex = top.type.name === 'annex' ? own : []
    const headings: (readonly string[])[] = []
    const paragraphs: (readonly string[])[] = []
    let titled = false
    top.forEach((block) => {
      const id = idOf(block)
      const label = id && labels.get(id)
      const parts = label ? partsOf(label) : []
      const level = Number(block.attrs.level)
      if (block.type.name === 'heading' && top.type.name === 'annex') {
        if (!titled) put(annex, id)
        titled = true
      } else if (block.type.name === 'heading') {
        headings.length = level
        headings[level - 1] = parts
        if (parts.length === 0) return
        put(headings.flat(), id)
        if (part.length > 0) put([...part, ...headings.flat()], id)
      } else if (block.type.name === 'paragraph') {
        paragraphs.length = level + 1
        paragraphs[level] = parts
        if (parts.length > 0) put([...annex, ...paragraphs.flat()], id)
      }
    })
    if (!titled) put(annex, idOf(top))
  })
  known.set(text, made)
  return made

  /** Of two with one number the first is meant. */
  function put(parts: readonly string[], id: BlockId | null): void {
    const key = parts.filter((part) => !unheeded.has(part)).join('/')
    if (id && key !== '' && !made.has(key)) made.set(key, id)
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
