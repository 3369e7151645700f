import { expect, it } from 'vitest'
import { check, delegationsIn, emptyForm } from './new-conference'

const filled = {
  title: ' Annual Conference ',
  meeting: 'Geneva, 23 November 2005',
  name: 'Ana',
  delegations: 'Ardesia\nBelvane\n',
  network: false,
}

it('makes a conference of a filled form', () => {
  expect(check(filled)).toEqual({
    kind: 'good',
    conference: {
      title: 'Annual Conference',
      meeting: 'Geneva, 23 November 2005',
      name: 'Ana',
      delegations: ['Ardesia', 'Belvane'],
      network: false,
    },
  })
})

it('needs a title, a meeting and a name, but no delegations', () => {
  const faults = new Map([
    ['title', 'required'],
    ['meeting', 'required'],
    ['name', 'required'],
  ])
  expect(check({ ...emptyForm, name: '  ' })).toEqual({ kind: 'faulty', faults })
  expect(check({ ...filled, delegations: '' }).kind).toBe('good')
})

it('tells what is too long to print', () => {
  const typed = { ...filled, title: 'a'.repeat(301), delegations: `Ardesia\n${'b'.repeat(81)}` }
  const faults = new Map([
    ['title', 'too-long'],
    ['delegations', 'too-long'],
  ])
  expect(check(typed)).toEqual({ kind: 'faulty', faults })
})

it.each([
  ['Ardesia\nBelvane', ['Ardesia', 'Belvane']],
  ['  Ardesia \r\n\r\n  Republic   of Belvane', ['Ardesia', 'Republic of Belvane']],
  ['Ardesia; Belvane; Camoria', ['Ardesia', 'Belvane', 'Camoria']],
  ['Ardesia\nBelvane\nARDESIA', ['Ardesia', 'Belvane']],
  ['الأردسيا\nBelvane', ['الأردسيا', 'Belvane']],
  ['', []],
])('reads delegations from lines: %j', (lines, delegations) => {
  expect(delegationsIn(lines)).toEqual(delegations)
})
