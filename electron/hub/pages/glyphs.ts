import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { literal } from '../../../shared/exchange/typst/literal'
import { lettersUndisplayed } from '../../../shared/exchange/typst/undisplayed'
import { reasonOf } from '../accessible-pdf'

/** Beyond those that the fonts have that we bring along: Latin, Greek, Cyrillic and Arabic. */
const others = /[^\P{L}A-\u024f\u0370-\u03ff\u0400-\u045f\u0620-\u064a]/gu

/**
 * Which letters no font of this machine has. On a page such a letter is a box, of which only a PDF
 * that claims a standard complains: so letters that were not met before are printed as one, once.
 */
export class Glyphs {
  readonly #compiler: () => NodeCompiler
  readonly #known = new Set<string>()
  readonly #missing = new Set<string>()

  constructor(compiler: () => NodeCompiler) {
    this.#compiler = compiler
  }

  lackFor(words: string): boolean {
    const unmet = [...new Set(words.match(others))].filter((each) => !this.#known.has(each))
    if (unmet.some((each) => this.#missing.has(each))) return true
    if (unmet.length === 0) return false
    const missing = this.#missingOf(unmet)
    // What else there is is met again: a standard ends at the first sign that it refuses.
    for (const each of missing) this.#missing.add(each)
    if (missing.length === 0) for (const each of unmet) this.#known.add(each)
    return missing.length > 0
  }

  #missingOf(letters: readonly string[]): readonly string[] {
    const mainFileContent = `#text(${literal(letters.join(' '))})`
    try {
      this.#compiler().pdf({ mainFileContent }, { pdfStandard: 'a-2b' })
      return []
    } catch (error) {
      const missing = lettersUndisplayed(reasonOf(error))
      if (missing.length === 0) throw error
      return missing
    }
  }
}
