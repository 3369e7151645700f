import { expect, it, onTestFinished, vi } from 'vitest'
import { emptyFolder, type Folder } from '../../shared/amendments/folder'
import { amendmentId } from '../../shared/ids'
import type { People } from '../../shared/people'
import type { Act } from '../../shared/protocol'
import type { TypedNote } from '../../shared/sealing/notebook'
import { begin } from '../../shared/testing/amending'
import { ana, ardesia, deviceOf, draft, meet } from '../../shared/testing/meeting'
import type { Answer } from './acts'
import { held, makeDevice } from './device'
import { cell } from './live'
import { openNotes } from './notes'

/** Somebody's window, where the hub can be cut off, and what is on their machine outlasts it. */
async function sit(hubs = new Date()) {
  const meeting = meet()
  meeting.now = hubs.toISOString()
  const amendment = begin(meeting, ana, draft('one'))
  const stored = await makeDevice()
  const expires = new Date(hubs.getTime() + 90 * 86_400_000).toISOString()
  const device = { ...deviceOf(ana, stored.id), keys: stored.keys, joined: meeting.now, expires }
  meeting.people = { persons: [ana], devices: [device] }
  const folder = cell<Folder>(emptyFolder)
  const [people, again] = [cell<People>(meeting.people), cell(0)]
  const hub = { answers: true }
  let kept: readonly TypedNote[] = []
  const open = () =>
    openNotes({
      place: { conference: 'c7', delegation: ardesia },
      person: ana.person,
      folder,
      people,
      device: async () => held(stored),
      async perform(act: Act): Promise<Answer> {
        if (!hub.answers) return { kind: 'problem', why: 'unreachable' }
        const decision = meeting.act(ana, act)
        if (decision.kind === 'refused') return decision
        folder.set(meeting.folder(ardesia))
        return { kind: 'done', result: { kind: 'nothing' } }
      },
      again,
      outbox: {
        get: () => kept,
        set: (notes) => {
          kept = notes
        },
      },
    })
  return { amendment, hub, open, again, kept: () => kept, folder }
}

it('counts what the hub has not got, and brings it after a new start of the window', async () => {
  const { amendment, hub, open, again, kept, folder } = await sit()
  hub.answers = false
  const before = open()
  expect(before.write(amendment, '  Ask first. ')).toMatchObject({ kind: 'done' })
  expect(before.state.get()).toEqual({ kind: 'open', access: 'write', unsent: 1 })
  expect(kept()).toMatchObject([{ amendment, words: 'Ask first.' }])
  before.close()

  const after = open()
  expect(after.get()).toMatchObject([{ kind: 'waiting', words: 'Ask first.', refused: null }])
  hub.answers = true
  again.set(1)
  await vi.waitFor(() => expect(after.state.get()).toMatchObject({ unsent: 0 }))
  expect(after.get()).toMatchObject([
    { kind: 'kept', amendment, by: { person: ana.person }, said: { words: 'Ask first.' } },
  ])
  expect(kept()).toEqual([])
  expect(JSON.stringify(folder.get())).not.toContain('Ask first')
})

it.each([
  ['says 1970', new Date(), new Date(0)],
  ['is years ahead', new Date(), new Date(Date.now() + 1_000 * 86_400_000)],
  ['is right, and that of the hub says 1970', new Date(0), new Date()],
])('brings them where the clock of this machine %s', async (_, hubs, here) => {
  vi.useFakeTimers({ toFake: ['Date'], now: here })
  onTestFinished(() => void vi.useRealTimers())
  const { amendment, open } = await sit(hubs)
  const notes = open()
  notes.write(amendment, 'Ask first.')
  await vi.waitFor(() => expect(notes.get()).toMatchObject([{ said: { words: 'Ask first.' } }]))
  expect(notes.state.get()).toMatchObject({ unsent: 0 })
})

it('does not count what was refused, and has it until it is thrown away', async () => {
  const { open, kept } = await sit()
  const notes = open()
  notes.write(amendmentId('gone'), 'Where is it?')
  const refused = { kind: 'waiting', words: 'Where is it?', refused: 'no-such-amendment' }
  await vi.waitFor(() => expect(notes.get()).toMatchObject([refused]))
  expect(notes.state.get()).toMatchObject({ unsent: 0 })
  expect(kept()).toHaveLength(1)
  const [note] = notes.get()
  expect(note && notes.drop(note.id)).toBe(true)
  expect([notes.get(), kept()]).toEqual([[], []])
})
