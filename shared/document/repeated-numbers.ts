/**
 * Numbers that are given twice: "5 bis." after "5.", "(a ter)" after "(a bis)". The words are
 * Latin in the texts of every language.
 */
export function repeated(printed: string, nth: number): string {
  return nth === 1 ? printed : within(printed, latin(nth))
}

/** "5." of "5 bis." and of "5 Alt 2."; `words` are those for versions. */
export function rootOf(printed: string, words: readonly string[]): string {
  return read(printed, words).root
}

/** The next number after one that nobody has: "5 quater." after "5 bis." if "5 ter." is taken. */
export function nextFree(
  after: string,
  words: readonly string[],
  taken: ReadonlySet<string>,
): string {
  const { root, nth } = read(after, words)
  let next = nth + 1
  while (taken.has(repeated(root, next))) next++
  return repeated(root, next)
}

/** The number and what is said of it: "5 Alt 2.", "(b Option A)". */
export function within(printed: string, said: string): string {
  const { head, tail } = split(printed)
  return `${head} ${said}${tail}`
}

function read(printed: string, words: readonly string[]): { root: string; nth: number } {
  const { head, tail } = split(printed)
  const said = head.split(' ')
  if (said.length > 2 && words.includes(said.at(-2) ?? '')) said.splice(-2)
  const nth = said.length > 1 ? nthOf(said.at(-1) ?? '') : null
  if (nth !== null) said.pop()
  return { root: said.join(' ') + tail, nth: nth ?? 1 }
}

function split(printed: string): { readonly head: string; readonly tail: string } {
  const tail = /[^\p{L}\p{M}\p{N}]*$/u.exec(printed)?.[0] ?? ''
  return { head: printed.slice(0, printed.length - tail.length), tail }
}

const ones = ['', 'semel', 'bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies']
const first = [
  ...ones,
  'nonies',
  'decies',
  'undecies',
  'duodecies',
  'terdecies',
  'quaterdecies',
  'quindecies',
  'sexdecies',
  'septdecies',
  'octodecies',
  'novodecies',
]
const tens = 'vicies tricies quadragies quinquagies sexagies septuagies octogies nonagies'.split(
  ' ',
)

/** As far as anyone has ever gone, and a long way on. */
function latin(n: number): string {
  const known = first[n]
  if (known) return known
  const ten = tens[Math.floor(n / 10) - 2]
  if (!ten) return `${n}-ies`
  return n % 10 === 0 ? ten : `${ten}-${first[n % 10]}`
}

const latins = new Map(
  Array.from({ length: 100 }, (_, n) => [latin(n), n]).slice(2) as [string, number][],
)

function nthOf(word: string): number | null {
  return latins.get(word) ?? (Number(/^(\d+)-ies$/.exec(word)?.[1] ?? 0) || null)
}
