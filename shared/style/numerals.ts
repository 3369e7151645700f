const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** A number below a hundred in English words. */
export function inWords(n: number): string {
  const plain = small[n]
  if (plain !== undefined) return plain
  const ten = tens[Math.floor(n / 10) - 1]
  if (ten === undefined || n % 1 !== 0) throw new RangeError(`Not a number below 100: ${n}`)
  return n % 10 === 0 ? ten : `${ten}-${small[n % 10]}`
}

const values: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 100 }, (_, n) => [inWords(n), n]),
)

/** "twelve" is 12; `null` for what is no number below a hundred. */
export function ofWords(words: string): number | null {
  return values.get(words.toLowerCase()) ?? null
}

/** English numbers in words, the longer ones first. */
export const numberWords = [...values.keys()].sort((a, b) => b.length - a.length).join('|')
