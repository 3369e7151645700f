import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import type { Seat, Stage } from '../conference'
import { eachBlock } from '../document/blocks'
import { schema } from '../document/schema'
import {
  type AmendmentId,
  type BlockId,
  conferenceId,
  type DelegationId,
  delegationId,
  personId,
  textId,
} from '../ids'
import type { Act, Refusal } from '../protocol'
import { em, footnote, heading, p, paragraph, section, text } from '../testing/build'
import { type Decision, type Done, decide, type Situation } from './acts'
import type { Amendment } from './amendment'
import { byOf, emptyFolder, type Folder, type Register } from './register'

const at = '2005-11-23T10:00:00.000Z'

const ardesia = delegationId('ardesia')
const belvane = delegationId('belvane')

const seat = (name: string, of: { role: 'secretariat' | 'president' | 'observer' }): Seat => ({
  person: personId(name),
  name,
  ...of,
})
const delegate = (name: string, delegation: DelegationId, pen = true): Seat => ({
  person: personId(name),
  name,
  role: 'delegation',
  delegation,
  pen,
})
const secretariat = seat('sara', { role: 'secretariat' })
const president = seat('paul', { role: 'president' })
const ana = delegate('ana', ardesia)
const ben = delegate('ben', belvane)

const opening = text(
  section(
    's',
    heading('h', 1, 'Conclusions'),
    p('one', 'The Conference noted the report.'),
    p('two', 'The Conference thanked the President.'),
    schema.node('table', { id: 'table' }),
  ),
)

function start(stage: Stage = 'amending'): Situation {
  return {
    register: {
      conference: {
        id: conferenceId('c7'),
        title: 'Seventh Annual Conference',
        symbol: null,
        meeting: 'Geneva, 23 November 2005',
        text: textId('t7'),
      },
      stage,
      delegations: [
        { id: ardesia, name: 'Ardesia' },
        { id: belvane, name: 'Belvane' },
      ],
      invitations: [],
      amendments: [],
      record: [],
    },
    text: opening,
    folder: emptyFolder,
    draftContent: null,
  }
}

/** A meeting that applies each act, as the hub does, and keeps each delegation's folder apart. */
function meet(stage: Stage = 'amending') {
  let made = 0
  let situation = start(stage)
  const folders = new Map<DelegationId, Folder>()
  const newId = () => `new-${++made}`
  return {
    get register(): Register {
      return situation.register
    },
    get text(): Node {
      return situation.text
    },
    folder: (of: DelegationId): Folder => folders.get(of) ?? emptyFolder,
    act(by: Seat, act: Act, draftContent: Node | null = null): Decision {
      const of = by.role === 'delegation' ? by.delegation : null
      const folder = (of && folders.get(of)) ?? emptyFolder
      const on = { ...situation, folder, draftContent }
      const decision = decide(act, by, on, { at, newId, invitationDays: 30 })
      if (decision.kind === 'refused') return decision
      situation = {
        ...situation,
        register: decision.register ?? situation.register,
        text: decision.text ?? situation.text,
      }
      if (of && decision.folder) folders.set(of, decision.folder)
      return decision
    },
    done(by: Seat, act: Act, draftContent: Node | null = null): Done {
      const decision = this.act(by, act, draftContent)
      if (decision.kind === 'refused') throw new Error(`Refused: ${decision.why}`)
      return decision
    },
    /** Drafts and tables an amendment of one block. */
    table(by: Seat, target: string, ...proposed: Node[]): AmendmentId {
      const drafted = this.done(by, { kind: 'draft-amendment', target: target as BlockId })
      if (drafted.result.kind !== 'draft') throw new Error('A draft is answered with its id')
      const { amendment } = drafted.result
      this.done(by, { kind: 'table-amendment', amendment }, content(...proposed))
      return amendment
    },
  }
}

/** What the document of a draft holds. */
const content = (...blocks: Node[]): Node => text(schema.node('section', null, blocks))

