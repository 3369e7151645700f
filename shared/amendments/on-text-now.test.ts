import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { heading, p, section, text } from '../testing/build'
import { toBlock } from './change'
import { draftsFromChangedText } from './drafts-from-text'
import { draftNow } from './on-text-now'

const one = 'The Conference noted with appreciation the report of the Secretary-General.'
const other = 'It requested all States Parties to submit their national reports each year.'
const holding = (...blocks: readonly Node[]) =>
  text(
    section('s', heading('h', 1, 'Opening'), ...blocks, p('c', 'It rose at noon after a debate.')),
  )

const issued = holding(p('a', one), p('b', other))
const joined = holding(p('a', `${one} ${other}`))

/** What a file asks of the text of today: the verdict, and each paragraph that is proposed. */
function asked(changed: Node, now: Node) {
  return draftsFromChangedText(issued, changed).map((each) => {
    const { verdict, draft } = draftNow(each, issued, now)
    return [verdict, draft.blocks, draft.proposed.map((json) => toBlock(json).textContent)]
  })
}

it('[A65] a change in a paragraph that others have joined is about the one in which it is', () => {
  const changed = holding(p('a', one), p('b', other.replace('national', 'comprehensive')))
  expect(asked(changed, joined)).toEqual([
    ['reworded', ['a'], [`${one} ${other.replace('national', 'comprehensive')}`]],
  ])
})

it('paragraphs that are joined in a file and in the text by now ask for nothing', () => {
  expect(asked(holding(p('x', `${one} ${other}`)), joined)[0]?.[0]).toBe('moot')
})

it('paragraphs that are joined in a file keep what others have changed in them', () => {
  const now = holding(p('a', one), p('b', other.replace('all', 'the')))
  expect(asked(holding(p('x', `${one} ${other}`)), now)).toEqual([
    ['reworded', ['a', 'b'], [`${one} ${other.replace('all', 'the')}`]],
  ])
})

it('a paragraph that is divided in a file loses none of the words that others have joined to it', () => {
  const [first, rest] = [
    'The Conference noted with appreciation',
    'the report of the Secretary-General.',
  ]
  const changed = holding(p('a', first), p('n', rest), p('b', other))
  expect(asked(changed, joined)).toEqual([['reworded', ['a'], [first, `${rest} ${other}`]]])
})
