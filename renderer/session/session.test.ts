import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { schemaVersion } from '../../shared/document/schema-version'
import { blockId } from '../../shared/ids'
import { limits } from '../../shared/protocol'
import { draft as beginOn } from '../../shared/testing/meeting'
import { openDesk } from './acts'
import type { DraftPage } from './drafts'
import type { Session } from './session'
import {
  firstParagraph,
  insert,
  invite,
  paragraphIn,
  seatAt,
  seatFor,
  startHub,
  take,
  until,
  wordsOf,
} from './testing/real-hub'

it('drafts together, proposes in confidence, tables, adopts', async () => {
  const hub = await startHub()
  const secretariat = await take(hub.invitation, 'Sofia')
  await until(secretariat.register, (register) => register !== null)
  const [one, other] = secretariat.register.get()?.delegations ?? []
  if (!one || !other) throw new Error('The sample has delegations')
  const arcadia = await take(await invite(secretariat, seatFor(one.id)), 'Ana')
  const borduria = await take(await invite(secretariat, seatFor(other.id)), 'Boris')
  const president = await take(await invite(secretariat, { role: 'president' }), 'Paul')

  for (const each of [secretariat, arcadia, borduria]) {
    await until(each.mode, (mode) => mode === 'write')
  }
  insert(paragraphIn(secretariat), 'Sofia. ')
  insert(paragraphIn(arcadia), 'Ana. ')
  insert(paragraphIn(borduria), 'Boris. ')
  const all = [secretariat, arcadia, borduria, president]
  for (const each of all) {
    await expect.poll(() => missing(each, ['Sofia. ', 'Ana. ', 'Boris. '])).toEqual([])
  }
  await expect
    .poll(() => president.people.get().map(({ user }) => user.name))
    .toEqual(['Paul', 'Ana', 'Boris', 'Sofia'])

  await secretariat.perform({ kind: 'open-stage', stage: 'amending' })
  await until(arcadia.mode, (mode) => mode === 'propose')
  await until(secretariat.mode, (mode) => mode === 'write')

  const target = blockId(String(paragraphIn(arcadia).getAttribute('id')))
  const begun = await arcadia.perform(beginOn(target))
  expect(begun).toMatchObject({ kind: 'done', result: { kind: 'draft' } })
  await until(arcadia.drafts, (drafts) => drafts.length === 1)
  const draft = arcadia.drafts.get()[0]
  if (!draft) throw new Error('It has just been there')
  insert(firstParagraph(draft.content), 'Urgently, ')
  expect([borduria.drafts.get(), borduria.folder.get().drafts]).toEqual([[], []])
  expect(secretariat.register.get()?.amendments).toEqual([])

  await arcadia.perform({ kind: 'table-amendment', amendment: draft.draft.id })
  for (const each of all) {
    await until(each.register, (register) => register?.amendments.length === 1)
  }
  await until(arcadia.drafts, (drafts) => drafts.length === 0)
  expect(wordsOf(borduria)).not.toContain('Urgently')

  const position = { stand: 'oppose', reason: 'It is late.', audience: 'secretariat' } as const
  await borduria.perform({ kind: 'take-position', amendment: draft.draft.id, ...position })
  await until(secretariat.secretariat, ({ positions }) => positions[0]?.reason === 'It is late.')
  await until(borduria.folder, ({ positions }) => positions.length === 1)
  expect(president.secretariat.get().positions).toEqual([])

  const refused = await borduria.perform({ kind: 'adopt-amendment', amendment: draft.draft.id })
  expect(refused).toEqual({ kind: 'refused', why: 'not-your-role' })
  await president.perform({ kind: 'adopt-amendment', amendment: draft.draft.id })
  for (const each of all) await expect.poll(() => missing(each, ['Urgently, '])).toEqual([])
  expect(all.map((each) => each.asides.get())).toEqual([[], [], [], []])
})

