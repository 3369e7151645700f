// @vitest-environment jsdom
import '../testing/layout'
import { afterEach, expect, it } from 'vitest'
import { eachBlock, findBlock, idOf } from '../../../shared/document/blocks'
import type { BlockId } from '../../../shared/ids'
import { heading, p, section, text } from '../../../shared/testing/build'
import { setHeading } from '../commands'
import { lotOfBlock, moveTo } from '../moving/move'
import { type Person, type Room, room } from '../testing/room'
import { undo } from './history'

const opening = text(
  section('s', p('a', 'The Conference noted.'), p('b', 'It rose.')),
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

/** Each without having heard of the other. */
function atOnce(people: readonly Person[], each: (person: Person) => void): void {
  for (const person of people) person.hold()
  people.forEach(each)
  for (const person of people) person.letGo()
}

function blocks(): readonly (readonly [id: string | null, words: string])[] {
  const found: (readonly [string | null, string])[] = []
  if (open) eachBlock(open.said(), ({ node }) => void found.push([idOf(node), node.textContent]))
  return found
}

function drop({ view }: Person, block: string): void {
  const found = findBlock(view.state.doc, block as BlockId)
  if (!found) throw new Error(`No block ${block}`)
  view.dispatch(view.state.tr.delete(found.pos, found.pos + found.node.nodeSize))
}

function moveAfter({ view }: Person, block: string, other: string): void {
  const { doc } = view.state
  const lot = lotOfBlock(doc, block as BlockId)
  const $after = doc.resolve(findBlock(doc, other as BlockId)?.pos ?? 0)
  if (!lot) throw new Error(`No block ${block}`)
  const place = { start: $after.start(), parent: $after.parent, index: $after.index() + 1 }
  view.dispatch(moveTo(view.state, lot, place))
}

const makeHeading = (person: Person) => {
  person.put('b', 0)
  setHeading(2)(person.view.state, person.view.dispatch)
}

it('two who make a heading of one paragraph at once make one heading', () => {
  atOnce(two(), makeHeading)
  expect(open?.said().firstChild?.lastChild?.eq(heading('b', 2, 'It rose.'))).toBe(true)
  expect(blocks().length).toBe(3)
})

it('two who move one paragraph to one place at once move it once', () => {
  atOnce(two(), (person) => moveAfter(person, 'a', 'c'))
  expect(blocks()).toEqual([
    ['b', 'It rose.'],
    ['c', 'It met again.'],
    ['a', 'The Conference noted.'],
  ])
})

it('two who move it to two places leave it in one of them', () => {
  const [ana, ben] = two()
  atOnce([ana, ben], (person) => moveAfter(person, 'a', person === ana ? 'b' : 'c'))
  expect(
    blocks()
      .map(([id]) => id)
      .toSorted(),
  ).toEqual(['a', 'b', 'c'])
})

it('two who bring back one deleted paragraph bring it back once', () => {
  const [ana, ben] = two()
  atOnce([ana, ben], (person) => drop(person, 'a'))
  atOnce([ana, ben], ({ view }) => undo(view.state, view.dispatch))
  expect(blocks().map(([id]) => id)).toEqual(['a', 'b', 'c'])
})

it('a copy that says something else stays, as a block of its own', () => {
  const [ana, ben] = two()
  atOnce([ana, ben], (person) => {
    makeHeading(person)
    person.type(person === ana ? 'ANA ' : 'BEN ')
  })
  const [, first, second] = blocks()
  expect([first?.[1], second?.[1]].toSorted()).toEqual(['ANA It rose.', 'BEN It rose.'])
  expect(new Set(blocks().map(([id]) => id)).size).toBe(4)
})
