import type { Command, EditorState } from 'prosemirror-state'
import { expect, it } from 'vitest'
import shipped from '../../../assets/states/amended-protocol-2.json'
import { schema } from '../../../shared/document/schema'
import { parseDate } from '../../../shared/states/calendar-date'
import { countSaid, isStale, namesBound, takenFrom } from '../../../shared/states/fields'
import { type StatesRegister, StatesRegisterSchema } from '../../../shared/states/register'
import { p, section, text } from '../../../shared/testing/build'
import { at, stateOf } from '../testing/room'
import { insertAnnex, insertField, renewed } from './counts-editor'

const register = StatesRegisterSchema.parse(shipped)
const day = parseDate('2005-11-23')
const benins = parseDate('2005-05-01')
if (!day || !benins) throw new Error('Days of the calendar')

/** Benin had consented in time, and Albania never has. */
const corrected: StatesRegister = {
  ...register,
  entries: register.entries.map((each) => {
    const { consent: _, ...without } = each
    if (each.id === 'alb') return without
    return each.id === 'ben' ? { ...each, consent: benins } : each
  }),
}

const opening = () => stateOf(text(section('s', p('a', 'In all  States.'), p('b', 'It rose.'))))

function after(state: EditorState, command: Command): EditorState {
  let made = state
  if (!command(state, (tr) => (made = state.apply(tr)))) throw new Error('It was not done')
  return made
}

const withCount = () => {
  const said = countSaid(register, 'bound', day)
  const field = schema.node('field', { name: 'bound', at: day, said })
  return after(at(opening(), 'a', 7), insertField(field))
}
const withList = () =>
  after(
    opening(),
    insertAnnex({
      title: 'States',
      lead: 'These:',
      at: day,
      names: namesBound(register, day, 'en'),
    }),
  )

it('a count stands among the words, and says when the register says another', () => {
  const { doc } = withCount()
  expect(doc.textContent).toContain('In all 85 States.')
  expect(takenFrom(doc, register, 'en').map(isStale)).toEqual([false])
  const later = { ...corrected, entries: corrected.entries.filter(({ id }) => id !== 'ben') }
  const [taken] = takenFrom(doc, later, 'en')
  if (!taken) throw new Error('The count is found')
  expect(taken).toMatchObject({ kind: 'count', block: 'a', said: '85', now: '84' })
  expect(after(withCount(), renewed(taken)).doc.textContent).toContain('In all 84 States.')
})

it('a list of those bound takes in who has come, and lets go who has not, in their order', () => {
  const before = withList()
  const { doc } = before
  const annex = doc.lastChild
  expect([annex?.childCount, annex?.attrs.kind]).toEqual([87, 'states'])
  expect(takenFrom(doc, register, 'en').map(isStale)).toEqual([false])
  const [taken] = takenFrom(doc, corrected, 'en')
  if (!taken) throw new Error('The list is found')
  expect(isStale(taken)).toBe(true)
  const renewedText = after(before, renewed(taken)).doc
  expect(takenFrom(renewedText, corrected, 'en').map(isStale)).toEqual([false])
  const kept = new Set(doc.lastChild?.children)
  // Whoever writes beside one of the others does not notice.
  expect(renewedText.lastChild?.children.filter((line) => !kept.has(line))).toHaveLength(1)
})
