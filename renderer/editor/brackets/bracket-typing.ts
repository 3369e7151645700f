import { keymap } from 'prosemirror-keymap'
import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { bracketsInWords } from '../../../shared/document/bracket-words'
import { bracketsOf, signs } from '../../../shared/document/brackets'
import { schema } from '../../../shared/document/schema'
import { isFromShared, modeOf } from '../mode'
import { type Range, touchedBy } from '../shared-text/touched'
import { closeBracket, markAt, openBracket, type Setter, setBracket } from './brackets'

const { bracket } = schema.marks

/** Signs whose other end this window has just taken away. */
const key = new PluginKey<readonly Widow[]>('widowed-signs')

interface Widow {
  readonly id: string
  readonly end: 'open' | 'close'
}

/**
 * What a drafter expects of "[" and "]": typed, they begin and end a bracket; with words selected, "["
 * puts them in brackets; a sign that is taken away takes its other end along, and what is pasted
 * has brackets of its own. Each window sees to what it did itself: colleagues’ are theirs.
 */
export function bracketTypingPlugin(setter: Setter): Plugin<readonly Widow[]> {
  const [begin, end, around] = [openBracket(setter), closeBracket(setter), setBracket(setter)]
  const keys = keymap({ 'Mod-Alt-b': around })
  return new Plugin<readonly Widow[]>({
    key,
    state: {
      init: () => [],
      apply(tr, widowed, _before, { doc }) {
        if (!tr.docChanged) return widowed
        if (isFromShared(tr)) return []
        return widowed.length > 0 || erases(tr) ? widowedBy(tr, doc, widowed) : []
      },
    },
    props: {
      handleTextInput(view, from, to, text) {
        if (modeOf(view.state) !== 'write' || (text !== '[' && text !== ']')) return false
        const { selection } = view.state
        if (selection.from !== from || selection.to !== to) return false
        const command = text === ']' ? end : selection.empty ? begin : around
        return command(view.state, view.dispatch, view)
      },
      handleKeyDown(view, event) {
        if (modeOf(view.state) !== 'write') return false
        return keys.props.handleKeyDown?.call(keys, view, event) ?? false
      },
    },
    appendTransaction(transactions, _before, state) {
      const ours = transactions.filter((tr) => tr.docChanged && !isFromShared(tr))
      if (ours.length === 0 || ours.length < transactions.filter((tr) => tr.docChanged).length) {
        return null
      }
      const tr = state.tr
      const ranges = touchedBy(transactions)
      // Typing a letter touches one place beside which there is hardly ever a sign.
      for (const range of ranges) keepToSigns(tr, state.doc, range)
      if (ours.some(({ steps }) => steps.length > 0 && bringsSigns(state.doc, ranges))) {
        const isPasted = ours.some((each) => each.getMeta('uiEvent') || each.getMeta('paste'))
        if (isPasted) for (const range of ranges) recognise(tr, state.doc, range, setter)
        rename(tr, state.doc, ranges, setter)
      }
      return tr.docChanged ? tr : null
    },
    view: () => ({
      // After the binding has told of the first sign, so that the second is a change of its own: two in
      // one would be taken for a change of all that is between them.
      update: (view) => takeOthers(view),
    }),
  })
}

/** Brackets that were whole before and of which one sign is left, with those that were so already. */
function widowedBy(tr: Transaction, doc: Node, before: readonly Widow[]): readonly Widow[] {
  const whole = new Set(before.map(({ id }) => id))
  for (const { id, close } of bracketsOf(tr.before).all) if (close !== null) whole.add(id)
  return bracketsOf(doc).strays.filter(({ id }) => whole.has(id))
}

function erases(tr: Transaction): boolean {
  return tr.steps.some((step) => {
    let found = false
    step.getMap().forEach((from, to) => {
      found ||= to > from
    })
    return found
  })
}

/** One at a time; the change that this is brings the next. */
function takeOthers(view: EditorView): void {
  const [first] = key.getState(view.state) ?? []
  if (!first || modeOf(view.state) !== 'write') return
  const left = bracketsOf(view.state.doc).strays.find(
    ({ id, end }) => id === first.id && end === first.end,
  )
  if (left) view.dispatch(view.state.tr.delete(left.pos, left.pos + 1))
}

/**
 * A mark of a bracket is on its one sign; on words beside it, it is taken away. In the whole of a
 * paragraph: what people do to neighbouring signs at once may leave a mark on words further on.
 */