it('keeps aside what was typed into a draft that a colleague throws away', async () => {
  const hub = await startHub()
  const secretariat = await take(hub.invitation, 'Sofia')
  await until(secretariat.register, (register) => register !== null)
  const [one, other] = secretariat.register.get()?.delegations ?? []
  if (!one || !other) throw new Error('The sample has delegations')
  const arcadia = await take(await invite(secretariat, seatFor(one.id)), 'Ana')
  const borduria = await take(await invite(secretariat, seatFor(other.id)), 'Boris')
  await secretariat.perform({ kind: 'open-stage', stage: 'amending' })
  await until(arcadia.mode, (mode) => mode === 'propose')
  await arcadia.perform(beginOn(String(paragraphIn(arcadia).getAttribute('id'))))
  await until(arcadia.drafts, (drafts) => drafts.length === 1)
  const amendment = arcadia.drafts.get()[0]?.draft.id
  if (!amendment) throw new Error('It has just been there')
  await arcadia.perform({ kind: 'invite-sponsor', amendment, delegation: other.id })
  await until(borduria.drafts, (drafts) => drafts.length === 1)
  await borduria.perform({ kind: 'answer-sponsorship', amendment, answer: 'accept' })
  await until(borduria.drafts, ([draft]) => draft !== undefined && isWritable(draft))
  const draft = borduria.drafts.get()[0]
  if (!draft) throw new Error('It has just been there')
  insert(firstParagraph(draft.content), 'Patiently, ')
  await until(borduria.safety, ({ kind }) => kind === 'saved')

  await arcadia.perform({ kind: 'discard-draft', amendment })
  await until(borduria.asides, (asides) => asides.length > 0)
  expect(borduria.asides.get()).toMatchObject([
    { why: 'discarded', passages: [{ text: expect.stringMatching(/^Patiently, /) }] },
  ])
  expect([borduria.drafts.get(), arcadia.asides.get()]).toEqual([[], []])
})

it('loses nothing when the hub is killed while someone types, and counts until it is there', async () => {
  const hub = await startHub()
  const sofia = await take(hub.invitation, 'Sofia')
  await until(sofia.mode, (mode) => mode === 'write')
  insert(paragraphIn(sofia), 'Before. ')
  await until(sofia.safety, ({ kind }) => kind === 'saved')
  await hub.kill()
  for (const letter of 'erutuf ') insert(paragraphIn(sofia), letter)
  await until(sofia.safety, ({ kind }) => kind === 'offline')
  expect(sofia.safety.get()).toMatchObject({ unsent: 7 })
  expect(sofia.mode.get()).toBe('write')
  expect(await sofia.perform({ kind: 'open-stage', stage: 'amending' })).toEqual({
    kind: 'problem',
    why: 'unreachable',
  })

  const again = await startHub(hub)
  await until(sofia.safety, ({ kind }) => kind === 'saved')
  const late = await take(again.invitation, 'Late')
  await expect.poll(() => missing(late, [' futureBefore. '])).toEqual([])
})

it('keeps aside what was typed offline into a text that was closed meanwhile', async () => {
  const hub = await startHub()
  const sofia = await take(hub.invitation, 'Sofia')
  await until(sofia.register, (register) => register !== null)
  const [one] = sofia.register.get()?.delegations ?? []
  if (!one) throw new Error('The sample has delegations')
  const arcadia = await take(await invite(sofia, seatFor(one.id)), 'Ana')
  await until(arcadia.mode, (mode) => mode === 'write')
  await hub.kill()
  await until(arcadia.safety, ({ kind }) => kind === 'offline')
  insert(paragraphIn(arcadia), 'Too late. ')
  // At another door, so that the text is closed before Ana's window can be back.
  const elsewhere = await startHub()
  const { token } = await seatAt(elsewhere.invitation, 'Sofia')
  const closed = await openDesk(elsewhere.address, token).perform({
    kind: 'open-stage',
    stage: 'amending',
  })
  expect(closed.kind).toBe('done')
  await elsewhere.kill()
  await startHub(hub)
  await until(arcadia.asides, (asides) => asides.length > 0)
  expect(arcadia.asides.get()[0]?.passages.map(({ text }) => text.slice(0, 9))).toEqual([
    'Too late.',
  ])
  await until(arcadia.safety, ({ kind }) => kind === 'saved')
  expect([arcadia.mode.get(), wordsOf(arcadia).includes('Too late')]).toEqual(['propose', false])
})

it('takes five megabytes at once', async () => {
  const hub = await startHub()
  const sofia = await take(hub.invitation, 'Sofia')
  const second = await invite(sofia, { role: 'secretariat' })
  await until(sofia.mode, (mode) => mode === 'write')
  insert(paragraphIn(sofia), `Begins. ${'Words and words. '.repeat(310_000)}Ends. `)
  await until(sofia.safety, ({ kind }) => kind === 'saved')
  const late = await take(second, 'Late')
  await expect.poll(() => missing(late, ['Begins. ', 'Ends. '])).toEqual([])
  expect(sofia.asides.get()).toEqual([])
})

