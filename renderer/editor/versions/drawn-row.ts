import { Fragment, type Node } from 'prosemirror-model'
import { diff, type Edit } from '../../../shared/amendments/diff'
import { areTables, type Row } from '../../../shared/versions/compare'
import { rowChanges } from '../../../shared/versions/tables'
import { draw } from '../draw'

/** What a screen reader says before words that go or come. */
export interface RowWords {
  readonly out: string
  readonly in: string
  /** Before a footnote that is shown beneath its block. */
  readonly note: string
}

/** A block of a comparison: what goes is struck, what comes underlined, its changed notes beneath. */
export function drawRow(row: Row, words: RowWords): DocumentFragment {
  const { kind, before, after, turn } = row
  const out = document.createDocumentFragment()
  const only = after ?? before
  if (!only) return out
  if (kind === 'changed' && before && after) {
    out.append(...changed(row, before, after, words))
    return out
  }
  const block = blockOf(only)
  const as = turn || kind === 'same' ? null : kind === 'inserted' ? 'ins' : 'del'
  block.append(marked(as, only.inlineContent ? only.content : Fragment.from(only), words))
  out.append(block)
  return out
}

function changed(row: Row, before: Node, after: Node, words: RowWords): readonly Element[] {
  const block = blockOf(after)
  if (before.inlineContent && after.inlineContent) {
    block.append(...redlined(before, after, row.edits, words))
    return [block, ...notes(before, after, words)]
  }
  if (areTables(before, after)) {
    block.append(tableOf(before, after, words))
    return [block]
  }
  block.append(marked('del', Fragment.from(before), words))
  block.append(marked('ins', Fragment.from(after), words))
  return [block]
}

function redlined(
  before: Node,
  after: Node,
  edits: readonly Edit[],
  words: RowWords,
): readonly globalThis.Node[] {
  const out: globalThis.Node[] = []
  let at = 0
  for (const { from, to, fromB, toB } of edits) {
    out.push(draw(after.content.cut(at, fromB)))
    if (from < to) out.push(marked('del', before.content.cut(from, to), words))
    if (fromB < toB) out.push(marked('ins', after.content.cut(fromB, toB), words))
    at = toB
  }
  out.push(draw(after.content.cut(at)))
  return out
}

/** Not of the class of its node, by which the page lays it out and counts it. */
function blockOf({ type, attrs }: Node): HTMLElement {
  const block = element('div', 'row-block')
  block.dataset.type = type.name
  if (attrs.level) block.dataset.level = String(attrs.level)
  return block
}

/** The notes that say something else, came or went: in the line stands only their sign. */
function notes(before: Node, after: Node, words: RowWords): readonly Element[] {
  const [old, now] = [notesIn(before), notesIn(after)]
  const ids = new Set([...now.keys(), ...old.keys()])
  return [...ids].flatMap((id) => {
    const [was, is] = [old.get(id), now.get(id)]
    if (was && is && was.content.eq(is.content)) return []
    const line = element('p', 'row-note')
    line.append(words.note, ' ')
    if (was && is) line.append(...redlined(was, is, diff(was, is), words))
    else if (was) line.append(marked('del', was.content, words))
    else if (is) line.append(marked('ins', is.content, words))
    return [line]
  })
}

function notesIn(block: Node): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>()
  block.descendants((node) => {
    if (node.type.name === 'footnote') found.set(String(node.attrs.id), node)
  })
  return found
}

function tableOf(before: Node, after: Node, words: RowWords): Element {
  const table = element('table', 'row-table')
  for (const { cells } of rowChanges(before, after)) {
    const line = element('tr', '')
    for (const { before: was, after: is } of cells) {
      const box = element((is ?? was)?.type.name === 'header_cell' ? 'th' : 'td', '')
      if (was && is) box.append(...redlined(was, is, diff(was, is), words))
      else if (was) box.append(marked('del', was.content, words))
      else if (is) box.append(marked('ins', is.content, words))
      line.append(box)
    }
    table.append(line)
  }
  return table
}

function marked(as: 'ins' | 'del' | null, content: Fragment, words: RowWords): globalThis.Node {
  if (!as) return draw(content)
  const mark = element(as, '')
  const said = element('span', 'heard-only')
  said.textContent = `${as === 'ins' ? words.in : words.out} `
  mark.append(said, draw(content))
  return mark
}

function element(name: string, className: string): HTMLElement {
  const made = document.createElement(name)
  if (className) made.className = className
  return made
}
