// @vitest-environment jsdom
import '../testing/layout'
import type { Node } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import { afterEach, describe, expect, it } from 'vitest'
import type { BlockId } from '../../../shared/ids'
import { annex, heading, p, paragraph, section, text } from '../../../shared/testing/build'
import { idsPlugin } from '../shared-text/ids'
import { at, between, type Room, room, stateOf } from '../testing/room'
import { move, moveHeading, moveHeadingTo } from './move'

const sub = (id: string, level = 1) => paragraph({ id, level }, `${id} words`)
const whole = (id: string) => p(id, `${id} words`)

const opening = text(
  section('s', heading('h1', 1, 'Work'), whole('a'), sub('b'), sub('c', 2), sub('d'), whole('e')),
  section('t', heading('h2', 1, 'End'), whole('f'), heading('h3', 2, 'Costs'), whole('g')),
  annex('x', heading('hx', 1, 'Agenda'), whole('i')),
)

const start = () =>
  stateOf(
    opening,
    idsPlugin(() => 'another'),
  )

function run(state: EditorState, command: Command): EditorState {
  let next = state
  command(state, (tr) => {
    next = next.apply(tr)
  })
  return next
}

/** Ids in reading order: `h1 a b | h2 f`. */
function order(doc: Node): string {
  const tops: string[] = []
  doc.forEach((top) => {
    tops.push(top.content.content.map((block) => block.attrs.id).join(' '))
  })
  return tops.join(' | ')
}

describe('Alt with an arrow', () => {
  const cases: readonly [string, string, 1 | -1, string][] = [
    ['a paragraph with its sub-paragraphs', 'a', 1, 'h1 e a b c d | h2 f h3 g | hx i'],
    ['past a paragraph with its sub-paragraphs', 'e', -1, 'h1 e a b c d | h2 f h3 g | hx i'],
    ['a sub-paragraph among its like', 'b', 1, 'h1 a d b c e | h2 f h3 g | hx i'],
    ['and back', 'd', -1, 'h1 a d b c e | h2 f h3 g | hx i'],
    ['a sub-paragraph to the next paragraph', 'd', 1, 'h1 a b c e d | h2 f h3 g | hx i'],
    ['into the next section, beneath its heading', 'e', 1, 'h1 a b c d | h2 e f h3 g | hx i'],
    ['into the section above', 'f', -1, 'h1 a b c d e f | h2 h3 g | hx i'],
    ['a heading alone', 'h3', -1, 'h1 a b c d e | h2 h3 f g | hx i'],
    ['into an annex', 'g', 1, 'h1 a b c d e | h2 f h3 | hx g i'],
    ['not above the first heading of all', 'a', -1, 'h1 a b c d e | h2 f h3 g | hx i'],
    ['not beyond the end', 'i', 1, 'h1 a b c d e | h2 f h3 g | hx i'],
    ['a sub-paragraph only beneath a paragraph', 'b', -1, 'h1 a b c d e | h2 f h3 g | hx i'],
    ['nor away from all it can belong to', 'c', -1, 'h1 a b c d e | h2 f h3 g | hx i'],
  ]
  it.each(cases)('moves %s', (_what, block, by, after) => {
    expect(order(run(at(start(), block, 0), move(by)).doc)).toBe(after)
  })

  it('moves all the paragraphs selected, and they stay selected', () => {
    const moved = run(between(start(), 'd', 'e'), move(1))
    expect(order(moved.doc)).toBe('h1 a b c | h2 f d e h3 g | hx i')
  })

  it('moves blocks with their ids and words, and takes the caret along', () => {
    const moved = run(at(start(), 'e', 3), move(-1))
    expect(moved.doc.firstChild?.child(1).toJSON()).toEqual(whole('e').toJSON())
    expect(moved.selection.$head.parent.attrs.id).toBe('e')
    expect(moved.selection.$head.parentOffset).toBe(3)
  })
})

describe('in the outline', () => {
  const heads: readonly [string, string, 1 | -1, string][] = [
    ['a section moves whole', 'h1', 1, 'h2 f h3 g | h1 a b c d e | hx i'],
    ['the body stays before the annexes', 'h2', 1, 'h1 a b c d e | h2 f h3 g | hx i'],
    ['a subsection moves with what is beneath it', 'h3', -1, 'h1 a b c d e h3 g | h2 f | hx i'],
  ]
  it.each(heads)('%s', (_what, id, by, after) => {
    expect(order(run(start(), moveHeading(id as BlockId, by)).doc)).toBe(after)
  })

  it('a section is put before another, and a subsection into another section', () => {
    const first = run(start(), moveHeadingTo('h2' as BlockId, 'h1' as BlockId, 'before'))
    expect(order(first.doc)).toBe('h2 f h3 g | h1 a b c d e | hx i')
    const into = run(start(), moveHeadingTo('h3' as BlockId, 'h1' as BlockId, 'after'))
    expect(order(into.doc)).toBe('h1 a b c d e h3 g | h2 f | hx i')
  })

  it('an annex does not come among the sections', () => {
    const put = moveHeadingTo('hx' as BlockId, 'h1' as BlockId, 'before')
    expect(put(start())).toBe(false)
  })
})

describe('while a colleague writes', () => {
  let open: Room | null = null
  afterEach(() => open?.close())

  it('in the paragraph that makes room, each word stays in its paragraph', () => {
    open = room(text(section('s', p('a', 'First one'), p('b', 'Second one'))), ['write', 'write'])
    const [ana, ben] = open.people
    if (!ana || !ben) throw new Error('Two were asked for')
    for (const person of open.people) person.hold()
    ana.put('a', 0)
    move(1)(ana.view.state, ana.view.dispatch)
    ben.put('b', 6)
    ben.type(' good')
    for (const person of open.people) person.letGo()
    expect(open.said().firstChild?.toJSON()).toEqual(
      section('s', p('b', 'Second good one'), p('a', 'First one')).toJSON(),
    )
  })
})
