import fc from 'fast-check'
import { deleteSelection } from 'prosemirror-commands'
import type { Node } from 'prosemirror-model'
import { type Command, Selection, TextSelection } from 'prosemirror-state'
import { yUndoPluginKey } from 'y-prosemirror'
import { isContainer, type Placed } from '../../../shared/document/blocks'
import { paragraphKinds } from '../../../shared/document/kinds'
import { schema } from '../../../shared/document/schema'
import type { Crowd, Member } from '../../testing/crowd'
import {
  backward,
  forward,
  indent,
  insertBreak,
  insertFootnote,
  setHeading,
  setParagraph,
  split,
  toggle,
} from '../commands'
import { moveTo } from '../moving/move'
import { redo, undo } from '../shared-text/history'
import { insert } from '../structure/insert'
import { tableAct } from '../structure/tables'

/**
 * One thing that one person does. `a` and `b` choose among what there is: a place, a block, a kind.
 * They stay meaningful whatever the text has become, so that a failing list can be made shorter.
 */
export type Move = readonly [who: number, what: What, a: number, b: number]

const moves = {
  type: ({ view, letter }, a) => {
    const words = letter() + letter()
    caret(view, a)
    view.dispatch(view.state.tr.insertText(words))
  },
  /** Where the caret is already. */
  typeOn: ({ view, letter }) => view.dispatch(view.state.tr.insertText(letter())),
  enter: (member, a) => run(member, split, a),
  backspace: (member, a) => run(member, backward, edge(member, a, 'start')),
  delete: (member, a) => run(member, forward, edge(member, a, 'end')),
  erase: (member, a, b) => {
    select(member.view, a, a + (b % 12))
    run(member, deleteSelection)
  },
  sweep: (member, a, b) => {
    select(member.view, a, b)
    run(member, deleteSelection)
  },
  indent: (member, a, b) => run(member, indent(b % 2 ? 1 : -1), a),
  kind: (member, a, b) => run(member, setParagraph(pick(paragraphKinds, b)), a),
  heading: (member, a, b) => run(member, setHeading(1 + (b % 4)), a),
  mark: (member, a, b) => {
    select(member.view, a, a + 1 + (b % 9))
    run(member, toggle(pick(['em', 'strong'] as const, a)))
  },
  lineBreak: (member, a) => run(member, insertBreak, a),
  note: (member, a) => run(member, insertFootnote, a),
  writeNote: ({ view, letter }, a) => {
    const notes: number[] = []
    view.state.doc.descendants((node, pos) => {
      if (node.type === schema.nodes.footnote) notes.push(pos + 1 + node.content.size)
    })
    if (notes.length > 0) view.dispatch(view.state.tr.insertText(letter(), pick(notes, a)))
  },
  /** One transaction, as typing over what is selected. */
  typeOver: ({ view, letter }, a, b) => {
    select(view, a, a + (b % 12))
    view.dispatch(view.state.tr.insertText(letter()))
  },
  dropBlock: ({ view }, a) => {
    const block = blockAt(view.state.doc, a)
    if (block) view.dispatch(view.state.tr.delete(block.pos, block.pos + block.node.nodeSize))
  },
  dropSection: ({ view }, a) => {
    const tops: Placed[] = []
    view.state.doc.forEach((node, pos) => void tops.push({ node, pos }))
    if (tops.length === 0) return
    const { node, pos } = pick(tops, a)
    view.dispatch(view.state.tr.delete(pos, pos + node.nodeSize))
  },
  paste: ({ view }, a, b) => {
    const block = blockAt(view.state.doc, a)
    const at = gapAt(view.state.doc, b)
    if (block && at !== null) view.dispatch(view.state.tr.insert(at, block.node))
  },
  pasteSection: ({ view }, a) => {
    const section = pick(childrenOf(view.state.doc), a)
    if (section) view.dispatch(view.state.tr.insert(view.state.doc.content.size, section))
  },
  /** By key or by hand, as what it is. */
  move: ({ view }, a, b) => {
    const { doc } = view.state
    const block = blockAt(doc, a)
    const gap = gapAt(doc, b)
    if (!block || gap === null) return
    const [$at, $gap] = [doc.resolve(block.pos), doc.resolve(gap)]
    const lot = { start: $at.start(), parent: $at.parent, from: $at.index(), to: $at.index() + 1 }
    const place = { start: $gap.start(), parent: $gap.parent, index: $gap.index() }
    if (place.start === lot.start && [lot.from, lot.to].includes(place.index)) return
    view.dispatch(moveTo(view.state, lot, place))
  },
  /** As from the outline. */
  moveSection: ({ view }, a, b) => {
    const { doc } = view.state
    if (doc.childCount === 0) return
    const from = a % doc.childCount
    const index = b % (doc.childCount + 1)
    if ([from, from + 1].includes(index)) return
    const lot = { start: 0, parent: doc, from, to: from + 1 }
    view.dispatch(moveTo(view.state, lot, { start: 0, parent: doc, index }))
  },
  /** Cut out and put in again, of which nothing says that it is a move. */
  carry: ({ view }, a, b) => {
    const block = blockAt(view.state.doc, a)
    const at = gapAt(view.state.doc, b)
    if (!block || at === null) return
    const tr = view.state.tr.delete(block.pos, block.pos + block.node.nodeSize)
    view.dispatch(tr.insert(tr.mapping.map(at), block.node))
  },
  /** Signs around some words. */
  bracket: ({ view }, a, b) => {
    select(view, a, a + (b % 12))
    const { from, to, $from, $to } = view.state.selection
    if (!$from.sameParent($to)) return
    const sign = (end: 'open' | 'close') =>
      schema.text(end === 'open' ? '[' : ']', [
        schema.marks.bracket.create({ id: `b-${a}-${b}`, end }),
      ])
    view.dispatch(view.state.tr.insert(to, sign('close')).insert(from, sign('open')))
  },
  reference: ({ view }, a, b) => {
    caret(view, a)
    const target = blockAt(view.state.doc, b)?.node.attrs.id ?? null
    const { $from } = view.state.selection
    const { reference } = schema.nodes
    if (!$from.parent.type.contentMatch.matchType(reference)) return
    view.dispatch(view.state.tr.insert($from.pos, reference.create({ target, said: '1.' })))
  },
  /** Rows and columns, of some table. */
  table: (member, a, b) => {
    const cells: number[] = []
    member.view.state.doc.descendants((node, pos) => {
      if (node.type.spec.tableRole === 'cell') cells.push(pos + 1)
    })
    if (cells.length > 0) run(member, tableAct(pick(tableActs, b)), pick(cells, a))
  },
  insert: (member, a, b) => run(member, insert({ kind: pick(insertions, b) }), a),
  undo: (member) => member.takeBack(() => undo(member.view.state, member.view.dispatch)),
  redo: (member) => member.takeBack(() => redo(member.view.state, member.view.dispatch)),
  /** What comes next is another step to undo. */
  pause: ({ view }) => yUndoPluginKey.getState(view.state)?.undoManager?.stopCapturing(),
  slow: ({ link }) => link('slow'),
  down: ({ link }) => link('down'),
  up: ({ link }) => link('up'),
  deliver: ({ deliver }) => deliver(),
} satisfies Record<string, (member: Member, a: number, b: number) => void>

