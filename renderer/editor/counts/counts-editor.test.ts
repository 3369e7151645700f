import type { Command, EditorState } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import shipped from '../../../assets/states/amended-protocol-2.json'
import { schema } from '../../../shared/document/schema'
import { said } from '../../../shared/follow-up/said'
import { parseDate } from '../../../shared/states/calendar-date'
import { countSaid, namesBound } from '../../../shared/states/fields'
import { type StatesRegister, StatesRegisterSchema } from '../../../shared/states/register'
import { isStale, staleIn, takenFrom } from '../../../shared/states/taken'
import { em, p, section, text } from '../../../shared/testing/build'
import { at, stateOf } from '../testing/room'
import { insertAnnex, insertField } from './counts-editor'
import { renewed } from './renew'

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
const withoutBenin = {
  ...corrected,
  entries: corrected.entries.filter(({ id }) => id !== 'ben'),
}

const opening = () => stateOf(text(section('s', p('a', 'In all  States.'), p('b', 'It rose.'))))

function applied(state: EditorState, command: Command): EditorState {
  let made = state
  if (!command(state, (tr) => (made = state.apply(tr)))) throw new Error('It was not done')
  return made
}

const count = (said: string) => schema.node('field', { name: 'bound', at: day, said })
const withCount = () =>
  applied(at(opening(), 'a', 7), insertField(count(countSaid(register, 'bound', day))))
const list = {
  title: 'States',
  lead: said`These:`,
  at: day,
  names: namesBound(register, day, 'en'),
}
const withList = () => applied(opening(), insertAnnex(list))
const renewedBy = (state: EditorState, states: StatesRegister) =>
  applied(state, renewed(takenFrom(state.doc, states)))
const lines = (state: EditorState) => state.doc.lastChild?.children.slice(2) ?? []

describe('a count', () => {
  it('stands among the words, and says when the register says another', () => {
    const { doc } = withCount()
    expect(doc.textContent).toContain('In all 85 States.')
    expect(takenFrom(doc, register).map(isStale)).toEqual([false])
    const [taken] = takenFrom(doc, withoutBenin)
    if (!taken) throw new Error('The count is found')
    expect(taken).toMatchObject({ kind: 'count', block: 'a', said: '85', now: '84' })
    expect(applied(withCount(), renewed([taken])).doc.textContent).toContain('In all 84 States.')
  })

  it('is renewed in its own paragraph, everywhere there, and stays as it was formatted', () => {
    const [{ marks }] = [em('x')]
    const bold = count('85').mark(marks)
    const state = stateOf(
      text(section('s', p('a', count('85'), ' and ', bold), p('b', count('85')))),
    )
    const [first] = takenFrom(state.doc, withoutBenin)
    if (!first) throw new Error('The count is found')
    const now = applied(state, renewed([first])).doc
    expect(now.textContent).toBe('84 and 8485')
    expect(now.firstChild?.firstChild?.lastChild?.marks).toEqual(marks)
    expect(staleIn(now, withoutBenin)).toHaveLength(1)
  })
})

describe('a list of those bound', () => {
  it('takes in who has come, and lets go who has not, in their order', () => {
    const before = withList()
    const annex = before.doc.lastChild
    expect([annex?.childCount, annex?.attrs.kind]).toEqual([87, 'states'])
    expect(takenFrom(before.doc, register).map(isStale)).toEqual([false])
    expect(takenFrom(before.doc, corrected).map(isStale)).toEqual([true])
    const now = renewedBy(before, corrected)
    expect(takenFrom(now.doc, corrected).map(isStale)).toEqual([false])
    const kept = new Set(before.doc.lastChild?.children)
    // Whoever writes beside one of the others does not notice.
    expect(now.doc.lastChild?.children.filter((line) => !kept.has(line))).toHaveLength(1)
  })

  it('is put in order again, with what was added to a line, and has no State twice', () => {
    const before = withList()
    const all = lines(before)
    const [albania, argentina, ...others] = all
    if (!albania || !argentina) throw new Error('Two of those bound')
    const noted = argentina.copy(argentina.content.addToEnd(schema.text(', with a declaration')))
    const start = before.doc.content.size - 1 - all.reduce((size, each) => size + each.nodeSize, 0)
    const mixed = before.apply(
      before.tr.replaceWith(start, before.doc.content.size - 1, [
        ...others,
        noted,
        albania,
        albania,
      ]),
    )
    expect(staleIn(mixed.doc, register)).toHaveLength(1)
    const now = renewedBy(mixed, register)
    expect(staleIn(now.doc, register)).toEqual([])
    expect(lines(now).map((line) => line.textContent)).toEqual([
      'Albania',
      'Argentina, with a declaration',
      ...others.map((line) => line.textContent),
    ])
  })

  it('is one of two of the same day, of which each is renewed by itself', () => {
    const twice = applied(withList(), insertAnnex({ ...list, title: 'Again' }))
    const [first, second] = takenFrom(twice.doc, corrected)
    if (!first || !second) throw new Error('Two lists')
    const now = applied(twice, renewed([second])).doc
    expect(staleIn(now, corrected)).toEqual([first])
    expect(staleIn(renewedBy(twice, corrected).doc, corrected)).toEqual([])
  })

  it('is renewed where lines were joined, each State on a line of its own', () => {
    const before = withList()
    const [albania, argentina] = lines(before)
    if (!albania || !argentina) throw new Error('Two of those bound')
    const end = before.doc.content.size - 1
    const start = end - lines(before).reduce((size, each) => size + each.nodeSize, 0)
    const both = albania.copy(albania.content.append(argentina.content))
    const joined = before.apply(
      before.tr.replaceWith(start, start + albania.nodeSize + argentina.nodeSize, both),
    )
    const now = renewedBy(joined, corrected)
    expect(staleIn(now.doc, corrected)).toEqual([])
    expect(
      lines(now)
        .map((line) => line.textContent)
        .slice(0, 3),
    ).toEqual(['Argentina', 'Australia', 'Austria'])
  })

  it('is renewed where all others have come in its place', () => {
    const others: StatesRegister = {
      ...register,
      entries: register.entries.map((each) => {
        const { consent, ...without } = each
        return consent ? without : { ...each, consent: benins }
      }),
    }
    const now = renewedBy(withList(), others)
    expect(staleIn(now.doc, others)).toEqual([])
    expect(lines(now)[0]?.textContent).toBe('Afghanistan')
    expect(now.doc.lastChild?.child(1).textContent).toBe('These:')
  })
})
