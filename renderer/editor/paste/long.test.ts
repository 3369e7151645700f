// @vitest-environment jsdom
import '../testing/layout'
import { afterEach, expect, it, vi } from 'vitest'
import { paste } from '../testing/clipboard'
import { ana, blocks, end, textNow } from './testing/at-a-text'

afterEach(end)

it('what is long is announced before it is put in', async () => {
  const person = ana()
  person.put('a', 14)
  paste(person.view, {
    text: Array.from({ length: 2 }, (_, n) => `${n + 2}. ${'word '.repeat(50_000)}`).join('\n'),
  })
  expect(person.pasted.map(({ outcome }) => outcome)).toEqual(['coming'])
  await vi.waitFor(() => expect(person.pasted).toHaveLength(2), 30_000)
  expect(person.pasted.map(({ outcome }) => outcome)).toEqual(['coming', 'pasted'])
  expect(blocks()).toHaveLength(4)
})

it('more than a page can take is refused, and the text is not changed', async () => {
  const person = ana()
  person.put('a', 14)
  paste(person.view, { text: 'word '.repeat(1_000_000) })
  await vi.waitFor(() => expect(person.pasted).toHaveLength(2), 30_000)
  expect(person.pasted[1]?.outcome).toBe('too-long')
  expect(person.pasted[1]?.asWords).toBeNull()
  expect(textNow().textContent).toBe('The Conferencerose.')
})

it('what was too much for how it looked can be pasted as words alone, none of them missing', () => {
  const person = ana()
  person.put('a', 14)
  paste(person.view, { html: `<p>${'<i>x</i><b>y</b>'.repeat(15_100)}</p><p>the end</p>` })
  expect(person.pasted[0]?.outcome).toBe('too-long')
  person.pasted[0]?.asWords?.()
  expect(blocks()?.map(([, words]) => String(words).slice(-7))).toEqual([
    'yxyxyxy',
    'the end',
    'rose.',
  ])
})

it('ten thousand brackets in a paragraph are characters, and the window goes on', () => {
  const person = ana()
  person.put('a', 14)
  paste(person.view, { text: `${'['.repeat(10_000)}x${']'.repeat(10_000)}` })
  expect(textNow().firstChild?.firstChild?.content.size).toBe(14 + 20_001)
  expect(person.view.dom.querySelectorAll('.bracket')).toHaveLength(0)
})

it('what is too long of a text of ours is refused like any other', () => {
  const person = ana()
  person.put('a', 14)
  const one = '<p class="paragraph" data-kind="numbered">x</p>'
  const html = `<section class="section" data-pm-slice="0 0 []">${one.repeat(7_000)}</section>`
  paste(person.view, { html })
  expect(person.pasted.map(({ outcome }) => outcome)).toEqual(['too-long'])
  expect(blocks()).toHaveLength(2)
})
