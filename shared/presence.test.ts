import { describe, expect, it } from 'vitest'
import { PresenceSchema } from './presence'

describe('a presence', () => {
  const user = { name: 'Ana', role: 'delegation', delegation: 'ardesia' }
  const place = { type: null, tname: 'content', item: null, assoc: 0 }

  it.each<unknown>([
    { user },
    { user, cursor: null },
    { user, cursor: { anchor: place, head: place } },
    { user: { name: 'Sara', role: 'secretariat', delegation: null } },
  ])('may be %j', (value) => expect(PresenceSchema.safeParse(value).success).toBe(true))

  it.each<unknown>([
    {},
    { user: 'Ana' },
    { user: { ...user, role: 'emperor' } },
    { user: { ...user, colour: 'url(http://elsewhere)' } },
    { user: { ...user, delegation: '<b>' } },
    { user, cursor: { anchor: 4, head: place } },
    { user, cursor: { anchor: place } },
    { user, cursor: [] },
    { user, script: 'x' },
  ])('may not be %j', (value) => expect(PresenceSchema.safeParse(value).success).toBe(false))
})
