// @vitest-environment jsdom
import '../testing/layout'
import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { afterEach, expect, it } from 'vitest'
import { findBlock } from '../../../shared/document/blocks'
import { schema } from '../../../shared/document/schema'
import type { AmendmentId, BlockId, DelegationId, PersonId } from '../../../shared/ids'
import { changeOf, tabledAmendment } from '../../../shared/testing/amendments'
import { footnote, p, reference, section, text } from '../../../shared/testing/build'
import type { Shown } from '../contract'
import { type Person, type Room, room } from '../testing/room'
import { showAmendments } from './amendments'

const opening = text(
  section('s', p('a', 'The Conference noted the report.'), p('b', 'It rose.'), p('c', 'It sat.')),
)
let open: Room | null = null
afterEach(() => open?.close())

function two(): readonly [Person, Person] {
  open = room(opening, ['propose', 'write'])
  const [ana, chen] = open.people
  if (!ana || !chen) throw new Error('Two were asked for')
  return [ana, chen]
}

function amendment(target: string, ...proposed: readonly Node[]): Shown {
  const block = findBlock(opening, target as BlockId)
  if (!block) throw new Error(`No block ${target}`)
  const made = tabledAmendment(changeOf(block.node, ...proposed), {
    id: `amendment-${target}` as AmendmentId,
    number: 7,
    delegation: 'arcadia' as DelegationId,
  })
  return { amendment: made, delegation: 'Arcadia', colour: 'teal', pattern: 'solid' }
}

/** An amendment to several paragraphs. */
function change(targets: readonly string[], number: number, ...proposed: readonly Node[]): Shown {
  const bases = targets.flatMap((id) => findBlock(opening, id as BlockId)?.node ?? [])
  const made = tabledAmendment(changeOf(bases, ...proposed), {
    id: `amendment-${number}` as AmendmentId,
    number,
    delegation: 'arcadia' as DelegationId,
  })
  return { amendment: made, delegation: 'Arcadia', colour: 'teal', pattern: 'solid' }
}

const show = (person: Person, shown: readonly Shown[], selected: AmendmentId | null = null) =>
  person.view.dispatch(showAmendments(person.view.state, { shown, selected }))

const marks = (person: Person) =>
  [...person.view.dom.querySelectorAll('ins, del, .tag')].map(
    (mark) => `${mark.localName} ${mark.textContent}`,
  )

const collides = 'span page.amendment.stuck A/7 Arcadia margin.verdict.collides'

const by = { person: 'ana' as PersonId, name: 'Ana', role: 'delegation', delegation: null } as const
const welcome = p('a', 'The Conference welcomed the report.')

it('shows a reference by what the text would say of its target now', () => {
  const [ana] = two()
  show(ana, [
    amendment('a', p('a', 'The Conference noted the report. See ', reference('c', 'paragraph 9'))),
  ])
  expect(ana.view.dom.querySelector('ins .reference')?.textContent).toBe('paragraph 3')
})

it('strikes the old words, shows the new ones, and says whose they are', () => {
  const [ana] = two()
  show(ana, [amendment('a', welcome)])
  expect(marks(ana)).toEqual(['del noted', 'ins welcomed', 'span A/7 Arcadia'])
  expect(ana.view.dom.querySelector('ins')?.getAttribute('aria-label')).toContain('Arcadia A/7')
  expect(ana.view.dom.querySelector('ins')?.style.getPropertyValue('--by')).toBe('teal')
})

it('strikes the sign of a note that goes, with the words around it or alone', () => {
  const noted = p('a', 'It noted', footnote('f', 'As read.'), ' it.')
  open = room(text(section('s', noted, p('b', 'It sat.'))), ['propose'])
  const [ana] = open.people
  if (!ana) throw new Error('One was asked for')
  const shown = (...proposed: readonly Node[]): Shown => ({
    amendment: tabledAmendment(changeOf(noted, ...proposed)),
    ...{ delegation: 'Arcadia', colour: 'teal', pattern: 'solid' },
  })
  const sign = () => ana.view.dom.querySelector('.footnote')
  for (const each of [shown(p('a', 'It noted it.')), shown(p('a', 'It saw it.')), shown()]) {
    show(ana, [each])
    expect(sign()?.classList.contains('note-out')).toBe(true)
    expect(sign()?.getAttribute('aria-description')).toContain('Arcadia')
  }
  show(ana, [shown(p('a', 'It saw', footnote('f', 'As read.'), ' it.'))])
  expect(sign()?.classList.contains('note-out')).toBe(false)
})

