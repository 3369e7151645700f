// @vitest-environment jsdom
import '../testing/layout'
import { afterEach, expect, it } from 'vitest'
import { eachBlock, findBlock, idOf } from '../../../shared/document/blocks'
import type { BlockId } from '../../../shared/ids'
import { p, section, text } from '../../../shared/testing/build'
import { type Person, type Room, room } from '../testing/room'

const opening = text(
  section('s', p('a', 'One.'), p('b', 'Two.'), p('c', 'Three.')),
  section('t', p('d', 'Four.'), p('e', 'Five.')),
)
let open: Room | null = null
afterEach(() => open?.close())

function two(): readonly [Person, Person] {
  open = room(opening, ['write', 'write'])
  const [ana, ben] = open.people
  if (!ana || !ben) throw new Error('Two were asked for')
  return [ana, ben]
}

function blocks(): Record<string, string> {
  const found = new Map<string, string>()
  if (open) {
    eachBlock(open.said(), ({ node }) => void found.set(String(idOf(node)), node.textContent))
  }
  return Object.fromEntries(found)
}

function place({ view }: Person, block: string) {
  const found = findBlock(view.state.doc, block as BlockId)
  if (!found) throw new Error(`No block ${block}`)
  return { pos: found.pos, end: found.pos + found.node.nodeSize, node: found.node }
}

/** Cuts a paragraph out and puts it in after another, as one change that nobody calls a move. */
function carry(person: Person, block: string, after: string): void {
  const { pos, end, node } = place(person, block)
  const tr = person.view.state.tr.delete(pos, end)
  person.view.dispatch(tr.insert(tr.mapping.map(place(person, after).end), node))
}

it('what a colleague types in a neighbour of a block that is carried past it stays there', () => {
  const [ana, ben] = two()
  ana.hold()
  carry(ana, 'a', 'b')
  ben.put('b', 3)
  ben.type(' and a half')
  ana.letGo()
  expect(blocks()).toEqual({ b: 'Two and a half.', a: 'One.', c: 'Three.', d: 'Four.', e: 'Five.' })
})

it('and so it does where several blocks have come and gone at once', () => {
  const [ana, ben] = two()
  ana.hold()
  const { view } = ana
  const [first, last] = [place(ana, 'a'), place(ana, 'c')]
  const { tr } = view.state
  view.dispatch(tr.replaceWith(first.pos, last.end, [p('x', 'New.'), last.node, p('y', 'Newer.')]))
  ben.put('c', 5)
  ben.type(' and a half')
  ana.letGo()
  expect(Object.values(blocks())).toEqual(['New.', 'Three and a half.', 'Newer.', 'Four.', 'Five.'])
})

it('a section that is taken out leaves the words of the others alone', () => {
  const [ana, ben] = two()
  ana.hold()
  const { view } = ana
  view.dispatch(view.state.tr.delete(0, view.state.doc.child(0).nodeSize))
  ben.put('e', 4)
  ben.type(' and a half')
  ana.letGo()
  expect(blocks()).toEqual({ d: 'Four.', e: 'Five and a half.' })
})
