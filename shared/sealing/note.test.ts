import fc from 'fast-check'
import { expect, it } from 'vitest'
import { amendmentId, delegationId, noteId, personId } from '../ids'
import { newKey, seal } from './envelope'
import { keyOfNote, longestNote, longestSealedNote, openNote, sealNote } from './note'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const key = newKey(random)
const keys = new Map([[key.id, key]])
const of = {
  conference: 'c7',
  delegation: delegationId('ardesia'),
  note: noteId('n1'),
  amendment: amendmentId('a1'),
  person: personId('ana'),
}

it('opens to its words, names its key, and is no longer than what the hub takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: longestNote }), (text) => {
      const words = text.length > longestNote ? '' : text
      const sealed = sealNote(words, key, of, random)
      expect(openNote(sealed, keys, of)).toEqual({ kind: 'open', words })
      expect(keyOfNote(sealed)).toBe(key.id)
      expect(sealed.length).toBeLessThanOrEqual(longestSealedNote)
    }),
    { seed: 20051123, numRuns: 300 },
  )
  const longest = sealNote('한'.repeat(longestNote), key, of, random)
  expect(longest.length).toBeLessThanOrEqual(longestSealedNote)
})

it('opens nowhere but in its place', () => {
  const sealed = sealNote('Ask.', key, of, random)
  const elsewhere = [
    { conference: 'c8' },
    { delegation: delegationId('belvane') },
    { note: noteId('n2') },
    { amendment: amendmentId('a2') },
    { person: personId('ada') },
  ]
  for (const other of elsewhere) {
    expect(openNote(sealed, keys, { ...of, ...other })).toEqual({ kind: 'broken' })
  }
})

it('opens with no other key, and is none once any digit of it is another', () => {
  const sealed = sealNote('Ask.', key, of, random)
  const other = newKey(random)
  expect(openNote(sealed, new Map([[other.id, other]]), of)).toEqual({ kind: 'no-key' })
  const wrong = { id: key.id, secret: other.secret }
  expect(openNote(sealed, new Map([[key.id, wrong]]), of)).toEqual({ kind: 'broken' })
  for (let at = 0; at < sealed.length; at++) {
    const digit = sealed[at] === '0' ? '1' : '0'
    const altered = `${sealed.slice(0, at)}${digit}${sealed.slice(at + 1)}`
    expect(openNote(altered, keys, of).kind, `digit ${at}`).not.toBe('open')
  }
})

it('is not mistaken for one when it is anything at all, nor is an envelope of a draft', () => {
  const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), maxLength: 400 })
  fc.assert(
    fc.property(fc.oneof(hex, fc.string()), (anything) => {
      expect(openNote(anything, keys, of).kind).not.toBe('open')
    }),
    { seed: 20051123, numRuns: 500 },
  )
  const draft = { conference: 'c7', document: 'amendment/a1', client: 0, clock: 0 }
  const words = Buffer.from(seal(new Uint8Array([1, 2]), key, draft, random)).toString('hex')
  expect(openNote(words, keys, of)).toEqual({ kind: 'broken' })
  for (const none of ['', '01', 'ab'.repeat(56), 'ab'.repeat(57), 'a'.repeat(243)]) {
    expect(keyOfNote(none)).toBeNull()
  }
})

it('says nothing of its words in its length, within a step', () => {
  const lengths = ['a', 'Ask the capital first.'].map(
    (words) => sealNote(words, key, of, random).length,
  )
  expect(new Set(lengths).size).toBe(1)
})
