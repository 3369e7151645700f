// @vitest-environment jsdom
import '../testing/layout'
import { afterEach, expect, it } from 'vitest'
import { findBlock } from '../../../shared/document/blocks'
import type { BlockId } from '../../../shared/ids'
import { p, section, text } from '../../../shared/testing/build'
import { backward, insertFootnote, split } from '../commands'
import { type Person, type Room, room } from '../testing/room'
import { redo, undo } from './history'

const opening = text(
  section('s', p('a', 'The Conference noted the report.'), p('b', 'It rose.')),
  section('t', p('c', 'It met again.')),
)
let open: Room | null = null
afterEach(() => open?.close())

function two(): readonly [Person, Person] {
  open = room(opening, ['write', 'write'])
  const [ana, ben] = open.people
  if (!ana || !ben) throw new Error('Two were asked for')
  return [ana, ben]
}

function paragraphs(): readonly string[] {
  const said: string[] = []
  open?.said().descendants((node) => void (node.isTextblock && said.push(node.textContent)))
  return said
}

function drop({ view }: Person, block: string): void {
  const found = findBlock(view.state.doc, block as BlockId)
  if (!found) throw new Error(`No block ${block}`)
  view.dispatch(view.state.tr.delete(found.pos, found.pos + found.node.nodeSize))
}

const takeBack = ({ view }: Person) => undo(view.state, view.dispatch)
const doAgain = ({ view }: Person) => redo(view.state, view.dispatch)

it('leaves a split done when a colleague has deleted where the words came from', () => {
  const [ana, ben] = two()
  ana.put('a', 14)
  split(ana.view.state, ana.view.dispatch)
  drop(ben, 'a')
  takeBack(ana)
  expect(paragraphs()).toEqual([' noted the report.', 'It rose.', 'It met again.'])
})

it('tells of a step that it leaves done', () => {
  const [ana, ben] = two()
  ana.put('a', 14)
  split(ana.view.state, ana.view.dispatch)
  drop(ben, 'a')
  expect(ana.leftDone()).toBe(0)
  takeBack(ana)
  expect(ana.leftDone()).toBe(1)
})

it('goes on to the step before the one that it leaves', () => {
  const [ana, ben] = two()
  ana.put('c', 0)
  ana.type('Later ')
  ana.pause()
  ana.put('a', 14)
  split(ana.view.state, ana.view.dispatch)
  drop(ben, 'a')
  takeBack(ana)
  expect(paragraphs()).toEqual([' noted the report.', 'It rose.', 'It met again.'])
})

it('leaves a footnote in when a colleague has deleted the words before it', () => {
  const [ana, ben] = two()
  ana.put('a', 14)
  insertFootnote(ana.view.state, ana.view.dispatch)
  ben.put('a', 0, 14)
  ben.view.dispatch(ben.view.state.tr.deleteSelection())
  takeBack(ana)
  expect(paragraphs()[0]).toBe(' noted the report.')
})

it('takes a joined paragraph apart again, with what a colleague wrote in it meanwhile', () => {
  const [ana, ben] = two()
  ana.put('b', 0)
  backward(ana.view.state, ana.view.dispatch)
  ben.put('a', 32)
  ben.type(' Then')
  takeBack(ana)
  expect(paragraphs()).toEqual([
    'The Conference noted the report. Then',
    'It rose.',
    'It met again.',
  ])
})

it('brings back a block that a colleague’s deletion does not concern, and deletes it again', () => {
  const [ana, ben] = two()
  drop(ana, 'a')
  drop(ben, 'b')
  takeBack(ana)
  expect(paragraphs()).toEqual(['The Conference noted the report.', 'It met again.'])
  doAgain(ana)
  expect(paragraphs()).toEqual(['It met again.'])
})

it('leaves a colleague’s words in a new paragraph, which keeps its id and its kind', () => {
  const [ana, ben] = two()
  ana.put('b', 8)
  split(ana.view.state, ana.view.dispatch)
  const { id } = ana.view.state.selection.$from.parent.attrs
  ben.put(id, 0)
  ben.type('Later.')
  takeBack(ana)
  const kept = open && findBlock(open.said(), id)
  expect(kept?.node.eq(p(id, 'Later.'))).toBe(true)
})

it('leaves a colleague’s words that a later part of the same step had moved', () => {
  const [ana, ben] = two()
  ana.put('a', 14)
  insertFootnote(ana.view.state, ana.view.dispatch)
  ben.put('a', 22)
  ben.type('BEN ')
  ana.put('a', 20)
  split(ana.view.state, ana.view.dispatch)
  takeBack(ana)
  expect(paragraphs().join(' ')).toContain('BEN')
})
