import type { Node } from 'prosemirror-model'
import type { Command, Transaction } from 'prosemirror-state'
import { findBlock } from '../../../shared/document/blocks'
import { schema } from '../../../shared/document/schema'
import type { CalendarDate } from '../../../shared/states/calendar-date'
import { listedState } from '../../../shared/states/fields'
import type { Taken, TakenList } from '../../../shared/states/taken'
import { longestRising } from '../longest-rising'
import { apart } from '../shared-text/history'
import { randomId } from '../shared-text/ids'

const { paragraph, field } = schema.nodes

/** Lets what was taken from the register say what the register says now, in one step to undo. */
export function renewed(all: readonly Taken[]): Command {
  return apart((state, dispatch) => {
    const tr = state.tr
    for (const taken of all) {
      if (taken.kind === 'list') renewList(tr, taken)
      else renewCount(tr, taken)
    }
    if (!tr.docChanged) return false
    dispatch?.(tr)
    return true
  })
}

/** A line of a list of those bound. */
export function listLine(name: string, at: CalendarDate): Node {
  const said = field.create({ name: listedState, at, said: name })
  return paragraph.create({ id: randomId(), kind: 'plain', level: 1 }, said)
}

function renewCount(tr: Transaction, taken: Extract<Taken, { kind: 'count' }>): void {
  const around = taken.block && findBlock(tr.doc, taken.block)
  if (!around) return
  around.node.descendants((node, offset) => {
    const { name, at, said } = node.attrs
    const isThis = name === taken.field && at === taken.at && said === taken.said
    if (node.type !== field || !isThis) return
    const pos = around.pos + 1 + offset
    const made = field.create({ name, at, said: taken.now }, null, node.marks)
    tr.replaceWith(pos, pos + node.nodeSize, made)
  })
}

interface Line {
  readonly name: string
  readonly from: number
  readonly to: number
  /** What goes along when the line moves; `null` of one that shares its paragraph with others. */
  readonly whole: Node | null
}

/** Lines that stay are not touched: whoever writes beside one does not notice. */
function renewList(tr: Transaction, list: TakenList): void {
  const lines = linesOf(tr.doc, list)
  const [first] = lines
  if (!first) return
  const wanted = new Map(list.now.map((name, place) => [name, place]))
  const named = new Map<string, Line>()
  for (const line of lines) if (!named.has(line.name)) named.set(line.name, line)
  const places = [...named.values()].flatMap(({ name }) => wanted.get(name) ?? [])
  const inOrder = new Set(longestRising(places))
  const stays = (line: Line) => {
    const place = wanted.get(line.name)
    if (place === undefined || named.get(line.name) !== line) return false
    return line.whole === null || inOrder.has(place)
  }
  const begun = tr.steps.length
  for (const line of lines.toReversed()) if (!stays(line)) tr.delete(line.from, line.to)
  const moved = tr.mapping.slice(begun)
  const kept = new Map(lines.filter(stays).map((line) => [line.name, moved.map(line.from)]))
  const last = lines.findLast(stays)
  let at = last ? endOf(tr.doc, moved.map(last.to, -1), last) : moved.map(first.from)
  // From the last: each is put before the one that follows it in the list.
  for (const name of list.now.toReversed()) {
    const there = kept.get(name)
    if (there !== undefined) at = beginningOf(tr.doc, there)
    else tr.insert(at, named.get(name)?.whole ?? listLine(name, list.at))
  }
}

/** Of the list that begins in the block, and not of another of the same day. */
function linesOf(doc: Node, { block, at }: TakenList): readonly Line[] {
  const lines: Line[] = []
  doc.forEach((top, pos) => {
    if (lines.length > 0 || !holds(top, block)) return
    top.descendants((node, offset) => {
      if (!node.isTextblock) return true
      const from = pos + 1 + offset
      const listed = node.children
        .map((child, index) => ({ child, index }))
        .filter(({ child }) => isListed(child, at))
      for (const { child, index } of listed) {
        const name = String(child.attrs.said)
        const start = from + 1 + sizeOf(node.children.slice(0, index))
        lines.push(
          listed.length === 1
            ? { name, from, to: from + node.nodeSize, whole: node }
            : { name, from: start, to: start + child.nodeSize, whole: null },
        )
      }
      return false
    })
  })
  return lines
}

function holds(top: Node, block: TakenList['block']): boolean {
  let found = false
  top.descendants((node) => {
    found ||= node.isTextblock && node.attrs.id === block
    return !found && !node.isTextblock
  })
  return found
}

function isListed({ type, attrs }: Node, at: CalendarDate): boolean {
  return type === field && attrs.name === listedState && attrs.at === at
}

function sizeOf(nodes: readonly Node[]): number {
  return nodes.reduce((size, node) => size + node.nodeSize, 0)
}

/** Lines are put between paragraphs, also where the ones that stay share one. */
function endOf(doc: Node, pos: number, { whole }: Line): number {
  return whole ? pos : doc.resolve(pos).after()
}

function beginningOf(doc: Node, pos: number): number {
  const $pos = doc.resolve(pos)
  return $pos.parent.isTextblock ? $pos.before() : pos
}
