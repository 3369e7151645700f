import { expect, it } from 'vitest'
import { recognise } from '../recognise/recognise'
import { tellRecognised } from '../testing/tell-recognised'
import { readMarkup } from './read-markup'

const told = (html: string) => tellRecognised(recognise(readMarkup(html).passages))

it('headings, numbered lists within lists, and words with their marks', () => {
  const html = `<!doctype html><title>Not of the text</title><script>alert(1)</script>
    <h1>Work of the <b>Conference</b></h1>
    <ol start="12"><li>The Conference <em>noted</em>:
      <ol type="a"><li>the reports;<li>the costs.</ol>
    <li><p>It rose.</p></ol>`
  expect(told(html)).toBe(
    [
      'section: Work of the **Conference**',
      '1: The Conference *noted*:',
      '1 (a): the reports;',
      '1 (a): the costs.',
      '1: It rose.',
    ].join('\n'),
  )
})

it('numbers that were typed, a quotation, a line that was broken and a table', () => {
  const html = `<p>1. One<p>2. Two<blockquote>Said<br>elsewhere</blockquote>
    <table><caption>Costs</caption><tr><th>Item<th>Sum<tr><td>Rooms<td><p>1<p>2</table>`
  expect(told(html)).toBe(
    ['1: One', '1: Two', 'quotation: Said ⏎ elsewhere', 'table: Item / Sum // Rooms / 1 ⏎ 2'].join(
      '\n',
    ),
  )
})

it('addresses and pictures are reported, and no address is kept', () => {
  const { passages, remarks } = readMarkup(
    '<p><a href="https://example.org/">here</a><img alt="Emblem" src="x">',
  )
  expect(passages).toHaveLength(1)
  expect(remarks).toEqual([
    { kind: 'link', words: 'https://example.org/' },
    { kind: 'picture', words: 'Emblem' },
  ])
})

it('words that lie deeper than any page nests are there', () => {
  const html = `${'<div><span>'.repeat(5000)}deep${'</span></div>'.repeat(5000)}`
  expect(told(html)).toContain('deep')
})
