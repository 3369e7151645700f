// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest'
import { annex, heading, p, reference, section, text } from '../../../shared/testing/build'
import { insertReference } from './references'
import '../testing/layout'
import type { BlockId } from '../../../shared/ids'
import { type Room, room } from '../testing/room'
import { numbersEditor, targetsIn } from './numbers-editor'

let open: Room | null = null
afterEach(() => {
  open?.close()
  open = null
})

function meet(...args: Parameters<typeof room>): Room {
  open = room(...args)
  return open
}

const drawn = (of: { view: { dom: HTMLElement } }) =>
  [...of.view.dom.querySelectorAll('.reference')].map((each) => each.textContent)

const text3 = text(
  section(
    's',
    p('a', 'One'),
    p('b', 'See ', reference('c', 'paragraph 3'), '.'),
    p('c', 'Three, and ', reference('x'), '.'),
  ),
  annex('x', heading('xh', 1, 'Agenda'), p('d', 'Item')),
)

describe('a reference', () => {
  it('is drawn with the words that the numbers make', () => {
    const { people } = meet(text3, ['read'])
    expect(people.map(drawn)).toEqual([['paragraph 3', 'annex']])
  })

  it('is drawn anew when numbers change, and no window writes a thing for it', () => {
    const { people, said } = meet(text3, ['write', 'write'])
    const [ana, ben] = people
    if (!ana || !ben) throw new Error('Two were asked in')
    ana.put('a', 3)
    const { view } = ana
    view.dispatch(view.state.tr.split(view.state.selection.from, 1))
    expect(drawn(ana)).toEqual(['paragraph 4', 'annex'])
    expect(drawn(ben)).toEqual(['paragraph 4', 'annex'])
    expect(ben.sent).toEqual([])
    expect(said().nodeAt(0)).not.toBe(null)
  })

  it('that is broken is found and selected, one of several in its paragraph', () => {
    const of = text(
      section('s', p('a', 'See ', reference('y', 'one'), ', ', reference('z', 'two'))),
    )
    const [ana] = meet(of, ['read']).people
    if (!ana) throw new Error('One was asked in')
    const numbers = numbersEditor(ana, { run: () => {}, inHand: () => ana.view })
    numbers.goToBroken('a' as BlockId, 1)
    const { selection } = ana.view.state
    expect(selection.content().content.firstChild?.firstChild?.firstChild?.attrs.target).toBe('z')
    numbers.goToBroken('a' as BlockId, 2)
    expect(ana.view.state.selection.from).toBe(selection.from)
  })

  it('is not touched by a key that changes no number', () => {
    const { people } = meet(text3, ['write'])
    const [ana] = people
    if (!ana) throw new Error('One was asked in')
    const nodes = [...ana.view.dom.querySelectorAll('.reference')].map((each) => each.firstChild)
    ana.put('a', 3)
    ana.type(' more')
    const now = [...ana.view.dom.querySelectorAll('.reference')].map((each) => each.firstChild)
    expect(now.every((node, index) => node === nodes[index])).toBe(true)
  })

  it('says what it said once its target has gone', () => {
    const { people } = meet(text3, ['write'])
    const [ana] = people
    if (!ana) throw new Error('One was asked in')
    const { view } = ana
    const third = view.state.doc.child(0).child(2)
    const at = view.state.doc.child(0).nodeSize - 1 - third.nodeSize
    view.dispatch(view.state.tr.delete(at, at + third.nodeSize))
    expect(drawn(ana)).toEqual(['paragraph 3 page.reference.gone'])
    expect(view.dom.querySelector('.reference-broken s')?.textContent).toBe('paragraph 3')
  })

  it('is followed with a key, and another goes back', () => {
    const { people } = meet(text3, ['read'])
    const [ana] = people
    if (!ana) throw new Error('One was asked in')
    ana.put('b', 4)
    press(ana.view.dom, { key: 'Enter', ctrlKey: true })
    expect(ana.view.state.selection.$from.parent.attrs.id).toBe('c')
    press(ana.view.dom, { key: 'ArrowLeft', altKey: true })
    const { $from } = ana.view.state.selection
    expect([$from.parent.attrs.id, $from.parentOffset]).toEqual(['b', 4])
  })

  it('goes over the clipboard as words, and among our own pages as itself', () => {
    const { people } = meet(text3, ['write'])
    const [ana] = people
    if (!ana) throw new Error('One was asked in')
    ana.put('b', 0, 6)
    const { dom, text } = ana.view.serializeForClipboard(ana.view.state.selection.content())
    expect(text).toBe('See paragraph 3.')
    ana.put('a', 3)
    ana.view.pasteHTML(dom.innerHTML)
    expect(drawn(ana)).toEqual(['paragraph 3', 'paragraph 3', 'annex'])
  })

  it('is put in the place of what is selected', () => {
    const { people } = meet(text3, ['write'])
    const [ana] = people
    if (!ana) throw new Error('One was asked in')
    ana.put('a', 0, 3)
    insertReference(
      'd' as BlockId,
      'named',
      'paragraph 1 of annex',
    )(ana.view.state, ana.view.dispatch)
    expect(drawn(ana)[0]).toBe('paragraph 1 of annex')
  })
})

it('of a draft says what the text would say', () => {
  const { people } = meet(text3, ['propose'])
  const [ana] = people
  if (!ana) throw new Error('One was asked in')
  expect(drawn(ana)).toEqual(['paragraph 3', 'annex'])
})

describe('targets', () => {
  const names = (typed: string) => targetsIn(text3, typed, null).map(({ name }) => name)

  it('are found by number, the very one first', () => {
    expect(names('3')[0]).toBe('paragraph 3')
    expect(names('annex')[0]).toBe('annex')
  })

  it('are found by their words', () => {
    expect(names('item')).toEqual(['paragraph 1 of annex'])
    expect(names('paragraph one')).toEqual(['paragraph 1'])
  })

  it('are the parts, sections and annexes while nothing is typed', () => {
    expect(names('')).toEqual(['annex'])
  })

  it('are shown with their first words', () => {
    expect(targetsIn(text3, '2', null)[0]?.words).toBe('See paragraph 3.')
  })
})

function press(dom: HTMLElement, init: KeyboardEventInit): void {
  dom.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }))
}
