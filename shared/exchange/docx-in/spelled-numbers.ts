/**
 * Numbers in words, as Word spells them before a paragraph: "Article Twenty-first". In the languages
 * of which a numbering in words was seen; `null` in any other, and beyond what anybody numbers.
 */
export function spelledOut(
  value: number,
  language: string,
  form: 'cardinal' | 'ordinal',
): string | null {
  if (value < 0 || value > 999_999) return null
  const words = spellers.get(language.slice(0, 2).toLowerCase())?.[form](value)
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : null
}

interface Speller {
  readonly cardinal: (value: number) => string
  readonly ordinal: (value: number) => string
}

const english: Speller = {
  cardinal: englishCardinal,
  ordinal(value) {
    const words = englishCardinal(value)
    const last = /[a-z]+$/.exec(words)?.[0] ?? ''
    return words.slice(0, words.length - last.length) + englishOrdinalOf(last)
  },
}

const small = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen',
  'sixteen seventeen eighteen nineteen',
].flatMap((line) => line.split(' '))
const tens = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

function englishCardinal(value: number): string {
  if (value < 20) return small[value] ?? ''
  if (value < 100) {
    const one = value % 10
    return `${tens[Math.floor(value / 10)]}${one ? `-${small[one]}` : ''}`
  }
  const [power, name] = value < 1000 ? [100, 'hundred'] : [1000, 'thousand']
  const rest = value % power
  return `${englishCardinal(Math.floor(value / power))} ${name}${rest ? ` ${englishCardinal(rest)}` : ''}`
}

const irregular: ReadonlyMap<string, string> = new Map([
  ['one', 'first'],
  ['two', 'second'],
  ['three', 'third'],
  ['five', 'fifth'],
  ['eight', 'eighth'],
  ['nine', 'ninth'],
  ['twelve', 'twelfth'],
])

function englishOrdinalOf(word: string): string {
  return irregular.get(word) ?? (word.endsWith('y') ? `${word.slice(0, -1)}ieth` : `${word}th`)
}

const french: Speller = {
  cardinal: (value) => frenchCardinal(value, true),
  ordinal(value) {
    if (value === 1) return 'premier'
    const words = frenchCardinal(value, false)
    if (words.endsWith('cinq')) return `${words}uième`
    if (words.endsWith('neuf')) return `${words.slice(0, -1)}vième`
    return `${words.replace(/e$/, '')}ième`
  },
}

const petits = [
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
  'dix-sept dix-huit dix-neuf',
].flatMap((line) => line.split(' '))
const dizaines =
  '_ _ vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt'.split(' ')

/** What stands alone takes the plural: "quatre-vingts", "deux cents", and loses it before more. */
function frenchCardinal(value: number, alone: boolean): string {
  if (value < 20) return petits[value] ?? ''
  if (value < 100) {
    const ten = Math.floor(value / 10)
    const counted = ten === 7 || ten === 9 ? 10 + (value % 10) : value % 10
    const name = dizaines[ten] ?? ''
    if (value === 80) return alone ? 'quatre-vingts' : name
    if (counted === 0) return name
    const joined = (counted === 1 || counted === 11) && ten < 8 ? ' et ' : '-'
    return `${name}${joined}${petits[counted]}`
  }
  if (value < 1000) {
    const [hundreds, rest] = [Math.floor(value / 100), value % 100]
    const name = hundreds === 1 ? 'cent' : `${petits[hundreds]} cent`
    if (rest === 0) return hundreds > 1 && alone ? `${name}s` : name
    return `${name} ${frenchCardinal(rest, alone)}`
  }
  const [thousands, rest] = [Math.floor(value / 1000), value % 1000]
  const name = thousands === 1 ? 'mille' : `${frenchCardinal(thousands, false)} mille`
  return rest === 0 ? name : `${name} ${frenchCardinal(rest, alone)}`
}

const spellers: ReadonlyMap<string, Speller> = new Map([
  ['en', english],
  ['fr', french],
])
