import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { letterDocx } from '../../shared/exchange/docx/letter'
import { scriptsUndisplayed } from '../../shared/exchange/typst/undisplayed'
import type { Letter } from '../../shared/letters/letter'
import { type LetterWords, toTypst } from '../../shared/letters/typst'
import { accessiblePdf, reasonOf } from '../hub/accessible-pdf'

/** A letter as it was laid out; or the scripts of its words that no font has, and then neither file. */
export type Printed =
  | { readonly kind: 'printed'; readonly pdf: Uint8Array; readonly docx: Uint8Array }
  | { readonly kind: 'unset'; readonly scripts: readonly string[] }

/** Sets letters, one after the other, with one compiler that stays warm between them. */
export class LetterPrinter {
  readonly #compiler: NodeCompiler
  readonly #wordsOf: (letter: Letter) => LetterWords

  /** @param fonts folders of TTF files */
  constructor(fonts: readonly [string, ...string[]], wordsOf: (letter: Letter) => LetterWords) {
    this.#wordsOf = wordsOf
    this.#compiler = NodeCompiler.create({
      // A folder that does not exist: were there ever a path in a letter, it would lead nowhere.
      workspace: join(fonts[0], 'none'),
      fontArgs: [{ fontPaths: [...fonts] }],
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

  /** Both files of a letter to one State, dated `at`. */
  async print(letter: Letter, at: string): Promise<Printed> {
    const pdf = unlessUnset(() => this.pdf([letter], letter.title))
    if ('kind' in pdf) return pdf
    return { kind: 'printed', pdf, docx: await this.docx(letter, at) }
  }

  /** @throws what Typst says of words that no font has. */
  pdf(letters: readonly Letter[], title: string): Uint8Array {
    const source = { mainFileContent: this.#source(letters, title) }
    this.#compiler.evictCache(2)
    return new Uint8Array(accessiblePdf(this.#compiler, source))
  }

  /**
   * One picture of all pages, one beneath the other. It is refused with what cannot be printed: words
   * that no font has would be boxes in it.
   */
  svg(letter: Letter): string {
    this.pdf([letter], letter.title)
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

/** What is made, unless no font has some of its words. */
export function unlessUnset(
  make: () => Uint8Array,
): Uint8Array | Extract<Printed, { kind: 'unset' }> {
  try {
    return make()
  } catch (error) {
    const scripts = scriptsUndisplayed(reasonOf(error))
    if (scripts.length === 0) throw error
    return { kind: 'unset', scripts }
  }
}
