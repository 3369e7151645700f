// @vitest-environment jsdom
import './testing/layout'
import { afterEach, expect, it } from 'vitest'
import { findBlock } from '../../shared/document/blocks'
import type { Recommendation } from '../../shared/document/kinds'
import { recommendationsOf } from '../../shared/document/recommendations'
import { blockId } from '../../shared/ids'
import { heading, p, section, text } from '../../shared/testing/build'
import { setRecommendation } from './commands'
import type { Mode } from './contract'
import { undo } from './shared-text/history'
import { type Person, type Room, room } from './testing/room'

const opening = text(
  section('s', heading('h', 1, 'CONCLUSIONS'), p('a', 'The Conference noted.'), p('b', 'It rose.')),
)
const appeal: Recommendation = { addressee: 'States', kind: 'universality', deadline: null }
const report: Recommendation = { addressee: 'States Parties', kind: 'reporting', deadline: null }

let open: Room | null = null
afterEach(() => open?.close())

function two(modes: readonly Mode[] = ['write', 'write']): readonly [Person, Person, Room] {
  open = room(opening, modes)
  const [ana, ben] = open.people
  if (!ana || !ben) throw new Error('Two were asked for')
  return [ana, ben, open]
}

function recommend({ view }: Person, block: string, to: Recommendation | null): boolean {
  return setRecommendation(blockId(block), to)(view.state, view.dispatch, view)
}

it('is seen by everyone, with its words untouched, also where a colleague writes in them', () => {
  const [ana, ben, all] = two()
  ana.hold()
  recommend(ana, 'a', appeal)
  ben.put('a', 20)
  ben.type(' with satisfaction')
  ana.letGo()
  expect(recommendationsOf(all.said())).toMatchObject([
    { block: 'a', addressee: 'States', words: 'The Conference noted with satisfaction.' },
  ])
})

it('is the last one set where two set it at once', () => {
  const [ana, ben, all] = two()
  ana.hold()
  recommend(ana, 'a', appeal)
  recommend(ben, 'a', report)
  ana.letGo()
  const [listed] = recommendationsOf(all.said())
  expect(['States', 'States Parties']).toContain(listed?.addressee)
  recommend(ana, 'a', null)
  expect(recommendationsOf(all.said())).toEqual([])
})

it('is undone by itself, without the words typed before it or those of a colleague', () => {
  const [ana, ben, all] = two()
  ana.put('a', 20)
  ana.type(' much')
  recommend(ana, 'a', appeal)
  recommend(ben, 'b', report)
  undo(ana.view.state, ana.view.dispatch)
  expect(recommendationsOf(all.said()).map(({ block }) => block)).toEqual(['b'])
  expect(findBlock(all.said(), blockId('a'))?.node.textContent).toBe('The Conference noted much.')
})

it('is not set on a heading, on what is gone, or in a text that is closed', () => {
  const [ana, ben, all] = two(['propose', 'write'])
  expect(recommend(ben, 'h', appeal)).toBe(false)
  expect(recommend(ben, 'gone', appeal)).toBe(false)
  recommend(ana, 'a', appeal)
  expect(recommendationsOf(all.said())).toEqual([])
})

it('says beside its paragraph to whom it goes, and to whoever hears the page as well', () => {
  const [ana] = two()
  recommend(ana, 'a', appeal)
  const paragraph = ana.view.dom.querySelector('[data-id="a"]')
  expect(paragraph?.getAttribute('data-addressee')).toBe('States')
  expect(paragraph?.getAttribute('aria-description')).toMatch(/sign|States/)
})
