import type { Node } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import type { OfficialLanguage } from '../../../shared/document/language'
import { schema } from '../../../shared/document/schema'
import { joined } from '../../../shared/follow-up/said'
import type { AnnexOpening } from '../../../shared/states/annex-words'
import type { CalendarDate } from '../../../shared/states/calendar-date'
import type { CountField } from '../../../shared/states/fields'
import type { StatesRegister } from '../../../shared/states/register'
import {
  keyOfTaken,
  placedIn,
  type Taken,
  takenFrom,
  takesFrom,
} from '../../../shared/states/taken'
import { languageOf } from '../language'
import { modeOf } from '../mode'
import { apart } from '../shared-text/history'
import { randomId } from '../shared-text/ids'
import type { TextView } from '../text-view'
import { type SayTaken, setStates, statesIn } from './count-marks'
import { listLine, renewed } from './renew'

const { annex, heading, paragraph, field, footnote } = schema.nodes

/** What the text takes from the register of States and does not have typed. */
export interface CountsEditor {
  /** What the register says; `null` while nobody knows. The page marks what says something else. */
  setStates(states: StatesRegister | null, say: SayTaken): void
  /** Whether the text has taken anything from a register. */
  isUsed(): boolean
  /** What came from the register, and what it says by now. */
  taken(): readonly Taken[]
  /** Puts a count at the caret. `false` where none can stand. */
  insert(field: CountField, at: CalendarDate, said: string): boolean
  /** Puts an annex with a line for each State at the end of the text. */
  insertList(list: ListOfStates): boolean
  /** Lets them say what the register says now. */
  renew(all: readonly Taken[]): boolean
  goTo(taken: Taken): void
  language(): OfficialLanguage
}

export interface ListOfStates extends AnnexOpening {
  readonly at: CalendarDate
  readonly names: readonly string[]
}

const none: readonly Taken[] = []

/** Of the text itself and of no draft. */
export function countsEditor({
  view,
  going,
  dispatch,
}: Pick<TextView, 'view' | 'going' | 'dispatch'>): CountsEditor {
  const text = () => view.state.doc
  const run = (command: Command) =>
    modeOf(view.state) === 'write' && command(view.state, view.dispatch, view)
  return {
    setStates: (states, say) => dispatch((state) => setStates(state, { states, say })),
    isUsed: () => takesFrom(text()),
    taken() {
      const states = statesIn(view.state)
      return states ? takenFrom(text(), states) : none
    },
    insert: (name, at, said) => run(insertField(field.create({ name, at, said }))),
    insertList: (list) => run(insertAnnex(list)),
    renew: (all) => run(renewed(all)),
    goTo(taken) {
      const states = statesIn(view.state)
      const all = states ? placedIn(text(), states) : []
      const found = all.find((each) => keyOfTaken(each.taken) === keyOfTaken(taken))
      const [first] = found?.places ?? []
      if (first !== undefined && taken.block) going.select(first, taken.block)
    },
    language: () => languageOf(text()).lang,
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
    const english = [schema.mark('lang', { tag: 'en' })]
    const sentence = joined(lead).map((piece) =>
      schema.text(piece.words, piece.isQuoted ? english : []),
    )
    const made = annex.create({ id: randomId(), kind: 'states' }, [
      heading.create({ id: randomId(), level: 1 }, schema.text(title)),
      paragraph.create({ id: randomId(), kind: 'plain' }, sentence),
      ...names.map((name) => listLine(name, at)),
    ])
    dispatch?.(state.tr.insert(state.doc.content.size, made))
    return true
  })
}
