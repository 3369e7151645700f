import type { Command, EditorState } from 'prosemirror-state'
import { DecorationSet } from 'prosemirror-view'
import { expect, it } from 'vitest'
import { p, section, text } from '../../../shared/testing/build'
import { at, stateOf } from '../testing/room'
import {
  insertNoBreakHyphen,
  insertNoBreakSpace,
  noBreakSignsPlugin,
  passageLanguage,
  setLanguage,
} from './passages'

const report = text(section('s', p('a', 'Recalling the mot juste of 2005'), p('b', 'No\u00a0more')))
const start = () => stateOf(report, noBreakSignsPlugin())

function run(state: EditorState, command: Command): EditorState {
  let next = state
  command(state, (tr) => {
    next = state.apply(tr)
  })
  return next
}

it('says in which language the selected words are, and takes it back', () => {
  const french = run(at(start(), 'a', 14, 23), setLanguage('fr'))
  expect(passageLanguage(french)).toBe('fr')
  expect(passageLanguage(at(french, 'a', 2))).toBeNull()
  expect(run(french, setLanguage(null)).doc.eq(report)).toBe(true)
})

it('one language takes the place of another', () => {
  const french = run(at(start(), 'a', 14, 23), setLanguage('fr'))
  expect(passageLanguage(run(french, setLanguage('ar')))).toBe('ar')
})

it('the words typed next are in the language that was chosen', () => {
  const arabic = run(at(start(), 'a', 9), setLanguage('ar'))
  const typed = arabic.apply(arabic.tr.insertText('قرر'))
  expect(passageLanguage(at(typed, 'a', 9, 12))).toBe('ar')
})

it('takes no language that is none', () => {
  expect(setLanguage('not a tag')(at(start(), 'a', 14, 23))).toBe(false)
})

it('puts in a space and a hyphen at which no line ends', () => {
  const spaced = run(at(start(), 'a', 9, 10), insertNoBreakSpace)
  expect(spaced.doc.textContent).toContain('Recalling\u00a0the')
  expect(run(at(start(), 'a', 9, 10), insertNoBreakHyphen).doc.textContent).toContain(
    'Recalling\u2011the',
  )
})

it('shows such a sign in the block of the caret and in no other', () => {
  const signsOf = (state: EditorState) => {
    const [plugin] = state.plugins
    if (!plugin) throw new Error('The state was made with it')
    const set = plugin.props.decorations?.call(plugin, state)
    return set instanceof DecorationSet ? set.find().length : 0
  }
  expect(signsOf(at(start(), 'a', 3))).toBe(0)
  expect(signsOf(at(start(), 'b', 0))).toBe(1)
})
