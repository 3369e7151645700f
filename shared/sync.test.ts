import { expect, it } from 'vitest'
import { HubNoticeSchema, noticeIn } from './sync'

it.each<[boolean, unknown]>([
  [true, { kind: 'access', access: 'read' }],
  [true, { kind: 'access', access: 'write' }],
  [false, { kind: 'access', access: 'none' }],
  [false, { kind: 'eviction' }],
  [false, 'access'],
])('takes for a notice of the hub, %s: %j', (taken, value) => {
  expect(HubNoticeSchema.safeParse(value).success).toBe(taken)
})

it('takes for no notice what is not JSON, or is another’s', () => {
  expect(['{', '{"kind":"weather"}', '{"kind":"access","access":"read"}'].map(noticeIn)).toEqual([
    null,
    null,
    { kind: 'access', access: 'read' },
  ])
})
