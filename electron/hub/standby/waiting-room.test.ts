import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { conferenceId, deviceId } from '../../../shared/ids'
import { found } from '../founding'
import { MemoryStore } from '../memory-store'
import type { JournalRow } from '../store'
import { testText } from '../testing/test-text'
import { waitingRoom } from './waiting-room'

class CountingStore extends MemoryStore {
  read = 0
  override load(document: string): Promise<readonly JournalRow[]> {
    this.read++
    return super.load(document)
  }
}

const now = () => new Date('2006-11-23T10:00:00Z')

async function roomOf(store: CountingStore) {
  const conference = { title: 'A conference', symbol: null, meeting: 'Geneva, 23 November 2005' }
  const founding = { conference, delegations: ['Ardesia'], host: 'Sec', text: testText }
  await found(store, founding, { newId: randomUUID, now })
  const link = {
    address: 'http://127.0.0.1:4870',
    conference: conferenceId('c1'),
    pin: null,
    token: 't',
  }
  const follower = {
    store,
    edition: 1,
    heard: now(),
    state: { kind: 'following', behind: 0 } as const,
    options: { link },
  }
  const answer = waitingRoom({
    follower,
    now,
    control: 'c',
    takeOver: async () => null,
    report: (fault) => {
      throw fault
    },
  })
  const challenge = () =>
    answer(
      new Request('http://here/api/challenge', {
        method: 'POST',
        body: JSON.stringify({ device: deviceId('d1') }),
      }),
    )
  return { follower, challenge }
}

it('reads who takes part once, however many ask, until something about it has come', async () => {
  const store = new CountingStore()
  const { follower, challenge } = await roomOf(store)
  store.read = 0
  const answers = await Promise.all(Array.from({ length: 50 }, challenge))
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200))
  expect(store.read).toBe(2)
  follower.edition++
  await challenge()
  expect(store.read).toBe(4)
})
