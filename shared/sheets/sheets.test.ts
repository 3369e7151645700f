import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { UnreadableFile } from '../exchange/docx-in/unreadable'
import { readCsv, writeCsv } from './csv'
import { dayOfSerial } from './serial-days'
import { readSheet } from './sheet'
import { writeXlsx } from './xlsx-out'

const csv = (text: string) => readSheet(strToU8(text), text)
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** As a spreadsheet program saves it. */
function workbook(parts: Readonly<Record<string, string>>): Uint8Array {
  const files = {
    'xl/workbook.xml': `<workbook xmlns="${main}"><sheets/></workbook>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData/></worksheet>`,
    ...parts,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([at, xml]) => [at, strToU8(xml)])))
}
const sheetOf = (rows: string) =>
  `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`
const whyOf = (bytes: Uint8Array, text: string | null = null) => {
  try {
    readSheet(bytes, text)
  } catch (error) {
    if (error instanceof UnreadableFile) return error.why
    throw error
  }
  return 'read'
}

describe('values in lines', () => {
  it('have commas, semicolons or tabs between them', () => {
    const rows = [
      ['State', 'Consent'],
      ['Chad', '2005-01-02'],
    ]
    for (const sign of [',', ';', '\t']) {
      expect(csv(rows.map((row) => row.join(sign)).join('\r\n'))).toEqual(rows)
    }
    expect(csv('\uFEFFState;Name\n"Korea; Republic of";"a, b"\n\n')).toEqual([
      ['State', 'Name'],
      ['Korea; Republic of', 'a, b'],
    ])
  })

  it('are separated by the sign that a line above them names', () => {
    const rows = [
      ['State, or country', 'Consent'],
      ['Chad', '2005-01-02'],
    ]
    expect(csv('sep=;\r\nState, or country;Consent\r\nChad;2005-01-02\r\n')).toEqual(rows)
    expect(csv('\uFEFF"sep=|"\nState, or country|Consent\nChad|2005-01-02')).toEqual(rows)
  })

  it('keep quotation marks and line breaks of a value', () => {
    expect(csv('a,"say ""no""","two\nlines"')).toEqual([['a', 'say "no"', 'two\nlines']])
  })

  it.each(['a,"never closed\nb,c', '"a"b,c'])(
    'are refused where rows would run together: %j',
    (text) => {
      expect(whyOf(strToU8(text), text)).toBe('malformed')
    },
  )

  it('come back as they were written, but for what would have been run', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 })
    fc.assert(
      fc.property(table, (rows) => {
        const sheet = [['first', 'second'], ...rows]
        const back = readCsv(writeCsv(sheet)).slice(0, sheet.length)
        const shown = (all: readonly (readonly string[])[]) =>
          all.map((row) =>
            row.map((each) => each.replace(/(^|[;\t\r\n][\s\p{Cf}\p{Cc}]*)'/gu, '$1')),
          )
        expect(shown(back)).toEqual(shown(sheet))
        for (const each of back.flat()) expect(each).not.toMatch(/^[\s\p{Cf}\p{Cc}]*[=+\-@]/u)
      }),
      { seed: 7, numRuns: 2000 },
    )
  })

  it.each(['=cmd|calc', '+1', '-1', '@SUM(A1)', ' =1', '\u200F=1', '＝1', '%0A'])(
    'are not run: %j',
    (cell) => {
      expect(readCsv(writeCsv([[cell]]))[0]).toEqual([`'${cell}`])
    },
  )
})

it.each([
  ['Chad;=cmd|calc', "Chad;'=cmd|calc"],
  ['Chad\n=cmd|calc', "Chad\n'=cmd|calc"],
  ['Chad\t +1', "Chad\t '+1"],
  ['\t=1', "'\t'=1"],
  ['\r=1', "'\r'=1"],
])('values in lines are not run where another sign separates them: %j', (cell, written) => {
  expect(readCsv(writeCsv([['Chad', cell]]))[0]).toEqual(['Chad', written])
})