function keepToSigns(tr: Transaction, doc: Node, { from, to }: Range): void {
  const [$from, $to] = [doc.resolve(from), doc.resolve(Math.min(to, doc.content.size))]
  const begin = $from.parent.isTextblock ? $from.start() : $from.pos
  const end = $to.parent.isTextblock ? $to.end() : $to.pos
  doc.nodesBetween(begin, end, (node, pos) => {
    const mark = node.isText ? bracket.isInSet(node.marks) : undefined
    if (!mark || !node.text) return true
    const at = node.text.indexOf(signs[mark.attrs.end as keyof typeof signs])
    if (node.text.length === 1 && at === 0) return true
    if (at < 0) tr.removeMark(pos, pos + node.nodeSize, mark)
    else {
      tr.removeMark(pos, pos + at, mark)
      tr.removeMark(pos + at + 1, pos + node.nodeSize, mark)
    }
    return true
  })
}

function bringsSigns(doc: Node, ranges: readonly Range[]): boolean {
  return ranges.some(({ from, to }) => /[[\]]/.test(doc.textBetween(from, to, '\n', '\n')))
}

const mostPairs = 200

/** Plain signs that balance within pasted words become brackets of whoever pastes them. */
function recognise(tr: Transaction, doc: Node, { from, to }: Range, { by, newId }: Setter): void {
  doc.nodesBetween(from, to, (block, pos) => {
    if (!block.isTextblock) return true
    const start = pos + 1
    const within = { from: Math.max(from, start), to: Math.min(to, start + block.content.size) }
    if (within.to <= within.from) return true
    const words = doc.textBetween(within.from, within.to, '\uFFFC', (leaf) =>
      '\uFFFC'.repeat(leaf.nodeSize),
    )
    const isPlain = (at: number) => !bracket.isInSet(doc.nodeAt(at)?.marks ?? [])
    // Where a note's own words are among them, they are not as long as the places they take.
    if (words.length !== within.to - within.from) return true
    const pairs = bracketsInWords(words)
    // So many in one paragraph are no negotiation, and would hold up the window: they stay characters.
    if (pairs.length > mostPairs) return true
    for (const { open, close } of pairs) {
      const [first, last] = [within.from + open, within.from + close]
      if (!isPlain(first) || !isPlain(last)) continue
      const attrs = { id: newId(), by, set: null }
      tr.addMark(first, first + 1, bracket.create({ ...attrs, end: 'open' }))
      tr.addMark(last, last + 1, bracket.create({ ...attrs, end: 'close' }))
    }
    return true
  })
}

/** A copy of a bracket is another bracket: both its ends get one new id, and its set a new one. */
function rename(tr: Transaction, doc: Node, ranges: readonly Range[], setter: Setter): void {
  const isIn = ({ pos }: Sign) => ranges.some(({ from, to }) => from <= pos && pos < to)
  const all = signsIn(doc)
  const taken = new Set(all.filter((each) => !isIn(each)).map(({ id, end }) => `${end} ${id}`))
  const [copies, sets] = [new Map<string, string>(), new Map<string, string>()]
  const named = (names: Map<string, string>, old: string) => {
    const name = names.get(old) ?? setter.newId()
    names.set(old, name)
    return name
  }
  for (const { id, end, pos } of all.filter(isIn)) {
    const mark = markAt(doc, pos)
    if (!mark) continue
    if (!taken.has(`${end} ${id}`) && !copies.has(id)) {
      taken.add(`${end} ${id}`)
      continue
    }
    const set = mark.attrs.set ? named(sets, mark.attrs.set) : null
    const attrs = { ...mark.attrs, id: named(copies, id), by: setter.by, set }
    tr.addMark(pos, pos + 1, bracket.create(attrs))
  }
}

interface Sign {
  readonly id: string
  readonly end: 'open' | 'close'
  readonly pos: number
}

/** Every sign of a text, in reading order. */
function signsIn(doc: Node): readonly Sign[] {
  const { all, strays } = bracketsOf(doc)
  const whole = all.flatMap(({ id, open, close }): Sign[] =>
    close === null
      ? []
      : [
          { id, end: 'open', pos: open },
          { id, end: 'close', pos: close },
        ],
  )
  return [...whole, ...strays].sort((one, other) => one.pos - other.pos)
}
