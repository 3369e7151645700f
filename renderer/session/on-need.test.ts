import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Opened } from './document-state'
import { cell } from './live'
import { onNeed } from './on-need'
import { startHub, take, until } from './testing/real-hub'

function shared() {
  const doc = new Y.Doc()
  const state = cell<Opened>({
    doc,
    awareness: null,
    state: { kind: 'connecting' },
    outdated: null,
  })
  const closed: unknown[] = []
  const document = { ...state, close: (why?: string) => void closed.push(why) }
  const arrive = () =>
    state.set({ ...state.get(), state: { kind: 'open', access: 'read', unsent: 0 } })
  return { document, doc, arrive, closed }
}

it('opens a document with the first who looks, once, and says nothing before it is there', () => {
  const { document, doc, arrive, closed } = shared()
  let opened = 0
  const said = onNeed(
    () => {
      opened++
      return document
    },
    (from) => from.getMap('m').get('said') ?? 'nothing',
  )
  said.close()
  expect([opened, said.get(), closed]).toEqual([0, null, []])
  const heard: unknown[] = []
  const leave = said.subscribe(() => heard.push(said.get()))
  said.subscribe(() => {})
  expect([opened, said.get()]).toEqual([1, null])
  arrive()
  doc.getMap('m').set('said', 'words')
  leave()
  expect(heard).toEqual(['nothing', 'words'])
  said.close()
  expect(closed).toEqual(['ended'])
})

it('is how a session has the follow-up of its conference', async () => {
  const hub = await startHub()
  const session = await take(hub.invitation, 'Sofia')
  await until(session.register, (register) => register !== null)
  expect(session.followUp.get()).toBeNull()
  await until(session.followUp, (followUp) => followUp !== null)
  const names = { fr: { meeting: 'Genève' } }
  await session.perform({ kind: 'keep-names', names })
  await until(session.followUp, (followUp) => followUp?.names.fr !== undefined)
  expect(session.followUp.get()?.names).toEqual(names)
})
