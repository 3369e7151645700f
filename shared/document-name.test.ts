import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type DocumentName, formatDocumentName, parseDocumentName } from './document-name'
import { amendmentId, delegationId, textId } from './ids'

it.each<[string, DocumentName]>([
  ['register', { kind: 'register' }],
  ['follow-up', { kind: 'follow-up' }],
  ['text/t7', { kind: 'text', text: textId('t7') }],
  ['folder/ardesia', { kind: 'folder', delegation: delegationId('ardesia') }],
  ['amendment/a-1', { kind: 'amendment', amendment: amendmentId('a-1') }],
  ['kept/ardesia', { kind: 'kept', delegation: delegationId('ardesia') }],
  ['kept/secretariat', { kind: 'kept', delegation: null }],
])('%s', (name, document) => {
  expect(parseDocumentName(name)).toEqual(document)
  expect(formatDocumentName(document)).toBe(name)
})

it.each([
  '',
  '/',
  'text',
  'text/',
  'text//a',
  'text/a/b',
  'text/../register',
  '/register',
  'register/',
  'Register',
  'register ',
  ' text/a',
  'text/A',
  'TEXT/a',
  'notes/a',
  'folder/ardesia\n',
  'amendment/%61',
  'constructor/a',
])('no document is called %j', (name) => expect(parseDocumentName(name)).toBeNull())

it('whatever is read is written the same, so that one document has one name', () => {
  const letters = fc.constantFrom(
    'text',
    'folder',
    'amendment',
    'kept',
    'register',
    '/',
    'a',
    '-',
    ' ',
    '.',
  )
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 5 }), (parts) => {
      const name = parts.join('')
      const document = parseDocumentName(name)
      if (document) expect(formatDocumentName(document)).toBe(name)
    }),
    { seed: 20051123, numRuns: 3000 },
  )
})