const adopt = (amendment: AmendmentId): Act => ({ kind: 'adopt-amendment', amendment })
const reject = (amendment: AmendmentId): Act => ({ kind: 'reject-amendment', amendment })
const withdraw = (amendment: AmendmentId): Act => ({ kind: 'withdraw-amendment', amendment })
const draft = (target: string): Act => ({ kind: 'draft-amendment', target: target as BlockId })
const open = (stage: Stage): Act => ({ kind: 'open-stage', stage })

const welcomed = p('one', 'The Conference welcomed the report.')

function words(of: Node): string[] {
  const out: string[] = []
  eachBlock(of, ({ node }) => out.push(node.textContent))
  return out
}

it('follows an amendment from its draft to its adoption', () => {
  const meeting = meet('drafting')
  meeting.done(secretariat, open('amending'))

  const drafted = meeting.done(ana, draft('one'))
  expect(drafted).toEqual({
    kind: 'done',
    folder: {
      drafts: [
        {
          id: 'new-1',
          target: 'one',
          base: opening.child(0).child(1).toJSON(),
          begun: at,
          by: byOf(ana),
        },
      ],
    },
    opens: { amendment: 'new-1', content: content(opening.child(0).child(1)) },
    deed: null,
    result: { kind: 'draft', amendment: 'new-1' },
  })
  expect(meeting.folder(belvane)).toBe(emptyFolder)
  const amendment = 'new-1' as AmendmentId

  const tabled = meeting.done(ana, { kind: 'table-amendment', amendment }, content(welcomed))
  expect(tabled.closes).toBe(amendment)
  expect(tabled.deed).toEqual({ kind: 'amendment-tabled', amendment })
  expect(meeting.folder(ardesia)).toEqual(emptyFolder)
  expect(meeting.register.amendments).toEqual([
    {
      id: amendment,
      number: 1,
      delegation: ardesia,
      change: {
        target: 'one',
        base: opening.child(0).child(1).toJSON(),
        proposed: [welcomed.toJSON()],
      },
      tabled: at,
      state: { kind: 'tabled' },
    },
  ])
  expect(meeting.text).toBe(opening)

  const adopted = meeting.done(president, adopt(amendment))
  expect(adopted.deed).toEqual({ kind: 'amendment-adopted', amendment, merge: 'clean' })
  expect(words(meeting.text)[1]).toBe('The Conference welcomed the report.')
  expect(meeting.register.amendments[0]?.state).toEqual({
    kind: 'adopted',
    at,
    by: byOf(president),
  })

  meeting.done(secretariat, open('adopting'))
  meeting.done(president, open('adopted'))
  expect(meeting.register.stage).toBe('adopted')
})

