/**
 * A sign that was put in by its place in a font. The Symbol font has letters of its own in place of
 * ours; of the others, whose signs Unicode has at other places, only bullets are known.
 */
export function symbolText(code: string | null, font: string | null): string {
  if (!code || !/^[0-9a-f]{1,6}$/i.test(code)) return ''
  const value = Number.parseInt(code, 16)
  if (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return ''
  return fontSign(value, font) ?? String.fromCodePoint(value)
}

/** Text in a font of signs, as of a bullet: its letters stand for what the font draws. */
export function fontText(text: string, font: string | null): string {
  // Word's own second bullet is the letter of a typewriter.
  if (text === 'o' && font === 'Courier New') return '◦'
  if (!font || !fonts.has(font.toLowerCase())) {
    return [...text]
      .map((sign) => fontSign(sign.codePointAt(0) ?? 0, 'Symbol', true) ?? sign)
      .join('')
  }
  return [...text].map((sign) => fontSign(sign.codePointAt(0) ?? 0, font) ?? sign).join('')
}

function fontSign(value: number, font: string | null, privateOnly = false): string | null {
  const isPrivate = value >= 0xf000 && value <= 0xf0ff
  if (privateOnly && !isPrivate) return null
  const place = isPrivate ? value - 0xf000 : value
  const signs = fonts.get((font ?? '').toLowerCase())
  return signs?.get(place) ?? (isPrivate && signs ? '•' : null)
}

function signs(from: number, row: string): readonly (readonly [number, string])[] {
  return [...row].map((sign, n) => [from + n, sign] as const)
}

const symbol = new Map([
  ...signs(0x20, ' !∀#∃%&∋()∗+,−./0123456789:;<=>?'),
  ...signs(0x40, '≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_'),
  ...signs(0x61, 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼'),
  ...signs(0xa0, '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…'),
  ...signs(0xc0, 'ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊'),
  [0xd7, '⋅'] as const,
  ...signs(0xe5, '∑'),
  ...signs(0xf2, '∫'),
])

const wingdings = new Map([
  [0x6c, '●'],
  [0x6d, '❍'],
  [0x6e, '■'],
  [0x6f, '□'],
  [0x71, '❑'],
  [0x74, '⧫'],
  [0x75, '◆'],
  [0x76, '❖'],
  [0x77, '⬥'],
  [0x9e, '·'],
  [0x9f, '•'],
  [0xa7, '▪'],
  [0xa8, '◻'],
  [0xd8, '➢'],
  [0xdf, '←'],
  [0xe0, '→'],
  [0xe8, '➔'],
  [0xfb, '✗'],
  [0xfc, '✓'],
  [0xfd, '☒'],
  [0xfe, '☑'],
])

const fonts: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  ['symbol', symbol],
  ['wingdings', wingdings],
  ['wingdings 2', new Map()],
  ['wingdings 3', new Map()],
  ['webdings', new Map()],
])
