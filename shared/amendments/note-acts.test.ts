import { expect, it } from 'vitest'
import { begin, why } from '../testing/amending'
import { ana, ardesia, at, belvane, ben, delegate, draft, meet } from '../testing/meeting'
import { byOf } from './by'

const ada = delegate('ada', ardesia, false)

it('[A37] a note is in the folder of its delegation and nowhere else', () => {
  const meeting = meet()
  const amendment = begin(meeting, ana, draft('one'))
  const { register } = meeting
  const note = { kind: 'write-note', amendment, words: 'Ask the capital.' } as const
  const { deed, folders } = meeting.done(ada, note)
  expect([deed, [...(folders?.keys() ?? [])], meeting.register]).toEqual([
    null,
    [ardesia],
    register,
  ])
  const [written] = meeting.folder(ardesia).notes
  expect(written).toMatchObject({ amendment, words: 'Ask the capital.', at, by: byOf(ada) })
  expect(why(meeting, ben, note)).toBe('no-such-amendment')
  expect(meeting.folder(belvane).notes).toEqual([])
})

it('[A37] is removed by who wrote it', () => {
  const meeting = meet()
  const amendment = begin(meeting, ana, draft('one'))
  meeting.done(ada, { kind: 'write-note', amendment, words: 'Ask the capital.' })
  const [written] = meeting.folder(ardesia).notes
  if (!written) throw new Error('It was written')
  const remove = { kind: 'remove-note', note: written.id } as const
  expect(why(meeting, ana, remove)).toBe('no-such-note')
  meeting.done(ada, remove)
  expect(meeting.folder(ardesia).notes).toEqual([])
})
