import { expect, it } from 'vitest'
import { blockId } from '../../shared/ids'
import { p } from '../../shared/testing/build'
import { draft as beginOn } from '../../shared/testing/meeting'
import type { Session } from './session'
import { openSession } from './session'
import {
  ends,
  firstParagraph,
  insert,
  invite,
  paragraphIn,
  seatAt,
  seatFor,
  startHub,
  take,
  until,
} from './testing/real-hub'

async function meeting() {
  const hub = await startHub()
  const secretariat = await take(hub.invitation, 'Sofia')
  await until(secretariat.register, (register) => register !== null)
  const [one, other] = secretariat.register.get()?.delegations ?? []
  if (!one || !other) throw new Error('The sample has delegations')
  const arcadia = await take(await invite(secretariat, seatFor(one.id)), 'Ana')
  const borduria = await take(await invite(secretariat, seatFor(other.id)), 'Boris')
  await secretariat.perform({ kind: 'open-stage', stage: 'amending' })
  await until(arcadia.mode, (mode) => mode === 'propose')
  return { secretariat, arcadia, borduria, one: one.id, other: other.id }
}

async function begin(by: Session) {
  const target = blockId(String(paragraphIn(by).getAttribute('id')))
  const begun = await by.perform(beginOn(target))
  if (begun.kind !== 'done' || begun.result.kind !== 'draft') throw new Error('A draft')
  await until(by.drafts, ([page]) => page?.state.kind === 'open' && page.state.access === 'write')
  return begun.result.amendment
}

const saysIn = (session: Session) => session.drafts.get()[0]?.content.toString() ?? ''

it('a device without a key sees that there is a draft and nothing of it', async () => {
  const { secretariat, arcadia, one } = await meeting()
  await begin(arcadia)
  const page = arcadia.drafts.get()[0]
  if (!page) throw new Error('It has just been there')
  insert(firstParagraph(page.content), 'Quincunx. ')
  await until(arcadia.safety, ({ kind }) => kind === 'saved')
  const link = await invite(secretariat, seatFor(one))
  const entered = await seatAt(link, 'Without')
  const { origin } = new URL(link)
  const without = openSession(origin, entered, entered.token, async () => null)
  ends.push(without.close)
  await until(without.folder, ({ drafts }) => drafts.length === 1)
  await until(without.safety, ({ kind }) => kind === 'saved')
  expect(without.drafts.get()).toEqual([])
})

it('colleagues see each other’s carets in a draft', async () => {
  const { secretariat, arcadia, one } = await meeting()
  await begin(arcadia)
  const colleague = await take(await invite(secretariat, seatFor(one)), 'Ada')
  const [page] = arcadia.drafts.get()
  if (!page) throw new Error('It has just been there')
  insert(firstParagraph(page.content), 'Quincunx. ')
  await expect.poll(() => saysIn(colleague), { timeout: 15_000 }).toContain('Quincunx')
  const place = { tname: 'content' }
  page.awareness.setLocalStateField('cursor', { anchor: place, head: place })
  const [theirs] = colleague.drafts.get()
  const { clientID } = page.awareness
  await expect
    .poll(() => theirs?.awareness.getStates().get(clientID)?.cursor, { timeout: 15_000 })
    .toEqual({ anchor: place, head: place })
})

it('proposes words beside a draft that is begun on the same paragraph, which stays as it is', async () => {
  const { arcadia } = await meeting()
  await begin(arcadia)
  const [page] = arcadia.drafts.get()
  if (!page) throw new Error('It has just been there')
  insert(firstParagraph(page.content), 'Quincunx. ')
  const act = beginOn(String(paragraphIn(arcadia).getAttribute('id')))
  const proposed = [p(act.blocks[0] ?? '', 'Other words.').toJSON()]
  expect(await arcadia.perform({ ...act, proposed })).toMatchObject({ kind: 'done' })
  await until(arcadia.drafts, (drafts) => drafts.length === 2)
  const said = () => arcadia.drafts.get().map(({ content }) => content.toString())
  await expect.poll(() => said()[1]).toContain('Other words.')
  expect(said()[0]).toContain('Quincunx. ')
})

it('what waits for a key that does not come keeps back no act but those that need the words', async () => {
  const { secretariat, arcadia, one } = await meeting()
  const amendment = await begin(arcadia)
  const link = await invite(secretariat, seatFor(one))
  const entered = await seatAt(link, 'Without')
  const { origin } = new URL(link)
  const without = openSession(origin, entered, entered.token, async () => null)
  ends.push(without.close)
  await until(without.drafts, ([page]) => {
    return page?.state.kind === 'open' && page.state.access === 'write'
  })
  const page = without.drafts.get()[0]
  if (!page) throw new Error('It has just been there')
  insert(firstParagraph(page.content), 'Quincunx. ')
  await until(without.safety, ({ kind }) => kind === 'sending')
  const target = blockId(String(paragraphIn(without).getAttribute('id')))
  expect(await without.perform(beginOn(target))).toMatchObject({ kind: 'done' })
  const tabled = await without.perform({ kind: 'table-amendment', amendment })
  expect(tabled).toEqual({ kind: 'problem', why: 'unreachable' })
  expect(await without.perform({ kind: 'discard-draft', amendment })).toMatchObject({
    kind: 'done',
  })
})

it('a co-sponsor reads the rationale, and takes the words of what was discarded for a draft of its own', async () => {
  const { arcadia, borduria, other } = await meeting()
  const amendment = await begin(arcadia)
  await arcadia.perform({ kind: 'explain-draft', amendment, rationale: 'It was agreed.' })
  await arcadia.perform({ kind: 'invite-sponsor', amendment, delegation: other })
  await until(borduria.folder, ({ drafts }) => drafts[0]?.rationale === 'It was agreed.')
  await borduria.perform({ kind: 'answer-sponsorship', amendment, answer: 'accept' })
  await until(borduria.drafts, ([page]) => {
    return page?.state.kind === 'open' && page.state.access === 'write'
  })
  const page = borduria.drafts.get()[0]
  if (!page) throw new Error('It has just been there')
  insert(firstParagraph(page.content), 'Quincunx. ')
  await expect.poll(() => saysIn(arcadia)).toContain('Quincunx. ')

  await arcadia.perform({ kind: 'discard-draft', amendment })
  await until(borduria.folder, ({ drafts, discarded }) => drafts.length + discarded.length === 1)
  await until(borduria.drafts, (drafts) => drafts.length === 0)
  const taken = await borduria.perform({ kind: 'take-draft-back', amendment })
  expect(taken).toMatchObject({ kind: 'done', result: { kind: 'draft' } })
  await until(borduria.drafts, (drafts) => drafts.length === 1)
  await expect.poll(() => saysIn(borduria)).toContain('Quincunx. ')
  await until(borduria.folder, ({ drafts }) => drafts[0]?.rationale === 'It was agreed.')
  expect(arcadia.drafts.get()).toEqual([])
  // The words are in the copy, at the hub.
  await until(borduria.folder, ({ discarded }) => discarded.length === 0)
})
