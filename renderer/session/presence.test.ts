import { expect, it } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { newestCarets } from './presence'

const user = (name: string) => ({ name, role: 'observer', delegation: null })

function someone(state: Record<string, unknown> | null) {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(state)
  return {
    id: awareness.clientID,
    says: (next: Record<string, unknown> | null) => awareness.setLocalState(next),
    update: () => encodeAwarenessUpdate(awareness, [awareness.clientID]),
  }
}

function hear(...updates: Uint8Array[]): readonly unknown[] {
  const mine = new Awareness(new Y.Doc())
  mine.setLocalState(null)
  applyAwarenessUpdate(mine, newestCarets(updates, mine.clientID), 'hub')
  return [...mine.getStates().values()]
}

it('keeps the last of several words from one person', () => {
  const ana = someone({ user: user('Ana') })
  const first = ana.update()
  ana.says({ user: user('Ana Ferrer') })
  expect(hear(first, ana.update())).toEqual([{ user: user('Ana Ferrer') }])
  expect(hear(ana.update(), first)).toEqual([{ user: user('Ana Ferrer') }])
})

it('hears that someone has left', () => {
  const ana = someone({ user: user('Ana') })
  const first = ana.update()
  ana.says(null)
  expect(hear(first, ana.update())).toEqual([])
})

it.each([
  ['a name that is none', { user: { ...user('Ana'), name: 7 } }],
  ['a caret that is none', { user: user('Ana'), cursor: 'here' }],
  ['a field that nobody knows', { user: user('Ana'), colour: 'red' }],
  ['nobody', {}],
])('leaves out %s, and hears the others', (_what, state) => {
  const boris = someone({ user: user('Boris') })
  expect(hear(someone(state).update(), boris.update())).toEqual([{ user: user('Boris') }])
})

it('lets nobody else move one’s own caret', () => {
  const ana = someone({ user: user('Ana') })
  const mine = new Awareness(new Y.Doc())
  mine.setLocalState({ user: user('Me') })
  applyAwarenessUpdate(mine, newestCarets([ana.update()], ana.id), 'hub')
  expect([...mine.getStates().values()]).toEqual([{ user: user('Me') }])
})