export type What = keyof typeof moves

const tableActs = [
  'row-before',
  'row-after',
  'column-before',
  'column-after',
  'delete-row',
  'delete-column',
  'header-row',
] as const

const insertions = ['section', 'heading', 'part', 'quotation'] as const

/** The network's moves are not anyone's doing, and undo keeps its own account. */
const unaccounted: ReadonlySet<What> = new Set([
  'undo',
  'redo',
  'pause',
  'slow',
  'down',
  'up',
  'deliver',
])

export function play({ members, deliver }: Crowd, list: readonly Move[]): void {
  for (const [who, what, a, b] of list) {
    const member = pick(members, who)
    if (unaccounted.has(what)) moves[what](member, a, b)
    else member.act(() => moves[what](member, a, b))
    deliver()
  }
}

const weights: Partial<Record<What, number>> = {
  type: 8,
  typeOn: 3,
  enter: 4,
  undo: 6,
  redo: 3,
  pause: 4,
  slow: 3,
  down: 2,
  up: 4,
  erase: 2,
  move: 2,
  moveSection: 2,
}

const movesOf = (kinds: readonly What[]): fc.Arbitrary<Move> =>
  fc.tuple(
    fc.nat(4),
    fc.oneof(
      ...kinds.map((what) => ({ arbitrary: fc.constant(what), weight: weights[what] ?? 1 })),
    ),
    fc.nat(200),
    fc.nat(200),
  )

export const anyMove = movesOf(Object.keys(moves) as What[])

/** What leaves every block and every word there. */
export const anyMoving = movesOf([
  'move',
  'moveSection',
  'type',
  'undo',
  'redo',
  'slow',
  'down',
  'up',
  'deliver',
])

function run({ view }: Member, command: Command, a?: number | null): void {
  if (a === null) return
  if (a !== undefined) caret(view, a)
  command(view.state, view.dispatch)
}

type View = Member['view']

function caret(view: View, a: number): void {
  const { doc, tr } = view.state
  view.dispatch(tr.setSelection(Selection.near(doc.resolve(a % (doc.content.size + 1)))))
}

function select(view: View, a: number, b: number): void {
  const { doc, tr } = view.state
  const at = (pos: number) => doc.resolve(pos % (doc.content.size + 1))
  view.dispatch(tr.setSelection(TextSelection.between(at(a), at(b))))
}

/** A place at the start or end of some textblock. */
function edge({ view }: Member, a: number, side: 'start' | 'end'): number | null {
  const found: number[] = []
  view.state.doc.descendants((node, pos) => {
    if (node.isTextblock) found.push(side === 'start' ? pos + 1 : pos + 1 + node.content.size)
    return !node.isTextblock
  })
  return found.length > 0 ? pick(found, a) : null
}

function blockAt(doc: Node, a: number): Placed | null {
  const blocks: Placed[] = []
  doc.forEach((top, pos) => {
    if (isContainer(top)) {
      top.forEach((node, offset) => void blocks.push({ node, pos: pos + 1 + offset }))
    }
  })
  return blocks.length > 0 ? pick(blocks, a) : null
}

/** A place between blocks. */
function gapAt(doc: Node, a: number): number | null {
  const gaps: number[] = []
  doc.forEach((top, pos) => {
    if (!isContainer(top)) return
    gaps.push(pos + 1)
    top.forEach((node, offset) => void gaps.push(pos + 1 + offset + node.nodeSize))
  })
  return gaps.length > 0 ? pick(gaps, a) : null
}

function childrenOf(doc: Node): readonly Node[] {
  return doc.content.content
}

function pick<T>(list: readonly T[], at: number): T {
  return list[at % list.length] as T
}
