import { expect, it } from 'vitest'
import { byOf } from '../amendments/by'
import { changeOf, tabledAmendment } from '../testing/amendments'
import {
  bracketed,
  close,
  footnote,
  heading,
  open,
  p,
  paragraph,
  reference,
  section,
  text,
} from '../testing/build'
import { ana, ardesia, at, belvane } from '../testing/meeting'
import { bySection, concerning, type Negotiation, outstandingIn } from './outstanding'

const nothing: Negotiation = { brackets: [], agreed: [], amendments: [] }
const amendment = tabledAmendment(changeOf(p('b')), { number: 7, delegation: belvane })

const set = { set: 'q' }
const busy = text(
  section(
    's',
    heading('h', 1, 'Introduction'),
    p('a', 'It ', ...bracketed('x', { by: ardesia }, 'shall ', ...bracketed('y', {}, 'not')), '.'),
    heading('h2', 2, 'Dates'),
    p('b', ...bracketed('m', set, 'may'), ...bracketed('n', set, 'can'), close('z')),
  ),
  section(
    't',
    heading('i', 1, 'Work'),
    paragraph({ id: 'c', alternative: { set: 'r', style: 'bis' } }, 'One.'),
    paragraph({ id: 'd', alternative: { set: 'r', style: 'bis' } }, 'Other.'),
  ),
)

it('lists what is open in reading order, with where it is and whose', () => {
  const { open: all } = outstandingIn(busy, { ...nothing, amendments: [amendment] })
  expect(all.map((each) => [each.key, each.under, each.block, concerning(each).join()])).toEqual([
    ['bracket x', 'h', 'a', 'ardesia'],
    ['bracket y', 'h', 'a', ''],
    ['amendment a1', 'h2', 'b', 'belvane'],
    ['set q', 'h2', 'b', ''],
    ['stray close z', 'h2', 'b', ''],
    ['set r', 'i', 'c', ''],
  ])
})

it('has nothing that is open once the text is adopted, whatever it was adopted over', () => {
  const of = { ...nothing, amendments: [amendment] }
  expect(outstandingIn(busy, { ...of, stage: 'adopting' }).open).toHaveLength(6)
  expect(outstandingIn(busy, { ...of, stage: 'adopted' }).open).toEqual([])
})

it('says the words of each and how deep it is in others', () => {
  const said = outstandingIn(busy, nothing).open.flatMap((each) => {
    if (each.kind === 'bracket') return [[each.words, each.depth]]
    if (each.kind === 'alternatives') return [each.versions.map(({ words }) => words)]
    return []
  })
  expect(said).toEqual([
    ['shall [not]', 0],
    ['not', 1],
    ['may', 'can'],
    ['One.', 'Other.'],
  ])
})

it('lists references to what is gone, each of a paragraph by itself', () => {
  const of = text(
    section(
      's',
      p('a', 'See ', reference('gone', 'paragraph 9'), ' and ', reference('b', 'paragraph 2')),
      p('b', reference('gone', 'paragraph 9'), ', ', reference('gone', '9'), '.'),
    ),
  )
  const said = outstandingIn(of, nothing).open.map((each) => [
    each.key,
    each.label,
    each.kind === 'reference' && each.said,
  ])
  expect(said).toEqual([
    ['reference a 0', '1', 'paragraph 9'],
    ['reference b 0', '2', 'paragraph 9'],
    ['reference b 1', '2', '9'],
  ])
})

it('counts by section, what is agreed ad referendum with it', () => {
  const facts = {
    id: 'y',
    nature: null,
    proponents: [],
    reserving: [],
    status: 'ad-referendum',
  } as const
  const outstanding = outstandingIn(busy, { ...nothing, brackets: [facts] })
  expect(outstanding.adReferendum.map(({ key }) => key)).toEqual(['bracket y'])
  expect(Object.fromEntries(bySection(outstanding))).toEqual({ h: 2, h2: 2, i: 1 })
})

it('leaves what is agreed and unchanged beside it', () => {
  const agreement = { scope: { kind: 'document' }, words: 'other', at, by: byOf(ana) } as const
  const outstanding = outstandingIn(text(), { ...nothing, agreed: [agreement] })
  expect([outstanding.open.map(({ key }) => key), outstanding.agreed]).toEqual([
    ['changed document'],
    [],
  ])
})

it('is the same object while nothing has changed', () => {
  expect(outstandingIn(busy, nothing)).toBe(outstandingIn(busy, { ...nothing }))
})

it('shortens long words', () => {
  const long = text(section('s', p('a', open('x'), 'word '.repeat(1000), close('x'))))
  const [only] = outstandingIn(long, nothing).open
  expect(only?.kind === 'bracket' && only.words).toMatch(/^(word )+word…$/)
})

it('says the words of a bracket with what is between them, a note and a break', () => {
  const of = text(
    section(
      's',
      p('a', 'x ', footnote('f', 'one'), open('x'), 'b', footnote('g', 'two'), 'c', close('x')),
      p('b', open('y'), 'd'),
      p('c', 'e', close('y')),
    ),
  )
  const said = outstandingIn(of, nothing).open.map((each) => each.kind === 'bracket' && each.words)
  expect(said).toEqual(['btwoc', 'd e'])
})

it('of ten thousand nested brackets is made in a moment', () => {
  const ids = Array.from({ length: 10_000 }, (_, at) => `x${at}`)
  const signs = [...ids.map((id) => open(id)), 'in', ...ids.map((id) => close(id)).reverse()]
  const of = text(section('s', p('a', ...signs)))
  outstandingIn(of, nothing)
  const typed = text(section('s', of.child(0).child(0), p('b', 'x')))
  const began = performance.now()
  expect(outstandingIn(typed, nothing).open).toHaveLength(10_000)
  expect(performance.now() - began).toBeLessThan(500)
})

it('is quick with a thousand brackets in three thousand paragraphs', () => {
  const paragraphs = (of: number) =>
    Array.from({ length: 300 }, (_, at) => {
      const id = `s${of}-${at}`
      return at % 3 ? p(id, 'Words.') : p(id, 'It ', ...bracketed(`x${id}`, {}, 'now'), '.')
    })
  const sections = Array.from({ length: 10 }, (_, of) => section(`s${of}`, ...paragraphs(of)))
  outstandingIn(text(...sections), nothing)
  const began = performance.now()
  const typed = [...sections.slice(1), section('s0', ...paragraphs(0))]
  expect(outstandingIn(text(...typed), nothing).open).toHaveLength(1000)
  expect(performance.now() - began).toBeLessThan(500)
})
