import { Fragment, type Node } from 'prosemirror-model'
import { type ChangedNote, partsOf } from '../../../shared/amendments/changed-notes'
import { diff, type Edit } from '../../../shared/amendments/diff'
import type { Drawn, DrawnPair, Turn } from '../../../shared/amendments/drawn'
import { rowChanges } from '../../../shared/versions/tables'
import { heardOnly } from '../amendments/redline'
import { draw } from '../draw'

/** What a screen reader says before words that go or come, and of the end of a paragraph that does. */
export interface RowWords {
  readonly out: string
  readonly in: string
  readonly turns: Readonly<Record<Turn, string>>
}

/** A block of a comparison: what goes is struck, what comes underlined, as amendments are on the page. */
export function drawRow(drawn: Drawn, words: RowWords): HTMLElement {
  switch (drawn.how) {
    case 'deleted':
    case 'moved-away':
      return whole(drawn.base.block, 'del', words)
    case 'inserted':
      return whole(drawn.other.block, 'ins', words)
    case 'same':
    case 'changed':
    case 'moved-here':
      return paired(drawn, words)
  }
}

function whole(node: Node, as: 'ins' | 'del', words: RowWords): HTMLElement {
  const block = blockOf(node)
  block.append(marked(as, node.inlineContent ? node.content : Fragment.from(node), words))
  return block
}

function paired({ base, other, edits, turn }: DrawnPair, words: RowWords): HTMLElement {
  const block = blockOf(other.block)
  if (other.block.inlineContent) {
    block.append(...redlined(base.block, other.block, edits, words, other.from, other.to))
  } else if (other.block.type.name === 'table') {
    block.append(tableOf(base.block, other.block, words))
  } else {
    block.append(draw(Fragment.from(other.block)))
  }
  if (turn) block.append(turnSign(turn, words))
  return block
}

function redlined(
  base: Node,
  other: Node,
  edits: readonly Edit[],
  words: RowWords,
  from = 0,
  to = other.content.size,
): readonly globalThis.Node[] {
  const out: globalThis.Node[] = []
  let at = from
  for (const edit of edits) {
    out.push(draw(other.content.cut(at, edit.fromB)))
    for (const part of partsOf(base, other, edit)) {
      if (part.from < part.to) out.push(marked('del', base.content.cut(part.from, part.to), words))
      if (part.fromB < part.toB) {
        out.push(marked('ins', other.content.cut(part.fromB, part.toB), words))
      }
      if (part.note) out.push(...noteWords(part.note, words))
    }
    at = edit.toB
  }
  out.push(draw(other.content.cut(at, to)))
  return out
}

/** The sign of a note that says something else stays; what changes in it is shown behind it. */
function noteWords({ was, is }: ChangedNote, words: RowWords): readonly globalThis.Node[] {
  const said = element('span', 'note-words')
  said.append(' (', ...redlined(was.node, is.node, diff(was.node, is.node), words), ')')
  return [draw(Fragment.from(is.node)), said]
}

/** Not of the class of its node, by which the page lays it out and counts it. */
function blockOf({ type, attrs }: Node): HTMLElement {
  const block = element('div', 'row-block')
  block.dataset.type = type.name
  if (attrs.level) block.dataset.level = String(attrs.level)
  return block
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

function marked(as: 'ins' | 'del', content: Fragment, words: RowWords): HTMLElement {
  const mark = element(as, '')
  mark.append(heardOnly(`${as === 'ins' ? words.in : words.out} `), draw(content))
  return mark
}

function turnSign(turn: Turn, words: RowWords): HTMLElement {
  const sign = element(turn === 'split' ? 'ins' : 'del', 'turn-sign')
  sign.title = words.turns[turn]
  const seen = element('span', '')
  seen.setAttribute('aria-hidden', 'true')
  seen.textContent = '¶'
  sign.append(heardOnly(words.turns[turn]), seen)
  return sign
}

function element(name: string, className: string): HTMLElement {
  const made = document.createElement(name)
  if (className) made.className = className
  return made
}
