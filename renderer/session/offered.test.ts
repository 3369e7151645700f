import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { type KeptWords, writeKept } from '../../shared/document/kept-words'
import { delegationId, personId, textId } from '../../shared/ids'
import type { Answer } from './acts'
import type { Opened, SharedDocument } from './document-state'
import { cell } from './live'
import { offersOf } from './offered'
import type { Aside } from './set-aside'

const ardesia = delegationId('ardesia')
const seat = {
  role: 'delegation',
  delegation: ardesia,
  pen: true,
  person: personId('ana'),
  name: 'Ana',
} as const

const entry = (id: string, more: Partial<KeptWords> = {}): KeptWords => ({
  id,
  by: { person: personId('ana'), name: 'Ana' },
  document: 'text/t1',
  at: '2005-11-23T10:00:00.000Z',
  client: 7,
  words: [[0, 5]],
  runs: [{ client: 7, clock: 0, length: 5, text: 'Noted' }],
  after: ['b1'],
  ...more,
})

/** What of `kept` Ana is offered while these windows are open, with a hub that answers so. */
function offering(kept: readonly KeptWords[], clients: readonly number[] = [1]) {
  const doc = new Y.Doc()
  writeKept(doc, kept, [])
  const state = { kind: 'open', access: 'read', unsent: 0 } as const
  const document: SharedDocument = {
    ...cell<Opened>({ doc, awareness: null, state, outdated: null }),
    name: { kind: 'kept', delegation: ardesia },
    ask() {},
    written: () => 0,
    writtenHere: () => 0,
    isWhole: () => true,
    isKeyless: () => false,
    close() {},
  }
  const told: string[][] = []
  const hub: { answer: Answer } = { answer: { kind: 'problem', why: 'unreachable' } }
  const open = cell<ReadonlySet<number> | null>(new Set(clients))
  const own = cell<readonly Aside[]>([])
  const again = cell(0)
  const offers = offersOf({
    kept: document,
    seat,
    own,
    clients: open,
    again,
    async tell(ids) {
      told.push([...ids])
      return hub.answer
    },
  })
  const said = () => offers.asides.get().map(({ passages }) => passages.map(({ text }) => text))
  return { offers, said, told, hub, open, own, again, doc }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

it('offers what the hub has kept, together for each window that typed it', () => {
  const other = { client: 8, at: '2005-11-23T10:00:01.000Z' }
  const second = entry('k2', { words: [[9, 10]], at: '2005-11-23T10:00:01.000Z' })
  const { offers } = offering([entry('k1'), second, entry('k3', other)])
  expect(offers.asides.get()).toEqual([
    {
      name: { kind: 'text', text: textId('t1') },
      why: 'deleted',
      at: Date.parse('2005-11-23T10:00:00.000Z'),
      passages: [passage({ client: 7, words: [[0, 5]] }), passage({ client: 7, words: [[9, 10]] })],
      isKept: true,
    },
    {
      name: { kind: 'text', text: textId('t1') },
      why: 'deleted',
      at: Date.parse('2005-11-23T10:00:01.000Z'),
      passages: [passage({ client: 8, words: [[0, 5]] })],
      isKept: true,
    },
  ])
})

const passage = (words: object) => ({
  label: null,
  text: 'Noted',
  was: null,
  after: ['b1'],
  words,
})

it('offers it while the window that typed it is closed, and no longer', () => {
  const { said, open } = offering([entry('k1')], [7])
  expect(said()).toEqual([])
  open.set(new Set([1]))
  expect(said()).toEqual([['Noted']])
  open.set(new Set([1, 7]))
  expect(said()).toEqual([])
})

it('offers nothing before it is known who is there', () => {
  const { said, open } = offering([entry('k1')])
  open.set(null)
  expect(said()).toEqual([])
})

it('offers one’s own, by person or by name, and nobody else’s', () => {
  const by = (person: string, name: string) => ({ person: personId(person), name })
  const { said } = offering([
    entry('k1', { by: by('ann', 'Ann'), client: 2 }),
    entry('k2', { by: by('ana', 'Ana Ruiz'), client: 3 }),
    entry('k3', { by: by('elsewhere', 'Ana'), client: 4 }),
  ])
  expect(said()).toEqual([['Noted'], ['Noted']])
})

it('offers nothing that this window has set aside itself', () => {
  const { said, own } = offering([entry('k1')])
  const aside = (words: readonly [number, number]): Aside => ({
    name: { kind: 'text', text: textId('t1') },
    why: 'deleted',
    at: 1,
    passages: [{ label: null, text: 'x', was: null, words: { client: 7, words: [words] } }],
  })
  own.set([aside([5, 9])])
  expect(said()).toEqual([['Noted']])
  own.set([aside([4, 9])])
  expect(said()).toEqual([])
})

it('tells the hub what has been seen to, again until it has heard', async () => {
  const { offers, said, told, hub, again, doc } = offering([
    entry('k1'),
    entry('k2', { client: 9 }),
  ])
  offers.seenTo([{ client: 7, words: [[0, 1]] }])
  expect(said()).toEqual([['Noted']])
  await turn()
  hub.answer = { kind: 'done', result: { kind: 'nothing' } }
  again.set(1)
  await turn()
  again.set(2)
  await turn()
  expect(told).toEqual([['k1'], ['k1']])
  writeKept(doc, [], ['k1'])
  expect(said()).toEqual([['Noted']])
})

it('tells of words that were brought along before the hub’s own word of them comes', async () => {
  const { offers, said, told, doc } = offering([])
  offers.seenTo([{ client: 7, words: [[0, 5]] }])
  writeKept(doc, [entry('k1')], [])
  await turn()
  expect([said(), told]).toEqual([[], [['k1']]])
})
