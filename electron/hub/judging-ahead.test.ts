import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import '../../shared/testing/kept-seed'
import { unsaidVerdicts } from '../../shared/amendments/verdict-changes'
import type { AmendmentId } from '../../shared/ids'
import { changeOf, tabledAmendment } from '../../shared/testing/amendments'
import { p, section, text } from '../../shared/testing/build'
import { judgeAhead } from './judging-ahead'

const words = ['noted', 'welcomed', 'recalled', 'urged', 'thanked'] as const
const word = fc.constantFrom(...words)
const ids = ['a', 'b', 'c', 'd'] as const
const block = (id: string, verb: string, end: string) => p(id, `The Conference ${verb} it ${end}.`)
const opening = ids.map((id) => block(id, 'noted', 'well'))

const proposals = fc.array(fc.record({ of: fc.nat(3), verb: word, end: word }), {
  minLength: 1,
  maxLength: 8,
})
/** What somebody writes, or takes out, after so many amendments have been looked at. */
const changes = fc.array(
  fc.record({ after: fc.nat(8), of: fc.nat(3), verb: fc.option(word), end: word }),
  { maxLength: 8 },
)

it('comes to what is reached at once, whatever is written between two looks', async () => {
  await fc.assert(
    fc.asyncProperty(proposals, changes, async (all, written) => {
      const amendments = () =>
        all.map(({ of, verb, end }, n) => {
          const id = ids[of] ?? 'a'
          const change = changeOf(block(id, 'noted', 'well'), block(id, verb, end))
          return tabledAmendment(change, { id: `m${n}` as AmendmentId, number: n + 1 })
        })
      let now: readonly Node[] = opening
      let looks = 0
      let read = text(section('s', ...now))
      const these = amendments()
      const reading = { now: () => ({ kind: 'valid', node: read }) as const }
      await judgeAhead(reading, these, async () => {
        for (const { after, of, verb, end } of written) {
          if (after !== looks) continue
          const id = ids[of] ?? 'a'
          const others = now.filter((each) => each.attrs.id !== id)
          now = verb ? [...others, block(id, verb, end)] : others
          read = text(section('s', ...now))
        }
        looks++
      })
      const verdicts = unsaidVerdicts(new Map(), these, read, { amendments: these })
      const anew = amendments()
      expect(verdicts).toEqual(unsaidVerdicts(new Map(), anew, read, { amendments: anew }))
      expect(looks).toBe(these.length)
    }),
    { numRuns: 300 },
  )
})
