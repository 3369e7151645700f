import { expect, it } from 'vitest'
import type { Arising } from '../../../shared/follow-up/arising'
import { annex, heading, p, section, text } from '../../../shared/testing/build'
import { stateOf } from '../testing/room'
import { insertMatters } from './matters'

const arising: Arising = {
  conference: { title: 'CONF.7', meeting: 'Geneva, 2005' },
  names: {},
  language: 'en',
  symbol: 'CONF.7/2',
  matters: [
    {
      label: '20',
      annex: null,
      addressee: 'Depositary',
      deadline: null,
      words: 'Write letters.',
      progress: 'done',
      responsible: '',
      notes: '',
      letters: [],
      sources: [{ cited: 'Letter of 24 July 2006', address: '' }],
    },
  ],
  states: null,
}

function after(doc: ReturnType<typeof text>) {
  let state = stateOf(doc)
  expect(insertMatters(arising)(state, (tr) => (state = state.apply(tr)))).toBe(true)
  state.doc.check()
  return state.doc.children.map((top) => [
    top.type.name,
    ...(top.isTextblock ? [] : top.children.map(({ textContent }) => textContent)),
  ])
}

const drafted =
  'The Conference noted that the recommendation in CONF.7/2, para.\u00a020 (addressee: Depositary), had been acted upon (Letter of 24 July 2006).'
const opened = [
  'section',
  'Matters arising from the CONF.7',
  'CONF.7/2, para.\u00a020, addressed to Depositary: “Write letters.”',
  'Action taken: completed.',
  'Letter of 24 July 2006',
]

it('opens the text with what became of the last conference, and drafts a report at its end', () => {
  const made = after(
    text(
      section('s', heading('h', 1, 'Introduction'), p('a', 'It met.')),
      section('u', heading('i', 1, 'Conclusions'), p('b', 'It rose.')),
      annex('x', heading('xh', 1, 'Agenda'), p('c', 'Opening.')),
    ),
  )
  expect(made).toEqual([
    opened,
    ['section', 'Introduction', 'It met.'],
    ['section', 'Conclusions', 'It rose.', drafted],
    ['annex', 'Agenda', 'Opening.'],
  ])
})

it('has both in one section where the text has none', () => {
  const made = after(text(annex('x', heading('xh', 1, 'Agenda'))))
  expect(made).toEqual([
    [...opened, drafted],
    ['annex', 'Agenda'],
  ])
})
