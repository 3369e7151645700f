import { expect, it } from 'vitest'
import { blankText } from '../document/opening-text'
import { schema } from '../document/schema'
import { heading, p, section, text } from '../testing/build'
import { ana, meet, open, secretariat, welcomed } from '../testing/meeting'
import { says } from './says'

const blank = () => {
  let made = 0
  return blankText({ title: 'A conference', meeting: 'Bern, 1 May 2030' }, () => `o-${++made}`)
}
const report = text(schema.node('masthead'), section('new', p('a', 'It was opened.')))
const takeIn = { kind: 'take-in-text', content: report.toJSON(), file: 'r.docx' } as const

it('a text says something with its first word, table, note or heading of its own', () => {
  expect(says(blank())).toBe(false)
  expect(says(text(schema.node('masthead'), section('s', p('one', '  '))))).toBe(false)
  expect(says(text(section('s', p('one', 'Word'))))).toBe(true)
  expect(says(text(section('s', heading('h', 1, 'A heading of their own'))))).toBe(true)
  expect(says(text(section('s', schema.node('table', { id: 't' }))))).toBe(true)
  const noted = schema.node('paragraph', { id: 'n' }, [schema.node('footnote', { id: 'f' })])
  expect(says(text(section('s', noted)))).toBe(true)
  expect(says(text(schema.node('annex', { id: 'x' })))).toBe(true)
})

it('nothing takes the place of a text to which amendments are tabled', () => {
  const meeting = meet('amending')
  meeting.table(ana, 'one', welcomed)
  meeting.done(secretariat, open('drafting'))
  const decision = meeting.act(secretariat, { ...takeIn, over: true })
  expect(decision).toEqual({ kind: 'refused', why: 'amendments-tabled' })
})

it('nor of one that says something, where nobody has confirmed it', () => {
  const decision = meet('drafting').act(secretariat, takeIn)
  expect(decision).toEqual({ kind: 'refused', why: 'text-not-empty' })
})
