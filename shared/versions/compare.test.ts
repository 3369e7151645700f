import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { schema } from '../document/schema'
import { footnote, heading, p, paragraph, section, text } from '../testing/build'
import { type Comparison, compare, countChanged, isChanged } from './compare'

const of = (...blocks: Node[]) => text(section('s', ...blocks))

/** Each row in short: what became of it, and its words with what goes and what comes. */
function told({ rows }: Comparison): readonly string[] {
  return rows.filter(isChanged).map(({ drawn, form, turned }) => {
    const turn = 'turn' in drawn && drawn.turn && `${drawn.turn} before the next`
    const what = [drawn.how, form && 'form', turned, turn].filter(Boolean).join(' ')
    const side = 'other' in drawn ? drawn.other : drawn.base
    const edits = 'edits' in drawn ? drawn.edits : []
    const words = edits.map(
      ({ from, to, fromB, toB }) =>
        'edits' in drawn &&
        `${drawn.base.block.textBetween(from, to, '', '*')}→${drawn.other.block.textBetween(fromB, toB, '', '*')}`,
    )
    const said = side.block.textBetween(side.from, side.to)
    return `${what}: ${words.length > 0 ? words.join('; ') : said}`
  })
}

const none = { changed: 0, inserted: 0, deleted: 0, moved: 0, split: 0, joined: 0 }
const one = p('one', 'The Conference noted the report.')
const two = p('two', 'The Conference thanked the President.')
const three = p('three', 'The Conference recommends that States Parties consider it again.')

describe('two versions', () => {
  it('that say the same have nothing to show', () => {
    const comparison = compare(of(one, two), of(one, two))
    expect(told(comparison)).toEqual([])
    expect(comparison.rows).toHaveLength(2)
  })

  it('differ by the words of a paragraph, in whole words', () => {
    const now = p('one', 'The Conference welcomed the report.')
    expect(told(compare(of(one, two), of(now, two)))).toEqual(['changed: noted→welcomed'])
  })

  it('differ by paragraphs that came and that are gone, each where it stands', () => {
    const comparison = compare(of(one, two), of(two, three))
    expect(told(comparison)).toEqual([
      `deleted: ${one.textContent}`,
      `inserted: ${three.textContent}`,
    ])
    expect(comparison.rows.map(({ drawn }) => drawn.how)).toEqual(['deleted', 'same', 'inserted'])
    expect(comparison.counts).toEqual({ ...none, inserted: 1, deleted: 1 })
  })

  it('[V7] show a paragraph that was moved as moved, with what changed in it', () => {
    const now = p('one', 'The Conference welcomed the report.')
    const comparison = compare(of(one, two, three), of(two, three, now))
    expect(told(comparison)).toEqual([
      `moved-away: ${one.textContent}`,
      'moved-here: noted→welcomed',
    ])
    expect(comparison.counts).toEqual({ ...none, changed: 1, moved: 1 })
    expect(countChanged(comparison)).toBe(1)
  })

  it('[V7] know one that was written anew elsewhere, word for word, as moved', () => {
    const again = p('new', one.textContent)
    expect(told(compare(of(one, two, three), of(two, three, again)))).toEqual([
      `moved-away: ${one.textContent}`,
      `moved-here: ${one.textContent}`,
    ])
  })

  it('[V8] show a split as a split, and a join as a join', () => {
    const whole = p('one', 'The Conference noted the report and thanked the President.')
    const [head, tail] = [
      p('one', 'The Conference noted the report '),
      p('new', 'and thanked the Chair.'),
    ]
    const divided = compare(of(whole), of(head, tail))
    expect(told(divided)).toEqual([
      'same split before the next: The Conference noted the report ',
      'changed split: President→Chair',
    ])
    expect(divided.counts).toEqual({ ...none, changed: 1, split: 1 })
    const joined = compare(of(head, tail), of(whole))
    expect(told(joined)).toEqual([
      'same joined before the next: The Conference noted the report ',
      'changed joined: Chair→President',
    ])
    expect(joined.counts).toEqual({ ...none, changed: 1, joined: 1 })
  })

  it('[V7] know a paragraph that was deleted and written anew in its place by most of its words', () => {
    const again = p('new', 'The Conference recommends that all States consider it again.')
    expect(told(compare(of(one, three), of(one, again)))).toEqual(['changed: →all ; Parties →'])
  })

  it('show another kind or level of a paragraph', () => {
    const lower = paragraph({ id: 'one', level: 1 }, one.textContent)
    expect(told(compare(of(one), of(lower)))).toEqual([`changed form: ${one.textContent}`])
    expect(told(compare(of(one), of(heading('one', 2, one.textContent))))).toEqual([
      `changed form: ${one.textContent}`,
    ])
  })

  it('show a footnote that says something else', () => {
    const before = p('one', 'It noted the report.', footnote('f', 'See WP.1.'))
    const after = p('one', 'It noted the report.', footnote('f', 'See WP.2.'))
    expect(told(compare(of(before), of(after)))).toEqual(['changed: See WP.1.→See WP.2.'])
  })

  it('show a recommendation that is addressed to somebody else', () => {
    const to = (addressee: string) =>
      paragraph(
        { id: 'one', recommendation: { addressee, kind: 'requests', deadline: '' } },
        'The Conference requests this.',
      )
    const { rows } = compare(of(to('the Secretary-General')), of(to('the President')))
    expect(rows.filter(isChanged)).toMatchObject([
      {
        form: false,
        besides: [{ what: 'addressee', out: 'the Secretary-General', in: 'the President' }],
      },
    ])
  })

  it('show a table of which a cell has changed', () => {
    const table = (words: string) =>
      schema.node('table', { id: 't' }, [
        schema.node('row', null, [schema.node('cell', null, [schema.text(words)])]),
      ])
    expect(told(compare(of(table('10')), of(table('12'))))).toEqual(['changed: 10→12'])
  })

  it('do not take two blocks with one id, or with none, for one', () => {
    const [first, second] = [p('one', 'It noted.'), p('one', 'It urged.')]
    const nameless = schema.node('paragraph', null, [schema.text('It met.')])
    const comparison = compare(of(first, second, nameless), of(first, nameless))
    expect(told(comparison)).toEqual(['deleted: It urged.'])
  })
})

