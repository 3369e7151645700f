import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { schema } from '../document/schema'
import type { BlockId } from '../ids'
import { adoptedDrafts } from '../testing/adopted-drafts'
import { json } from '../testing/amendments'
import { footnote, heading, p, paragraph, section, text } from '../testing/build'
import { words } from '../testing/meeting'
import { draftsFromChangedText, type ProposedDraft } from './drafts-from-text'
import { blocksFrom } from './subject'

const noted = 'The Conference noted the report of the Chair.'
const urged = 'It urged all States to accede to the Protocol.'
const thanked = 'The Conference thanked the Government of Ardesia.'
const base = text(
  section('s', heading('h', 1, 'Conclusions'), p('a', noted), p('b', urged), p('c', thanked)),
)
const [a, b, c] = [p('a', noted), p('b', urged), p('c', thanked)]
const title = heading('h', 1, 'Conclusions')
/** The text with all of the drafts in it. */
const all = (on: Node, changed: Node): Node => adoptedDrafts(on, draftsFromChangedText(on, changed))
const plain = (...children: (Node | string)[]): Node => paragraph({}, ...children)
/** As another program gives it back: nothing has a name. */
const unnamed = (...blocks: Node[]): Node =>
  text(
    section(
      'w',
      ...blocks.map((block) => block.type.create({ ...block.attrs, id: null }, block.content)),
    ),
  )

