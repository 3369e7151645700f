import { expect, it } from 'vitest'
import { Lists } from './lists'

it('stays in one list as long as Word would count as we do', () => {
  const lists = new Lists('en')
  const places = [
    lists.place('paragraphs', 0, '1.'),
    lists.place('paragraphs', 1, '(a)'),
    lists.place('paragraphs', 2, '(i)'),
    lists.place('paragraphs', 2, '(ii)'),
    lists.place('paragraphs', 1, '(b)'),
    lists.place('paragraphs', 0, '2.'),
    lists.place('paragraphs', 1, '(a)'),
  ]
  expect(new Set(places.map((place) => place?.reference)).size).toBe(1)
})

it('begins a list of sub-paragraphs below an unnumbered paragraph, and goes back after it', () => {
  const lists = new Lists('en')
  const first = lists.place('paragraphs', 0, '1.')
  lists.place('paragraphs', 1, '(a)')
  const apart = lists.place('paragraphs', 1, '(a)')
  expect(apart?.reference).not.toBe(first?.reference)
  expect(lists.place('paragraphs', 1, '(b)')?.reference).toBe(apart?.reference)
  expect(lists.place('paragraphs', 0, '2.')?.reference).toBe(first?.reference)
})

it('begins at our number where that is not the next', () => {
  const lists = new Lists('en')
  lists.place('headings', 0, 'I.')
  lists.place('headings', 1, 'C.')
  lists.place('headings', 0, 'IV.')
  expect(lists.definitions().map(({ levels }) => levels.map((level) => level.start))).toEqual([
    [1, 1, 1, 1],
    [1, 3, 1, 1],
    [4, 1, 1, 1],
  ])
})

it('joins no level that was passed over, since programs count it differently', () => {
  const lists = new Lists('en')
  const first = lists.place('paragraphs', 2, '(i)')
  expect(lists.place('paragraphs', 2, '(ii)')?.reference).toBe(first?.reference)
  expect(lists.place('paragraphs', 1, '(a)')?.reference).not.toBe(first?.reference)
})

it('begins again for each annex', () => {
  const lists = new Lists('en')
  const body = lists.place('paragraphs', 0, '1.')
  lists.restart('paragraphs')
  expect(lists.place('paragraphs', 0, '1.')?.reference).not.toBe(body?.reference)
})

it('reads letters and roman numbers as far as a text goes', () => {
  const lists = new Lists('en')
  lists.place('paragraphs', 1, '(zz)')
  lists.place('paragraphs', 4, 'cxlix.')
  expect(lists.definitions()[0]?.levels[1]?.start).toBe(52)
  expect(lists.definitions()[1]?.levels[4]?.start).toBe(149)
})

it('counts annexes, unless there is only one', () => {
  const lists = new Lists('en')
  lists.place('annexes', 0, 'Annex I')
  lists.place('annexes', 0, 'Annex II')
  expect(lists.definitions().map(({ levels }) => levels[0]?.text)).toEqual(['Annex %1'])
  const single = new Lists('en')
  single.place('annexes', 0, 'Annex')
  expect(single.definitions()[0]?.levels[0]?.text).toBe('Annex')
})

it('leaves alone what Word cannot count, and counts on after it', () => {
  const lists = new Lists('en')
  const first = lists.place('paragraphs', 0, '5.')
  expect(lists.place('paragraphs', 0, '5 bis.')).toBe(null)
  expect(lists.place('paragraphs', 0, '5 Alt 2.')).toBe(null)
  expect(lists.place('paragraphs', 1, '(a bis)')).toBe(null)
  expect(lists.place('annexes', 0, 'Annex II bis')).toBe(null)
  expect(lists.place('paragraphs', 0, '6.')?.reference).toBe(first?.reference)
})

it('counts as the language does, or not where Word does not know how', () => {
  const french = new Lists('fr')
  french.place('paragraphs', 1, 'b)')
  expect(french.definitions()[0]?.levels[1]).toMatchObject({ text: '%2)', start: 2 })
  expect(french.place('paragraphs', 1, '(c)')).toBe(null)
  const arabic = new Lists('ar')
  expect(arabic.place('paragraphs', 0, '1-')).not.toBe(null)
  expect(arabic.place('paragraphs', 1, '(أ)')).toBe(null)
})
