import { describe, expect, it } from 'vitest'
import { textOf, words } from '../recognise/passage'
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
    { kind: 'link', words: 'https://example.org/', at: 0 },
    { kind: 'picture', words: 'Emblem', at: 0 },
  ])
})

it('words that lie deeper than any page nests are there', () => {
  const html = `${'<div><span>'.repeat(5000)}deep${'</span></div>'.repeat(5000)}`
  expect(told(html)).toContain('deep')
})

describe('notes that say what they are', () => {
  const page = (more: string) =>
    `<p>It met<a role="doc-noteref" href="#n">1</a> twice<a role="doc-noteref" href="#gone">2</a>.</p>
    <section role="doc-endnotes"><h2>Notes</h2><ol>${more}</ol></section>`

  it('stand where they are referred to, without the way back', () => {
    const { passages } = readMarkup(
      page(
        '<li id="n"><a role="doc-backlink" href="#r">1</a> In <em>Geneva</em>.<p>At noon.</p></li>',
      ),
    )
    expect(passages.map((each) => each.kind !== 'table' && each.runs)).toEqual([
      [
        words('It met'),
        {
          kind: 'note',
          words: [words('In '), words('Geneva', ['em']), words('.'), words(' '), words('At noon.')],
        },
        words(' twice2.'),
      ],
      [words('Notes')],
    ])
  })

  it('are paragraphs where nothing refers to them, or they refer to themselves', () => {
    const { passages } = readMarkup(page('<li id="m">In Geneva.</li>'))
    expect(passages.map((each) => each.kind !== 'table' && textOf(each.runs))).toEqual([
      'It met1 twice2.',
      'Notes',
      'In Geneva.',
    ])
    expect(readMarkup('<p id="n">One<a role="doc-noteref" href="#n">1</a>.').passages).toHaveLength(
      1,
    )
  })
})

it('a list of contents is left out and told of, and a list of other pages is not', () => {
  const { passages, remarks } = readMarkup(
    `<nav><h2>Contents</h2><ol><li><a href="#a">Opening</a> 1<li><a href="#b">Closing</a> 9</ol></nav>
    <nav><a href="/other">Other meetings</a></nav><p>It met.`,
  )
  expect(passages.map((each) => each.kind !== 'table' && textOf(each.runs))).toEqual([
    'Other meetings',
    'It met.',
  ])
  expect(remarks.map(({ kind, words }) => [kind, words])).toEqual([
    ['contents', 'Contents'],
    ['contents', 'Opening 1'],
    ['contents', 'Closing 9'],
  ])
})

it('an annex may have its number and its title in one heading', () => {
  const page = (heading: string) => told(`<p>1. It met.<h1>${heading}</h1><p>It sat.`)
  expect(page('Annex II Agenda')).toBe(['1: It met.', 'annex: Agenda', 'plain: It sat.'].join('\n'))
  expect(page('المرفق 2 جدول الأعمال')).toContain('annex: جدول الأعمال')
  expect(page('Annex II to the report')).not.toContain('annex:')
  expect(page('Annexes and tables')).not.toContain('annex:')
})
