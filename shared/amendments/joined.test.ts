import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import type { AmendmentId, BlockId } from '../ids'
import { changeOf, json, tabledAmendment } from '../testing/amendments'
import { em, footnote, p, section, text } from '../testing/build'
import { ana, ardesia, circumstances, start, words } from '../testing/meeting'
import { decide } from './acts'
import type { Change } from './change'
import { combine } from './combination'
import { compareRivals } from './compare-rivals'
import { applyChange } from './judge'
import { rebase } from './rebase'
import { ifAdopted } from './simulation'
import { seenIn } from './subject'
import { apart, becomes, behind, joined, on, one, said, three, two } from './testing/joining'
import { undoing } from './undoing'

const reworded = changeOf(two, p('b', 'The meeting then rose at one on Friday.'))

describe('[A65] a change of the words of a paragraph that others have joined to another', () => {
  const after = [
    'It noted with interest the report of the Group.',
    'The meeting then rose at one on Friday.',
  ]

  it('is made where its words are by now, and says so', () => {
    expect(becomes(joined, reworded)).toEqual([after.join(' '), words(apart)[2], 'It sat.'])
    expect(rebase(joined, reworded)).toMatchObject({
      verdict: 'reworded',
      reasons: [{ code: 'others-joined', blocks: ['a'] }],
    })
  })

  it.each([
    [
      'three of them',
      on(p('a', said(one, two, three))),
      [`${after.join(' ')} ${three.textContent}`, 'It sat.'],
    ],
    [
      'the first to the second',
      on(p('b2', said(one, two)), three),
      [after.join(' '), three.textContent, 'It sat.'],
    ],
    [
      'them, and divided the whole elsewhere',
      on(
        p('a', 'It noted with interest'),
        p('n', 'the report of the Group. The meeting then rose at noon on Friday.'),
        three,
      ),
      [
        'It noted with interest',
        `the report of the Group. ${after[1]}`,
        three.textContent,
        'It sat.',
      ],
    ],
    [
      'them, and divided the whole among its own words',
      on(p('a', `${one.textContent} The meeting then`), p('n', 'rose at noon on Friday.'), three),
      [
        `${one.textContent} The meeting then`,
        'rose at one on Friday.',
        three.textContent,
        'It sat.',
      ],
    ],
    [
      'them, and changed both',
      on(p('a', 'It took note of the report. The meeting soon rose at noon on Friday.'), three),
      [
        'It took note of the report. The meeting soon rose at one on Friday.',
        three.textContent,
        'It sat.',
      ],
    ],
    [
      'it to a paragraph of another section',
      text(section('s', one, behind), section('t', p('y', `It met. ${two.textContent}`))),
      [one.textContent, 'It sat.', `It met. ${after[1]}`],
    ],
  ])('is made where others have joined %s', (_, now, expected) => {
    expect(becomes(now, reworded)).toEqual(expected)
  })

  it('collides where others changed the same words, and where it was joined', () => {
    const theirs = on(p('a', `${one.textContent} The meeting then rose at two on Friday.`), three)
    expect(becomes(theirs, reworded)).toBe('collides')
    const atSeam = changeOf(two, p('b', 'On Friday the meeting then rose at noon on Friday.'))
    expect(becomes(joined, atSeam)).toBe('collides')
    expect(rebase(joined, atSeam).reasons).toEqual([{ code: 'others-joined', blocks: ['a'] }])
  })

  it('may come in at the end of it all', () => {
    const more = changeOf(two, p('b', 'The meeting then rose at noon on Friday. It met again.'))
    expect(becomes(joined, more)).toEqual([
      `${said(one, two)} It met again.`,
      three.textContent,
      'It sat.',
    ])
  })

  it('is moot where the words say it already', () => {
    const now = on(p('a', after.join(' ')), three)
    expect(rebase(now, reworded)).toMatchObject({
      verdict: 'moot',
      reasons: [{ code: 'said-already', blocks: ['a'] }],
    })
  })

  it('keeps marks, and notes with their ids, of both', () => {
    const note = footnote('f', 'Late.')
    const base = p('b', 'The meeting then', note, ' rose at noon on ', em('Friday'), '.')
    const wants = p('b', 'The meeting then', note, ' rose at one on ', em('Friday'), '.')
    const other = footnote('g', 'Final.')
    const now = on(
      p(
        'a',
        'It noted',
        other,
        ' it. The meeting then',
        note,
        ' rose at noon on ',
        em('Friday'),
        '.',
      ),
    )
    const applied = applyChange(now, changeOf(base, wants))
    expect('text' in applied && applied.text.child(0).child(0)).toEqual(
      p(
        'a',
        'It noted',
        other,
        ' it. The meeting then',
        note,
        ' rose at one on ',
        em('Friday'),
        '.',
      ),
    )
  })

  it('may be one of several in the same paragraph', () => {
    const both = changeOf(
      [one, two],
      p('a', 'It welcomed with interest the report of the Group.'),
      p('b', 'The meeting then rose at one on Friday.'),
    )
    expect(becomes(joined, both)[0]).toBe(
      'It welcomed with interest the report of the Group. The meeting then rose at one on Friday.',
    )
  })

  it('is taken back from where it was made', () => {
    const applied = applyChange(joined, reworded)
    const undo = 'text' in applied ? undoing(joined, reworded, applied.edits) : null
    if (!undo || !('text' in applied)) throw new Error('It is adopted, and can be taken back')
    expect(becomes(applied.text, undo)).toEqual(words(joined))
  })

  it('has another verdict as soon as the words change', () => {
    const verdict = (...blocks: Node[]) => rebase(on(...blocks), reworded).verdict
    expect(verdict(one, two, three)).toBe('clean')
    expect(verdict(p('a', said(one, two)), three)).toBe('reworded')
    expect(verdict(p('a', after.join(' ')), three)).toBe('moot')
    expect(verdict(one, three)).toBe('target-gone')
    expect(verdict(p('a', said(one, two)), three)).toBe('reworded')
  })
})

