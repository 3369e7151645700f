import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import type { Seat } from '../conference'
import type { AmendmentId } from '../ids'
import type { Act } from '../protocol'
import type { Refusal } from '../refusals'
import { bracketed, close, open, p, paragraph, section, text } from '../testing/build'
import {
  ana,
  ardesia,
  belvane,
  ben,
  delegate,
  meet,
  president,
  secretariat,
  words,
} from '../testing/meeting'
import {
  agree,
  block,
  choose,
  meeting,
  negotiated,
  reopen,
  sectionS,
  settle,
  stand,
  whole,
} from '../testing/negotiating'
import type { BracketSource } from './bracket-source'
import { outstandingIn } from './outstanding'

describe('a bracket', () => {
  it('is its setter’s until others take their stand, each for its own delegation', () => {
    const m = meeting()
    expect(m.deed(ben, stand('x', 'reserves'))).toEqual({
      kind: 'bracket-stand',
      words: '[shall [not]]',
      stand: 'reserves',
    })
    const of = () => m.on.register.brackets.find(({ id }) => id === 'x')
    expect(of()).toMatchObject({ proponents: [ardesia], reserving: [belvane] })
    m.act(ben, stand('x', 'proposes'))
    m.act(delegate('ada', ardesia, false), stand('x', 'neither'))
    expect(of()).toMatchObject({ proponents: [belvane], reserving: [] })
  })

  it('is described by the rostrum', () => {
    const m = meeting()
    const act: Act = {
      kind: 'describe-bracket',
      bracket: 'y',
      nature: 'delete',
      status: 'ad-referendum',
    }
    expect(m.deed(president, act)).toEqual({
      kind: 'bracket-described',
      words: '[not]',
      nature: 'delete',
      status: 'ad-referendum',
    })
    const { open: rest, adReferendum } = outstandingIn(m.on.text, m.on.register)
    expect(adReferendum.map(({ key }) => key)).toEqual(['bracket y'])
    expect(rest.map(({ key }) => key)).not.toContain('bracket y')
  })

  it('keeps where its words come from until that is taken back', () => {
    const m = meeting()
    const describe = (source?: BracketSource | null): Act => ({
      kind: 'describe-bracket',
      bracket: 'y',
      nature: 'delete',
      status: 'open',
      ...(source !== undefined && { source }),
    })
    const source: BracketSource = { kind: 'document', cited: 'WP.2, paragraph 3' }
    const kept = () => m.on.register.brackets.find(({ id }) => id === 'y')?.source
    expect(m.deed(secretariat, describe(source))).toEqual({
      kind: 'bracket-described',
      words: '[not]',
      nature: 'delete',
      status: 'open',
      source,
    })
    m.act(ana, stand('y', 'reserves'))
    m.act(president, describe())
    expect(kept()).toEqual(source)
    m.act(president, describe(null))
    expect(kept()).toBeUndefined()
    const unknown: BracketSource = { kind: 'amendment', amendment: 'gone' as AmendmentId }
    expect(m.why(president, describe(unknown))).toBe('no-such-amendment')
  })

  it('that an amendment brings into the text comes from that amendment', () => {
    const m = meet()
    const words = [...bracketed('x', { by: ardesia }, 'warmly')]
    const proposed = p('one', 'The Conference ', ...words, ' noted the report.')
    const amendment = m.table(ana, 'one', proposed)
    m.done(president, { kind: 'adopt-amendment', amendment })
    const [item] = outstandingIn(m.text, m.register).open
    expect(item).toMatchObject({
      words: 'warmly',
      bracket: { proponents: [ardesia], source: { kind: 'amendment', amendment } },
    })
  })

  it('is settled with its words or without them, and the record says which words', () => {
    const m = meeting()
    expect(m.deed(president, settle('x', 'agreed'))).toEqual({
      kind: 'bracket-settled',
      words: '[shall [not]]',
      how: 'agreed',
    })
    expect(words(m.on.text)[1]).toBe('It shall [not] rise.')
    m.act(president, settle('y', 'withdrawn'))
    expect(words(m.on.text)[1]).toBe('It shall rise.')
  })

  it('of which a sign stands alone loses it by whoever may write, and a whole one stays', () => {
    const of = text(
      section('s', p('a', 'It ', open('x'), 'rose', close('x'), ' up', close('x'), '.')),
    )
    const m = meeting(of, 'drafting')
    const take = (end: 'open' | 'close'): Act => ({ kind: 'take-sign', bracket: 'x', end })
    expect(m.why(delegate('ada', ardesia, false), take('close'))).toBe('not-your-pen')
    expect(m.why(ana, take('open'))).toBe('no-such-bracket')
    expect(outstandingIn(m.on.text, m.on.register).open).toHaveLength(2)
    expect(m.deed(ana, take('close'))).toEqual({ kind: 'sign-taken', words: 'It [rose] up].' })
    expect(words(m.on.text)).toEqual(['It [rose] up.'])
    expect(meeting(of, 'amending').why(ana, take('close'))).toBe('not-at-this-stage')
  })

  it('of which one sign is left loses that one', () => {
    const m = meeting(text(section('s', p('a', 'It ', open('x'), 'rose.'))))
    m.act(secretariat, settle('x', 'agreed'))
    expect(words(m.on.text)).toEqual(['It rose.'])
  })
})

