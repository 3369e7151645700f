import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { decide } from '../amendments/acts'
import { byOf } from '../amendments/by'
import type { Decision, Situation } from '../amendments/decision'
import type { Seat } from '../conference'
import type { AmendmentId, BlockId } from '../ids'
import type { Act, Refusal } from '../protocol'
import {
  bracketed,
  close,
  heading,
  open,
  p,
  paragraph,
  reference,
  section,
  text,
} from '../testing/build'
import {
  ana,
  ardesia,
  at,
  belvane,
  ben,
  circumstances,
  delegate,
  meet,
  president,
  secretariat,
  start,
  welcomed,
  words,
} from '../testing/meeting'
import type { Scope } from './agreement'
import type { BracketSource } from './bracket-source'
import { countOpen, outstandingIn } from './outstanding'

const inSet = { set: 'q' }
const opening = text(
  section(
    's',
    heading('h', 1, 'Conclusions'),
    p(
      'one',
      'It ',
      ...bracketed('x', { by: ardesia }, 'shall ', ...bracketed('y', {}, 'not')),
      ' rise.',
    ),
    p('two', 'It ', ...bracketed('m', inSet, 'may'), ...bracketed('n', inSet, 'can'), ' sit.'),
    paragraph({ id: 'three', alternative: { set: 'r', style: 'alt' } }, 'First version.'),
    paragraph({ id: 'four', alternative: { set: 'r', style: 'alt' } }, 'Second version.'),
  ),
)

/** A meeting about a text with brackets, as the hub holds one. */
function meeting(of: Node = opening, stage: Situation['register']['stage'] = 'amending') {
  let on: Situation = { ...start(stage), text: of }
  return {
    get on() {
      return on
    },
    act(by: Seat, act: Act): Decision {
      const decision = decide(act, by, on, circumstances)
      if (decision.kind === 'refused') return decision
      on = { ...on, register: decision.register ?? on.register, text: decision.text ?? on.text }
      return decision
    },
    deed(by: Seat, act: Act) {
      const decision = this.act(by, act)
      if (decision.kind === 'refused') throw new Error(decision.why)
      return decision.deed
    },
    why(by: Seat, act: Act): Refusal | null {
      const decision = this.act(by, act)
      return decision.kind === 'refused' ? decision.why : null
    },
  }
}

const stand = (bracket: string, stand: 'proposes' | 'reserves' | 'neither'): Act => ({
  kind: 'stand-on-bracket',
  bracket,
  stand,
})
const settle = (bracket: string, how: 'agreed' | 'withdrawn'): Act => ({
  kind: 'settle-bracket',
  bracket,
  how,
})
const choose = (set: string, choice: string): Act => ({ kind: 'choose-alternative', set, choice })
const block = (id: string) => ({ kind: 'block', id: id as BlockId }) as const
const whole = { kind: 'document' } as const
const sectionS = { kind: 'section', id: 's' as BlockId } as const
const agree = (scope: ReturnType<typeof block> | typeof whole | typeof sectionS): Act => ({
  kind: 'agree-ad-referendum',
  scope,
})
const reopen = (scope: ReturnType<typeof block> | typeof whole | typeof sectionS): Act => ({
  kind: 'reopen-agreed',
  scope,
})

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
  const with_ = text(...opening.children, section('t', p('empty', ' ')))
  expect(meeting(with_).why(by, act)).toBe(why)
})

it('agreeing the same words twice is refused, and agreeing what has changed is not', () => {
  const m = meeting()
  m.act(president, agree(block('one')))
  expect(m.why(president, agree(block('one')))).toBe('agreed-already')
  m.act(president, settle('y', 'agreed'))
  expect(m.why(president, agree(block('one')))).toBeNull()
})

