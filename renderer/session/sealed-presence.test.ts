import { afterEach, expect, it } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { newKey } from '../../shared/sealing/envelope'
import type { Keys } from '../../shared/sealing/sealed-draft'
import { SealedPresence } from './sealed-presence'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const place = { conference: 'c7', document: 'amendment/a1' }
const one = newKey(random)
const other = newKey(random)
const with_ = (...keys: readonly (typeof one)[]): Keys => ({
  all: new Map(keys.map((key) => [key.id, key])),
  current: keys.at(-1) ?? null,
})
const caret = { anchor: { item: { client: 3, clock: 9 } }, head: { tname: 'content' } }

const docs: Y.Doc[] = []
afterEach(() => {
  for (const doc of docs.splice(0)) doc.destroy()
})

/** A window at a draft; what goes through the hub is kept, and is brought to others by hand. */
function window(name: string) {
  const doc = new Y.Doc()
  docs.push(doc)
  const [carried, shown] = [new Awareness(doc), new Awareness(doc)]
  shown.setLocalState({ user: { name } })
  const relayed: string[] = []
  carried.on('update', () => relayed.push(JSON.stringify([...carried.getStates().values()])))
  const presence = new SealedPresence({ carried, shown, place, random })
  const tell = (to: { readonly carried: Awareness }) =>
    applyAwarenessUpdate(to.carried, encodeAwarenessUpdate(carried, [carried.clientID]), 'hub')
  return { doc, carried, shown, presence, relayed, tell }
}

it('colleagues with the key see where one is, and the hub does not', () => {
  const [ana, ada] = [window('Ana'), window('Ada')]
  for (const each of [ana, ada]) each.presence.setKeys(with_(one))
  ana.shown.setLocalStateField('cursor', caret)
  ana.tell(ada)
  expect(ada.shown.getStates().get(ana.doc.clientID)).toEqual({
    user: { name: 'Ana' },
    cursor: caret,
  })
  expect(ana.relayed.join()).not.toMatch(/cursor|anchor|clock/)
  expect(ada.relayed.join()).not.toMatch(/cursor|anchor|clock/)
})

it('a caret is shown to nobody before there is a key, and to whoever gets it later', () => {
  const [ana, ada] = [window('Ana'), window('Ada')]
  ana.shown.setLocalStateField('cursor', caret)
  ana.tell(ada)
  const seen = () => ada.shown.getStates().get(ana.doc.clientID)?.cursor
  expect(seen()).toBeNull()
  ana.presence.setKeys(with_(one))
  ana.tell(ada)
  expect(seen()).toBeNull()
  ada.presence.setKeys(with_(one))
  expect(seen()).toEqual(caret)
})

it('is sealed anew with a new key, which whoever left does not have', () => {
  const [ana, left] = [window('Ana'), window('Left')]
  for (const each of [ana, left]) each.presence.setKeys(with_(one))
  ana.presence.setKeys(with_(one, other))
  ana.shown.setLocalStateField('cursor', caret)
  ana.tell(left)
  expect(left.shown.getStates().get(ana.doc.clientID)?.cursor).toBeNull()
})

it('tells of those who leave, and takes nothing for a caret that is none', () => {
  const [ana, ada] = [window('Ana'), window('Ada')]
  for (const each of [ana, ada]) each.presence.setKeys(with_(one))
  ana.shown.setLocalStateField('cursor', { anchor: 7 })
  ana.tell(ada)
  expect(ada.shown.getStates().get(ana.doc.clientID)).toEqual({
    user: { name: 'Ana' },
    cursor: null,
  })
  ana.shown.setLocalState(null)
  ana.tell(ada)
  expect(ada.shown.getStates().has(ana.doc.clientID)).toBe(false)
})
