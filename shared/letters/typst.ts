import { type LetterPart, letterParts } from '../document/kinds'
import { isRightToLeft } from '../document/language'
import { faces } from '../exchange/typst/faces'
import { literal } from '../exchange/typst/literal'
import type { Letter, LetterRun } from './letter'
import { template } from './typst-template'

/** What is printed beside the words of a letter. */
export interface LetterWords {
  /** On every page of what may not be sent, in the language of the letter. */
  readonly draft: string
  /** In the place of a field that is not filled in. */
  readonly blank: (field: string) => string
}

/**
 * Letters as one Typst document, each from a right-hand page and counted from one: of a single
 * letter, or of a whole mailing to be printed at once.
 */
export function toTypst(
  letters: readonly Letter[],
  title: string,
  wordsOf: (letter: Letter) => LetterWords,
): string {
  const calls = letters.map((letter) => call(letter, wordsOf(letter)))
  const language = letters[0]?.language ?? 'en'
  return `${faces(letters.some((letter) => letter.language === 'zh'))}${template}
#set document(title: ${literal(title)}, date: none)
#set text(lang: ${literal(language)})
${calls.join('\n')}
`
}

function call(letter: Letter, words: LetterWords): string {
  const part = (name: LetterPart) =>
    list(
      letter.blocks
        .filter((block) => block.part === name)
        .map(({ content }) => content.map((run) => inline(run, words)).join(' + ')),
    )
  const draft = letter.standing === 'draft' ? literal(words.draft) : 'none'
  return `#letter(
  lang: ${literal(letter.language)}, rtl: ${isRightToLeft(letter.language)}, draft: ${draft}, title: ${literal(letter.title)},
${letterParts.map((name) => `  ${name}: ${part(name)},`).join('\n')}
)`
}

function inline(run: LetterRun, words: LetterWords): string {
  switch (run.kind) {
    case 'words':
      return run.formats.reduce<string>(
        (made, format) => `${functions[format]}(${made})`,
        `text(${literal(run.words)})`,
      )
    case 'break':
      return 'linebreak()'
    case 'blank':
      return `blank(${literal(words.blank(run.field))})`
  }
}

const functions = { em: 'emph', strong: 'strong', sup: 'super' } as const

/** With a comma after each, since brackets around one thing are no list. */
function list(items: readonly string[]): string {
  return `(${items.map((item) => `${item},`).join(' ')})`
}
