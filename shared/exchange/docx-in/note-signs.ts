import {
  dropStart,
  type Run,
  type Runs,
  textOf,
  tidy,
  type Words,
  words,
} from '../recognise/passage'

/** What follows a note with a sign of its own is that sign, and may be cut into several pieces. */
export function signIn(text: string, before: string, isRaised: boolean): string {
  if (isRaised && (before + text).trim().length <= longestSign) return text
  return before ? '' : (/^[^\s\p{L}]{1,4}/u.exec(text)?.[0] ?? '')
}

const longestSign = 8

/** LibreOffice has another style for the first piece of a sign than for the others. */
export function isOfNotes(style: string | null): boolean {
  return /^(?:foot|end)note ?(?:anchor|characters|reference)$/i.test(style ?? '')
}

/**
 * Word has the sign at the beginning of the note as well, and LibreOffice has it there once more. A
 * note of asterisks stays one: it has no part in the numbers of the others.
 */
export function unsigned(runs: Run[], sign: string): void {
  const at = runs.findLastIndex(({ kind }) => kind === 'note')
  const found = runs[at]
  if (found?.kind !== 'note') return
  const note: typeof found = isOfAsterisks.test(sign) ? { ...found, series: 'asterisk' } : found
  runs[at] = note
  const text = textOf(note.words)
  if (!text.startsWith(sign)) return
  const rest = alone(dropStart(note.words, sign.length))
  const [first, ...others] = rest
  const isAgain = first?.marks.includes('sup') && !first.words.replaceAll(sign, '').trim()
  runs[at] = { ...note, words: isAgain ? alone(others) : rest }
}

const isOfAsterisks = /^[*\u2217\uFF0A]+$/

/** Words and nothing else. */
export function alone(runs: Runs): readonly Words[] {
  const flat = runs.map((run) => (run.kind === 'words' ? run : words(' ')))
  return tidy(flat).filter((run) => run.kind === 'words')
}
