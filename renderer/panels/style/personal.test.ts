import { expect, it } from 'vitest'
import { blockId } from '../../../shared/ids'
import type { Passage } from '../../editor/contract'
import { keptFrom } from '../agreed/keep-passage'
import { saySource } from '../agreed/say-clause'
import { visible, whyOf } from './HintCard'
import { addWord, ignore, personal, switchRule } from './personal'

const here = { conference: 'Seventh Conference', symbol: '', paragraph: '12', language: 'en' }
const passage: Passage = {
  block: blockId('b1'),
  style: 'report',
  text: 'The *Conference* met.[^In 2005.]',
  items: ['twice;'],
  source: null,
}

it('begins with hints on, but for those of little weight', () => {
  expect(personal(null).hinting.get()).toEqual({
    on: true,
    off: ['no-break'],
    ignored: [],
    party: null,
  })
})

it('switches a rule off and on, and ignores a place once', () => {
  const { hinting } = personal(null)
  switchRule(hinting, 'numbers', false)
  switchRule(hinting, 'no-break', true)
  ignore(hinting, 'dates|b1|7-17')
  ignore(hinting, 'dates|b1|7-17')
  expect(hinting.get()).toMatchObject({ off: ['numbers'], ignored: ['dates|b1|7-17'] })
})

it('keeps a word once', () => {
  const { words } = personal(null)
  addWord(words, 'Velmara')
  addWord(words, 'Velmara')
  expect(words.get()).toEqual(['Velmara'])
})

it('keeps a passage with where it stands, and the same one once', () => {
  const kept = keptFrom(passage, here)
  expect(kept).toMatchObject({
    title: 'The Conference met. twice;',
    text: passage.text,
    items: ['twice;'],
    source: { conference: 'Seventh Conference', symbol: '', paragraph: '12' },
    language: 'en',
  })
  expect(keptFrom(passage, here).id).toBe(kept.id)
  expect(keptFrom({ ...passage, text: 'It rose.' }, here).id).not.toBe(kept.id)
})

it('keeps where words were agreed first', () => {
  const source = { conference: 'Sixth Conference', symbol: 'CCW/AP.II/CONF.6/3', paragraph: '9' }
  expect(keptFrom({ ...passage, source }, here).source).toBe(source)
})

it('says where words were agreed, and that some were not', () => {
  expect(saySource({ conference: 'Sixth Conference', symbol: '', paragraph: '9' })).toContain(
    'Sixth Conference, 9',
  )
  expect(saySource(null)).toBe('Drafted for Rapporteur; agreed at no conference')
})

it('shows the spaces that a hint is about', () => {
  expect([visible('  '), visible('12\u00a0per cent'), visible('one two')]).toEqual([
    '␣␣',
    '12⍽per cent',
    'one two',
  ])
})

it('says why in the words of the rule', () => {
  expect(whyOf({ rule: 'dates', why: 'range' })).toBe('A range of days or years takes an en dash.')
  expect(whyOf({ rule: 'spelling', why: null })).toBe('This word is not in the dictionary.')
})