it('keeps the marks with their words while colleagues write before and after them', () => {
  const [ana, chen] = two()
  show(ana, [amendment('a', welcome)])
  const word = ana.view.dom.querySelector('ins')
  chen.put('a', 3)
  chen.type(' Seventh')
  chen.put('b', 3)
  chen.type('then ')
  expect(marks(ana)).toEqual(['del noted', 'ins welcomed', 'span A/7 Arcadia'])
  expect(ana.view.dom.querySelector('p')?.textContent).toContain('Seventh Conference noted')
  expect(ana.view.dom.querySelector('ins')).toBe(word)
})

it('leaves the text alone once others have changed the same words', () => {
  const [ana, chen] = two()
  show(ana, [amendment('a', welcome)])
  chen.put('a', 15, 20)
  chen.view.dispatch(chen.view.state.tr.insertText('commended'))
  expect(marks(ana)).toEqual([collides])
})

it('leaves the text alone once the amendment is decided', () => {
  const [ana] = two()
  const { amendment: made, ...rest } = amendment('a', welcome)
  show(ana, [{ ...rest, amendment: { ...made, state: { kind: 'withdrawn', at: '', by } } }])
  expect(marks(ana)).toEqual([])
})

it('strikes a paragraph that would go, and shows one that would come after it', () => {
  const [ana] = two()
  show(ana, [
    amendment('b'),
    amendment('c', p('c', 'It sat.'), p('n', 'It thanked the President.')),
  ])
  expect(marks(ana)).toEqual(['del It rose.', 'span A/7 Arcadia', 'ins It thanked the President.'])
})

it('marks the selected one more strongly, and says which one was clicked', () => {
  const [ana] = two()
  const shown = amendment('a', welcome)
  show(ana, [shown], shown.amendment.id)
  const word = ana.view.dom.querySelector('ins')
  expect(word?.className).toContain('amendment-selected')
  word?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  expect(ana.chosen).toEqual(['amendment-a'])
})

it('shows where a block would go from, and where to, with the words of it that change', () => {
  const [ana] = two()
  const { amendment: made, ...rest } = amendment('a', p('a', 'The Conference noted it.'))
  const place = { kind: 'after', block: 'b' as BlockId } as const
  show(ana, [{ ...rest, amendment: { ...made, change: { ...made.change, place } } }])
  expect(ana.view.dom.querySelector('.goes')?.textContent).toContain('noted the report.')
  expect(ana.view.dom.querySelector('.new-blocks')?.textContent).toContain('The Conference noted')
  expect(marks(ana)).toEqual([
    'span page.amendment.moved-away A/7 Arcadia',
    'del the report',
    'ins it',
  ])
})

it('has a sign where paragraphs are joined and where one is divided, and strikes no word', () => {
  const [ana] = two()
  show(ana, [
    change(['a', 'b'], 7, p('a', 'The Conference noted the report. It rose.')),
    change(['c'], 7, p('c', 'It'), p('n', 'sat.')),
  ])
  expect(marks(ana)).toEqual([
    'del page.amendment.joins Arcadia A/7¶',
    'span A/7 Arcadia',
    'ins page.amendment.divides Arcadia A/7¶',
    'span A/7 Arcadia',
  ])
})

it('[A54] marks no block of one that collides in one of them, and says so at each', () => {
  const [ana, chen] = two()
  show(ana, [change(['a', 'b'], 7, welcome, p('b', 'It sat.'))])
  expect(marks(ana)).toContain('ins welcomed')
  chen.put('b', 3, 7)
  chen.view.dispatch(chen.view.state.tr.insertText('slept'))
  expect(marks(ana)).toEqual([collides, collides])
})

