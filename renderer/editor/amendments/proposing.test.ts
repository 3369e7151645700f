// @vitest-environment jsdom
import '../testing/layout'
import type { Node } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type BlockJSON, documentOf } from '../../../shared/amendments/change'
import { findBlock } from '../../../shared/document/blocks'
import { schema } from '../../../shared/document/schema'
import { contentOf, read, seed } from '../../../shared/document/ydoc'
import type { BlockId, DelegationId } from '../../../shared/ids'
import { footnote, heading, p, section, text } from '../../../shared/testing/build'
import type { OpenDraft } from '../contract'
import { type Person, type Room, room, type } from '../testing/room'
import { proposalAt } from './whole-blocks'

const table = (id: string, ...words: readonly string[]) =>
  schema.node('table', { id }, [
    schema.node(
      'row',
      null,
      words.map((each) => schema.node('cell', null, schema.text(each))),
    ),
  ])

const opening = text(
  section(
    's',
    heading('h', 1, 'Work'),
    p('a', 'The Conference noted', footnote('f', 'A note.')),
    p('b', 'It rose.'),
    p('c', 'It sat.'),
    table('t', 'One', 'Two'),
  ),
  section('u', p('d', 'It ended.')),
)
let open: Room | null = null
afterEach(() => open?.close())

function ana(): Person {
  open = room(opening, ['propose'])
  const [person] = open.people
  if (!person) throw new Error('One was asked for')
  return person
}

/** The keys as the page gets them. */
function press(view: EditorView, key: string, more: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  view.dom.dispatchEvent(event)
  return event.defaultPrevented
}

function select(person: Person, [from, offset]: [string, number], [to, end]: [string, number]) {
  const { doc, tr } = person.view.state
  const at = (block: string, by: number) => (findBlock(doc, block as BlockId)?.pos ?? 0) + 1 + by
  person.view.dispatch(tr.setSelection(TextSelection.create(doc, at(from, offset), at(to, end))))
}

/** The hub opens the draft that was asked for last; `says` is what it proposes by then. */
function opened(person: Person) {
  const intent = person.intents.at(-1)
  if (!intent) throw new Error('Nothing was proposed')
  const base = intent.blocks.flatMap((id) => findBlock(opening, id)?.node ?? [])
  const doc = new Y.Doc()
  seed(doc, documentOf(base.length > 0 ? base : [p('new')]))
  const { place } = intent
  const draft: OpenDraft = {
    id: 'draft',
    delegation: 'arcadia' as DelegationId,
    place: place.kind === 'apart' ? { ...place, section: 'x' as BlockId } : place,
    base: base.map((node) => node.toJSON() as BlockJSON),
    amends: null,
    content: contentOf(doc),
    awareness: null,
    writable: true,
    intent,
    footer: document.createElement('footer'),
  }
  person.setDrafts([draft])
  const editor = person.drafts.byId('draft')?.view
  if (!editor) throw new Error('It is on the page')
  const blocks = (): readonly Node[] => {
    const reading = read(doc)
    if (reading.kind === 'invalid') throw new Error(reading.why)
    return reading.node.firstChild?.children ?? []
  }
  const says = () => blocks().map(({ attrs, textContent }) => [attrs.id, textContent])
  return { editor, says, blocks }
}

const struck = (person: Person) =>
  [...person.view.dom.querySelectorAll('.draft del')].map((each) => each.textContent)

describe('over several paragraphs', () => {
  it('typing takes the place of all that is selected, in one draft of them', () => {
    const person = ana()
    select(person, ['b', 3], ['c', 3])
    person.type('was ')
    expect(person.intents).toEqual([
      { place: { kind: 'there' }, blocks: ['b', 'c'], from: 3, to: 13, text: 'w' },
    ])
    const { says } = opened(person)
    expect(says()).toEqual([['b', 'It was sat.']])
    expect(struck(person)).toEqual(['rose', 'It sat.'])
    expect(open?.said().eq(opening)).toBe(true)
  })

  it('Delete takes out all that is selected', () => {
    const person = ana()
    select(person, ['b', 0], ['c', 7])
    press(person.view, 'Delete')
    const { says } = opened(person)
    expect(says()).toEqual([['b', '']])
    expect(struck(person)).toEqual(['It rose.', 'It sat.'])
  })

  it.each([
    ['Delete at the end of one', 'Delete', 'b', 8],
    ['Backspace at the beginning of the next', 'Backspace', 'c', 0],
  ] as const)('%s joins the two, and strikes no word', (_, key, block, at) => {
    const person = ana()
    person.put(block, at)
    press(person.view, key)
    const { says } = opened(person)
    expect(says()).toEqual([['b', 'It rose.It sat.']])
    expect(person.view.dom.querySelectorAll('.draft .turn-sign')).toHaveLength(1)
    expect(struck(person).filter((words) => words?.includes('It'))).toEqual([])
  })
})

