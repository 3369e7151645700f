import { child, childElements, type XmlElement } from '../exchange/xml/read'

const day = 86_400_000

/**
 * The day that a spreadsheet counts so: 1 is 1 January 1900, with a 29 February in that year that
 * there never was; or 0 is 1 January 1904. `null` for what is no day from 1900 to 9999.
 */
export function dayOfSerial(serial: number, since1904: boolean): string | null {
  const whole = Math.floor(serial)
  if (!Number.isFinite(serial) || whole < (since1904 ? 0 : 1) || whole > 2_958_465) return null
  if (!since1904 && whole === 60) return null
  const first = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole > 60 ? 30 : 31)
  return new Date(first + whole * day).toISOString().slice(0, 10)
}

/** Which formats of cells show a number as a day, by their number in the workbook's styles. */
export function dateFormatsOf(styles: XmlElement | null): (style: number) => boolean {
  const all = (list: string, name: string) => {
    const found = child(styles, list)
    return found ? childElements(found, name) : []
  }
  const own = new Map(
    all('s:numFmts', 's:numFmt').map(({ attributes }) => [
      attributes.get('numFmtId'),
      attributes.get('formatCode') ?? '',
    ]),
  )
  const formats = all('s:cellXfs', 's:xf').map(({ attributes }) => {
    const id = attributes.get('numFmtId') ?? '0'
    return isBuiltIn(Number(id)) || showsDay(own.get(id) ?? '')
  })
  return (style) => formats[style] ?? false
}

function isBuiltIn(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || (id >= 50 && id <= 58)
}

/** A format with a day or a year in it, outside quoted words, colours and escapes. */
function showsDay(code: string): boolean {
  return /[dy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
}
