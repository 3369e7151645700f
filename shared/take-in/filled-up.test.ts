import { expect, it } from 'vitest'
import { schema } from '../document/schema'
import { p, section, text } from '../testing/build'
import { filledUp } from './filled-up'

const nothingSaid = {
  organ: '',
  symbol: '',
  distribution: '',
  date: '',
  original: '',
  language: '',
  job: '',
  meeting: '',
  agendaItem: '',
  marking: '',
}
const title = (words: string) => schema.node('title', { id: 'title' }, [schema.text(words)])
const before = text(
  schema.node('masthead', { symbol: 'CCW/CONF/1', meeting: 'Geneva, 1 May 2030' }),
  title('The Conference'),
  section('old', p('o', 'Old words.')),
)
const taken = (...blocks: Parameters<typeof text>) =>
  text(schema.node('masthead', { symbol: 'CCW/CONF/2' }), ...blocks, section('s', p('a', 'New.')))

it('says what its own first page does not say as the text until now does', () => {
  const made = filledUp(taken(), { ...nothingSaid, symbol: 'CCW/CONF/2' }, before)
  expect(made.firstChild?.attrs).toMatchObject({
    symbol: 'CCW/CONF/2',
    meeting: 'Geneva, 1 May 2030',
  })
  expect(made.textContent).toBe('The ConferenceNew.')
})

it('keeps a title of its own', () => {
  const made = filledUp(taken(title('A report')), nothingSaid, before)
  expect(made.textContent).toBe('A reportNew.')
})