describe('a changed text becomes one draft for each paragraph that is affected', () => {
  it('none where nothing was changed', () => {
    expect(draftsFromChangedText(base, unnamed(title, a, b, c))).toEqual([])
    expect(draftsFromChangedText(base, base)).toEqual([])
  })

  it('words of two paragraphs are two drafts, each with the kind and name of its block', () => {
    const changed = unnamed(
      title,
      plain('The Conference welcomed the report of the Chair.'),
      b,
      plain('The Conference warmly thanked the Government of Ardesia.'),
    )
    expect(draftsFromChangedText(base, changed)).toEqual([
      {
        place: { kind: 'there' },
        blocks: ['a'],
        proposed: [json(p('a', 'The Conference welcomed the report of the Chair.'))],
      },
      {
        place: { kind: 'there' },
        blocks: ['c'],
        proposed: [json(p('c', 'The Conference warmly thanked the Government of Ardesia.'))],
      },
    ])
  })

  it('what goes, and what comes after what is there', () => {
    const [x, y] = [plain('It decided to meet again.'), plain('It adopted its agenda.')]
    expect(draftsFromChangedText(base, unnamed(title, a, c, x, y))).toMatchObject([
      { place: { kind: 'there' }, blocks: ['b'], proposed: [] },
      { place: { kind: 'after', block: 'c' }, blocks: [], proposed: [{}, {}] },
    ])
  })

  it('a paragraph that was divided, and two that were joined, are one draft each', () => {
    const divided = unnamed(
      title,
      plain('The Conference noted the report'),
      plain('of the Chair.'),
      b,
      c,
    )
    expect(draftsFromChangedText(base, divided)).toMatchObject([
      { blocks: ['a'], proposed: [{ attrs: { id: 'a' } }, { attrs: { id: null } }] },
    ])
    const joined = unnamed(title, a, plain(`${urged} ${thanked}`))
    expect(draftsFromChangedText(base, joined)).toMatchObject([
      { blocks: ['b', 'c'], proposed: [{ attrs: { id: 'b' } }] },
    ])
  })

  it('a paragraph that stands elsewhere with the same words was moved', () => {
    expect(draftsFromChangedText(base, unnamed(title, b, c, a))).toEqual([
      { place: { kind: 'after', block: 'c' }, blocks: ['a'], proposed: [json(a)] },
    ])
  })

  describe('what stands elsewhere', () => {
    const made = (drafts: readonly ProposedDraft[]) =>
      drafts.map(({ place, blocks, proposed }) => ({
        place: 'block' in place ? `${place.kind} ${place.block}` : place.kind,
        blocks,
        proposed: (blocksFrom(proposed) ?? []).map(({ textContent }) => textContent),
      }))
    const from = (...blocks: Node[]) => made(draftsFromChangedText(base, unnamed(...blocks)))

    it('with some other words is one draft: it was moved and reworded', () => {
      const welcomed = 'The Conference welcomed the report of the Chair.'
      expect(from(title, b, c, plain(welcomed))).toEqual([
        { place: 'after c', blocks: ['a'], proposed: [welcomed] },
      ])
      expect(words(all(base, unnamed(title, b, c, plain(welcomed))))).toEqual(
        words(unnamed(title, b, c, plain(welcomed))),
      )
    })

    it('and is joined with the one behind it, is one draft of both', () => {
      const joined = `${noted} ${urged}`
      expect(from(title, c, plain(joined))).toEqual([
        { place: 'after c', blocks: ['a', 'b'], proposed: [joined] },
      ])
    })

    it('with hardly a word of it is another paragraph', () => {
      const other = 'It noted that nobody had anything to say.'
      expect(from(title, b, c, plain(other))).toMatchObject([
        { place: 'there', blocks: ['a'], proposed: [] },
        { place: 'after c', blocks: [], proposed: [other] },
      ])
    })

    it('is known by its words before one that is only like them', () => {
      const [x, y] = [
        p('x', 'It noted report 1 of the Chair.'),
        p('y', 'It noted report 2 of the Chair.'),
      ]
      const on = text(section('s', title, x, b, c, y))
      expect(made(draftsFromChangedText(on, unnamed(title, y, b, c)))).toEqual([
        { place: 'there', blocks: ['x'], proposed: [] },
        { place: 'after h', blocks: ['y'], proposed: [y.textContent] },
      ])
    })

    it('goes where it was and is new where it stands, in a section of nothing but new ones', () => {
      const follow = [schema.node('heading', { level: 1 }, schema.text('Follow-up')), plain(noted)]
      const changed = text(...unnamed(title, b, c).children, section('w2', ...follow))
      expect(made(draftsFromChangedText(base, changed))).toEqual([
        { place: 'there', blocks: ['a'], proposed: [] },
        { place: 'apart', blocks: [], proposed: ['Follow-up', noted] },
      ])
    })
  })

  it('what comes in before a divided paragraph is no part of it', () => {
    const [one, two] = ['The Conference thanked', 'the Government of Ardesia for all of it.']
    const on = text(section('s', title, p('a', noted), p('c', `${one} ${two}`)))
    const more = plain('Further matters of substance')
    expect(
      draftsFromChangedText(on, unnamed(title, a, more, plain(one), plain(two))),
    ).toMatchObject([
      { place: { kind: 'after', block: 'a' }, blocks: [], proposed: [{}] },
      { place: { kind: 'there' }, blocks: ['c'], proposed: [{}, {}] },
    ])
  })

  it('a section of nothing but new paragraphs is a proposal of its own', () => {
    const more = section(
      'w2',
      schema.node('heading', { level: 1 }, schema.text('Follow-up')),
      plain('It decided to meet again.'),
    )
    const changed = text(...unnamed(title, a, b, c).children, more)
    expect(draftsFromChangedText(base, changed)).toMatchObject([
      { place: { kind: 'apart', after: 's' }, blocks: [], proposed: [{}, {}] },
    ])
  })

  it('a note keeps its name, and what was not changed is no draft although notes were renamed', () => {
    const on = text(section('s', p('a', 'It noted', footnote('f', 'See annex I.'), ' the report.')))
    const same = unnamed(plain('It noted', footnote('w1', 'See annex I.'), ' the report.'))
    expect(draftsFromChangedText(on, same)).toEqual([])
    const changed = unnamed(plain('It noted', footnote('w1', 'See annex I.'), ' this report.'))
    expect(draftsFromChangedText(on, changed)).toMatchObject([
      { proposed: [json(p('a', 'It noted', footnote('f', 'See annex I.'), ' this report.'))] },
    ])
  })

  describe('a note is the same note', () => {
    const report = p('a', 'The Conference noted the report', footnote('f', 'See annex I.'), '.')
    const rose = p('b', 'It rose at noon', footnote('g', 'Local time.'), ' on Friday.')
    const on = text(section('s', report, rose))
    const notes = (of: readonly ProposedDraft[]) => {
      const found: unknown[] = []
      for (const each of of.flatMap(({ proposed }) => blocksFrom(proposed) ?? [])) {
        each.descendants(({ type, attrs, textContent }) => {
          if (type.name === 'footnote') found.push([attrs.id, textContent])
        })
      }
      return found
    }
    const from = (...blocks: Node[]) => notes(draftsFromChangedText(on, unnamed(...blocks)))

    it('when some of its words were changed', () => {
      const changed = plain('The Conference noted the report', footnote('w', 'See annex II.'), '.')
      expect(from(changed, rose)).toEqual([['f', 'See annex II.']])
      expect(
        from(plain('The Conference noted the report', footnote('w', 'Not read.'), '.'), rose),
      ).toEqual([['w', 'Not read.']])
    })

    it('when its paragraph was joined to another', () => {
      const joined = plain(...report.children, ' ', ...rose.children)
      expect(from(joined)).toEqual([
        ['f', 'See annex I.'],
        ['g', 'Local time.'],
      ])
    })

    it('when its paragraph was divided', () => {
      const halves = [
        plain('The Conference noted', ' at length.'),
        plain('The report', footnote('w', 'See annex I.'), '.'),
      ]
      expect(from(...halves, rose)).toEqual([['f', 'See annex I.']])
    })

    it('in a cell of a table', () => {
      const table = (attrs: object, note: string, ...more: string[]) =>
        schema.node('table', attrs, [
          schema.node('row', null, [
            schema.node('cell', null, [schema.text('States'), footnote(note, 'Bound by it.')]),
            schema.node('cell', null, schema.text(`85${more.join('')}`)),
          ]),
        ])
      const drafts = draftsFromChangedText(
        text(section('s', table({ id: 't' }, 'f'))),
        text(section('w', table({}, 'w', ' in all'))),
      )
      expect(notes(drafts)).toEqual([['f', 'Bound by it.']])
    })
  })

  it('paragraphs with nothing in common are known by their names', () => {
    const changed = text(section('s', title, p('a', 'Quite other words.'), b, c))
    expect(draftsFromChangedText(base, changed)).toMatchObject([
      { place: { kind: 'there' }, blocks: ['a'] },
    ])
  })
})

