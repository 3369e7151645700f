import { expect, it } from 'vitest'
import sample from '../../assets/conferences/ap2-conf7.json'
import { outstandingIn } from '../negotiation/outstanding'
import { eachBlock, idOf } from './blocks'
import { number } from './numbering'
import { openingText, parseOpeningText } from './opening-text'
import { eachReference, numbersOf, sayReference } from './references'

let ids = 0
const source = parseOpeningText(sample)
const { text, conference, delegations } = openingText(source, () => `id-${++ids}`)
const { labels, footnotes } = number(text)

/** The text as it is printed, a line for each block. */
const lines: string[] = []
eachBlock(text, ({ node }) => {
  const id = idOf(node)
  lines.push([id && labels.get(id), node.textContent].filter(Boolean).join(' '))
})

it('has four sections and its annexes in the usual order', () => {
  expect(lines.filter((line) => /^(?:[IV]+\.|Annex)/.test(line))).toEqual([
    'I. INTRODUCTION',
    'II. ORGANIZATION OF THE SEVENTH ANNUAL CONFERENCE',
    'III. WORK OF THE SEVENTH ANNUAL CONFERENCE',
    'IV. CONCLUSIONS AND RECOMMENDATIONS',
    'Annex I AGENDA OF THE SEVENTH ANNUAL CONFERENCE',
    'Annex II APPEAL OF THE STATES PARTIES TO AMENDED PROTOCOL II ON THE OCCASION OF THE SEVENTH ANNUAL CONFERENCE',
    'Annex III PROVISIONAL AGENDA OF THE EIGHTH ANNUAL CONFERENCE',
    'Annex IV LIST OF DOCUMENTS',
    'Annex V STATES THAT HAD NOTIFIED THEIR CONSENT TO BE BOUND BY AMENDED PROTOCOL II AS AT 23 NOVEMBER 2005',
  ])
})

it('numbers its paragraphs without a gap from 1 to the adoption of the final document', () => {
  const body = lines.slice(0, lines.indexOf('Annex I AGENDA OF THE SEVENTH ANNUAL CONFERENCE'))
  const numbers = body.flatMap((line) => /^(\d+)\. /.exec(line)?.[1] ?? []).map(Number)
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  expect(body.at(-1)).toBe(
    `${numbers.length}. At its second plenary meeting, on 23 November 2005, the Conference adopted its final document by consensus.`,
  )
})

it('recommends to the Secretary-General that he exercise his authority', () => {
  const recommendations: unknown[] = []
  eachBlock(text, ({ node }) => {
    if (node.attrs.recommendation) recommendations.push(node.attrs.recommendation)
  })
  expect(recommendations[0]).toEqual({
    addressee: 'Secretary-General',
    kind: 'universality',
    deadline: null,
  })
  expect(recommendations).toHaveLength(5)
})

it('opens with a choice of words and one bracket, so that a newcomer sees how they are settled', () => {
  const { open } = outstandingIn(text, { brackets: [], agreed: [], amendments: [] })
  expect(
    open.map((each) => {
      if (each.kind === 'bracket') return each.words
      return each.kind === 'alternatives' ? each.versions.map(({ words }) => words) : each.kind
    }),
  ).toEqual([
    ['recommended', 'requested'],
    'and report on their efforts to the Eighth Annual Conference',
  ])
})

it('lists the 85 States bound on the day, each once and in alphabetical order', () => {
  const table = text.lastChild?.lastChild
  const states = table?.children.slice(1).map((row) => row.child(0).textContent) ?? []
  expect(states).toHaveLength(85)
  expect(states).toEqual([...new Set(states)].sort())
})

it('is marked as a sample, its symbol pending', () => {
  expect(text.child(0).attrs).toMatchObject({
    symbol: null,
    marking: 'DRAFTING SAMPLE – NOT AN OFFICIAL DOCUMENT',
  })
  expect(conference.symbol).toBeNull()
})

it('names each delegation by a letter of its own, so that initials tell them apart', () => {
  expect(new Set(delegations.map((name) => name[0])).size).toBe(delegations.length)
})

it('gives the agenda item of the masthead to the final document', () => {
  const item = /\d+/.exec(source.masthead.agendaItem)?.[0]
  expect(lines).toContain(`${item}. Consideration and adoption of the final document.`)
})

it('has real footnotes, numbered through', () => {
  expect([...footnotes.values()]).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9'])
})

it('refers to its annexes by what they are and not by a number that was typed', () => {
  const numbers = numbersOf(text)
  const said: string[] = []
  eachReference(text, (reference) => said.push(sayReference(reference, numbers, null).words))
  expect(said).toEqual(['annex I', 'annex V', 'annex IV', 'annex II', 'annex III'])
})

it('keeps to the house style', () => {
  const words = JSON.stringify(sample)
  expect(words).not.toMatch(/ratif|\bisation\b|\b(?:un)?recogni[s]e|\butili[s]|organi[s]ation/i)
  expect(words).not.toMatch(/ {2}| ,|\bpercent\b|High Contracting Parties[^”]/)
  expect(words).not.toMatch(/States parties(?! to the Convention)/)
})