describe('an act that is refused', () => {
  const pending = (id: string, by = ardesia): Amendment => ({
    id: id as AmendmentId,
    number: 1,
    delegation: by,
    change: {
      target: 'one' as BlockId,
      base: p('one', 'The Conference noted the report.').toJSON(),
      proposed: [welcomed.toJSON()],
    },
    tabled: at,
    state: { kind: 'tabled' },
  })
  const withdrawn: Amendment = {
    ...pending('gone'),
    state: { kind: 'withdrawn', at, by: byOf(ana) },
  }
  const drafts: Folder = {
    drafts: [
      {
        id: 'd1' as AmendmentId,
        target: 'one' as BlockId,
        base: pending('x').change.base,
        begun: at,
        by: byOf(ana),
      },
    ],
  }
  const id = (of: string) => of as AmendmentId
  const tableIt: Act = { kind: 'table-amendment', amendment: id('d1') }

  const refusals: readonly [Refusal, string, Seat, Act, (on: Situation) => Situation][] = [
    [
      'not-your-role',
      'an observer opens a stage',
      seat('oto', { role: 'observer' }),
      open('adopting'),
      same,
    ],
    [
      'not-your-role',
      'the secretariat seals the text',
      secretariat,
      open('adopted'),
      staged('adopting'),
    ],
    ['not-your-role', 'a delegation adopts', ana, adopt(id('a1')), having(pending('a1'))],
    [
      'not-your-role',
      'the secretariat rejects',
      secretariat,
      reject(id('a1')),
      having(pending('a1')),
    ],
    ['not-your-pen', 'an adviser drafts', delegate('ada', ardesia, false), draft('one'), same],
    ['not-at-this-stage', 'a draft is begun too early', ana, draft('one'), staged('drafting')],
    ['not-at-this-stage', 'a draft is tabled too late', ana, tableIt, staged('adopting')],
    ['not-at-this-stage', 'the open stage is opened', president, open('amending'), same],
    ['not-at-this-stage', 'the text is sealed too early', president, open('adopted'), same],
    [
      'not-at-this-stage',
      'a sealed text is opened',
      president,
      open('drafting'),
      staged('adopted'),
    ],
    ['not-at-this-stage', 'adoption after the seal', president, adopt(id('a1')), staged('adopted')],
    [
      'delegation-exists',
      'a delegation is accredited twice',
      secretariat,
      { kind: 'accredit-delegation', name: 'ARDESIA' },
      same,
    ],
    [
      'no-such-delegation',
      'an invitation to nobody',
      secretariat,
      {
        kind: 'invite',
        to: { role: 'delegation', delegation: delegationId('nobody'), pen: true },
      },
      same,
    ],
    ['no-such-block', 'a draft on nothing', ana, draft('nowhere'), same],
    ['block-not-amendable', 'a draft on a table', ana, draft('table'), same],
    ['no-such-amendment', 'a draft is tabled that is not in the folder', ana, tableIt, same],
    [
      'no-such-amendment',
      'a draft is discarded that is not in the folder',
      ana,
      { kind: 'discard-draft', amendment: id('d1') },
      same,
    ],
    ['no-such-amendment', 'nothing is withdrawn', ana, withdraw(id('a1')), same],
    ['no-such-amendment', 'nothing is adopted', president, adopt(id('a1')), same],
    ['no-such-amendment', 'nothing is rejected', president, reject(id('a1')), same],
    ['not-your-amendment', 'another withdraws', ben, withdraw(id('a1')), having(pending('a1'))],
    [
      'amendment-decided',
      'adoption of what is gone',
      president,
      adopt(id('gone')),
      having(withdrawn),
    ],
    [
      'amendment-decided',
      'rejection of what is gone',
      president,
      reject(id('gone')),
      having(withdrawn),
    ],
    ['amendment-decided', 'withdrawn twice', ana, withdraw(id('gone')), having(withdrawn)],
    ['amendment-not-valid', 'a draft cannot be read', ana, tableIt, drafting(null)],
    [
      'amendment-not-valid',
      'a draft proposes a table',
      ana,
      tableIt,
      drafting(content(schema.node('table', { id: 'one' }))),
    ],
    [
      'amendment-changes-nothing',
      'a draft is tabled as it was opened',
      ana,
      tableIt,
      drafting(content(p('one', 'The Conference noted the report.'))),
    ],
    [
      'amendment-changes-nothing',
      'only the level is changed, which adoption would not take',
      ana,
      tableIt,
      drafting(content(paragraph({ id: 'one', level: 1 }, 'The Conference noted the report.'))),
    ],
    [
      'amendment-changes-nothing',
      'nothing but an empty paragraph is added',
      ana,
      tableIt,
      drafting(content(p('one', 'The Conference noted the report.'), p('x'))),
    ],
    [
      'amendment-collides',
      'the words have changed',
      president,
      adopt(id('a1')),
      saying(pending('a1'), p('one', 'The Conference praised the report.')),
    ],
    [
      'amendment-moot',
      'the text says it already',
      president,
      adopt(id('a1')),
      saying(pending('a1'), welcomed),
    ],
    ['target-gone', 'the paragraph is gone', president, adopt(id('a1')), saying(pending('a1'))],
    [
      'amendments-pending',
      'the text is sealed over a pending amendment',
      president,
      open('adopted'),
      (on) => staged('adopting')(having(pending('a1'))(on)),
    ],
  ]

  function same(on: Situation): Situation {
    return on
  }
  function staged(stage: Stage) {
    return (on: Situation): Situation => ({ ...on, register: { ...on.register, stage } })
  }
  function having(...amendments: Amendment[]) {
    return (on: Situation): Situation => ({ ...on, register: { ...on.register, amendments } })
  }
  function drafting(draftContent: Node | null) {
    return (on: Situation): Situation => ({ ...on, folder: drafts, draftContent })
  }
  function saying(amendment: Amendment, ...blocks: Node[]) {
    return (on: Situation): Situation => ({
      ...having(amendment)(on),
      text: text(section('s', ...blocks)),
    })
  }

  it.each(refusals)('%s: %s', (why, _when, by, act, set) => {
    const decision = decide(act, by, set(start()), { at, newId: () => 'n', invitationDays: 30 })
    expect(decision).toEqual({ kind: 'refused', why })
  })

  it('is tested for every reason that an act itself can give', () => {
    const byTheDesk: readonly Refusal[] = ['text-not-valid']
    const all: Record<Refusal, true> = {
      'not-your-role': true,
      'not-your-pen': true,
      'not-at-this-stage': true,
      'delegation-exists': true,
      'no-such-delegation': true,
      'no-such-block': true,
      'block-not-amendable': true,
      'no-such-amendment': true,
      'amendment-changes-nothing': true,
      'amendment-not-valid': true,
      'amendment-decided': true,
      'not-your-amendment': true,
      'amendment-collides': true,
      'amendment-moot': true,
      'target-gone': true,
      'amendments-pending': true,
      'text-not-valid': true,
    }
    const tested = new Set([...refusals.map(([why]) => why), ...byTheDesk])
    expect([...tested].sort()).toEqual(Object.keys(all).sort())
  })
})