describe('all of the drafts together make the changed text', () => {
  const said = 'Conference noted welcomed report Chair States urged Protocol thanked decided'.split(
    ' ',
  )
  const sentence = fc.array(fc.constantFrom(...said), { minLength: 4, maxLength: 8 })
  const edit = fc.record({
    at: fc.nat(7),
    how: fc.constantFrom('word', 'delete', 'insert', 'move', 'split', 'join'),
    to: fc.nat(7),
    more: sentence,
  })

  it('whatever was done to it', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 3, maxLength: 7 }),
        fc.array(edit, { maxLength: 3 }),
        (sentences, edits) => {
          const blocks = sentences.map((each, n) => p(`b${n}`, `${n} ${each.join(' ')}`))
          const on = text(section('s', ...blocks))
          const lines = blocks.map((block) => block.textContent.split(' '))
          for (const { at, how, to, more } of edits) {
            const index = at % lines.length
            const line = lines[index] ?? []
            if (how === 'word') line[1 + (to % (line.length - 1 || 1))] = 'altered'
            else if (how === 'delete' && lines.length > 1) lines.splice(index, 1)
            else if (how === 'insert') lines.splice(index, 0, ['New', ...more])
            else if (how === 'move') lines.splice(to % lines.length, 0, ...lines.splice(index, 1))
            else if (how === 'split' && line.length > 5) {
              lines.splice(index, 1, line.slice(0, 3), line.slice(3))
            } else if (how === 'join' && lines[index + 1]) {
              lines.splice(index, 2, [...line, ...(lines[index + 1] ?? [])])
            }
            seen.add(how)
          }
          const changed = unnamed(...lines.map((line) => plain(line.join(' '))))
          expect(words(all(on, changed))).toEqual(words(changed))
        },
      ),
      { seed: 20261126, numRuns: 1500 },
    )
    expect(seen.size).toBe(6)
  })

  it('of a long text, in a moment', () => {
    const many = Array.from({ length: 3_000 }, (_, n) =>
      p(`b${n}`, `Paragraph ${n} ${said[n % 10]} ${said[(n * 7) % 10]} the report.`),
    )
    const on = text(section('s', ...many))
    const lines = many.map((block, n) =>
      n % 100 === 50 ? plain(`${block.textContent} And more.`) : block,
    )
    const drafts = draftsFromChangedText(on, unnamed(...lines))
    expect(drafts.map(({ blocks }) => blocks)).toEqual(
      Array.from({ length: 30 }, (_, n) => [`b${n * 100 + 50}` as BlockId]),
    )
  })
})
