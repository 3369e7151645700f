// @vitest-environment jsdom
import '../testing/layout'
import { afterEach, describe, expect, it } from 'vitest'
import { findBlock } from '../../../shared/document/blocks'
import { schema } from '../../../shared/document/schema'
import type { BlockId } from '../../../shared/ids'
import { heading, p, paragraph, section, text } from '../../../shared/testing/build'
import { undo } from '../shared-text/history'
import { type Person, type Room, room } from '../testing/room'

const level = (id: string, of: number) => paragraph({ id, level: of }, `${id} words`)
const kind = (id: string, of: string, words = '') => paragraph({ id, kind: of }, words)

const opening = text(
  section(
    's',
    heading('h', 1, 'Work'),
    kind('a', 'plain', 'First'),
    kind('x', 'plain'),
    level('b', 1),
    kind('y', 'plain'),
    level('c', 2),
    level('d', 3),
    kind('z', 'plain'),
  ),
  section('t', kind('o', 'operative', 'Decides'), kind('q', 'plain'), kind('r', 'plain', 'years')),
  section('u', kind('k', 'plain')),
)
let open: Room | null = null
afterEach(() => open?.close())

function ana(doc = opening): Person {
  open = room(doc, ['write', 'write'])
  const [first] = open.people
  if (!first) throw new Error('Two were asked for')
  return first
}

function shape(id: string): string {
  const node = open && findBlock(open.said(), id as BlockId)?.node
  if (!node) return 'gone'
  const { kind, level } = node.attrs
  return `${node.type.name} ${kind ?? ''} ${level} "${node.textContent}"`
}

describe('a number typed at the beginning of a paragraph', () => {
  const cases: readonly [typed: string, block: string, becomes: string][] = [
    ['1. ', 'x', 'paragraph numbered 0 ""'],
    ['12) ', 'x', 'paragraph numbered 0 ""'],
    ['(a) ', 'x', 'paragraph numbered 1 ""'],
    ['(d) ', 'x', 'paragraph numbered 1 ""'],
    ['(i) ', 'y', 'paragraph numbered 2 ""'],
    ['(b) ', 'y', 'paragraph numbered 1 ""'],
    ['(ii) ', 'z', 'paragraph numbered 2 ""'],
    ['b. ', 'z', 'paragraph numbered 3 ""'],
    ['i. ', 'z', 'paragraph numbered 4 ""'],
    ['a. ', 'x', 'paragraph plain 0 "a. "'],
    ['2. ', 'q', 'paragraph operative 0 ""'],
    ['(a) ', 'q', 'paragraph operative 1 ""'],
    ['2005. ', 'r', 'paragraph plain 0 "2005. years"'],
    ['3. ', 'r', 'paragraph operative 0 "years"'],
    ['- ', 'x', 'paragraph plain 0 "- "'],
    ['* ', 'x', 'paragraph plain 0 "* "'],
    ['# ', 'x', 'paragraph plain 0 "# "'],
    ['A. ', 'x', 'heading  2 ""'],
    ['B. ', 'x', 'paragraph plain 0 "B. "'],
    ['A. ', 'r', 'paragraph plain 0 "A. years"'],
    ['II. ', 'k', 'heading  1 ""'],
    ['(see) ', 'x', 'paragraph plain 0 "(see) "'],
  ]
  it.each(cases)('%s in %s makes %s', (typed, block, becomes) => {
    const { put, type } = ana()
    put(block, 0)
    type(typed)
    expect(shape(block)).toBe(becomes)
  })

  it('is taken off a paragraph that has one already', () => {
    const { put, type } = ana(text(section('s', p('a', 'noted'))))
    put('a', 0)
    type('1. ')
    expect(shape('a')).toBe('paragraph numbered 0 "noted"')
  })

  it('in Arabic is the letter that comes next', () => {
    const masthead = schema.node('masthead', { language: 'Arabic' })
    const { put, type } = ana(text(masthead, section('s', p('a', 'أولا'), kind('b', 'plain'))))
    put('b', 0)
    type('(أ) ')
    expect(shape('b')).toBe('paragraph numbered 1 ""')
  })
})

describe('taken back', () => {
  const backspace = ({ view }: Person) =>
    view.dom.dispatchEvent(new KeyboardEvent('keydown', { key: 'Backspace', keyCode: 8 }))

  it('by undo leaves what was typed', () => {
    const person = ana()
    person.put('x', 0)
    person.type('(a) ')
    undo(person.view.state, person.view.dispatch)
    expect(shape('x')).toBe('paragraph plain 0 "(a) "')
  })

  it('by Backspace just after as well, also when a colleague has written meanwhile', () => {
    const person = ana()
    person.put('x', 0)
    person.type('(a) ')
    const ben = open?.people[1]
    ben?.put('b', 0)
    ben?.type('Ben')
    backspace(person)
    expect(shape('x')).toBe('paragraph plain 0 "(a) "')
  })

  it('by Backspace once something was written goes a level up, as ever', () => {
    const person = ana()
    person.put('x', 0)
    person.type('(a) y')
    person.put('x', 0)
    backspace(person)
    expect(shape('x')).toBe('paragraph numbered 0 "y"')
  })
})