describe('delegations and invitations', () => {
  it('a delegation is accredited under a new id', () => {
    const meeting = meet()
    const { deed, result } = meeting.done(secretariat, {
      kind: 'accredit-delegation',
      name: 'Camoria',
    })
    expect(meeting.register.delegations.at(-1)).toEqual({ id: 'new-1', name: 'Camoria' })
    expect(deed).toEqual({ kind: 'delegation-accredited', delegation: 'new-1' })
    expect(result).toEqual({ kind: 'delegation', delegation: 'new-1' })
  })

  it('an invitation expires after the days it was given', () => {
    const meeting = meet()
    const to = { role: 'delegation', delegation: ardesia, pen: true } as const
    const { deed, result } = meeting.done(secretariat, { kind: 'invite', to })
    const invitation = { id: 'new-1', to, made: at, expires: '2005-12-23T10:00:00.000Z' }
    expect(meeting.register.invitations).toEqual([invitation])
    expect(result).toEqual({ kind: 'invited', invitation })
    expect(deed).toEqual({ kind: 'invited', role: 'delegation', delegation: ardesia })
  })
})

describe('drafts', () => {
  it('are one for each block and delegation: a second person is given the first one’s', () => {
    const meeting = meet()
    meeting.done(ana, draft('one'))
    const colleague = meeting.done(delegate('aldo', ardesia), draft('one'))
    expect(colleague).toEqual({
      kind: 'done',
      deed: null,
      result: { kind: 'draft', amendment: 'new-1' },
    })
    expect(meeting.done(ben, draft('one')).result).toEqual({ kind: 'draft', amendment: 'new-2' })
  })

  it('leave no trace in the record, neither begun nor discarded', () => {
    const meeting = meet()
    const { result } = meeting.done(ana, draft('one'))
    const amendment = result.kind === 'draft' ? result.amendment : ('' as AmendmentId)
    const discarded = meeting.done(ana, { kind: 'discard-draft', amendment })
    expect(discarded).toEqual({
      kind: 'done',
      folder: emptyFolder,
      closes: amendment,
      deed: null,
      result: { kind: 'nothing' },
    })
    expect(meeting.register).toEqual(start().register)
  })

  it('can be thrown away after the text is sealed', () => {
    const meeting = meet()
    meeting.done(ana, draft('one'))
    meeting.done(president, open('adopting'))
    meeting.done(president, open('adopted'))
    meeting.done(ana, { kind: 'discard-draft', amendment: 'new-1' as AmendmentId })
    expect(meeting.folder(ardesia)).toEqual(emptyFolder)
  })
})

