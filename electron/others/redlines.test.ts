import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { build } from '../../shared/exchange/build'
import { toDocx } from '../../shared/exchange/docx/docx'
import { readWord } from '../../shared/exchange/docx-in/read'
import type { FinalDocument } from '../../shared/exchange/final-document'
import { redlineBetween } from '../../shared/exchange/redline/between'
import { anyEdits } from '../../shared/exchange/testing/any-edits'
import { anyForms, anyTops } from '../../shared/exchange/testing/any-tops'
import { anyAmendments, compiled } from '../../shared/exchange/testing/compiled'
import { at, conference, digest } from '../../shared/exchange/testing/final-text'
import { askLibreOffice, libreOfficeIsHere } from './libreoffice'
import { type Fault, faultsIn } from './libreoffice-faults'

/** Without it a person can still work here; where every test is to pass it is there. */
const withLibreOffice = describe.skipIf(!libreOfficeIsHere && !process.env.CI)

interface Case {
  readonly redline: FinalDocument
  readonly before: Node
  readonly after: Node
}

withLibreOffice('LibreOffice makes of a redline what the plain file of the text says', () => {
  it('where delegations propose amendments, to the printed numbers', async () => {
    const cases = fc
      .sample(anyAmendments, { numRuns: 16, seed: 20051123 })
      .map(([before, changes]): Case => {
        const { document, after } = compiled(before, ...changes)
        return { redline: document, before, after }
      })
    await asPlain(cases)
  })

  it('where paragraphs, notes and tables change one by one, to the printed numbers', async () => {
    await asPlain(fc.sample(anyEdits, { numRuns: 12, seed: 20061107 }).map(between))
  })

  it.each([
    ['sections, annexes and titles come, go and change places', anyTops],
    ['blocks become others, on other levels', anyForms],
  ])('where %s', async (_what, any) => {
    await asPlain(fc.sample(fc.tuple(any, any), { numRuns: 10, seed: 20061107 }).map(between))
  })
})

function between([before, after]: readonly [Node, Node]): Case {
  const redline = redlineBetween({
    before,
    after,
    handOf: () => ({ by: 'Ardesia', at }),
    conference,
    stage: 'amending',
    at,
    digest,
  })
  return { redline, before, after }
}

/**
 * Line by line, with the numbers; where LibreOffice is known to lose the end of a paragraph, all the
 * words in their order.
 */
async function asPlain(cases: readonly Case[]): Promise<void> {
  const files = await Promise.all(
    cases.map(async ({ redline, before, after }) => ({
      redline: await toDocx(withoutContents(redline)),
      before: await toDocx(clean(before)),
      after: await toDocx(clean(after)),
    })),
  )
  const answers = await askLibreOffice(
    files.flatMap(
      ({ redline, before, after }) =>
        [
          { file: redline, ask: 'accept' },
          { file: after, ask: 'open' },
          { file: redline, ask: 'reject' },
          { file: before, ask: 'open' },
        ] as const,
    ),
  )
  for (const [index, { redline }] of files.entries()) {
    const faults = faultsIn(readWord(redline))
    const [accepted, after, rejected, before] = answers
      .slice(index * 4, index * 4 + 4)
      .map((lines) => compared(lines, faults))
    expect(accepted, `case ${index}, accepted`).toEqual(after)
    expect(rejected, `case ${index}, rejected`).toEqual(before)
  }
}

function compared(lines: readonly string[], faults: ReadonlySet<Fault>): readonly string[] {
  const said = faults.has('notes without words')
    ? lines.filter((line) => !line.startsWith('note\t'))
    : lines
  const ends: readonly Fault[] = [
    'end before a table',
    'end with the first note',
    'end of a section',
    'run on',
  ]
  if (!ends.some((each) => faults.has(each))) return said
  return [
    said
      .map((line) => line.replace(/^.*\t/, ''))
      .join('')
      .replaceAll(' ', ''),
  ]
}

const clean = (node: Node): FinalDocument =>
  withoutContents(build({ text: node, conference, stage: 'amending', at, digest }))

/** Which lines of it come and go is told of the list itself. */
function withoutContents(document: FinalDocument): FinalDocument {
  const { redline } = document
  const before = redline?.before && { ...redline.before, contents: [] }
  return {
    ...document,
    contents: [],
    redline: redline && { ...redline, ...(before && { before }) },
  }
}
