import type { AlternativeStyle } from '../../document/kinds'
import { officialLanguages } from '../../document/language'
import { type LevelStyle, numberStyle } from '../../document/number-styles'

/**
 * A number as people type it before a paragraph: "12.", "(a)", "ii)", "1.1", "5 bis.", "IV.". What
 * it counts can be read in more than one way: "(i)" follows (h) or comes before (ii).
 */
export interface Label {
  /** As typed, without the space after it. */
  readonly printed: string
  /** How many signs to take away, with the space after it. */
  readonly length: number
  readonly readings: readonly Reading[]
  /** "bis", "ter", "Alt 2": beside the number before and not after it. */
  readonly beside: boolean
  /** One of several versions of the paragraph that has this number. */
  readonly version?: AlternativeStyle
}

export interface Reading {
  readonly form: Form
  readonly value: number
  /** What stands around the number: "()", ")", ".". */
  readonly wrap: string
}

export type Form = 'arabic' | 'decimal' | 'letter' | 'roman' | 'Letter' | 'Roman' | 'bullet'

export function readLabel(text: string): Label | null {
  return (
    readEnclosed(text) ??
    readBullet(text) ??
    readDecimal(text) ??
    readVersion(text) ??
    readNumber(text) ??
    readApart(text) ??
    readNamed(text)
  )
}

/** Of the Symbol and Wingdings fonts too, whose bullets arrive as letters and private signs. */
const bullet =
  /^(?:([•·▪▫◦●○■□◆◇‣⁃∙➢➤✓\uF000-\uF0FF])|([-–—*])(?=\s)|([o§])(?=[\t\u00A0]))[\s\u00A0]*/u

function readBullet(text: string): Label | null {
  const found = bullet.exec(text)
  const sign = found && (found[1] ?? found[2] ?? found[3])
  if (!found || !sign) return null
  const readings: Reading[] = [{ form: 'bullet', value: 1, wrap: sign }]
  return { printed: sign, length: found[0].length, readings, beside: false }
}

/** "1.1", "2.3.1": of these the last number counts, within what stands before it. */
function readDecimal(text: string): Label | null {
  const found = /^((?:\d{1,3}\.){1,4})(\d{1,3})(\.?)(?:[\s\u00A0]+|$)/.exec(text)
  if (!found?.[1] || !found[2]) return null
  const readings: Reading[] = [{ form: 'decimal', value: Number(found[2]), wrap: found[1] }]
  return { printed: found[0].trim(), length: found[0].length, readings, beside: false }
}

/** 2 to 19, and as far as anybody goes on: "quater", "septies", "vicies-bis". */
const latin =
  'bis|ter|quater|(?:quinqu|sex|sept|oct|non|[\\p{Ll}]{0,8}dec|vic|tric|quadrag)ies(?:-[\\p{Ll}]+)?'

const number = new RegExp(
  `^([(（]?)([\\p{L}\\p{Nd}]{1,6})(?:[ \\u00A0](${latin}))?([.)．）、-]\\)?)(?:[ \\u00A0]?(${latin})\\.?)?(?:[\\s\\u00A0]+|$|(?<=[．）、]))`,
  'u',
)

const words = officialLanguages.map(numberStyle)
const altWords = [...new Set(['Alt', 'Alternative', ...words.map(({ alt }) => alt)])]
const optionWords = [...new Set(['Option', ...words.map(({ option }) => option)])]

/** "5 Alt 2.", "5. Option B", "(b Alt 1)". */
const version = new RegExp(
  `^([(（]?)([\\p{L}\\p{Nd}]{1,6})[.)）]?[ \\u00A0](?:(${altWords.join('|')})|(${optionWords.join('|')}))\\.?[ \\u00A0]?(\\p{Nd}{1,2}|\\p{Lu})([.)）:：、-]?)(?:[\\s\\u00A0]+|$|(?<=[．）、]))`,
  'u',
)

function readVersion(text: string): Label | null {
  const found = version.exec(text)
  const [whole = '', open = '', counted = '', alt, , sign = '', close = ''] = found ?? []
  if (!found || (open && !/[)）]/.test(close))) return null
  const readings = readingsOf(counted).map((reading) => ({ ...reading, wrap: open ? '()' : '.' }))
  if (readings.length === 0) return null
  return {
    printed: whole.trim(),
    length: whole.length,
    readings,
    beside: !/^[1A\u0661أ]$/.test(sign),
    version: alt ? 'alt' : 'option',
  }
}

function readNumber(text: string): Label | null {
  const found = number.exec(text)
  const [whole = '', open = '', counted = '', before, close = '', after] = found ?? []
  if (!found || (open && !/[)）]/.test(close))) return null
  const wrap = `${open ? '(' : ''}${/[)）]/.test(close) ? ')' : '.'}`
  const readings = readingsOf(counted).map((reading) => ({ ...reading, wrap }))
  if (readings.length === 0) return null
  const beside = before !== undefined || after !== undefined
  const label = { printed: whole.trim(), length: whole.length, readings, beside }
  return beside ? { ...label, version: 'bis' } : label
}

