import type { Transaction } from 'prosemirror-state'
import { expect, it } from 'vitest'
import { ySyncPluginKey } from 'y-prosemirror'
import { schema } from '../../shared/document/schema'
import { p, section, text } from '../../shared/testing/build'
import type { Mode } from './contract'
import { modeOf, modePlugin, setMode } from './mode'
import { at, stateOf } from './testing/room'

const doc = text(section('s', p('a', 'The Conference')))
const start = (mode: Mode) => at(stateOf(doc, modePlugin(mode)), 'a', 3)
const shared = (tr: Transaction) => tr.setMeta(ySyncPluginKey, { isChangeOrigin: true })

it('lets a person write where the text is open to them', () => {
  const state = start('write')
  expect(state.apply(state.tr.insertText('x')).doc.textContent).toBe('Thex Conference')
})

it.each(['propose', 'read'] as const)('refuses every change of their own in %s', (mode) => {
  const state = start(mode)
  expect(state.apply(state.tr.insertText('x'))).toBe(state)
  expect(state.apply(state.tr.delete(0, state.doc.content.size))).toBe(state)
  expect(state.apply(state.tr.setNodeAttribute(1, 'level', 1))).toBe(state)
})

it.each(['propose', 'read'] as const)('shows what colleagues write in %s', (mode) => {
  const state = start(mode)
  expect(state.apply(shared(state.tr.insertText('x'))).doc.textContent).toBe('Thex Conference')
})

it('changes with the stage and leaves the selection where it is', () => {
  const state = start('write')
  const closed = state.apply(setMode(state, 'read'))
  expect(modeOf(closed)).toBe('read')
  expect(closed.selection.eq(state.selection)).toBe(true)
})

it('keeps the masthead whatever is selected and deleted', () => {
  const headed = text(schema.node('masthead', { symbol: 'L.1' }), section('s', p('a', 'x')))
  const state = stateOf(headed, modePlugin('write'))
  expect(state.apply(state.tr.delete(0, state.doc.content.size))).toBe(state)
})