it('keeps aside what is too large to be taken, and everything else goes on', async () => {
  const hub = await startHub()
  const sofia = await take(hub.invitation, 'Sofia')
  const second = await invite(sofia, { role: 'secretariat' })
  await until(sofia.mode, (mode) => mode === 'write')
  insert(paragraphIn(sofia), 'Before. ')
  await until(sofia.safety, ({ kind }) => kind === 'saved')
  const large = 'Too many words. '.repeat(limits.message / 16)
  insert(paragraphIn(sofia), large)
  insert(paragraphIn(sofia), 'Behind it. ')
  await until(sofia.asides, (asides) => asides.length > 0)
  const [aside] = sofia.asides.get()
  expect([aside?.why, aside?.passages.length]).toEqual(['too-large', 1])
  expect(aside?.passages[0]?.text.startsWith(`Behind it. ${large}Before. `)).toBe(true)
  await until(sofia.mode, (mode) => mode === 'write')
  insert(paragraphIn(sofia), 'After. ')
  await until(sofia.safety, ({ kind }) => kind === 'saved')
  const late = await take(second, 'Late')
  await expect.poll(() => missing(late, ['After. Before. '])).toEqual([])
})

it.each<[string, (paragraph: Y.XmlElement) => void]>([
  ['a node', (paragraph) => paragraph.push([new Y.XmlElement('script')])],
  ['a mark', (paragraph) => (paragraph.get(0) as Y.XmlText).format(0, 9, { blink: {} })],
  ['a value', (paragraph) => paragraph.setAttribute('kind', 'sung')],
])('keeps aside the words that come with %s the hub does not take', async (_what, spoil) => {
  const hub = await startHub()
  const sofia = await take(hub.invitation, 'Sofia')
  const second = await invite(sofia, { role: 'secretariat' })
  await until(sofia.mode, (mode) => mode === 'write')
  const paragraph = paragraphIn(sofia)
  paragraph.doc?.transact(() => {
    insert(paragraph, 'Spoilt. ')
    spoil(paragraph)
  })
  await until(sofia.asides, (asides) => asides.length > 0)
  const [aside] = sofia.asides.get()
  expect([aside?.why, aside?.passages[0]?.text.slice(0, 7)]).toEqual(['malformed', 'Spoilt.'])
  await until(sofia.mode, (mode) => mode === 'write')
  insert(paragraphIn(sofia), 'Whole. ')
  await until(sofia.safety, ({ kind }) => kind === 'saved')
  const late = await take(second, 'Late')
  await expect.poll(() => missing(late, ['Whole. '])).toEqual([])
  expect(missing(late, ['Spoilt. '])).toEqual(['Spoilt. '])
})

it.each([
  ['an older', schemaVersion - 1, 'window'],
  ['a newer', schemaVersion + 1, 'hub'],
] as const)(
  'shows the text in %s window and lets nobody write or decide by it',
  async (_, version, why) => {
    const hub = await startHub()
    const sofia = await take(hub.invitation, 'Sofia')
    const second = await invite(sofia, { role: 'secretariat' })
    const other = await take(second, 'Zoé', version)
    await until(sofia.mode, (mode) => mode === 'write')
    await until(other.outdated, (outdated) => outdated === why)
    insert(paragraphIn(sofia), 'Seen by all. ')
    await expect.poll(() => missing(other, ['Seen by all. '])).toEqual([])
    expect([other.mode.get(), sofia.outdated.get()]).toEqual(['read', null])

    insert(paragraphIn(other), 'Never sent. ')
    const seal = { kind: 'open-stage', stage: 'adopted' } as const
    expect(await other.perform(seal)).toEqual({ kind: 'problem', why: 'outdated' })
    const open = await other.perform({ kind: 'open-stage', stage: 'amending' })
    expect(open.kind).toBe('done')
    await until(sofia.register, (register) => register?.stage === 'amending')
    expect(missing(sofia, ['Never sent. '])).toEqual(['Never sent. '])
    expect([other.asides.get(), other.safety.get()]).toEqual([[], { kind: 'saved' }])
  },
)

function isWritable({ state }: DraftPage): boolean {
  return state.kind === 'open' && state.access === 'write'
}

function missing(session: Session, words: readonly string[]): readonly string[] {
  const said = wordsOf(session)
  return words.filter((each) => !said.includes(each))
}