describe('over two sections, which no amendment is,', () => {
  it.each([
    ['Delete at the end of the first', 'Delete', 'z', 7, ['z', 'd']],
    ['Backspace at the beginning of the second', 'Backspace', 'd', 0, ['z', 'd']],
  ] as const)('%s is asked for, so that it is said why not', (_, key, block, at, blocks) => {
    open = room(text(section('s', p('z', 'It sat.')), section('u', p('d', 'It ended.'))), [
      'propose',
    ])
    const [person] = open.people
    if (!person) throw new Error('One was asked for')
    person.put(block, at)
    expect(press(person.view, key)).toBe(true)
    expect(person.intents).toMatchObject([{ place: { kind: 'there' }, blocks, text: '' }])
    person.type('x')
    expect(person.intents.at(-1)?.blocks).toEqual([block])
  })

  it('nothing is struck by what is typed over a selection', () => {
    const person = ana()
    select(person, ['c', 3], ['d', 3])
    person.type('is')
    expect(person.intents.map(({ blocks }) => blocks)).toEqual([
      ['c', 't', 'd'],
      ['c', 't', 'd'],
    ])
    press(person.view, 'Delete', { ctrlKey: true, shiftKey: true })
    expect(person.intents).toHaveLength(3)
    expect(person.view.dom.querySelector('del, ins')).toBeNull()
    person.put('b', 0)
    person.type('x')
    expect(person.intents.at(-1)?.blocks).toEqual(['b'])
  })
})

it.each([
  ['Delete before it', 'Delete', ['c', 7], 'One'],
  ['Backspace behind it', 'Backspace', ['e', 0], 'Two'],
] as const)('a table stays as it is: %s puts the caret into it', (_, key, [block, at], cell) => {
  open = room(text(section('s', p('c', 'It sat.'), table('t', 'One', 'Two'), p('e', 'It rose.'))), [
    'propose',
  ])
  const [person] = open.people
  if (!person) throw new Error('One was asked for')
  person.put(block, at)
  expect(press(person.view, key)).toBe(true)
  expect(person.intents).toEqual([])
  expect(person.view.state.selection.$from.parent.textContent).toBe(cell)
  const edge = key === 'Delete' ? 'Backspace' : 'Delete'
  expect(press(person.view, edge)).toBe(true)
  expect(person.intents).toEqual([])
})

describe('a whole block', () => {
  it('goes with one key, and stays in the text until that is adopted', () => {
    const person = ana()
    person.put('a', 3)
    press(person.view, 'Delete', { ctrlKey: true, shiftKey: true })
    const { says } = opened(person)
    expect(says()).toEqual([['a', '']])
    expect(struck(person)[0]).toContain('The Conference noted')
    expect(open?.said().eq(opening)).toBe(true)
  })

  it('that is a table goes too', () => {
    const person = ana()
    select(person, ['t', 2], ['t', 2])
    press(person.view, 'Backspace', { ctrlKey: true, shiftKey: true })
    const { blocks } = opened(person)
    expect(blocks().map(({ type, content }) => [type.name, content.size])).toEqual([
      ['paragraph', 0],
    ])
  })

  it('goes one place on for each time that its key is pressed, and is asked for once', () => {
    const person = ana()
    person.put('a', 3)
    press(person.view, 'ArrowDown', { altKey: true })
    press(person.view, 'ArrowDown', { altKey: true })
    expect(person.intents).toEqual([])
    expect(person.view.dom.querySelector('.goes')?.textContent).toContain('The Conference noted')
    person.view.dom.dispatchEvent(new KeyboardEvent('keyup', { key: 'Alt', bubbles: true }))
    expect(person.intents).toEqual([
      { place: { kind: 'after', block: 'c' }, blocks: ['a'], from: 0, to: 0, text: null },
    ])
    const { says } = opened(person)
    expect(says()).toEqual([['a', 'The Conference notedA note.']])
  })

  it('that comes back to where it was is not asked for', () => {
    const person = ana()
    person.put('b', 0)
    press(person.view, 'ArrowDown', { altKey: true })
    press(person.view, 'ArrowUp', { altKey: true })
    person.view.dom.dispatchEvent(new KeyboardEvent('keyup', { key: 'Alt', bubbles: true }))
    expect([person.intents, person.view.dom.querySelector('.goes')]).toEqual([[], null])
  })
})

