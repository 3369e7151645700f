import { expect, it } from 'vitest'
import type { DocumentState } from './document-state'
import { safetyOf } from './safety'

const up = { kind: 'up' } as const
const down = { kind: 'down', since: 1000 } as const
const open = (unsent: number): DocumentState => ({ kind: 'open', access: 'write', unsent })

it('is saved only when every document is with the hub', () => {
  expect(safetyOf(up, [open(0), open(0)])).toEqual({ kind: 'saved' })
  expect(safetyOf(up, [open(0), open(2)])).toEqual({ kind: 'sending', unsent: 2 })
  expect(safetyOf(up, [open(0), { kind: 'connecting' }])).toEqual({ kind: 'connecting' })
})

it('adds up what is unsent in all documents', () => {
  expect(safetyOf(up, [open(1), open(2)])).toEqual({ kind: 'sending', unsent: 3 })
  expect(safetyOf(down, [open(1), open(2)])).toEqual({ kind: 'offline', since: 1000, unsent: 3 })
})

it('is offline whatever the documents say, once the connection is down', () => {
  expect(safetyOf(down, [open(0)])).toEqual({ kind: 'offline', since: 1000, unsent: 0 })
})

it('says that the line is too slow, where the hub has said so', () => {
  const slow = { kind: 'offline', since: 1000, unsent: 1, slow: true }
  expect(safetyOf({ ...down, slow: true }, [open(1)])).toEqual(slow)
})

it('says that one document is refused before it says that others are saved', () => {
  const refused = { kind: 'refused', reason: 'disk-full', access: 'write', unsent: 4 } as const
  expect(safetyOf(up, [open(0), refused])).toEqual({
    kind: 'refused',
    reason: 'disk-full',
    unsent: 4,
  })
})

it('says that one document alone is offline', () => {
  const alone = { kind: 'offline', since: 7, access: 'write', unsent: 1 } as const
  expect(safetyOf(up, [open(0), alone])).toEqual({ kind: 'offline', since: 7, unsent: 1 })
  expect(safetyOf({ kind: 'connecting' }, [alone])).toEqual({ kind: 'sending', unsent: 1 })
})

it('does not wait for a document that is gone', () => {
  expect(safetyOf(up, [open(0), { kind: 'gone' }])).toEqual({ kind: 'saved' })
})