it('shows the cells of a table that change, and rows that come', () => {
  const cell = (words: string) => schema.node('cell', null, [schema.text(words)])
  const table = (...rows: readonly (readonly string[])[]) =>
    schema.node(
      'table',
      { id: 't' },
      rows.map((row) => schema.node('row', null, row.map(cell))),
    )
  const was = table(['States', '85'])
  open = room(text(section('s', was, p('a', 'It met.'))), ['propose', 'write'])
  const [ana] = open.people
  if (!ana) throw new Error('Two were asked for')
  const made = tabledAmendment(changeOf(was, table(['States', '86'], ['Others', '3'])), {
    number: 7,
  })
  show(ana, [{ amendment: made, delegation: 'Arcadia', colour: 'teal', pattern: 'solid' }])
  expect(marks(ana)).toEqual(['del 85', 'ins 86', 'span A/7 Arcadia', 'ins Others', 'ins 3'])
})

it('comes to the same by whatever words, as if all of it were made anew', () => {
  const place = fc.record({
    block: fc.constantFrom('a', 'b', 'c'),
    from: fc.nat(40),
    length: fc.nat(9),
    words: fc.constantFrom('', 'x', ' also', 'noted '),
  })
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 8 }), (edits) => {
      const [ana, chen] = two()
      const shown = [
        change(['a'], 5, welcome, p('n', 'It thanked him.')),
        change(['b'], 6),
        change(['c'], 7, p('c', 'It sat there.')),
        change(['b', 'c'], 8, p('b', 'It rose. It sat.')),
        change(['a', 'b'], 9, welcome, p('b', 'It slept.')),
      ]
      show(ana, shown)
      for (const { block, from, length, words } of edits) {
        const size = findBlock(chen.view.state.doc, block as BlockId)?.node.content.size ?? 0
        const start = Math.min(from, size)
        chen.put(block, start, Math.min(start + length, size))
        chen.view.dispatch(chen.view.state.tr.insertText(words))
      }
      const carried = marks(ana)
      show(ana, [...shown])
      expect(carried).toEqual(marks(ana))
      open?.close()
    }),
    { numRuns: 60, seed: 20261126 },
  )
})

it('[A55] leaves the sign of a note that says something else, and shows what changes in it', () => {
  const noted = (of: string) => p('n', 'It noted it', footnote('f', of), '.')
  open = room(text(section('s', noted('See annex I.'))), ['propose', 'write'])
  const [ana] = open.people
  if (!ana) throw new Error('One was asked for')
  const made = tabledAmendment(changeOf(noted('See annex I.'), noted('See annex II.')), {
    number: 7,
  })
  show(ana, [{ amendment: made, delegation: 'Arcadia', colour: 'teal', pattern: 'solid' }])
  expect(marks(ana)).toEqual(['del I', 'ins II', 'span A/7 Arcadia'])
  expect(ana.view.dom.querySelector('.note-words')?.textContent).toBe(' (See annex III.)')
})

it('shows what comes in no more once these words are typed behind its place', () => {
  const [ana, chen] = two()
  const fresh = [p('n', 'It sat.'), p('m', 'It sat.')]
  const comes: Shown = {
    delegation: 'Arcadia',
    colour: 'teal',
    pattern: 'solid',
    amendment: tabledAmendment(
      {
        place: { kind: 'after', block: 'a' as BlockId },
        base: [],
        proposed: fresh.map((each) => each.toJSON()),
      },
      { number: 7 },
    ),
  }
  show(ana, [comes])
  expect(ana.view.dom.querySelectorAll('[data-amendment]').length).toBeGreaterThan(0)
  const found = findBlock(chen.view.state.doc, 'b' as BlockId)
  if (!found) throw new Error('Nobody has taken it away')
  chen.view.dispatch(chen.view.state.tr.insertText('sat', found.pos + 4, found.pos + 8))
  expect(ana.view.dom.querySelectorAll('[data-amendment]')).toHaveLength(0)
})