describe('what is tabled', () => {
  it('cannot claim the identity of another block', () => {
    const meeting = meet()
    meeting.table(
      ana,
      'one',
      p('two', 'The Conference welcomed it.'),
      p('two', 'And more.'),
      p('s', 'x'),
    )
    const ids = meeting.register.amendments[0]?.change.proposed.map(({ attrs }) => Object(attrs).id)
    expect(ids).toEqual(['one', 'new-2', 'new-3'])
  })

  it('leaves out whatever a draft holds beside its blocks', () => {
    const meeting = meet()
    meeting.done(ana, draft('one'))
    const hostile = text(
      schema.node('masthead', { symbol: 'CCW/AP.II/CONF.7/1' }),
      schema.node('title', { id: 'one' }, schema.text('A new title')),
      section('s', welcomed),
    )
    meeting.done(ana, { kind: 'table-amendment', amendment: 'new-1' as AmendmentId }, hostile)
    expect(meeting.register.amendments[0]?.change.proposed).toEqual([welcomed.toJSON()])
  })

  it('is numbered in order of tabling, whoever tables', () => {
    const meeting = meet()
    meeting.table(ana, 'one', welcomed)
    meeting.table(ben, 'two', p('two', 'It thanked all.'))
    meeting.table(ben, 'one', p('one', 'It noted it.'))
    const tabled = meeting.register.amendments
    expect(tabled.map(({ number, delegation }) => [number, delegation])).toEqual([
      [1, ardesia],
      [2, belvane],
      [3, belvane],
    ])
  })

  it('keeps notes and italics', () => {
    const meeting = meet()
    const rich = p('one', 'The Conference ', em('noted'), footnote('n', 'At noon.'), ' it.')
    meeting.done(president, adopt(meeting.table(ana, 'one', rich)))
    expect(meeting.text.child(0).child(1)).toEqual(rich)
  })
})

describe('what is adopted', () => {
  it('is put into what the text says by then', () => {
    const meeting = meet()
    const first = meeting.table(ana, 'one', welcomed)
    const second = meeting.table(
      ben,
      'one',
      p('one', 'The Conference noted the report of the Group.'),
    )
    meeting.done(president, adopt(first))
    const { deed } = meeting.done(president, adopt(second))
    expect(deed).toEqual({ kind: 'amendment-adopted', amendment: second, merge: 'reworded' })
    expect(words(meeting.text)[1]).toBe('The Conference welcomed the report of the Group.')
  })

  it('leaves a competitor that it collides with for the president to reject', () => {
    const meeting = meet()
    const first = meeting.table(ana, 'one', welcomed)
    const second = meeting.table(ben, 'one', p('one', 'The Conference praised the report.'))
    meeting.done(president, adopt(first))
    expect(meeting.act(president, adopt(second))).toEqual({
      kind: 'refused',
      why: 'amendment-collides',
    })
    meeting.done(president, reject(second))
    expect(meeting.register.amendments.map(({ state }) => state.kind)).toEqual([
      'adopted',
      'rejected',
    ])
  })

  it('deletes a block whose words were all struck, and only as the sponsors saw it', () => {
    const meeting = meet()
    const deletion = meeting.table(ana, 'one', p('one'))
    const rewording = meeting.table(ben, 'one', welcomed)
    expect(meeting.register.amendments[0]?.change.proposed).toEqual([])
    meeting.done(president, adopt(deletion))
    expect(words(meeting.text)).toEqual([
      'Conclusions',
      'The Conference thanked the President.',
      '',
    ])
    expect(meeting.act(president, adopt(rewording))).toEqual({
      kind: 'refused',
      why: 'target-gone',
    })

    const other = meet()
    const struck = other.table(ana, 'one', p('one'))
    other.done(president, adopt(other.table(ben, 'one', welcomed)))
    expect(other.act(president, adopt(struck))).toEqual({
      kind: 'refused',
      why: 'amendment-collides',
    })
  })

  it('adds paragraphs after the block, also when the block already says the rest', () => {
    const meeting = meet()
    const more = p('x', 'It will meet again.')
    const first = meeting.table(ana, 'one', welcomed)
    const second = meeting.table(ben, 'one', welcomed, more)
    meeting.done(president, adopt(first))
    meeting.done(president, adopt(second))
    expect(words(meeting.text).slice(1, 4)).toEqual([
      'The Conference welcomed the report.',
      'It will meet again.',
      'The Conference thanked the President.',
    ])
  })

  it('changes no other block', () => {
    const meeting = meet()
    meeting.done(president, adopt(meeting.table(ana, 'one', welcomed)))
    expect(meeting.text.child(0).child(2)).toBe(opening.child(0).child(2))
  })
})