describe('[A65] words that are not those of the paragraph', () => {
  it('of another that said them already are not touched', () => {
    const twin = p('t', `${two.textContent} Then it met again in the afternoon.`)
    const change = { ...reworded, ...seenIn(on(one, two, twin), { kind: 'there' }, [two]) }
    expect(change.twins).toEqual(['t'])
    expect(becomes(on(one, twin), change)).toBe('target-gone')
    expect(becomes(on(p('a', said(one, two)), twin), change)).toEqual([
      `${one.textContent} The meeting then rose at one on Friday.`,
      twin.textContent,
      'It sat.',
    ])
  })

  it('are not those of a paragraph that says nothing else, where no twins are known', () => {
    const copy = on(one, p('t', two.textContent))
    expect(becomes(copy, reworded)).toBe('target-gone')
    expect(becomes(copy, { ...reworded, twins: [] })).toEqual([
      one.textContent,
      'The meeting then rose at one on Friday.',
      'It sat.',
    ])
  })

  it('are not looked for where many others said them already', () => {
    const twins = Array.from({ length: 40 }, (_, n) =>
      p(`t${n}`, `${two.textContent} Twice, ${n}.`),
    )
    const seen = seenIn(on(one, two, ...twins), { kind: 'there' }, [two])
    expect(seen.twins).toHaveLength(32)
    const now = on(p('a', said(one, two)), ...twins.slice(0, 32))
    expect(becomes(now, { ...reworded, ...seen })).toBe('target-gone')
  })

  it('are not chosen among where they are there twice', () => {
    const now = on(p('a', said(one, two)), p('c', said(three, two)))
    expect(becomes(now, reworded)).toBe('target-gone')
    expect(becomes(on(p('a', said(two, one, two))), reworded)).toBe('target-gone')
  })

  it('are too few, or merely alike', () => {
    expect(becomes(on(p('a', 'It rose at noon. On Friday the meeting sat.')), reworded)).toBe(
      'target-gone',
    )
    const short = changeOf(p('b', 'It rose.'), p('b', 'It sat.'))
    expect(becomes(on(p('a', 'It met. It rose.')), short)).toBe('target-gone')
  })

  it('of a short one are known where all of them are there by themselves', () => {
    const short = changeOf(p('b', 'It rose at noon.'), p('b', 'It rose at one.'))
    expect(becomes(on(p('a', 'It met. It rose at noon.')), short)).toEqual([
      'It met. It rose at one.',
      'It sat.',
    ])
    expect(becomes(on(p('a', 'It met. It rose at noon, late.')), short)).toBe('target-gone')
    const chinese = changeOf(p('b', '会议休会。'), p('b', '会议复会。'))
    expect(becomes(on(p('a', '会议通过报告。会议休会。')), chinese)).toEqual([
      '会议通过报告。会议复会。',
      'It sat.',
    ])
  })
})

