import type { OfficialLanguage } from '../document/language'
import { foldedWords } from './fold'

/**
 * The official language that words are written in: by their letters, and where these are Latin by the
 * little words that every sentence has. `null` where too few say so, and where it is another one.
 */
export function writtenIn(words: string): OfficialLanguage | null {
  const some = words.length > enough ? sampled(words) : words
  const letters = some.match(/\p{L}/gu)?.length ?? 0
  const share = (of: RegExp) => (some.match(of)?.length ?? 0) / letters
  if (letters < 8) return null
  if (share(/\p{Script=Han}/gu) > 0.3) return share(/[\u3040-\u30ff]/gu) > 0.03 ? null : 'zh'
  if (share(/\p{Script=Arabic}/gu) > 0.5)
    return share(/[\u067e\u0686\u0698\u06a9\u06af\u06cc]/gu) > 0.02 ? null : 'ar'
  if (share(/\p{Script=Cyrillic}/gu) > 0.5) return share(/[іїєґўјљњћђқғұө]/giu) > 0.01 ? null : 'ru'
  return share(/\p{Script=Latin}/gu) > 0.5 ? ofLatin(foldedWords(some)) : null
}

/** Characters that are looked at: of a long text from all parts, as its first page may be in another. */
const enough = 100_000

function sampled(words: string): string {
  const pieces = 50
  const each = enough / pieces
  const step = words.length / pieces
  return Array.from({ length: pieces }, (_, at) => {
    const from = Math.floor(at * step)
    return words.slice(from, from + each)
  }).join(' ')
}

/**
 * Without accents, and none of one letter, which numbers paragraphs. Of the others only to know that
 * it is none of the three.
 */
const little: readonly (readonly [OfficialLanguage | null, ReadonlySet<string>])[] = (
  [
    ['en', 'the of and to in that by with for on at which shall its be was'],
    ['fr', 'le la les des du et en une dans pour par sur aux que qui est ce'],
    ['es', 'el la los las de en una del por para con que se al su lo'],
    [null, 'os as da do dos das em uma nao com ao na no pelo pela'],
    [null, 'il gli della del di che per nel dei una sono al con'],
    [null, 'der die und das den von zu mit fur im ist des auf'],
    [null, 'de het een van en dat te is op met voor zijn'],
  ] as const
).map(([language, words]) => [language, new Set(words.split(' '))])

function ofLatin(words: readonly string[]): OfficialLanguage | null {
  const counts = little
    .map(([language, own]) => ({ language, count: words.filter((each) => own.has(each)).length }))
    .sort((a, b) => b.count - a.count)
  const [first, second] = counts
  if (!first || !second || first.count < 3 || first.count < words.length * 0.08) return null
  return first.count >= 1.15 * second.count ? first.language : null
}