it('withdrawing leaves the text and the other amendments the same objects', () => {
  const meeting = meet()
  const first = meeting.table(ana, 'one', welcomed)
  meeting.table(ben, 'two', p('two', 'It thanked all.'))
  const before = meeting.register.amendments
  const { text: changed } = meeting.done(ana, withdraw(first))
  expect(changed).toBeUndefined()
  expect(meeting.register.amendments[0]?.state).toEqual({ kind: 'withdrawn', at, by: byOf(ana) })
  expect(meeting.register.amendments[1]).toBe(before[1])
})

describe('whatever happens in a meeting', () => {
  const seats = [secretariat, president, president, ana, ben, delegate('ada', ardesia, false)]
  const kinds = [
    'draft-amendment',
    'table-amendment',
    'discard-draft',
    'withdraw-amendment',
    'adopt-amendment',
    'reject-amendment',
    'open-stage',
  ] as const
  const block = fc
    .tuple(fc.constantFrom('one', 'two', 'h', 'x'), fc.constantFrom('It noted.', 'It urged.', ''))
    .map(([id, said]) => p(id, said))
  const step = fc.record({
    by: fc.constantFrom(...seats),
    kind: fc.constantFrom(...kinds),
    pick: fc.nat({ max: 20 }),
    draftContent: fc.array(block, { maxLength: 3 }).map((blocks) => content(...blocks)),
  })

  /** An act on something that is there, for most of the time. */
  function actOf(
    meeting: ReturnType<typeof meet>,
    by: Seat,
    kind: (typeof kinds)[number],
    n: number,
  ): Act {
    const pick = <T>(from: readonly T[], or: T): T => from[n % (from.length + 1)] ?? or
    const nothing = 'nothing' as AmendmentId
    const drafts = by.role === 'delegation' ? meeting.folder(by.delegation).drafts : []
    switch (kind) {
      case 'draft-amendment': {
        const ids: BlockId[] = []
        eachBlock(meeting.text, ({ node }) => ids.push(node.attrs.id))
        return { kind, target: pick(ids, 'nowhere' as BlockId) }
      }
      case 'table-amendment':
      case 'discard-draft':
        return {
          kind,
          amendment: pick(
            drafts.map(({ id }) => id),
            nothing,
          ),
        }
      case 'open-stage':
        return open(pick(['amending', 'adopting'], n > 18 ? 'adopted' : 'amending'))
      default:
        return {
          kind,
          amendment: pick(
            meeting.register.amendments.map(({ id }) => id),
            nothing,
          ),
        }
    }
  }

  it('the text stays valid, ids stay apart, numbers have no gap and decisions stand', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
        const meeting = meet()
        let decided: readonly Amendment[] = []
        for (const { by, kind, pick, draftContent } of steps) {
          const before = meeting.register
          const decision = meeting.act(by, actOf(meeting, by, kind, pick), draftContent)
          const key = decision.kind === 'refused' ? decision.why : kind
          seen.set(key, (seen.get(key) ?? 0) + 1)
          if (decision.kind === 'refused') expect(meeting.register).toBe(before)
          meeting.text.check()
          const ids: unknown[] = []
          eachBlock(meeting.text, ({ node }) => ids.push(node.attrs.id))
          expect(new Set(ids).size).toBe(ids.length)
          const { amendments } = meeting.register
          expect(amendments.map(({ number }) => number)).toEqual(amendments.map((_, n) => n + 1))
          for (const each of decided) expect(amendments).toContain(each)
          decided = amendments.filter(({ state }) => state.kind !== 'tabled')
        }
      }),
      { seed: 20051123, numRuns: 1000 },
    )
    for (const kind of kinds) expect(seen.get(kind), kind).toBeGreaterThan(20)
    expect(seen.get('amendment-collides')).toBeGreaterThan(5)
  })
})