describe('[A65] beside what others have joined', () => {
  it('a deletion and a move collide, and so does another order', () => {
    expect(rebase(joined, changeOf(two))).toMatchObject({
      verdict: 'collides',
      reasons: [{ code: 'others-joined', blocks: ['a'] }],
    })
    const place = { kind: 'after', block: 'z' as BlockId } as const
    const move: Change = { place, base: [json(two)], proposed: [json(two)], beside: json(behind) }
    expect(rebase(joined, move)).toMatchObject({
      verdict: 'collides',
      reasons: [{ code: 'others-joined', blocks: ['a'] }],
    })
    expect(rebase(joined, changeOf([two, three], three, two)).verdict).toBe('collides')
  })

  it('nothing comes in within words', () => {
    const place = { kind: 'after', block: 'b' as BlockId } as const
    const fresh = p('n', 'It slept.')
    const behindIt: Change = { place, base: [], proposed: [json(fresh)], beside: json(two) }
    expect(becomes(joined, behindIt)).toBe('collides')
    expect(becomes(joined, changeOf(two, two, fresh))).toBe('collides')
    expect(becomes(joined, changeOf([one, two], one, fresh, two))).toBe('collides')
  })

  it('another that would join them as well is moot, or adds its own words', () => {
    expect(rebase(joined, changeOf([one, two], p('a', said(one, two)))).verdict).toBe('moot')
    const union = changeOf(
      [one, two],
      p(
        'a',
        'It noted with interest the report of the Group. The meeting then rose at one on Friday.',
      ),
    )
    expect(becomes(joined, union)).toEqual([
      'It noted with interest the report of the Group. The meeting then rose at one on Friday.',
      three.textContent,
      'It sat.',
    ])
  })

  it('[A30] it is set beside what others propose to the paragraph that it was joined to', () => {
    const mine = tabledAmendment(reworded)
    const whole = joined.child(0).child(0)
    const theirs = tabledAmendment(
      changeOf(whole, p('a', said(p('x', 'It welcomed the report of the Group.'), two))),
      { id: 'a2' as AmendmentId, number: 2 },
    )
    const ids = compareRivals(joined, 'a' as BlockId, [mine, theirs])?.rivals.map(
      ({ amendment }) => amendment.id,
    )
    expect(ids?.toSorted()).toEqual(['a1', 'a2'])
  })

  it('[A51] [A52] what is foreseen is what adoption gives', () => {
    const union = tabledAmendment(changeOf([one, two], p('a', said(one, two))), {
      number: 2,
      id: 'a2' as AmendmentId,
    })
    const mine = tabledAmendment(reworded)
    expect(ifAdopted(apart, union, [union, mine])).toMatchObject([
      { amendment: 'a1', outcome: 'stands' },
    ])
    expect(words(combine(apart, [mine, union]).text)).toEqual(becomes(joined, reworded))
  })
})

describe('[A11] a revision of an amendment to a paragraph that others have joined to another', () => {
  const revised = (change: Change) => {
    const amendment = tabledAmendment(change, { delegation: ardesia })
    const now = { ...start(), text: joined }
    const decision = decide(
      { kind: 'revise-amendment', amendment: amendment.id },
      ana,
      { ...now, register: { ...now.register, amendments: [amendment] } },
      circumstances,
    )
    if (decision.kind === 'refused') throw new Error(decision.why)
    const [draft] = decision.folders?.get(ardesia)?.drafts ?? []
    const content = decision.opens?.content
    return { base: draft?.base, said: content && words(content) }
  }

  it('begins with that one, and what is proposed in it', () => {
    expect(revised(reworded)).toEqual({
      base: [json(joined.child(0).child(0))],
      said: [`${one.textContent} The meeting then rose at one on Friday.`],
    })
  })

  it('leaves what stands around it where the words collide', () => {
    expect(revised(changeOf(two, p('b', 'On Friday it rose at noon.'))).said).toEqual([
      `${one.textContent} On Friday it rose at noon.`,
    ])
  })

  it('does not take back what others changed in a paragraph that it leaves', () => {
    const was = p('a', 'It noted the report.')
    expect(
      revised(changeOf([was, three], was, p('c', 'It praised the Chair for all of her work.')))
        .said,
    ).toEqual([said(one, two), 'It praised the Chair for all of her work.'])
  })
})
