import { describe, expect, it } from 'vitest'
import type { AmendmentId } from '../ids'
import type { Act } from '../protocol'
import { amendTo, kinds, noted, only, praised, reconsider, take, why } from '../testing/amending'
import { changeOf, json } from '../testing/amendments'
import { p } from '../testing/build'
import {
  adopt,
  ana,
  ardesia,
  at,
  belvane,
  ben,
  dan,
  meet,
  opening,
  president,
  reject,
  secretariat,
  welcomed,
  words,
} from '../testing/meeting'
import { byOf } from './by'

describe('an amendment to an amendment', () => {
  it('[A4] [A15] is decided first, and makes a revision of what it amends', () => {
    const meeting = meet()
    const parent = meeting.table(ana, 'one', welcomed)
    const child = amendTo(meeting, parent, 'The Conference warmly welcomed the report.')
    expect(only(meeting, child).change.base).toEqual([json(welcomed)])
    expect(why(meeting, president, adopt(parent))).toBe('amended-first')
    const { text } = meeting
    meeting.done(president, adopt(child))
    expect(meeting.text).toBe(text)
    expect(only(meeting, parent)).toMatchObject({
      change: changeOf(noted, p('one', 'The Conference warmly welcomed the report.')),
      earlier: [{ change: changeOf(noted, welcomed) }],
    })
    meeting.done(president, adopt(parent))
    expect(words(meeting.text)[1]).toBe('The Conference warmly welcomed the report.')
  })

  it('[A19] is reconsidered as long as what it amends is before the conference', () => {
    const meeting = meet()
    const parent = meeting.table(ana, 'one', welcomed)
    const child = amendTo(meeting, parent, 'The Conference warmly welcomed the report.')
    meeting.done(president, adopt(child))
    meeting.done(president, reconsider(child))
    expect(only(meeting, parent).change).toEqual({ ...changeOf(noted, welcomed), twins: [] })
    expect(only(meeting, parent).earlier).toHaveLength(2)
    meeting.done(president, adopt(child))
    meeting.done(president, adopt(parent))
    expect(why(meeting, president, reconsider(child))).toBe('amendment-decided')
  })

  it.each<[string, Act['kind']]>([
    ['rejected', 'reject-amendment'],
    ['withdrawn', 'withdraw-amendment'],
  ])('[A18] falls when what it amends is %s', (_how, kind) => {
    const meeting = meet()
    const parent = meeting.table(ana, 'one', welcomed)
    const child = amendTo(meeting, parent, 'The Conference warmly welcomed the report.')
    const act = { kind, amendment: parent } as Act
    meeting.done(kind === 'reject-amendment' ? president : ana, act)
    expect(only(meeting, child).state).toMatchObject({
      kind: 'fallen',
      why: { kind: 'parent-decided', parent },
    })
  })
})

