import { Fragment, type Mark, type Node } from 'prosemirror-model'

/**
 * A line with the brackets of another one that says nearly the same, where those are known: whoever
 * set them, and as one of which alternatives. A file of another program only has their signs.
 */
export function withOwnBrackets(was: Node, content: Fragment): Fragment {
  const known = bracketsIn(was.content)
  const found = bracketsIn(content)
  const own = new Map<number, Mark>()
  const left = [...known]
  for (const pair of found) {
    const at = left.findIndex(({ words }) => words === pair.words)
    const same =
      left[at] ?? (known.length === found.length ? known[found.indexOf(pair)] : undefined)
    if (!same) continue
    if (at >= 0) left.splice(at, 1)
    own.set(pair.open, same.marks.open)
    own.set(pair.close, same.marks.close)
  }
  if (own.size === 0) return content
  const children: Node[] = []
  content.forEach((child, offset) => {
    const mark = own.get(offset)
    children.push(mark ? child.mark(mark.addToSet(child.marks)) : child)
  })
  return Fragment.from(children)
}

interface Pair {
  readonly open: number
  readonly close: number
  /** Between them. */
  readonly words: string
  readonly marks: { readonly open: Mark; readonly close: Mark }
}

/** Those of which both ends stand in the line, by the places of their ends. */
function bracketsIn(content: Fragment): readonly Pair[] {
  const open = new Map<string, { readonly at: number; readonly mark: Mark }>()
  const pairs: Pair[] = []
  content.forEach((child, offset) => {
    const mark = child.marks.find(({ type }) => type.name === 'bracket')
    if (!mark || child.text?.length !== 1) return
    const id = String(mark.attrs.id)
    if (mark.attrs.end === 'open') open.set(id, { at: offset, mark })
    const began = mark.attrs.end === 'close' ? open.get(id) : undefined
    if (!began) return
    const words = content.textBetween(began.at + 1, offset, ' ', '\uFFFC')
    pairs.push({ open: began.at, close: offset, words, marks: { open: began.mark, close: mark } })
  })
  return pairs.sort((one, other) => one.open - other.open)
}
