import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { findBlock, idOf } from '../document/blocks'
import type { AmendmentId, BlockId } from '../ids'
import { reconsider } from '../testing/amending'
import { json, tabledAmendment } from '../testing/amendments'
import { heading, p, section, text } from '../testing/build'
import { adopt, circumstances, president, start } from '../testing/meeting'
import { decide } from './acts'
import type { Amendment } from './amendment'
import type { Change } from './change'
import { combine } from './combination'
import type { Situation } from './decision'
import { anyWords } from './testing/any-words'

const ids = ['a', 'b', 'c', 'd'] as const
const block = (id: string) => id as BlockId
const sentence = anyWords(10, 16)
const openings = fc
  .tuple(sentence, sentence, sentence, sentence)
  .map(([a, b, c, d]) =>
    text(
      section('s', heading('h', 1, 'Work'), p('a', said(a)), p('b', said(b))),
      section('t', heading('i', 1, 'Rest'), p('c', said(c)), p('d', said(d))),
    ),
  )
const said = (words: readonly string[]) => `${words.join(' ')}.`

const kinds = [
  'words',
  'words',
  'put',
  'take',
  'divide',
  'join',
  'insert',
  'delete',
  'move',
] as const
const proposals = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    of: fc.constantFrom(...ids),
    at: fc.nat(9),
    to: fc.constantFrom(...ids),
  }),
  { minLength: 3, maxLength: 4 },
)
type Proposal = typeof proposals extends fc.Arbitrary<(infer P)[]> ? P : never

function changeIn(on: Node, { kind, of, at, to }: Proposal, own: string): Change | null {
  const found = findBlock(on, block(of))
  const goal = findBlock(on, block(to))
  if (!found || !goal) throw new Error('Each of them is there')
  const { node } = found
  const words = node.textContent.slice(0, -1).split(' ')
  const there = (bases: readonly Node[], ...becomes: readonly Node[]): Change => ({
    place: { kind: 'there' },
    base: bases.map(json),
    proposed: becomes.map(json),
  })
  const beside = (after: Node): Pick<Change, 'place' | 'beside'> => ({
    place: { kind: 'after', block: block(String(idOf(after))) },
    beside: json(after),
  })
  switch (kind) {
    case 'words':
      return there([node], p(of, said(words.with(at, own))))
    case 'put':
      return there([node], p(of, said(words.toSpliced(at, 0, own))))
    case 'take':
      return there([node], p(of, said(words.toSpliced(at, 1))))
    case 'divide': {
      const [one, other] = [words.slice(0, at + 1), words.slice(at + 1)]
      return other.length > 0 ? there([node], p(of, one.join(' ')), p(own, said(other))) : null
    }
    case 'join': {
      const next = on.resolve(found.pos + node.nodeSize).nodeAfter
      return next ? there([node, next], p(of, `${node.textContent} ${next.textContent}`)) : null
    }
    case 'insert':
      return { ...beside(node), base: [], proposed: [json(p(own, `It ${own}.`))] }
    case 'delete':
      return there([node])
    case 'move':
      return of === to ? null : { ...beside(goal.node), base: [json(node)], proposed: [json(node)] }
  }
}

/**
 * What comes of acts one after another; what the text says already need not be adopted. `null` where a
 * decision cannot be taken back.
 */
function after(on: Situation, ...acts: Parameters<typeof decide>[0][]): Situation | null {
  let now = on
  for (const act of acts) {
    const done = decide(act, president, now, circumstances)
    if (done.kind === 'refused' && done.why === 'amendment-moot') continue
    if (done.kind === 'refused' && done.why === 'not-reversible') return null
    if (done.kind === 'refused') throw new Error(`${act.kind}: ${done.why}`)
    now = { ...now, register: done.register ?? now.register, text: done.text ?? now.text }
  }
  return now
}

it('[A52] what is shown of chosen amendments is what adopting them gives, in any order', () => {
  let [shown, taken] = [0, 0]
  fc.assert(
    fc.property(openings, proposals, fc.nat(23), (on, given, turn) => {
      const amendments = given.flatMap((each, at): Amendment[] => {
        const change = changeIn(on, each, `new${at}`)
        return change ? [tabledAmendment(change, { id: `x${at}` as AmendmentId, number: at })] : []
      })
      const { text: foreseen, adopted } = combine(on, amendments)
      fc.pre(adopted.length > 1)
      const { register } = start()
      const begun: Situation = { ...start(), text: on, register: { ...register, amendments } }
      const order = [...adopted]
      for (let left = turn; order.length > 0 && left > 0; left -= order.length) {
        order.push(...order.splice(left % order.length, 1))
      }
      const done = after(begun, ...order.map(adopt))
      expect(done?.text.toString()).toBe(foreseen.toString())
      shown++
      // The last of them is taken back, and all is as it was before it.
      const last = done?.register.amendments.find(({ id }) => id === order.at(-1))
      if (!done || last?.state.kind !== 'adopted') return
      const back = after(done, reconsider(last.id))
      const before = after(begun, ...order.slice(0, -1).map(adopt))
      if (!back) return
      expect(back.text.toString()).toBe(before?.text.toString())
      taken++
    }),
    { seed: 20051123, numRuns: 400 },
  )
  expect(shown).toBeGreaterThan(180)
  expect(taken).toBeGreaterThan(150)
})
