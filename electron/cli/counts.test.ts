import { describe, expect, it } from 'vitest'
import { readBytes } from '../../shared/exchange/incoming/source'
import { fixture, fixturesAreHere, whenFixtures } from '../../shared/testing/fixtures'
import { countsOf } from './counts'
import { decode } from './read-file'
import { textOf } from './source'

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

    it('finds them all', () => {
      expect(rows).toHaveLength(84)
    })
  },
)