describe('whatever was done between them', () => {
  const words = fc.constantFrom('It noted.', 'It noted the report.', 'It urged all States.', '')
  const block = fc.tuple(fc.integer({ min: 0, max: 8 }), words)
  const blocks = fc.array(block, { maxLength: 10 })
  const made = (list: readonly (readonly [number, string])[]) =>
    of(...list.map(([id, said]) => p(`b${id}`, said)))

  it('[V7] each block of both is in a row, in the order of each version', () => {
    fc.assert(
      fc.property(blocks, blocks, (old, now) => {
        const [before, after] = [made(old), made(now)]
        const { rows } = compare(before, after)
        const once = (found: Node, at: number, all: readonly Node[]) => found !== all[at - 1]
        const is = rows.flatMap(({ drawn }) => ('other' in drawn ? drawn.other.block : []))
        const was = rows.flatMap(({ drawn }) =>
          'base' in drawn && drawn.how !== 'moved-here' ? drawn.base.block : [],
        )
        expect(is.filter(once)).toEqual(after.firstChild?.children)
        expect(was.filter(once)).toEqual(before.firstChild?.children)
      }),
    )
  })

  it('nothing is shown exactly if nothing is to be seen', () => {
    fc.assert(
      fc.property(blocks, blocks, (old, now) => {
        const [before, after] = [made(old), made(now)]
        const said = (of: Node) => JSON.stringify(of.firstChild?.children.map((b) => b.textContent))
        const isSame = said(before) === said(after)
        expect(countChanged(compare(before, before))).toBe(0)
        if (!isSame) expect(countChanged(compare(before, after))).toBeGreaterThan(0)
      }),
    )
  })
})
