import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { letterDocx } from '../../shared/exchange/docx/letter'
import type { Letter } from '../../shared/letters/letter'
import { type LetterWords, toTypst } from '../../shared/letters/typst'
import { accessiblePdf } from '../hub/accessible-pdf'

/** A letter as it was laid out: the two files, and what they were made from. */
export interface Printed {
  readonly pdf: Uint8Array
  readonly docx: Uint8Array
}

/** Sets letters, one after the other, with one compiler that stays warm between them. */
export class LetterPrinter {
  readonly #compiler: NodeCompiler
  readonly #wordsOf: (letter: Letter) => LetterWords

  /** @param fonts a folder of TTF files */
  constructor(fonts: string, wordsOf: (letter: Letter) => LetterWords) {
    this.#wordsOf = wordsOf
    this.#compiler = NodeCompiler.create({
      // A folder that does not exist: were there ever a path in a letter, it would lead nowhere.
      workspace: join(fonts, 'none'),
      fontArgs: [{ fontPaths: [fonts] }],
    })
  }

  /** Of what a letter says and how it is set: the same digest, the same files. */
  digest(letter: Letter): string {
    const words = this.#wordsOf(letter)
    return createHash('sha256')
      .update(this.#source([letter], letter.title))
      .update(words.draft)
      .digest('hex')
  }

  /** @throws what Typst says of words that no font has. */
  pdf(letters: readonly Letter[], title: string): Uint8Array {
    const source = { mainFileContent: this.#source(letters, title) }
    this.#compiler.evictCache(2)
    return new Uint8Array(accessiblePdf(this.#compiler, source))
  }

  /** One picture of all pages, one beneath the other. */
  svg(letter: Letter): string {
    this.#compiler.evictCache(2)
    return this.#compiler.svg({ mainFileContent: this.#source([letter], letter.title) })
  }

  docx(letter: Letter, at: string): Promise<Uint8Array> {
    return letterDocx(letter, this.#wordsOf(letter), at)
  }

  #source(letters: readonly Letter[], title: string): string {
    return toTypst(letters, title, this.#wordsOf)
  }
}
