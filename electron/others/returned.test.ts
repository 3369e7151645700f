import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import sample from '../../assets/conferences/ap2-conf7.json'
import { openingText, parseOpeningText } from '../../shared/document/opening-text'
import { schema } from '../../shared/document/schema'
import { build } from '../../shared/exchange/build'
import { toDocx } from '../../shared/exchange/docx/docx'
import { readWord } from '../../shared/exchange/docx-in/read'
import { changedAgainst } from '../../shared/exchange/incoming/changed-against'
import { anyHands } from '../../shared/exchange/incoming/testing/any-hands'
import { inOtherHands } from '../../shared/exchange/incoming/testing/other-hands'
import { said } from '../../shared/exchange/incoming/testing/said-drafts'
import { anyEdits } from '../../shared/exchange/testing/any-edits'
import { anyForms, anyTops } from '../../shared/exchange/testing/any-tops'
import {
  at,
  conference,
  digest,
  finalText,
  masthead,
  plain,
  structuredText,
  title,
} from '../../shared/exchange/testing/final-text'
import { conferenceId, textId } from '../../shared/ids'
import { heading, p, section, text } from '../../shared/testing/build'
import { libreOfficeIsHere } from './libreoffice'
import { savedAgain, type Way, ways } from './saved-again'

const withLibreOffice = describe.skipIf(!libreOfficeIsHere && !process.env.CI)

let made = 0
const newId = () => `n-${String(++made).padStart(34, '0')}`
const opening = openingText(parseOpeningText(sample), newId)

const noted = (series: string, words: string): Node =>
  schema.node('footnote', { id: newId(), series }, schema.text(words))

/** LibreOffice writes a sign that is none of its numbers twice into its note. */
const withSigns = text(
  masthead(),
  title('t', 'REPORT'),
  section(
    's',
    heading('h', 1, 'Costs', noted('asterisk', 'In dollars.')),
    p('p1', 'The costs', noted('asterisk', 'As estimated.'), ' and', noted('asterisk', 'As paid.')),
    plain('p2', 'Of land.'),
    p('p3', 'The end', noted('letter', 'At noon.'), noted('letter', 'By the clock.'), '.'),
  ),
)

const drawn = (seed: number) => [
  ...fc.sample(anyEdits, { numRuns: 4, seed }).map(([, edited]) => edited),
  ...fc.sample(fc.oneof(anyTops, anyForms).filter(hasNoBlankAnnex), { numRuns: 4, seed }),
]
const texts: readonly Node[] = [finalText, structuredText, withSigns, ...drawn(20051123)]

/** Of one with neither a title nor anything in it LibreOffice loses the number, and nothing else is there. */
function hasNoBlankAnnex(given: Node): boolean {
  return given.children.every(({ type, textContent }) => type.name !== 'annex' || textContent)
}

function wordOf(given: Node, of = conference): Promise<Uint8Array> {
  return toDocx(build({ text: given, conference: of, stage: 'amending', at, digest }))
}

function against(given: Node, file: Uint8Array) {
  return changedAgainst(given, { kind: 'word', document: readWord(file) }, newId)
}

const nothing = { drafts: [], titleChanged: false, remarks: [] }

withLibreOffice('a Word file of ours that LibreOffice has saved', () => {
  it.each(Object.keys(ways) as Way[])('%s asks for nothing', async (way) => {
    const ofSample = { ...opening.conference, id: conferenceId('sample'), text: textId('sample') }
    const files = [
      await wordOf(opening.text, ofSample),
      ...(await Promise.all(texts.map((each) => wordOf(each)))),
    ]
    const back = await savedAgain(files, way)
    const asked = [opening.text, ...texts].map((given, index) =>
      against(given, back[index] ?? new Uint8Array()),
    )
    expect(asked).toEqual([opening.text, ...texts].map(() => nothing))
  })

  it('asks for what a delegation has done to it, before or after', async () => {
    const cases = fc.sample(anyHands, { numRuns: 16, seed: 20061107 })
    const own = await Promise.all(cases.map(({ text }) => wordOf(text)))
    const edited = (files: readonly Uint8Array[]) =>
      cases.map(({ deeds }, index) => inOtherHands(files[index] ?? new Uint8Array(), deeds))
    const before = edited(await savedAgain(own, 'as a Word file'))
    const after = await savedAgain(edited(own), 'as a Word file')
    for (const files of [before, after]) {
      const asked = cases.map(({ text }, index) =>
        said(against(text, files[index] ?? new Uint8Array()).drafts),
      )
      expect(asked).toEqual(cases.map(({ expected }) => expected))
    }
  })
})