describe('a section that has changed since it was agreed', () => {
  const three = (...blocks: Node[]) => text(section('s', heading('h', 1, 'Dates'), ...blocks))
  const one = p('one', 'First.')
  const sub = paragraph({ id: 'sub', level: 1 }, 'Under it.')
  const two = p('two', 'Second.')
  const since = (now: Node, scope: Scope = sectionS) => {
    const m = meeting(three(one, sub, two))
    m.act(president, { kind: 'agree-ad-referendum', scope })
    const [item] = outstandingIn(now, m.on.register).open
    return item?.kind === 'changed' ? item.changes : []
  }

  it('says which paragraphs are other, new and gone, and where they are', () => {
    const other = paragraph({ id: 'sub', level: 1 }, 'Under it, now.')
    expect(since(three(one, other, p('new', 'Third.')))).toEqual([
      {
        how: 'changed',
        block: 'sub',
        place: { kind: 'block', label: '1 (a)', words: 'Under it, now.' },
      },
      { how: 'added', block: 'new', place: { kind: 'block', label: '2', words: 'Third.' } },
      { how: 'gone', place: { kind: 'block', label: '2', words: '' } },
    ])
  })

  it('says where only the order is another, and nothing where only numbers are', () => {
    expect(since(three(two, one, sub))).toEqual([{ how: 'order' }])
    const before = section('r', p('zero', 'Before.'))
    expect(since(text(before, ...three(one, sub, two).children))).toEqual([])
  })

  it('of the whole document says which section it is, and leads to its heading', () => {
    expect(since(three(one, sub), whole)).toEqual([
      { how: 'changed', block: 'h', place: { kind: 'section', label: 'I', words: 'Dates' } },
    ])
  })

  it('is agreed without saying so by hubs of earlier versions', () => {
    const agreed = [{ scope: sectionS, words: 'other', at, by: byOf(ana) }]
    const [item] = outstandingIn(three(one), { brackets: [], amendments: [], agreed }).open
    expect(item).toMatchObject({ kind: 'changed', changes: [] })
  })
})

describe('adoption', () => {
  const adopt: Act = { kind: 'open-stage', stage: 'adopted' }
  const over: Act = { ...adopt, override: { reason: 'Consensus on the rest.' } }

  it('is refused while anything is open, and then done', () => {
    const m = meeting(opening, 'adopting')
    expect(countOpen(outstandingIn(m.on.text, m.on.register))).toBe(4)
    for (const act of [settle('x', 'agreed'), settle('y', 'agreed'), choose('q', 'm')]) {
      expect(m.why(president, adopt)).toBe('points-open')
      m.act(president, act)
    }
    expect(m.why(president, adopt)).toBe('points-open')
    m.act(president, choose('r', 'four'))
    expect(m.deed(president, adopt)).toEqual({ kind: 'stage-opened', stage: 'adopted' })
  })

  it('over what is open is recorded with how much that was and why', () => {
    const m = meeting(opening, 'adopting')
    expect(m.deed(president, over)).toEqual({
      kind: 'stage-opened',
      stage: 'adopted',
      over: {
        open: 4,
        points: [
          { kind: 'bracket', count: 2 },
          { kind: 'alternatives', count: 2 },
        ],
        reason: 'Consensus on the rest.',
      },
    })
    expect(m.on.register.stage).toBe('adopted')
  })

  it('is refused for a reference to what is gone, unless there is a reason', () => {
    const m = meeting(text(section('s', p('a', 'See ', reference('z', 'paragraph 9')))), 'adopting')
    expect(m.why(president, adopt)).toBe('points-open')
    expect(m.deed(president, over)).toMatchObject({
      over: { open: 1, points: [{ kind: 'reference', count: 1 }] },
    })
  })

  it('waits for amendments, whatever the reason', () => {
    const m = meet('amending')
    const amendment = m.table(ana, 'one', welcomed)
    m.done(secretariat, { kind: 'open-stage', stage: 'adopting' })
    for (const act of [adopt, over]) {
      expect(m.act(president, act)).toEqual({ kind: 'refused', why: 'amendments-pending' })
    }
    m.done(president, { kind: 'reject-amendment', amendment })
    expect(m.done(president, adopt).deed).toEqual({ kind: 'stage-opened', stage: 'adopted' })
  })

  it('is refused for a sign that stands alone, and for agreed words that were changed', () => {
    const stray = meeting(text(section('s', p('a', 'It ', close('x'), 'rose.'))), 'adopting')
    expect(stray.why(president, adopt)).toBe('points-open')
    const m = meeting(
      text(section('s', p('a', 'It ', ...bracketed('x', {}, 'now'), ' rose.'))),
      'adopting',
    )
    m.act(president, agree(block('a')))
    m.act(president, settle('x', 'agreed'))
    expect(m.why(president, adopt)).toBe('points-open')
    m.act(president, agree(block('a')))
    expect(m.why(president, adopt)).toBeNull()
  })
})
