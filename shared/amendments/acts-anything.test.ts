import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Seat } from '../conference'
import { eachBlock } from '../document/blocks'
import type { AmendmentId, BlockId } from '../ids'
import type { Act } from '../protocol'
import { p } from '../testing/build'
import {
  ana,
  ardesia,
  ben,
  content,
  delegate,
  draft,
  meet,
  open,
  president,
  secretariat,
  tabling,
} from '../testing/meeting'
import { type Amendment, isPending } from './amendment'

describe('whatever happens in a meeting', () => {
  const anyone = [secretariat, president, ana, ben, delegate('ada', ardesia, false)]
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
    // Three times of four whoever may do it, so that most of the acts come to something.
    by: fc.constantFrom(0, 1, 2, 3),
    other: fc.constantFrom(...anyone),
    kind: fc.constantFrom(...kinds, ...kinds.slice(0, 2), ...kinds.slice(0, 2)),
    pick: fc.nat({ max: 20 }),
    draftContent: fc.array(block, { maxLength: 3 }).map((blocks) => content(...blocks)),
  })

  function usual(kind: (typeof kinds)[number], n: number): Seat {
    if (kind === 'open-stage') return secretariat
    if (kind === 'adopt-amendment' || kind === 'reject-amendment') return president
    return n === 1 ? ana : ben
  }

  /** An act on something that is there, for most of the time. */
  function actOf(
    meeting: ReturnType<typeof meet>,
    by: Seat,
    kind: (typeof kinds)[number],
    n: number,
  ): Act {
    const pick = <T>(from: readonly T[], or: T): T => from[n === 20 ? -1 : n % from.length] ?? or
    const nothing = 'nothing' as AmendmentId
    const drafts = by.role === 'delegation' ? meeting.folder(by.delegation).drafts : []
    switch (kind) {
      case 'draft-amendment': {
        const ids: BlockId[] = []
        eachBlock(meeting.text, ({ node }) => ids.push(node.attrs.id))
        return draft(pick(ids, 'nowhere' as BlockId))
      }
      case 'table-amendment':
      case 'discard-draft': {
        const ids = drafts.map(({ id }) => id)
        const amendment = pick(ids, nothing)
        return kind === 'table-amendment' ? tabling(amendment) : { kind, amendment }
      }
      case 'open-stage':
        return open(pick(['amending', 'adopting'], n > 19 ? 'adopted' : 'amending'))
      default: {
        const { amendments } = meeting.register
        const pending = amendments.filter(isPending)
        const ids = (n % 4 === 0 ? amendments : pending).map((each) => each.id)
        return { kind, amendment: pick(ids, nothing) }
      }
    }
  }

  it('the text stays valid, ids stay apart, numbers have no gap and decisions stand', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(fc.array(step, { minLength: 40, maxLength: 60 }), (steps) => {
        const meeting = meet()
        let decided: readonly Amendment[] = []
        for (const { by: n, other, kind, pick, draftContent } of steps) {
          const by = n === 0 ? other : usual(kind, n)
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
      { seed: 20051123, numRuns: 200 },
    )
    for (const kind of kinds) expect(seen.get(kind), kind).toBeGreaterThan(20)
    expect(seen.get('amendment-collides')).toBeGreaterThan(5)
  })
})
