import { describe, expect, it } from 'vitest'
import { readWord } from '../../shared/exchange/docx-in/read'
import { askLibreOffice, libreOfficeIsHere } from './libreoffice'
import answers from './odd-answers.json'
import { oddBodies } from './odd-files'
import { ourAnswer } from './our-answer'
import { file } from './word-files'

const withLibreOffice = describe.skipIf(!libreOfficeIsHere && !process.env.CI)

interface Answers {
  readonly accept: readonly string[]
  readonly reject: readonly string[]
  /** What LibreOffice says where it is wrong; `OTHERS.md` says why it is. */
  readonly libreOffice?: {
    readonly accept?: readonly string[]
    readonly reject?: readonly string[]
  }
}

const right: Readonly<Record<string, Answers>> = answers
const files = Object.entries(oddBodies()).map(
  ([name, body]) => [name, file([body]), right[name]] as const,
)

it.each(files)('reads %s, accepted and rejected', (_, bytes, expected) => {
  const document = readWord(bytes)
  const ours = { accept: ourAnswer(document, 'accept'), reject: ourAnswer(document, 'reject') }
  expect(ours).toEqual({ accept: expected?.accept, reject: expected?.reject })
})

withLibreOffice('LibreOffice', () => {
  it('says the same of them, but for its known errors', async () => {
    const asks = ['accept', 'reject'] as const
    const said = await askLibreOffice(
      files.flatMap(([, bytes]) => asks.map((ask) => ({ file: bytes, ask }))),
    )
    const expected = files.flatMap(([, , all]) =>
      asks.map((ask) => all?.libreOffice?.[ask] ?? all?.[ask]),
    )
    expect(said).toEqual(expected)
  })
})