it('choosing one of several versions is recorded with the words that went', () => {
  const m = meeting()
  expect(m.deed(secretariat, choose('q', 'n'))).toEqual({
    kind: 'alternative-chosen',
    words: 'can',
    removed: ['may'],
  })
  expect(m.deed(president, choose('r', 'three'))).toEqual({
    kind: 'alternative-chosen',
    words: 'First version.',
    removed: ['Second version.'],
  })
  expect(words(m.on.text)).toEqual([
    'Conclusions',
    'It [shall [not]] rise.',
    'It can sit.',
    'First version.',
  ])
})

describe('words agreed ad referendum', () => {
  it('stand until they change, and then are open again', () => {
    const m = meeting()
    expect(m.deed(president, agree(block('three')))).toEqual({
      kind: 'agreed-ad-referendum',
      place: { kind: 'block', label: '3 Alt 1', words: 'First version.' },
    })
    const keys = (of: Node) => {
      const { open: rest, agreed } = outstandingIn(of, m.on.register)
      return [rest.filter(({ kind }) => kind === 'changed').map(({ key }) => key), agreed.length]
    }
    expect(keys(m.on.text)).toEqual([[], 1])
    const changed = m.on.text.replace(
      0,
      m.on.text.content.size,
      text(section('s', p('three', 'First versions.'))).slice(0),
    )
    expect(keys(changed)).toEqual([['changed block-three'], 0])
    expect(keys(text(section('s', p('z', 'Else.'))))).toEqual([['changed block-three'], 0])
  })

  it('are the same words under another number, and others in another kind of paragraph', () => {
    const m = meeting()
    m.act(president, agree(block('three')))
    const with_ = (attrs: Parameters<typeof paragraph>[0]) =>
      outstandingIn(
        text(section('s', paragraph({ id: 'three', ...attrs }, 'First version.'))),
        m.on.register,
      ).agreed.length
    expect([with_({}), with_({ number: '7.' }), with_({ level: 1 })]).toEqual([1, 1, 0])
  })

  it('are opened by a delegation where they are a paragraph, else by the rostrum', () => {
    const m = meeting()
    m.act(secretariat, agree(block('three')))
    expect(m.why(ana, reopen(block('three')))).toBeNull()
    m.act(secretariat, agree(block('three')))
    m.act(secretariat, agree(sectionS))
    expect(m.why(ana, reopen(block('three')))).toBe('agreed-above')
    expect(m.why(ana, reopen(sectionS))).toBe('not-your-role')
    m.act(secretariat, agree(whole))
    expect(m.why(secretariat, reopen(whole))).toBe('not-your-role')
    expect(m.why(president, reopen(whole))).toBeNull()
    expect(m.why(secretariat, reopen(sectionS))).toBeNull()
    expect(m.why(ana, reopen(block('three')))).toBeNull()
    expect(m.on.register.agreed).toEqual([])
  })
})

it.each<[Refusal, string, Seat, Act]>([
  ['no-such-bracket', 'a stand on nothing', ana, stand('gone', 'proposes')],
  ['no-such-bracket', 'nothing is settled', president, settle('gone', 'agreed')],
  ['not-your-role', 'a delegation settles', ana, settle('x', 'agreed')],
  ['not-your-role', 'the president takes a stand', president, stand('x', 'reserves')],
  ['no-such-alternative', 'a choice in nothing', president, choose('gone', 'm')],
  ['no-such-alternative', 'a choice that is not offered', president, choose('q', 'x')],
  ['no-such-block', 'agreeing on what is gone', president, agree(block('gone'))],
  ['nothing-to-agree', 'agreeing on no words', president, agree(block('empty'))],
  ['not-agreed', 'reopening what is open', president, reopen(block('one'))],
])('is refused as %s: %s', (why, _when, by, act) => {
  const with_ = text(...negotiated.children, section('t', p('empty', ' ')))
  expect(meeting(with_).why(by, act)).toBe(why)
})

it('agreeing the same words twice is refused, and agreeing what has changed is not', () => {
  const m = meeting()
  m.act(president, agree(block('one')))
  expect(m.why(president, agree(block('one')))).toBe('agreed-already')
  m.act(president, settle('y', 'agreed'))
  expect(m.why(president, agree(block('one')))).toBeNull()
})
