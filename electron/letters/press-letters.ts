import { type Zippable, zipSync } from 'fflate'
import { asAsked, type LettersAsk, type Unset, unsetFile } from '../../shared/letters/asking'
import type { LetterPrinter } from './printer'

/** Does what the press is asked to do with letters. */
export async function pressLetters(printer: LetterPrinter, asked: LettersAsk): Promise<Uint8Array> {
  const { want, title, day, letters } = asAsked(asked)
  switch (want) {
    case 'all':
      return printer.pdf(letters, title)
    case 'pages':
      return new TextEncoder().encode(letters.map((letter) => printer.svg(letter)).join('\n'))
    case 'files': {
      const files: Zippable = {}
      const unset: Unset = {}
      for (const letter of letters) {
        const printed = await printer.print(letter, `${day}T00:00:00Z`)
        if (printed.kind === 'unset') unset[letter.state] = [...printed.scripts]
        else {
          files[`${letter.state}.pdf`] = [printed.pdf, stored]
          files[`${letter.state}.docx`] = [printed.docx, stored]
        }
      }
      if (Object.keys(unset).length > 0) {
        files[unsetFile] = [new TextEncoder().encode(JSON.stringify(unset)), stored]
      }
      return zipSync(files)
    }
  }
}

/** They are packed already. The first moment a zip can name, so that the bytes are the same. */
const stored = { level: 0, mtime: new Date(1980, 0, 1) } as const
