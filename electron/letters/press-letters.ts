import { type Zippable, zipSync } from 'fflate'
import { asAsked, type LettersAsk } from '../../shared/letters/asking'
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
      for (const letter of letters) {
        const docx = await printer.docx(letter, `${day}T00:00:00Z`)
        files[`${letter.state}.pdf`] = [printer.pdf([letter], letter.title), stored]
        files[`${letter.state}.docx`] = [docx, stored]
      }
      return zipSync(files)
    }
  }
}

/** They are packed already. The first moment a zip can name, so that the bytes are the same. */
const stored = { level: 0, mtime: new Date(1980, 0, 1) } as const
