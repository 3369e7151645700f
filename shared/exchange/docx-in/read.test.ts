import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  fixture,
  fixtureJson,
  fixturesAreHere,
  fixturesIn,
  whenFixtures,
} from '../../testing/fixtures'
import type { Change, WordBlock, WordDocument } from './model'
import { readWord } from './read'
import { UnreadableFile } from './unreadable'

const Truth = z.record(
  z.string(),
  z.object({
    total: z.record(z.string(), z.number()).optional(),
    authors: z.record(z.string(), z.number()).optional(),
  }),
)

const folders = ['plain', 'tracked', 'tracked-with-gold', 'compare']
const documents = folders.flatMap((folder) => fixturesIn(`docx/${folder}`, '.docx'))

describe.skipIf(!fixturesAreHere)(`every Word file is read (${whenFixtures})`, () => {
  const truth = fixturesAreHere ? Truth.parse(fixtureJson('docx/ground-truth.json')) : {}

  it.each(documents)('%s', (name) => {
    const document = readWord(fixture(name))
    const { total = {}, authors = {} } = truth[name] ?? {}
    const { numberedParagraphs = 0, ...others } = countedLikeElements(document)
    const numbered = numberedParagraphs + (numberedTwice.get(name) ?? 0)
    expect(withoutZeros({ ...others, numberedParagraphs: numbered })).toEqual(withoutZeros(total))
    expect(authorsOf(document)).toEqual(authors)
  })

  it.each(fixturesIn('docx/broken', '.docx'))('%s is refused with a reason', (name) => {
    expect(() => readWord(fixture(name))).toThrow(UnreadableFile)
  })
})

/** Paragraphs of a text box that the file says a second time, for older versions. */
const numberedTwice = new Map([['docx/plain/numbered-list.docx', 4]])

function withoutZeros(counts: Readonly<Record<string, number>>) {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}

/** By the names of the elements that stand for them, also those that the file says twice. */
function countedLikeElements(document: WordDocument) {
  const counts: Record<string, number> = {}
  const add = (name: string | undefined, by = 1) => {
    if (name && by > 0) counts[name] = (counts[name] ?? 0) + by
  }
  for (const change of [...document.changes, ...document.repeated]) {
    elementsOf(change).forEach((name) => {
      add(name)
    })
  }
  add('comment', document.comments.size)
  const stories = [
    document.body,
    ...[...document.notes.values(), ...document.comments.values()].map(({ blocks }) => blocks),
    ...[...document.headers, ...document.footers].map(({ blocks }) => blocks),
  ]
  for (const blocks of stories) countBlocks(blocks)
  return counts

  function countBlocks(blocks: readonly WordBlock[]): void {
    for (const block of blocks) {
      if (block.kind === 'table') {
        add('tbl')
        for (const row of block.rows) for (const cell of row.cells) countBlocks(cell.blocks)
        continue
      }
      if (block.format.numbering) add('numberedParagraphs')
      if (block.formerly?.format.numbering) add('numberedParagraphs')
      for (const each of block.content) {
        if (each.kind === 'text-box') countBlocks(each.blocks)
        if (each.kind === 'comment') add('commentReference')
        if (each.kind === 'note') add(`${each.note.split(' ')[0]}Reference`)
      }
    }
  }
}

const tracks = { insertion: 'ins', deletion: 'del', 'move-from': 'moveFrom', 'move-to': 'moveTo' }
const places = {
  content: 'content',
  formula: 'content',
  'paragraph-mark': 'paragraphMark',
  row: 'row',
  numbering: 'numPr',
  run: 'runProp',
}
const formats = {
  run: 'rPrChange',
  paragraph: 'pPrChange',
  table: 'tblPrChange',
  'table-exceptions': 'tblPrExChange',
  grid: 'tblGridChange',
  row: 'trPrChange',
  cell: 'tcPrChange',
  section: 'sectPrChange',
}
const others = {
  'cell-insertion': 'cellIns',
  'cell-deletion': 'cellDel',
  'cell-merge': 'cellMerge',
  'control-insertion': 'customXmlInsRangeStart',
  'control-deletion': 'customXmlDelRangeStart',
}

function elementsOf({ kind, of, nested }: Change): readonly (string | undefined)[] {
  const named = (names: Readonly<Record<string, string>>, key: string) => names[key]
  const track = named(tracks, kind)
  if (!track) return [kind === 'formatting' ? named(formats, of) : named(others, kind)]
  const isMove = kind === 'move-from' || kind === 'move-to'
  const placed = `${named(places, of)}_${track}`
  return [
    track,
    isMove && of === 'content' ? undefined : placed,
    nested && of === 'content' ? 'nested' : undefined,
  ]
}

/** A changed grid has no author. */
function authorsOf({ changes, repeated }: WordDocument) {
  const authors: Record<string, number> = {}
  for (const { author } of [...changes, ...repeated]) {
    if (author) authors[author] = (authors[author] ?? 0) + 1
  }
  return authors
}