/** "1 - The Conference": in Arabic and in French a stroke stands apart from its number. */
function readApart(text: string): Label | null {
  const found = /^(\p{Nd}{1,3})[ \u00A0]([-–—])[\s\u00A0]+(?=["«“‘([]?\p{L})/u.exec(text)
  const value = found?.[1] ? arabic(found[1]) : null
  if (!found || value === null) return null
  const readings: Reading[] = [{ form: 'arabic', value, wrap: '.' }]
  return { printed: found[0].trim(), length: found[0].length, readings, beside: false }
}

/** ‘1’ below letters in Arabic, and ㈠ in Chinese: what is (i) in other languages. */
function readEnclosed(text: string): Label | null {
  const found = /^(?:['‘’](\p{Nd}{1,2})['‘’]|([\u3220-\u3229]))[\s\u00A0]*(?=\S)/u.exec(text)
  const value = found?.[1]
    ? arabic(found[1])
    : found?.[2] && (found[2].codePointAt(0) ?? 0) - 0x321f
  if (!found || !value) return null
  const readings: Reading[] = [{ form: 'roman', value, wrap: found[1] ? '‘’' : '()' }]
  return { printed: found[0].trim(), length: found[0].length, readings, beside: false }
}

function readingsOf(written: string): readonly Omit<Reading, 'wrap'>[] {
  // An Arabic letter that stands alone may be drawn out.
  const counted = written.replace(/\u0640/g, '')
  const digits = arabic(counted)
  if (digits !== null) return [{ form: 'arabic', value: digits }]
  const chinese = chineseNumbers.get(counted)
  if (chinese) return [{ form: 'Roman', value: chinese }]
  const readings: Omit<Reading, 'wrap'>[] = []
  const upper = counted === counted.toUpperCase() && counted !== counted.toLowerCase()
  const lower = counted === counted.toLowerCase()
  if (!upper && !lower) return []
  const letter = letterValue(counted.toLowerCase())
  const roman = /^[ivxlcdm]+$/i.test(counted) ? romanValue(counted.toUpperCase()) : null
  if (letter !== null) readings.push({ form: upper ? 'Letter' : 'letter', value: letter })
  if (roman !== null) readings.push({ form: upper ? 'Roman' : 'roman', value: roman })
  return readings
}

/** Digits of any script: an Arabic text counts ١, ٢, ٣. */
function arabic(counted: string): number | null {
  if (!/^\p{Nd}{1,4}$/u.test(counted)) return null
  let value = 0
  for (const digit of counted) value = value * 10 + digitValue(digit)
  return value
}

/** Digits of a script stand in a row of ten, each row beginning with its zero. */
function digitValue(digit: string): number {
  let zero = digit.codePointAt(0) ?? 0
  const code = zero
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return code - zero
}

const alphabets = [
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдежзиклмнопрстуфхцчшщэюя',
  'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ',
]

const chineseNumbers = valuesOf(numberStyle('zh').heading[0])
const arabicFirstly = valuesOf(numberStyle('ar').heading[0])
const arabicLetters = valuesOf(numberStyle('ar').heading[1])

function valuesOf(style: LevelStyle | undefined): ReadonlyMap<string, number> {
  const values = new Map<string, number>()
  for (let n = 1; style && n <= 40; n++) values.set(style.sign(n), n)
  return values
}

/** Arabic headings are counted in words: "firstly", and below them the names of letters. */
function readNamed(text: string): Label | null {
  const found = /^([\p{L}\p{M}]{1,12}(?: عشر)?)[ \u00A0]*[-–][\s\u00A0]+/u.exec(text)
  // The vowel signs are not always written.
  const name = found?.[1] && bare(found[1])
  if (!found || !name) return null
  const readings: Reading[] = []
  const [first, letter] = [firstlyByName.get(name), letterByName.get(name)]
  if (first) readings.push({ form: 'Roman', value: first, wrap: '.' })
  if (letter) readings.push({ form: 'Letter', value: letter, wrap: '.' })
  if (readings.length === 0) return null
  return { printed: found[0].trim(), length: found[0].length, readings, beside: false }
}

const firstlyByName = withoutVowels(arabicFirstly)
const letterByName = withoutVowels(arabicLetters)

function bare(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '')
}

function withoutVowels(values: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const entries = [...values].map(([name, value]) => [bare(name), value] as const)
  return new Map(entries)
}

/** a … z, then aa, bb: a doubled letter comes after the last of the alphabet. */
function letterValue(counted: string): number | null {
  const [first = '', ...others] = counted
  if (others.length > 1 || others.some((other) => other !== first)) return null
  for (const alphabet of alphabets) {
    const at = [...alphabet].indexOf(first)
    if (at >= 0) return at + 1 + others.length * [...alphabet].length
  }
  return null
}

const romans: Readonly<Record<string, number>> = {
  I: 1,
  V: 5,
  X: 10,
  L: 50,
  C: 100,
  D: 500,
  M: 1000,
}

/** `null` for what no Roman would have written, such as "IC" or "IIII". */
function romanValue(counted: string): number | null {
  if (!/^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/.test(counted)) return null
  let value = 0
  let last = 0
  for (const sign of [...counted].reverse()) {
    const worth = romans[sign] ?? 0
    value += worth < last ? -worth : worth
    last = Math.max(last, worth)
  }
  return value
}
