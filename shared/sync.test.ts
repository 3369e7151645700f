import { expect, it } from 'vitest'
import { HubNoticeSchema } from './sync'

it.each<[boolean, unknown]>([
  [true, { kind: 'access', access: 'read' }],
  [true, { kind: 'access', access: 'write' }],
  [false, { kind: 'access', access: 'none' }],
  [false, { kind: 'eviction' }],
  [false, 'access'],
])('takes for a notice of the hub, %s: %j', (taken, value) => {
  expect(HubNoticeSchema.safeParse(value).success).toBe(taken)
})
