import { roman as written } from '../../document/number-styles'
import { spelledOut } from './spelled-numbers'

/** A number as one of Word's formats prints it; what is not known here is printed in figures. */
export function numberIn(format: string, value: number, language: string | null): string {
  const zeros = /^zeros:(\d)$/.exec(format)
  if (zeros) return String(value).padStart(Number(zeros[1]), '0')
  return formats.get(format)?.(value, language ?? 'en') ?? String(value)
}

type Print = (value: number, language: string) => string | null

const formats: ReadonlyMap<string, Print> = new Map<string, Print>([
  ['none', () => ''],
  ['upperRoman', (value) => roman(value)],
  ['lowerRoman', (value) => roman(value)?.toLowerCase() ?? null],
  ['upperLetter', repeated('ABCDEFGHIJKLMNOPQRSTUVWXYZ')],
  ['lowerLetter', repeated('abcdefghijklmnopqrstuvwxyz')],
  ['russianUpper', repeated('АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ')],
  ['russianLower', repeated('абвгдежзиклмнопрстуфхцчшщыэюя')],
  ['arabicAlpha', repeated('أبتثجحخدذرزسشصضطظعغفقكلمنهوي')],
  ['arabicAbjad', repeated('أبجدهوزحطيكلمنسعفصقرشتثخذضظغ')],
  ['hebrew1', (value) => hebrew(value)],
  ['hebrew2', repeated('אבגדהוזחטיכלמנסעפצקרשת')],
  [
    'aiueoFullWidth',
    cyclic(
      'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン',
    ),
  ],
  [
    'irohaFullWidth',
    cyclic(
      'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン',
    ),
  ],
  ['ganada', cyclic('가나다라마바사아자차카타파하')],
  ['chosung', cyclic('ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ')],
  ['ideographTraditional', cyclic('甲乙丙丁戊己庚辛壬癸')],
  ['ideographZodiac', cyclic('子丑寅卯辰巳午未申酉戌亥')],
  ['thaiLetters', cyclic('กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ')],
  ['thaiNumbers', digits('๐๑๒๓๔๕๖๗๘๙')],
  ['hindiNumbers', digits('०१२३४५६७८९')],
  ['decimalFullWidth', digits('０１２３４５６７８９')],
  ['decimalFullWidth2', digits('０１２３４５６７８９')],
  ['ideographDigital', digits('〇一二三四五六七八九')],
  ['japaneseDigitalTenThousand', digits('〇一二三四五六七八九')],
  ['koreanDigital', digits('영일이삼사오육칠팔구')],
  ['koreanDigital2', digits('零一二三四五六七八九')],
  ['taiwaneseDigital', digits('○一二三四五六七八九')],
  ['chineseCounting', chinese],
  ['chineseCountingThousand', chinese],
  ['japaneseCounting', chinese],
  ['taiwaneseCounting', chinese],
  ['taiwaneseCountingThousand', chinese],
  ['ideographLegalTraditional', chineseLegal],
  ['chineseLegalSimplified', chineseLegal],
  ['decimalZero', (value) => String(value).padStart(2, '0')],
  ['decimalEnclosedCircle', enclosed(0x2460, 20)],
  ['decimalEnclosedCircleChinese', enclosed(0x2460, 20)],
  ['decimalEnclosedParen', enclosed(0x2474, 20)],
  ['decimalEnclosedFullstop', enclosed(0x2488, 20)],
  ['ideographEnclosedCircle', enclosed(0x3280, 10)],
  ['numberInDash', (value) => `- ${value} -`],
  ['hex', (value) => value.toString(16).toUpperCase()],
  ['chicago', chicago],
  ['ordinal', ordinal],
  ['cardinalText', (value, language) => spelledOut(value, language, 'cardinal')],
  ['ordinalText', (value, language) => spelledOut(value, language, 'ordinal')],
])

/** A … Z, then AA, BB: the letter is said once more with each round. */
function repeated(alphabet: string): Print {
  const letters = [...alphabet]
  return (value) => {
    if (value < 1 || value > mostRounds * letters.length) return null
    const letter = letters[(value - 1) % letters.length] ?? ''
    return letter.repeat(Math.ceil(value / letters.length))
  }
}

const mostRounds = 30

function cyclic(alphabet: string): Print {
  const letters = [...alphabet]
  return (value) => (value < 1 ? null : (letters[(value - 1) % letters.length] ?? null))
}

function digits(row: string): Print {
  const signs = [...row]
  return (value) => String(value).replace(/\d/g, (digit) => signs[Number(digit)] ?? digit)
}

function enclosed(first: number, most: number): Print {
  return (value) => (value < 1 || value > most ? null : String.fromCodePoint(first + value - 1))
}

function chicago(value: number): string | null {
  const signs = ['*', '†', '‡', '§']
  if (value < 1 || value > mostRounds * signs.length) return null
  return (signs[(value - 1) % signs.length] ?? '').repeat(Math.ceil(value / signs.length))
}

function roman(value: number): string | null {
  return value < 1 || value > 32_767 ? null : written(value)
}

function hebrew(value: number): string | null {
  if (value < 1 || value > 999) return null
  const [hundreds, rest] = [Math.floor(value / 100), value % 100]
  const high = 'ת'.repeat(Math.floor(hundreds / 4)) + (['', 'ק', 'ר', 'ש'][hundreds % 4] ?? '')
  // The two that would spell a name of God are written otherwise.
  if (rest === 15) return `${high}טו`
  if (rest === 16) return `${high}טז`
  const tens = [...' יכלמנסעפצ'][Math.floor(rest / 10)] ?? ''
  const ones = [...' אבגדהוזחט'][rest % 10] ?? ''
  return `${high}${tens}${ones}`.replaceAll(' ', '')
}

function ordinal(value: number, language: string): string {
  switch (language.slice(0, 2).toLowerCase()) {
    case 'fr':
      return value === 1 ? '1er' : `${value}e`
    case 'es':
    case 'it':
    case 'pt':
      return `${value}º`
    case 'de':
    case 'nb':
    case 'da':
    case 'fi':
    case 'cs':
    case 'pl':
      return `${value}.`
    case 'ru':
      return `${value}-й`
    default: {
      const teen = value % 100 > 10 && value % 100 < 14
      const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')
      return `${value}${ending}`
    }
  }
}

function chinese(value: number): string | null {
  return counted(value, '零一二三四五六七八九', '十百千', true)
}

function chineseLegal(value: number): string | null {
  return counted(value, '零壹贰叁肆伍陆柒捌玖', '拾佰仟', false)
}

/** Up to 9,999: each digit with its power of ten, one zero for those that are skipped. */
function counted(value: number, row: string, powers: string, bareTen: boolean): string | null {
  if (value < 1 || value > 9999) return null
  const [signs, names] = [[...row], ['', ...powers]]
  const figures = [...String(value)].map(Number)
  let written = ''
  let skipped = false
  figures.forEach((digit, at) => {
    if (digit === 0) {
      skipped = true
      return
    }
    if (skipped) written += signs[0]
    skipped = false
    written += `${signs[digit]}${names[figures.length - 1 - at]}`
  })
  return bareTen && value >= 10 && value < 20 ? written.slice(1) : written
}
