import { Slice } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { expect, it } from 'vitest'
import { ySyncPluginKey } from 'y-prosemirror'
import { eachBlock } from '../../../shared/document/blocks'
import { footnote, p, section, text } from '../../../shared/testing/build'
import { at, stateOf } from '../testing/room'
import { idsPlugin } from './ids'

const doc = text(
  section('s', p('a', 'one'), p('b', 'two', footnote('f', 'A note')), p('c', 'three')),
)

function start(): EditorState {
  let made = 0
  return at(
    stateOf(
      doc,
      idsPlugin(() => `new${++made}`),
    ),
    'a',
    1,
  )
}

function ids(state: EditorState): unknown[] {
  const found: unknown[] = []
  eachBlock(state.doc, ({ node }) => found.push(node.attrs.id))
  return found
}

/** The position before the nth paragraph. */
const before = (state: EditorState, n: number) => state.doc.resolve(1).posAtIndex(n)

function copy(state: EditorState, from: number, to: number): Slice {
  return new Slice(state.doc.slice(before(state, from), before(state, to)).content, 0, 0)
}

it('typing letters changes no id', () => {
  const state = start()
  expect(ids(state.apply(state.tr.insertText('x')))).toEqual(['a', 'b', 'c'])
})

it('a copy pasted before its original is the one that gets a new id', () => {
  const state = start()
  const pasted = state.apply(
    state.tr.replace(before(state, 0), before(state, 0), copy(state, 2, 3)),
  )
  expect(ids(pasted)).toEqual(['new1', 'a', 'b', 'c'])
})

it('copies get new ids, their footnotes too', () => {
  const state = start()
  const end = before(state, 3)
  const pasted = state.apply(state.tr.replace(end, end, copy(state, 0, 2)))
  expect(ids(pasted)).toEqual(['a', 'b', 'c', 'new1', 'new2'])
  const notes: unknown[] = []
  pasted.doc.descendants(
    (node) => void (node.type.name === 'footnote' && notes.push(node.attrs.id)),
  )
  expect(notes).toEqual(['f', 'new3'])
})

it('a block that is cut and pasted elsewhere keeps its id', () => {
  const state = start()
  const cut = copy(state, 0, 1)
  const without = state.apply(state.tr.delete(before(state, 0), before(state, 1)))
  const end = before(without, 2)
  expect(ids(without.apply(without.tr.replace(end, end, cut)))).toEqual(['b', 'c', 'a'])
})

it('what a colleague brings is not touched', () => {
  const state = start()
  const shared = (tr: Transaction) => tr.setMeta(ySyncPluginKey, { isChangeOrigin: true })
  const block = p('a', 'a twin')
  const seen = state.apply(shared(state.tr.insert(before(state, 0), block)))
  expect(ids(seen)).toEqual(['a', 'a', 'b', 'c'])
})
