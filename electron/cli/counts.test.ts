import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readBytes } from '../../shared/exchange/incoming/source'
import { fixture, fixtureJson, fixturesAreHere, whenFixtures } from '../../shared/testing/fixtures'
import { countsOf } from './counts'
import { decode } from './read-file'
import { textOf } from './source'

function counted(path: string) {
  const source = readBytes(path, fixture(path), decode)
  if (source.kind === 'unread') throw new Error(source.why)
  return countsOf(source, textOf(source).text)
}

/** By the elements of each file, whichever of its parts they are in. */
const Elements = z.record(
  z.string(),
  z.object({ total: z.record(z.string(), z.number()).optional() }),
)

/** Elements of the format that a numbered paragraph had before: it is numbered once. */
const formerly = new Map([['docx/tracked-with-gold/RP022-NumberingChange.docx', 3]])

/**
 * Runs of one author and date, which are no elements: an insertion of two paragraphs is four of those.
 * They were also counted by a program of another kind, and by LibreOffice: CAVEATS.md says where those
 * differ, and why.
 */
const revisions = readFileSync(new URL('testing/revisions.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => line.split(' '))
  .map(([path = '', ...numbers]) => ({ path, numbers: numbers.map(Number) }))

/** What the list beside the files says of each: a row of a table under the name of its folder. */
function listed() {
  const rows: { readonly path: string; readonly says: Readonly<Record<string, number>> }[] = []
  let folder = ''
  for (const line of new TextDecoder().decode(fixture('README.md')).split('\n')) {
    folder = /^### (docx\/\S+)/.exec(line)?.[1] ?? folder
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    const name = cells[0] ?? ''
    if (!name.endsWith('.docx')) continue
    const number = (at: number) => Number.parseInt(cells[at] ?? '', 10)
    const path = `${folder}/${name}`
    if (folder === 'docx/plain') {
      const says = { tables: number(2), numbered: number(3), footnotes: number(4) }
      rows.push({ path, says: { ...says, comments: number(5) } })
    } else if (folder.startsWith('docx/tracked')) {
      rows.push({ path, says: { authors: number(9), comments: number(10), footnotes: number(11) } })
    }
  }
  return rows
}

/** Akoma Ntoso, of final documents and of other kinds. */
function listedMarkup() {
  if (!fixturesAreHere) return []
  return new TextDecoder()
    .decode(fixture('README.md'))
    .split('\n')
    .flatMap((line) => {
      const [, path = '', , , , , notes, tables] = line.split('|').map((cell) => cell.trim())
      const isText = /^(un-ga|un-sc|examples|examples-wd17)\/.*\.xml$/.test(path)
      return isText ? [{ path: `akn/${path}`, notes: Number(notes), tables: Number(tables) }] : []
    })
}

describe.skipIf(!fixturesAreHere)(
  `what is counted is what the list of the files says (${whenFixtures})`,
  () => {
    const rows = fixturesAreHere ? listed() : []

    it.each(rows)('$path', ({ path, says }) => {
      const source = readBytes(path, fixture(path), decode)
      if (source.kind !== 'word') throw new Error(source.kind)
      const { authors, ...counts } = countsOf(source, textOf(source).text)
      expect({ ...counts, authors: authors.length }).toMatchObject(says)
    })

    const elements = fixturesAreHere ? Elements.parse(fixtureJson('docx/ground-truth.json')) : {}
    const openable = Object.entries(elements).flatMap(([path, { total }]) =>
      total ? [{ path, total }] : [],
    )

    it.each(openable)('$path, by its elements', ({ path, total }) => {
      const { tables, footnotes, comments, numbered, insertions, deletions, moves } = counted(path)
      expect({ tables, footnotes, comments, numbered }).toEqual({
        tables: total.tbl ?? 0,
        footnotes: total.footnoteReference ?? 0,
        comments: total.comment ?? 0,
        numbered: (total.numberedParagraphs ?? 0) - (formerly.get(path) ?? 0),
      })
      // No more runs than elements that begin one, and none where there are none.
      const above = (runs: number, all = 0) => runs > all
      expect([
        above(insertions, total.ins),
        above(deletions, total.del),
        above(moves, total.moveFrom),
      ]).toEqual([false, false, false])
    })

    it.each(revisions)('$path, by its revisions', ({ path, numbers }) => {
      const { insertions, deletions, moves } = counted(path)
      expect([insertions, deletions, moves]).toEqual(numbers)
    })

    it.each(listedMarkup())('$path, its notes and tables', ({ path, notes, tables }) => {
      expect(counted(path)).toMatchObject({ footnotes: notes, tables })
    })

    it('finds them all', () => {
      expect([rows.length, openable.length, revisions.length]).toEqual([84, 187, 61])
      expect(listedMarkup()).toHaveLength(34)
    })
  },
)