describe('a decision', () => {
  it('[A29] says of which others the verdict is another one, and lets fall what lost its target', () => {
    const meeting = meet()
    const [first, rival] = [meeting.table(ana, 'one', welcomed), meeting.table(ben, 'one', praised)]
    const same = meeting.table(ben, 'one', welcomed)
    const elsewhere = meeting.table(ben, 'two', p('two', 'It thanked all.'))
    expect(meeting.done(president, adopt(first)).deed).toEqual({
      kind: 'amendment-adopted',
      amendment: first,
      merge: 'clean',
      others: [
        {
          amendment: rival,
          verdict: 'collides',
          fell: null,
          was: 'clean',
          reasons: ['same-words'],
        },
        { amendment: same, verdict: 'moot', fell: null, was: 'clean', reasons: ['said-already'] },
      ],
    })
    expect(only(meeting, elsewhere).state.kind).toBe('tabled')

    const other = meet()
    const deletion = other.table(ana, 'one', p('one'))
    const lost = other.table(ben, 'one', welcomed)
    expect(other.done(president, adopt(deletion)).deed).toMatchObject({
      others: [
        {
          amendment: lost,
          verdict: 'target-gone',
          fell: { kind: 'target-gone', adopted: deletion },
        },
      ],
    })
    expect(kinds(other)).toEqual(['adopted', 'fallen'])
  })

  it('[A17] takes the rivals along that the president names, and no others', () => {
    const meeting = meet()
    const [first, rival] = [meeting.table(ana, 'one', welcomed), meeting.table(ben, 'one', praised)]
    const elsewhere = meeting.table(ben, 'two', p('two', 'It thanked all.'))
    const falling = (falls: AmendmentId[]): Act => ({
      kind: 'adopt-amendment',
      amendment: first,
      falls,
    })
    expect(why(meeting, president, falling([elsewhere]))).toBe('not-a-rival')
    expect(why(meeting, president, falling([first]))).toBe('not-a-rival')
    meeting.done(president, falling([rival]))
    expect(kinds(meeting)).toEqual(['adopted', 'fallen', 'tabled'])
  })

  it('[A17] lets a rival fall later', () => {
    const meeting = meet()
    const [first, rival] = [meeting.table(ana, 'one', welcomed), meeting.table(ben, 'one', praised)]
    const fall: Act = { kind: 'let-amendment-fall', amendment: rival, rival: first }
    expect(why(meeting, president, fall)).toBe('not-a-rival')
    meeting.done(president, adopt(first))
    expect(meeting.done(president, fall).deed).toEqual({
      kind: 'amendment-fallen',
      amendment: rival,
      why: { kind: 'rival-adopted', rival: first },
    })
  })

  it('[A12] adopts as orally revised, and keeps both what was tabled and what was read out', () => {
    const meeting = meet()
    const amendment = meeting.table(ana, 'one', welcomed)
    const orally = [json(p('one', 'The Conference took note of the report.'))]
    const { deed } = meeting.done(president, { kind: 'adopt-amendment', amendment, orally })
    expect(deed).toMatchObject({ orally: true })
    expect(words(meeting.text)[1]).toBe('The Conference took note of the report.')
    const adopted = only(meeting, amendment)
    expect(adopted.change).toEqual({ ...changeOf(noted, welcomed), twins: [] })
    expect(adopted.state).toMatchObject({
      kind: 'adopted-orally',
      change: changeOf(noted, p('one', 'The Conference took note of the report.')),
    })
  })

  it('[A41] is not taken on words that the schema does not know', () => {
    const meeting = meet()
    const amendment = meeting.table(ana, 'one', welcomed)
    const orally = [{ type: 'paragraph', content: [{ type: 'script' }] }]
    expect(why(meeting, president, { kind: 'adopt-amendment', amendment, orally })).toBe(
      'amendment-not-valid',
    )
  })

  it('[A16] carries a vote where that has been allowed', () => {
    const meeting = meet()
    const amendment = meeting.table(ana, 'one', welcomed)
    const vote = { for: [ardesia], against: [belvane], abstaining: [] }
    const act: Act = { kind: 'adopt-amendment', amendment, vote }
    expect(why(meeting, president, act)).toBe('votes-off')
    meeting.done(secretariat, { kind: 'allow-votes', allowed: true })
    expect(meeting.done(president, act).deed).toMatchObject({ vote })
    expect(only(meeting, amendment).state).toMatchObject({ vote })
  })

  it('[A12] the text is not sealed over one that is under consideration', () => {
    const meeting = meet()
    meeting.done(president, take(meeting.table(ana, 'one', welcomed)))
    meeting.done(secretariat, { kind: 'open-stage', stage: 'adopting' })
    expect(why(meeting, president, { kind: 'open-stage', stage: 'adopted' })).toBe(
      'amendments-pending',
    )
  })
})

describe('[A19] reconsidering', () => {
  it('takes what was adopted out of the text, and keeps that it was adopted', () => {
    const meeting = meet()
    const amendment = meeting.table(ana, 'one', welcomed)
    meeting.done(president, adopt(amendment))
    const { state } = only(meeting, amendment)
    const { deed, strokes } = meeting.done(president, reconsider(amendment))
    expect(deed).toEqual({ kind: 'amendment-reconsidered', amendment, was: 'adopted' })
    expect(strokes?.length).toBeGreaterThan(0)
    expect(meeting.text.eq(opening)).toBe(true)
    expect(only(meeting, amendment)).toMatchObject({
      state: { kind: 'considered', at, by: byOf(president) },
      past: [state],
    })
    meeting.done(president, reject(amendment))
    expect(meeting.done(president, reconsider(amendment)).deed).toMatchObject({ was: 'rejected' })
    expect(only(meeting, amendment).past.map(({ kind }) => kind)).toEqual(['adopted', 'rejected'])
  })

  it('tables again what fell with the decision', () => {
    const meeting = meet()
    const deletion = meeting.table(ana, 'one', p('one'))
    const lost = meeting.table(ben, 'one', welcomed)
    meeting.done(president, adopt(deletion))
    meeting.done(president, reconsider(deletion))
    expect(kinds(meeting)).toEqual(['considered', 'tabled'])
    expect(only(meeting, lost).past).toHaveLength(1)
    expect(words(meeting.text)).toEqual(words(opening))
  })

  it('[A18] tables again what fell with that, too', () => {
    const meeting = meet()
    const adopted = meeting.table(ana, 'one', welcomed)
    const rival = meeting.table(dan, 'one', praised)
    amendTo(meeting, rival, 'The Conference praised the long report.')
    meeting.done(president, { kind: 'adopt-amendment', amendment: adopted, falls: [rival] })
    expect(kinds(meeting)).toEqual(['adopted', 'fallen', 'fallen'])
    meeting.done(president, reconsider(adopted))
    expect(kinds(meeting)).toEqual(['considered', 'tabled', 'tabled'])
  })

  it('is refused where later words stand in the way', () => {
    const meeting = meet()
    const amendment = meeting.table(ana, 'one', welcomed)
    meeting.done(president, adopt(amendment))
    meeting.done(president, adopt(meeting.table(ben, 'one', praised)))
    expect(why(meeting, president, reconsider(amendment))).toBe('amendment-collides')
  })
})