describe('something new', () => {
  it('begins with Enter at the end of a paragraph, and what is typed goes into it', () => {
    const person = ana()
    person.put('b', 8)
    press(person.view, 'Enter')
    person.type('It')
    expect(person.intents).toEqual([
      { place: { kind: 'after', block: 'b' }, blocks: [], from: 0, to: 0, text: '' },
    ])
    person.type(' slept.')
    press(person.view, 'Enter')
    person.type('It woke.')
    const { editor, says } = opened(person)
    type(editor, '!')
    expect(says().map(([, words]) => words)).toEqual(['It slept.', 'It woke.!'])
    expect(person.view.dom.querySelector('.lifted')).toBeNull()
  })

  it('begins before a paragraph with Enter at its start', () => {
    const person = ana()
    person.put('b', 0)
    press(person.view, 'Enter')
    person.put('d', 0)
    press(person.view, 'Enter')
    expect(person.intents.map(({ place }) => place)).toEqual([
      { kind: 'after', block: 'a' },
      { kind: 'first', within: 'u' },
    ])
  })

  it('is split within a paragraph, where there are words on both sides', () => {
    const person = ana()
    person.put('b', 2)
    press(person.view, 'Enter')
    const { says } = opened(person)
    expect(says().map(([, words]) => words)).toEqual(['It', ' rose.'])
  })

  it('may be a section of its own', () => {
    const person = ana()
    person.put('b', 2)
    person.propose(proposalAt(person.view.state, 'apart'))
    expect(person.intents.map(({ place }) => place)).toEqual([{ kind: 'apart', after: 's' }])
  })

  it('may be a footnote, into which the caret is put', () => {
    const person = ana()
    person.put('b', 2)
    press(person.view, 'f', { ctrlKey: true, altKey: true, code: 'KeyF' })
    const { editor, says } = opened(person)
    type(editor, 'See above.')
    expect(says()).toEqual([['b', 'ItSee above. rose.']])
    expect(editor.dom.querySelector('.footnote')?.classList.contains('note-in')).toBe(true)
  })
})

describe('a note of a closed text', () => {
  const noted = () => {
    const person = ana()
    person.put('a', 20, 29)
    expect(
      person.view.dom.ownerDocument.querySelector('.footnote-card:not([hidden])'),
    ).not.toBeNull()
    return person
  }
  const button = () => document.querySelector<HTMLButtonElement>('.footnote-proposes:not([hidden])')
  const words = (editor: EditorView) => {
    const found: string[] = []
    editor.state.doc.descendants(({ type, textContent }) => {
      if (type === schema.nodes.footnote) found.push(textContent)
    })
    return found
  }

  it.each([
    ['Enter', (person: Person) => press(person.view, 'Enter')],
    ['its button', () => button()?.click()],
  ])('is given other words with %s, and what is typed at once goes into it', (_, begin) => {
    const person = noted()
    begin(person)
    person.type(' Or two.')
    expect(person.intents).toMatchObject([{ blocks: ['a'], deed: { kind: 'note', note: 'f' } }])
    const { editor, says } = opened(person)
    expect(words(editor)).toEqual(['A note. Or two.'])
    expect(says()).toEqual([['a', 'The Conference notedA note. Or two.']])
    const cards = [...document.querySelectorAll('.footnote-card:not([hidden])')]
    expect(cards.map((each) => each.closest('.draft') !== null)).toEqual([true])
    const card = document.activeElement
    expect(card?.closest('.draft .footnote-card')).not.toBeNull()
    const caret = document.getSelection()
    expect([caret?.anchorNode?.textContent, caret?.anchorOffset]).toEqual(['A note. Or two.', 15])
  })

  it('is never typed over', () => {
    const person = noted()
    person.type('!')
    expect(opened(person).says()).toEqual([['a', 'The Conference notedA note.!']])
  })

  it('is selected by the key that would erase it, and struck by the next', () => {
    const person = ana()
    person.put('a', 29)
    press(person.view, 'Backspace')
    expect(person.intents).toEqual([])
    expect(person.view.state.selection.empty).toBe(false)
    press(person.view, 'Backspace')
    expect(opened(person).says()).toEqual([['a', 'The Conference noted']])
  })
})

it('types into a cell of a table, and marks the words of that cell alone', () => {
  const person = ana()
  select(person, ['t', 5], ['t', 5])
  person.type('s')
  const { says } = opened(person)
  expect(says()).toEqual([['t', 'OnesTwo']])
  expect(struck(person)).toEqual(['One'])
})

it('types into a heading', () => {
  const person = ana()
  person.put('h', 4)
  person.type('s')
  expect(opened(person).says()).toEqual([['h', 'Works']])
})

it('says to whom a paragraph is addressed', () => {
  const person = ana()
  const recommendation = { addressee: 'the Depositary', kind: 'other', deadline: null }
  person.propose({
    place: { kind: 'there' },
    blocks: ['c' as BlockId],
    ...{ from: 0, to: 0, text: null },
    deed: { kind: 'recommendation', recommendation },
  })
  const [block] = opened(person).blocks()
  expect(block?.attrs.recommendation).toEqual(recommendation)
})

it('may be shown as the paragraph would read', () => {
  const person = ana()
  select(person, ['b', 3], ['b', 7])
  person.type('sat')
  opened(person)
  person.drafts.byId('draft')?.showAsAmended(true)
  expect(struck(person)).toEqual([])
  person.drafts.byId('draft')?.showAsAmended(false)
  expect(struck(person)).toEqual(['rose'])
})
