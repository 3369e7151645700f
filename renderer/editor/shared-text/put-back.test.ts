// @vitest-environment jsdom
import '../testing/layout'
import { afterEach, expect, it } from 'vitest'
import { p, paragraph, section, text } from '../../../shared/testing/build'
import type { Lost } from '../contract'
import { type Person, type Room, room } from '../testing/room'
import { undo } from './history'
import { putBack } from './put-back'

let open: Room | null = null
afterEach(() => open?.close())

function one(...blocks: Parameters<typeof section>[1][]): Person {
  open = room(text(section('s', ...blocks)), ['write'])
  const [ana] = open.people
  if (!ana) throw new Error('One was asked for')
  return ana
}

const lost = (words: string, ...after: readonly string[]): Lost => ({ text: words, after })

function words(): readonly string[] {
  const found: string[] = []
  open?.said().descendants((node) => void (node.isTextblock && found.push(node.textContent)))
  return found
}

const put = ({ view }: Person, ...passages: readonly Lost[]) =>
  putBack(passages)(view.state, view.dispatch, view)

it('comes after the nearest block that is still there, and is of its kind', () => {
  const ana = one(paragraph({ id: 'a', kind: 'plain', level: 1 }, 'Noted.'), p('b', 'Rose.'))
  put(ana, lost('Recalled.', 'gone', 'a', 'b'))
  const back = open?.said().firstChild?.child(1)
  expect(back?.attrs).toMatchObject({ kind: 'plain', level: 1 })
  expect(back?.attrs.id).toMatch(/^[0-9a-f]{24}$/)
  expect(words()).toEqual(['Noted.', 'Recalled.', 'Rose.'])
})

it('keeps the order of those that come to one place', () => {
  const ana = one(p('a', 'Noted.'), p('b', 'Rose.'))
  put(ana, lost('One.', 'x', 'a'), lost('Two.', 'y', 'x', 'a'))
  expect(words()).toEqual(['Noted.', 'One.', 'Two.', 'Rose.'])
})

it('comes at the end where none of them is there, with its lines', () => {
  const ana = one(p('a', 'Noted.'))
  put(ana, lost('One\ntwo', 'gone'))
  expect(words()).toEqual(['Noted.', 'One\ntwo'])
})

it('is not done in a text that has no place for it', () => {
  open = room(text(), ['write'])
  const [ana] = open.people
  expect(ana && put(ana, lost('One.'))).toBe(false)
})

it('is one step to undo', () => {
  const ana = one(p('a', 'Noted.'))
  ana.put('a', 0)
  ana.type('Has ')
  put(ana, lost('One.', 'a'), lost('Two.', 'a'))
  undo(ana.view.state, ana.view.dispatch)
  expect(words()).toEqual(['Has Noted.'])
})
