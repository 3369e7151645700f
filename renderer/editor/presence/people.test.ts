// @vitest-environment jsdom
import '../testing/layout'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { heading, p, section, text } from '../../../shared/testing/build'
import { setMode } from '../mode'
import { type Person, type Room, room } from '../testing/room'
import { following } from './follow'
import { placesOf } from './people'

const opening = text(
  section('s', heading('h', 1, 'Work'), p('a', 'The first.'), p('b', 'The second.')),
  section('t', p('c', 'The third.')),
)
let open: Room
let ana: Person
let ben: Person
beforeEach(() => {
  open = room(opening, ['write', 'write'])
  const [first, second] = open.people
  if (!first || !second) throw new Error('Two were asked for')
  ana = first
  ben = second
  ben.view.focus()
})
afterEach(() => open.close())

const places = () => placesOf(ana.view.state.doc, ana.awareness)

describe('where a colleague writes', () => {
  it('is known by the number of the paragraph and the heading above it', async () => {
    ben.put('b', 3)
    await expect
      .poll(places)
      .toEqual([{ client: ben.doc.clientID, block: 'b', label: '2', under: 'h' }])
  })

  it('may be under no heading', async () => {
    ben.put('c', 3)
    await expect.poll(() => places()[0]).toMatchObject({ block: 'c', label: '3', under: null })
  })

  it('is nobody’s business once the text is closed', async () => {
    ben.put('b', 3)
    await expect.poll(() => places().length).toBe(1)
    ben.view.dispatch(setMode(ben.view.state, 'propose'))
    await expect.poll(places).toEqual([])
  })
})

describe('following', () => {
  const caret = () => ana.view.dom.querySelector('.colleague-caret')

  async function follow() {
    const ended: string[] = []
    const scrolled: unknown[] = []
    Element.prototype.scrollIntoView = function scroll() {
      scrolled.push(this.className)
    }
    // Far below what is seen: nothing is laid out here.
    Element.prototype.getBoundingClientRect = () => new DOMRect(0, 2000, 2, 20)
    globalThis.matchMedia = () => ({ matches: true }) as MediaQueryList
    ben.put('b', 3)
    await expect.poll(caret).not.toBeNull()
    const made = following(ana.view, () => ended.push('ended'))
    made.follow(ben.doc.clientID)
    return { ended, scrolled, made }
  }

  it('brings the caret of the colleague into sight', async () => {
    const { ended, scrolled, made } = await follow()
    expect(scrolled).toEqual(['colleague-caret ProseMirror-widget'])
    expect(ended).toEqual([])
    made.destroy()
  })

  it.each([
    [
      'a key on the page',
      () => ana.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true })),
    ],
    [
      'Escape anywhere',
      () =>
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
    ],
    ['the wheel', () => document.body.dispatchEvent(new Event('wheel', { bubbles: true }))],
    [
      'a click on the page',
      () => ana.view.dom.dispatchEvent(new Event('pointerdown', { bubbles: true })),
    ],
  ])('ends with %s', async (_what, deed) => {
    const { ended, made } = await follow()
    deed()
    deed()
    expect(ended).toEqual(['ended'])
    made.destroy()
  })

  it('ends when the colleague is there no more', async () => {
    const { ended, made } = await follow()
    ben.view.dispatch(setMode(ben.view.state, 'read'))
    await expect.poll(caret).toBeNull()
    made.update()
    expect(ended).toEqual(['ended'])
  })
})
