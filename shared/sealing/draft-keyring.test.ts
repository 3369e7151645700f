import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { type AmendmentId, type DeviceId, delegationId, deviceId } from '../ids'
import { DraftKeyring, type Reader } from './draft-keyring'
import type { KeyCopy, SealedKey } from './draft-keys'
import { type DraftPlace, newKey } from './envelope'
import { copyFor, copyLength, type Holder } from './key-copy'
import { SealedDraft } from './sealed-draft'

const { subtle } = crypto
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const place: DraftPlace = { conference: 'c7', document: 'amendment/a1' }
const amendment = 'a1' as AmendmentId

async function holder(name: string): Promise<Holder<CryptoKey>> {
  const pair = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, [
    'deriveBits',
  ])
  const point = Buffer.from(await subtle.exportKey('raw', pair.publicKey))
  return {
    device: deviceId(name),
    agree: point.toString('base64url'),
    privateKey: pair.privateKey,
  }
}

/** Two sponsors at one log, and the list of keys that the hub has; a device keeps its first copy. */
async function meet() {
  const [ada, ben] = [await holder('ada'), await holder('ben')]
  const readers = [ada, ben].map(
    ({ device, agree }): Reader => ({ delegation: delegationId(device), device, agree }),
  )
  const keyrings: DraftKeyring<CryptoKey>[] = []
  let keys: readonly SealedKey[] = []
  const tell = () => {
    for (const each of keyrings) each.look({ keys, readers, shares: true })
  }
  const share = (id: string, copies: readonly KeyCopy[]) => {
    const known = keys.find((key) => key.id === id)
    const before = known ?? { amendment, id, made: '', closed: false, copies: [] }
    const fresh = copies.filter(({ device }) => !before.copies.some((it) => it.device === device))
    const after = { ...before, copies: [...before.copies, ...fresh] }
    keys = known ? keys.map((key) => (key === known ? after : key)) : [...keys, after]
    tell()
  }
  const log = new Y.Doc()
  const join = (own: Holder<CryptoKey>) => {
    const draft = new Y.Doc()
    const ownLog = new Y.Doc()
    ownLog.clientID = draft.clientID
    Y.applyUpdate(ownLog, Y.encodeStateAsUpdate(log), 'hub')
    ownLog.on('update', (update) => Y.applyUpdate(log, update))
    log.on('update', (update) => Y.applyUpdate(ownLog, update, 'hub'))
    const keyring = new DraftKeyring({
      place,
      holder: own,
      subtle,
      random,
      share: async (id, copies) => {
        share(id, copies)
        return true
      },
    })
    const sealed = new SealedDraft({
      log: ownLog,
      draft,
      place,
      random,
      arriving: () => {},
      needsKey: () => keyring.look(),
      changed: () => {},
    })
    keyrings.push(keyring)
    keyring.add(sealed)
    tell()
    const words = draft.getText('words')
    return {
      sealed,
      type: (typed: string) => words.insert(words.length, typed),
      says: () => words.toString(),
    }
  }
  return { ada, ben, join, share, keys: () => keys }
}

const garbage = (of: DeviceId): KeyCopy => ({
  delegation: delegationId(of),
  device: of,
  sealed: 'a0'.repeat(copyLength / 2),
})

it('[A61] a key of which a device has a copy that does not open is none to it, and it makes another', async () => {
  const { ada, ben, join, share, keys } = await meet()
  const [one, other] = [join(ada), join(ben)]
  const key = newKey(random)
  const good = await copyFor(ben, key, place, { subtle, random })
  share(key.id, [garbage(ada.device), { ...garbage(ben.device), sealed: good }])
  one.type('typed')
  await vi.waitFor(() => expect([one.sealed.waiting, other.says()]).toEqual([0, 'typed']))
  expect(keys()).toHaveLength(2)
  other.type(' and answered')
  await vi.waitFor(() => expect(one.says()).toBe('typed and answered'))
  expect(keys()).toHaveLength(2)
})

it('[A61] a device that was given no good copy reads all once somebody writes', async () => {
  const { ada, ben, join, share, keys } = await meet()
  const writer = join(ben)
  const key = newKey(random)
  const good = await copyFor(ben, key, place, { subtle, random })
  share(key.id, [garbage(ada.device), { ...garbage(ben.device), sealed: good }])
  writer.type('before')
  await vi.waitFor(() => expect(writer.sealed.waiting).toBe(0))
  const late = join(ada)
  await vi.waitFor(() => expect(keys()).toHaveLength(2))
  expect([late.says(), late.sealed.unread]).toEqual(['', 1])
  await vi.waitFor(() => {
    writer.type('.')
    expect(late.sealed.unread).toBe(0)
  })
  expect(late.says()).toBe(writer.says())
  expect(keys()).toHaveLength(2)
})
