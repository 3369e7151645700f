import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { p, section, text } from '../testing/build'
import { unseenWords } from './unseen'
import { contentOf, copyOf, seed } from './ydoc'

/** Ana and Ben with one text, who have not heard of each other since. */
function two() {
  const ben = new Y.Doc()
  seed(ben, text(section('s', p('a', 'The Conference noted.')), section('t', p('b', 'It rose.'))))
  return { ana: copyOf(ben), ben }
}

function wordsIn(doc: Y.Doc, top: number): Y.XmlText {
  const container = contentOf(doc).get(top) as Y.XmlElement
  return (container.get(0) as Y.XmlElement).get(0) as Y.XmlText
}

const since = (doc: Y.Doc, before: Uint8Array) => Y.encodeStateAsUpdate(doc, before)

/** What of `doc`'s own words an update of another, made by `change`, would take along. */
function taken(
  doc: Y.Doc,
  by: Y.Doc,
  change: (content: Y.XmlFragment) => void,
  named = false,
): readonly string[] {
  const before = Y.encodeStateVector(by)
  change(contentOf(by))
  return [...unseenWords(doc, since(by, before), { of: doc.clientID, named }).values()]
}

it('words typed in a section that another deletes, who did not know of them', () => {
  const { ana, ben } = two()
  wordsIn(ana, 1).insert(2, ' solemnly')
  expect(taken(ana, ben, (content) => content.delete(1, 1))).toEqual([' solemnly'])
})

it('not the words that were known there, nor those in another section', () => {
  const { ana, ben } = two()
  wordsIn(ana, 1).insert(2, ' solemnly')
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
  wordsIn(ana, 0).insert(0, 'Elsewhere ')
  const drop = (content: Y.XmlFragment) => content.delete(1, 1)
  expect(taken(ana, ben, drop)).toEqual([])
})

it('of words typed in one go only the part that was not known', () => {
  const { ana, ben } = two()
  wordsIn(ana, 1).insert(2, ' sol')
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
  wordsIn(ana, 1).insert(6, 'emnly')
  expect(taken(ana, ben, (content) => content.delete(1, 1))).toEqual(['emnly'])
})

it('the known ones too where one could not see them go', () => {
  const { ana, ben } = two()
  wordsIn(ana, 1).insert(2, ' solemnly')
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
  expect(taken(ana, ben, (content) => content.delete(1, 1), true)).toEqual([' solemnly'])
})

it('nothing where words are deleted and what holds them stays', () => {
  const { ana, ben } = two()
  wordsIn(ana, 1).insert(2, ' solemnly')
  expect(taken(ana, ben, () => wordsIn(ben, 1).delete(0, 8))).toEqual([])
})
