import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { mapOf, putAll } from './stored'

const keyOf = ({ id }: { readonly id: string }) => id

it('what says the same is not written again, whichever copy it comes from', () => {
  const doc = new Y.Doc()
  const put = (...values: readonly { readonly id: string; readonly says: string }[]) =>
    putAll(mapOf(doc), 'thing/', values, keyOf)
  put({ id: 'a', says: 'one' }, { id: 'b', says: 'two' })
  const kept = mapOf(doc).get('thing/a')
  const before = Y.encodeStateVector(doc)
  put({ id: 'a', says: 'one' }, { id: 'b', says: 'three' })
  expect(mapOf(doc).toJSON()).toEqual({
    'thing/a': { id: 'a', says: 'one' },
    'thing/b': { id: 'b', says: 'three' },
  })
  expect(mapOf(doc).get('thing/a')).toBe(kept)
  expect(Y.decodeUpdate(Y.encodeStateAsUpdate(doc, before)).structs).toHaveLength(1)
})
