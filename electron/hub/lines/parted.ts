import type { Paragraph } from './paragraphs'

/**
 * The words of a paragraph as they are parted by the ends of its lines, of each of which is known
 * what letters are on it, in whatever order: words that are read from right to left are drawn in
 * pieces. `null` where the lines do not say what the paragraph says.
 */
export function partedBy(
  { label, content }: Omit<Paragraph, 'id'>,
  lines: readonly string[],
): readonly string[] | null {
  const own = content.flatMap(({ printed, isWords }) => signsOf(printed, isWords))
  const found = lines.map((line) => signsOf(line, false).filter(({ isLetter }) => isLetter))
  const count = found.reduce((sum, letters) => sum + letters.length, 0)
  // The label of an annex is on a line of its own, which is above these.
  const whole = [...signsOf(label, false), ...own]
  const signs = lettersIn(whole) === count ? whole : own
  if (lettersIn(signs) !== count) return null

  const parted: string[] = []
  let at = 0
  for (const [index, letters] of found.entries()) {
    const from = at
    for (let left = letters.length; at < signs.length; at++) {
      if (signs[at]?.isLetter && left-- === 0) break
    }
    const on = index === found.length - 1 ? signs.slice(from) : signs.slice(from, at)
    if (!areAlike(on, letters)) return null
    parted.push(on.map(({ sign, isWords }) => (isWords ? sign : '')).join(''))
  }
  return parted
}

interface Sign {
  readonly sign: string
  /** Whether something is seen of it. */
  readonly isLetter: boolean
  readonly isWords: boolean
}

function signsOf(printed: string, isWords: boolean): readonly Sign[] {
  return [...printed].map((sign) => ({ sign, isLetter: !unseen.test(sign), isWords }))
}

const unseen = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u

function lettersIn(signs: readonly Sign[]): number {
  return signs.filter(({ isLetter }) => isLetter).length
}

function areAlike(signs: readonly Sign[], letters: readonly Sign[]): boolean {
  const sorted = (all: readonly Sign[]) =>
    all
      .filter(({ isLetter }) => isLetter)
      .map(({ sign }) => sign)
      .sort()
      .join('')
  return sorted(signs) === sorted(letters)
}