describe('a workbook', () => {
  it('comes back as it was written, each cell as words', () => {
    const sheet = [
      ['State', 'Name'],
      ['Tunisia', '=cmd|calc'],
      ['Égypte', '‏مصر "x" <&>'],
    ]
    const bytes = writeXlsx(sheet, 'Letters/2006')
    expect(readSheet(bytes, null)).toEqual(sheet)
    expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? strToU8(''))).not.toMatch(
      /<f\b/,
    )
    expect(writeXlsx(sheet, 'Letters/2006')).toEqual(bytes)
  })

  it('is read as it is shown: shared words, gaps, days, formulas by their last value', () => {
    const bytes = workbook({
      'xl/sharedStrings.xml': `<sst xmlns="${main}"><si><t>Chad</t></si><si><r><t>Cape </t></r><r><t>Verde</t></r><rPh><t>no</t></rPh></si></sst>`,
      'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/><numFmt numFmtId="171" formatCode="0&quot;days&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`,
      'xl/worksheets/sheet1.xml': sheetOf(
        '<row><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>' +
          '<row><c r="A2" s="1"><v>38679</v></c><c r="B2" s="2"><v>38922.5</v></c><c r="C2" s="3"><v>38679</v></c></row>' +
          '<row><c r="A3"><f>1+1</f><v>2</v></c><c r="B3" t="b"><v>1</v></c><c r="C3" t="str"><f>A1</f><v>Chad</v></c></row>',
      ),
    })
    expect(readSheet(bytes, null)).toEqual([
      ['Chad', '', 'Cape Verde'],
      ['2005-11-23', '2006-07-24', '38679'],
      ['2', 'TRUE', 'Chad'],
    ])
  })

  it('has a formula that nobody has computed as it is written, and not as nothing', () => {
    const bytes = workbook({
      'xl/worksheets/sheet1.xml': sheetOf(
        '<row><c r="A1"><f>B1&amp;"x"</f></c><c r="B1" t="str"><f>""</f><v></v></c>' +
          '<c r="C1"><f t="shared" si="0"/></c></row>',
      ),
    })
    expect(readSheet(bytes, null)).toEqual([['=B1&"x"', '', '=']])
  })

  it('has signs by their numbers, and words that only look so', () => {
    const cells = '<row><c t="inlineStr"><is><t>A_x000D__x005F_x0041_</t></is></c></row>'
    const bytes = workbook({ 'xl/worksheets/sheet1.xml': sheetOf(cells) })
    expect(readSheet(bytes, null)).toEqual([['A\r_x0041_']])
    expect(readSheet(writeXlsx([['_x0041_ _x00e9_']], 'x'), null)).toEqual([['_x0041_ _x00e9_']])
  })

  it.each([
    ["'Letters'", 'Letters'],
    ['\ud83d'.concat('Letters\u0000'), 'Letters'],
    [`${'x'.repeat(30)}😀`, 'x'.repeat(30)],
    [' : ', '1'],
    ['a\nb', 'a b'],
  ])('has a name that a sheet may have: %j', (name, made) => {
    const book = unzipSync(writeXlsx([['\udc00x']], name))
    expect(strFromU8(book['xl/workbook.xml'] ?? strToU8(''))).toContain(`<sheet name="${made}"`)
    expect(readSheet(writeXlsx([['\udc00x']], name), null)).toEqual([['x']])
  })

  it('has its rows where the spreadsheet has them, also behind blank ones', () => {
    const rows = '<row r="1"><c><v>1</v></c></row><row r="4"><c><v>4</v></c></row>'
    const bytes = workbook({ 'xl/worksheets/sheet1.xml': sheetOf(rows) })
    expect(readSheet(bytes, null)).toEqual([['1'], [], [], ['4']])
    const far = workbook({ 'xl/worksheets/sheet1.xml': sheetOf('<row r="900000"/>') })
    expect(whyOf(far)).toBe('too-large')
  })

  it('counts days from 1900, with the one that never was, or from 1904', () => {
    expect([1, 59, 60, 61, 38679].map((serial) => dayOfSerial(serial, false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      null,
      '1900-03-01',
      '2005-11-23',
    ])
    expect(dayOfSerial(0, true)).toBe('1904-01-01')
    expect([Number.NaN, -1, 1e12].map((serial) => dayOfSerial(serial, false))).toEqual([
      null,
      null,
      null,
    ])
  })

  it('is refused where it is none, or is made to harm', () => {
    const bomb = 'A'.repeat(60 << 20)
    const entity = `<!DOCTYPE x [<!ENTITY a "b">]>${sheetOf('')}`
    const wide = sheetOf('<row><c r="XFD1"><v>1</v></c></row>')
    const sheet1 = 'xl/worksheets/sheet1.xml'
    expect({
      none: whyOf(new Uint8Array()),
      picture: whyOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0])),
      other: whyOf(zipSync({ 'word/document.xml': strToU8('<x/>') })),
      cut: whyOf(workbook({}).subarray(0, 200)),
      bomb: whyOf(workbook({ [sheet1]: sheetOf(`<row><c t="str"><v>${bomb}</v></c></row>`) })),
      entity: whyOf(workbook({ [sheet1]: entity })),
      wide: whyOf(workbook({ [sheet1]: wide })),
      long: whyOf(workbook({ [sheet1]: sheetOf('<row><c><v>1</v></c></row>'.repeat(20_002)) })),
      lines: whyOf(strToU8('a'), 'a,b\n'.repeat(20_002)),
    }).toEqual({
      none: 'empty',
      picture: 'not-a-package',
      other: 'no-document',
      cut: 'truncated',
      bomb: 'bomb',
      entity: 'document-type',
      wide: 'too-large',
      long: 'too-large',
      lines: 'too-large',
    })
  })
})
