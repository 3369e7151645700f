import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import type { Change } from '../../amendments/change'
import { schema } from '../../document/schema'
import type { BlockId } from '../../ids'
import { changeOf, json } from '../../testing/amendments'
import { heading, p, section, text } from '../../testing/build'
import { build } from '../build'
import { countChanges } from '../docx-in/counts'
import { wordLines } from '../docx-in/lines'
import { readWord } from '../docx-in/read'
import type { FinalDocument } from '../final-document'
import { toPlain } from '../plain/plain'
import { redlineBetween } from '../redline/between'
import { settled } from '../redline/settled'
import { anyForms, anyTops } from '../testing/any-tops'
import { anyAmendments, compiled } from '../testing/compiled'
import { at, conference, digest, headerCell, masthead, table } from '../testing/final-text'
import { toDocx } from './docx'

const clean = (node: Node): FinalDocument =>
  build({ text: node, conference, stage: 'amending', at, digest })

/** What Word shows of the text once all changes are accepted, or rejected. */
async function linesOf(document: FinalDocument, view: 'accept' | 'reject') {
  const lines = wordLines(readWord(await toDocx({ ...document, contents: [] })), view)
  return lines.map((line) => line.replaceAll('\u00a0', ' ')).filter(Boolean)
}

it('is the text as amended where all is accepted in Word, and the text as it was where all is rejected', async () => {
  for (const [given, changes] of fc.sample(anyAmendments, { numRuns: 40, seed: 20051123 })) {
    const { document, after } = compiled(given, ...changes)
    expect(await linesOf(document, 'reject')).toEqual(await linesOf(clean(given), 'accept'))
    expect(await linesOf(document, 'accept')).toEqual(await linesOf(clean(after), 'accept'))
  }
})

it.each([
  ['sections, annexes and titles come, go and change places', anyTops],
  ['blocks become others, on other levels', anyForms],
])('is so, to the printed numbers, where %s', async (_what, any) => {
  const pairs = fc.sample(fc.tuple(any, any), { numRuns: 40, seed: 20061107 })
  for (const [before, after] of pairs) {
    const made = redlineBetween({
      before,
      after,
      handOf: () => ({ by: 'Ardesia', at }),
      conference,
      stage: 'amending',
      at,
      digest,
    })
    const document = withoutListBefore(made)
    expect(await linesOf(document, 'reject')).toEqual(await linesOf(clean(before), 'accept'))
    expect(await linesOf(document, 'accept')).toEqual(await linesOf(clean(after), 'accept'))
  }
})

const costs = (caption: string, said: string, ...notes: Node[]) => {
  const noted = schema.node('cell', null, [schema.text(said), ...notes])
  return text(
    masthead(),
    section('s', p('a', 'It noted:'), table('t', caption, [headerCell('Item')], [noted])),
  )
}
const noted = (words: string) =>
  schema.node('footnote', { id: 'n', series: 'letter' }, words ? [schema.text(words)] : [])

it.each([
  ['a caption changes', costs('Costs', 'Mines'), costs('Costs of 2006', 'Mines')],
  ['a caption comes', costs('', 'Mines'), costs('Costs', 'Mines')],
  ['a caption goes, and a cell changes', costs('Costs', 'Mines'), costs('', 'Devices')],
  [
    'a note of a cell changes',
    costs('C', 'Mines', noted('Few.')),
    costs('C', 'Mines', noted('No.')),
  ],
  [
    'a note of a cell is emptied, and its cell changes',
    costs('C', 'Mines', noted('Few.')),
    costs('C', 'Devices', noted('')),
  ],
  [
    'a cell changes beside its note',
    costs('C', 'Mines', noted('Few.')),
    costs('C', 'Devices', noted('Few.')),
  ],
  ['a note of a cell comes', costs('C', 'Mines'), costs('C', 'Mines', noted('Few.'))],
  ['a note of a cell goes', costs('C', 'Mines', noted('Few.')), costs('C', 'Mines')],
])('is so where %s', async (_what, before, after) => {
  const by = { by: 'Ardesia', at }
  const source = { conference, stage: 'amending', at, digest } as const
  const document = redlineBetween({ before, after, handOf: () => by, ...source })
  for (const [how, is] of [
    ['reject', before],
    ['accept', after],
  ] as const) {
    expect(await linesOf(document, how)).toEqual(await linesOf(clean(is), 'accept'))
    expect(toPlain(settled(document, how))).toEqual(toPlain(clean(is)))
  }
})

/** Which lines of it come and go is told of the list itself. */
function withoutListBefore(document: FinalDocument): FinalDocument {
  const { redline } = document
  if (!redline?.before) return document
  return { ...document, redline: { ...redline, before: { ...redline.before, contents: [] } } }
}

const [a, b, c] = [p('a', 'It noted the report.'), p('b', 'It rose at noon.'), p('c', 'It sat.')]
const opening = text(masthead(), section('s', heading('h', 1, 'Opening'), a, b, c))
const further: Change = {
  place: { kind: 'after', block: 'a' as BlockId },
  base: [],
  proposed: [json(p('n', 'It met.'))],
}

it('tracks each change under its delegation, with its date and a comment', async () => {
  const { document } = compiled(
    opening,
    changeOf(a, p('a', 'It welcomed the report.')),
    further,
    changeOf(c),
  )
  const word = readWord(await toDocx(document))
  expect(countChanges(word)).toMatchObject({ insertions: 2, deletions: 2 })
  const parts = unzipSync(await toDocx(document))
  const part = (path: string) => strFromU8(parts[path] ?? new Uint8Array())
  const said = part('word/comments.xml')
    .match(/<w:t[^>]*>[^<]*/g)
    ?.map((each) => each.replace(/.*>/, ''))
  expect(said).toEqual(['A/1 · Ardesia', 'It is clearer.', 'A/2 · Borealia', 'A/3 · Ardesia'])
  expect(part('word/document.xml').match(/<w:del [^>]*>/)?.[0]).toBe(
    '<w:del w:id="1" w:author="Ardesia" w:date="2005-11-23T10:00:00Z">',
  )
  const ids = [...part('word/document.xml').matchAll(/<w:(?:ins|del) w:id="(\d+)"/g)].map(
    ([, id]) => id,
  )
  expect(new Set(ids).size).toBe(ids.length)
})
