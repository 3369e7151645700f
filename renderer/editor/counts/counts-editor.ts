import type { Node } from 'prosemirror-model'
import type { Command, Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { OfficialLanguage } from '../../../shared/document/language'
import { schema } from '../../../shared/document/schema'
import type { CalendarDate } from '../../../shared/states/calendar-date'
import { listedState, type Taken, takenFrom } from '../../../shared/states/fields'
import type { StatesRegister } from '../../../shared/states/register'
import { languageOf } from '../language'
import { modeOf } from '../mode'
import { apart } from '../shared-text/history'
import { randomId } from '../shared-text/ids'

const { annex, heading, paragraph, field, footnote } = schema.nodes

/** What the text takes from the register of States and does not have typed. */
export interface CountsEditor {
  /** Puts a count at the caret. `false` where none can stand. */
  insert(name: string, at: CalendarDate, said: string): boolean
  /** Puts an annex with a line for each State at the end of the text. */
  insertList(list: ListOfStates): boolean
  /** What came from the register, and what it says by now. */
  taken(states: StatesRegister): readonly Taken[]
  /** Lets one of those say what the register says now. */
  renew(taken: Taken): boolean
  language(): OfficialLanguage
}

export interface ListOfStates {
  readonly title: string
  /** The sentence above the list. */
  readonly lead: string
  readonly at: CalendarDate
  readonly names: readonly string[]
}

/** Of the text itself and of no draft. */
export function countsEditor(view: EditorView): CountsEditor {
  const text = () => view.state.doc
  const run = (command: Command) =>
    modeOf(view.state) === 'write' && command(view.state, view.dispatch, view)
  const language = () => languageOf(text()).lang
  return {
    language,
    insert: (name, at, said) => run(insertField(field.create({ name, at, said }))),
    insertList: (list) => run(insertAnnex(list)),
    taken: (states) => takenFrom(text(), states, language()),
    renew: (taken) => run(renewed(taken)),
  }
}

export function insertField(made: Node): Command {
  return (state, dispatch) => {
    const { parent } = state.selection.$from
    if (!parent.isTextblock || parent.type === footnote) return false
    if (!parent.type.contentMatch.matchType(field)) return false
    dispatch?.(state.tr.replaceSelectionWith(made, false).scrollIntoView())
    return true
  }
}

export function insertAnnex({ title, lead, at, names }: ListOfStates): Command {
  return apart((state, dispatch) => {
    const words = (said: string) => (said ? schema.text(said) : null)
    const made = annex.create({ id: randomId(), kind: 'states' }, [
      heading.create({ id: randomId(), level: 1 }, words(title)),
      paragraph.create({ id: randomId(), kind: 'plain' }, words(lead)),
      ...names.map((name) => line(name, at)),
    ])
    dispatch?.(state.tr.insert(state.doc.content.size, made))
    return true
  })
}

function line(name: string, at: CalendarDate): Node {
  const said = field.create({ name: listedState, at, said: name })
  return paragraph.create({ id: randomId(), kind: 'plain', level: 1 }, said)
}

export function renewed(taken: Taken): Command {
  return apart((state, dispatch) => {
    const tr = state.tr
    if (taken.kind === 'list') renewList(tr, taken)
    else {
      tr.doc.descendants((node, pos) => {
        const { name, at, said } = node.attrs
        const isThis = name === taken.field && at === taken.at && said === taken.said
        if (node.type !== field || !isThis) return
        tr.replaceWith(pos, pos + node.nodeSize, field.create({ name, at, said: taken.now }))
      })
    }
    if (!tr.docChanged) return false
    dispatch?.(tr)
    return true
  })
}

/** Lines that stay are not touched: whoever writes beside one does not notice. */
function renewList(tr: Transaction, { at, now }: Extract<Taken, { kind: 'list' }>): void {
  const nameOf = (node: Node) => {
    const only = node.type === paragraph && node.childCount === 1 ? node.firstChild : null
    const isListed = only?.type === field && only.attrs.name === listedState && only.attrs.at === at
    return isListed ? String(only.attrs.said) : null
  }
  const wanted = new Set(now)
  const gone: { readonly from: number; readonly to: number }[] = []
  tr.doc.descendants((node, pos) => {
    const name = nameOf(node)
    if (name !== null && !wanted.has(name)) gone.push({ from: pos, to: pos + node.nodeSize })
  })
  for (const { from, to } of gone.toReversed()) tr.delete(from, to)
  let end = -1
  const there = new Set<string>()
  tr.doc.descendants((node, pos) => {
    const name = nameOf(node)
    if (name === null) return
    there.add(name)
    end = pos + node.nodeSize
  })
  // From the last: each is put before the one that follows it in the list.
  for (const name of [...now].reverse()) {
    if (there.has(name)) {
      end = posOf(tr.doc, name, nameOf) ?? end
      continue
    }
    if (end < 0) return
    tr.insert(end, line(name, at))
  }
}

function posOf(doc: Node, name: string, nameOf: (node: Node) => string | null): number | null {
  let found: number | null = null
  doc.descendants((node, pos) => {
    if (found === null && nameOf(node) === name) found = pos
  })
  return found
}
