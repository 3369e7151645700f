import type { OfficialLanguage } from './language'

/** How one level counts: "(" a ")" is the first, "(" b ")" the second. */
export interface LevelStyle {
  readonly open: string
  readonly sign: Sign
  readonly close: string
}

export type Sign = (n: number) => string

/** How the texts of one language count. */
export interface NumberStyle {
  readonly paragraph: LevelStyle
  /** Below a paragraph, four levels. */
  readonly sub: readonly LevelStyle[]
  /** Four levels. */
  readonly heading: readonly LevelStyle[]
  /** Of several; a single annex is the word alone. */
  readonly annex: LevelStyle
  readonly onlyAnnex: string
  readonly part: LevelStyle
  /** The signs of lettered footnotes. */
  readonly note: Sign
  /** What is said of one of several versions of a paragraph: "5 Alt 1", "5 Option A". */
  readonly alt: string
  readonly option: string
  readonly optionSign: Sign
}

/** The style sheet of the page has the same styles: `printed-numbers.test.ts` holds them together. */
export function numberStyle(language: OfficialLanguage): NumberStyle {
  return styles[language]
}

/** What stands before words: "12." */
export function label({ open, sign, close }: LevelStyle, n: number): string {
  return `${open}${sign(n)}${close}`
}

/** A number as one says it: "12." is 12 and "一、" is 一, but "(a)" keeps its brackets. */
export function bare(printed: string): string {
  return printed.replace(/[.、-]$/, '')
}

export const decimal: Sign = (n) => String(n)

export const roman: Sign = (n) => {
  const steps: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let rest = n
  let out = ''
  for (const [value, digits] of steps) {
    while (rest >= value) {
      out += digits
      rest -= value
    }
  }
  return out
}

export const lowerRoman: Sign = (n) => roman(n).toLowerCase()

/** a … z, then aa, bb, cc: the letter is doubled, as in Word and in print. */
export const letters: Sign = symbolic(Array.from('abcdefghijklmnopqrstuvwxyz'))

export const capitals: Sign = (n) => letters(n).toUpperCase()

/** In the order of abjad, which is that of Arabic documents: the fourth is dāl and not thāʾ. */
const abjad = symbolic(Array.from('أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'))

/** The names of the same letters, before the headings of the second level. */
const abjadNames = fixed(
  'ألف باء جيم دال هاء واو زاي حاء طاء ياء كاف لام ميم نون سين عين فاء صاد قاف راء شين تاء ثاء خاء ذال ضاد ظاء غين',
)

/** Firstly, secondly… */
const arabicly = fixed(
  'أولا ثانيا ثالثا رابعا خامسا سادسا سابعا ثامنا تاسعا عاشرا حادي_عشر ثاني_عشر ثالث_عشر رابع_عشر خامس_عشر سادس_عشر سابع_عشر ثامن_عشر تاسع_عشر عشرون',
)

/** The first, the second… */
const arabicOrdinal = fixed(
  'الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الحادي_عشر الثاني_عشر الثالث_عشر الرابع_عشر الخامس_عشر السادس_عشر السابع_عشر الثامن_عشر التاسع_عشر العشرون',
)

/** 一, 十, 十一, 二十一, 一百零一; digits where a text has ten thousand of anything. */
const chinese: Sign = (n) => {
  if (n > 9999) return String(n)
  const digits = Array.from('零一二三四五六七八九')
  let out = ''
  let skipped = false
  for (const [value, unit] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(n / value) % 10
    if (digit === 0) {
      skipped = out !== ''
      continue
    }
    out += `${skipped ? '零' : ''}${digits[digit]}${unit}`
    skipped = false
  }
  return n < 20 ? out.replace(/^一十/, '十') : out
}

function symbolic(signs: readonly string[]): Sign {
  return (n) => (signs[(n - 1) % signs.length] ?? '').repeat(Math.ceil(n / signs.length))
}

/** Words as far as they go, then digits. A stroke below stands for a space within one. */
function fixed(words: string): Sign {
  const each = words.split(' ').map((word) => word.replace('_', ' '))
  return (n) => each[n - 1] ?? String(n)
}

const level = (open: string, sign: Sign, close: string): LevelStyle => ({ open, sign, close })

const english: NumberStyle = {
  paragraph: level('', decimal, '.'),
  sub: [
    level('(', letters, ')'),
    level('(', lowerRoman, ')'),
    level('', letters, '.'),
    level('', lowerRoman, '.'),
  ],
  heading: [
    level('', roman, '.'),
    level('', capitals, '.'),
    level('', decimal, '.'),
    level('(', letters, ')'),
  ],
  annex: level('Annex ', roman, ''),
  onlyAnnex: 'Annex',
  part: level('Part ', roman, ''),
  note: letters,
  alt: 'Alt',
  option: 'Option',
  optionSign: capitals,
}

/** French, Russian and Spanish texts drop the opening bracket. */
const unopened: Pick<NumberStyle, 'sub' | 'heading'> = {
  sub: english.sub.map((each) => ({ ...each, open: '' })),
  heading: english.heading.map((each) => ({ ...each, open: '' })),
}

const styles: Readonly<Record<OfficialLanguage, NumberStyle>> = {
  en: english,
  fr: {
    ...english,
    ...unopened,
    annex: level('Annexe ', roman, ''),
    onlyAnnex: 'Annexe',
    part: level('Partie ', roman, ''),
    alt: 'Var',
  },
  es: {
    ...english,
    ...unopened,
    annex: level('Anexo ', roman, ''),
    onlyAnnex: 'Anexo',
    part: level('Parte ', roman, ''),
    option: 'Opción',
  },
  ru: {
    ...english,
    ...unopened,
    annex: level('Приложение ', roman, ''),
    onlyAnnex: 'Приложение',
    part: level('Часть ', roman, ''),
    alt: 'Альт',
    option: 'Вариант',
  },
  zh: {
    ...english,
    heading: [level('', chinese, '、'), ...english.heading.slice(1)],
    annex: level('附件', chinese, ''),
    onlyAnnex: '附件',
    part: level('第', chinese, '部分'),
    alt: '备选',
    option: '选项',
  },
  ar: {
    paragraph: level('', decimal, '-'),
    sub: [
      level('(', abjad, ')'),
      level('‘', decimal, '’'),
      level('', abjad, '-'),
      level('(', decimal, ')'),
    ],
    heading: [
      level('', arabicly, '-'),
      level('', abjadNames, '-'),
      level('', decimal, '-'),
      level('(', abjad, ')'),
    ],
    annex: level('المرفق ', arabicOrdinal, ''),
    onlyAnnex: 'المرفق',
    part: level('الجزء ', arabicOrdinal, ''),
    note: abjad,
    alt: 'البديل',
    option: 'الخيار',
    optionSign: abjadNames,
  },
}
