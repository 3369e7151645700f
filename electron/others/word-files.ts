import { part, wordFile } from '../../shared/exchange/docx-in/testing/word-file'

/**
 * Word files of a few lines, written by nothing of ours: `p('A1+', 'One', '-two', '*1')` is a paragraph
 * of the style A in the list 1 that came with its end; "two" goes from it and the first note is at its end. A
 * section ends with "S".
 */
export function file(blocks: readonly string[]): Uint8Array {
  return wordFile({
    body: `${blocks.join('')}<w:sectPr/>`,
    parts: {
      'word/styles.xml': part('styles', ['A', 'B', 'C'].map(style).join('')),
      'word/numbering.xml': part('numbering', [...formats.map(list), ...formats.map(num)].join('')),
      'word/footnotes.xml': part('footnotes', notes),
      'word/comments.xml': part(
        'comments',
        `<w:comment w:id="1" ${by}>${p('A', 'Why')}</w:comment>`,
      ),
      'word/header.xml': `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${p('A', 'Head')}</w:hdr>`,
    },
  })
}

/** What is said of nothing. */
export const comment = '<w:r><w:commentReference w:id="1"/></w:r>'

export function p(set: string, ...words: readonly string[]): string {
  const [, style = 'A', number, end, section] = /^([A-C])(\d)?([+-])?(S)?$/.exec(set) ?? []
  const sign = end ? `<w:rPr><w:${kindOf(end)} ${change()}/></w:rPr>` : ''
  const sections = section
    ? '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    : ''
  return `<w:p><w:pPr>${setting(style, number)}${sign}${sections}</w:pPr>${words.map(inline).join('')}</w:p>`
}

/** The same, set otherwise before: `formerly('B2', p('A1', 'One'))`. */
export function formerly(set: string, paragraph: string): string {
  const [style = 'A', number] = set
  const was = `<w:pPrChange ${change()}><w:pPr>${setting(style, number)}</w:pPr></w:pPrChange>`
  return paragraph.replace('</w:pPr>', `${was}</w:pPr>`)
}

/** Of one column; a row that comes begins with "+". */
export function table(...rows: readonly string[]): string {
  const row = (words: string) => {
    const [sign = ''] = words
    const tracked = /[+-]/.test(sign) ? `<w:trPr><w:${kindOf(sign)} ${change()}/></w:trPr>` : ''
    return `<w:tr>${tracked}<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${p('A', words)}</w:tc></w:tr>`
  }
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>${rows.map(row).join('')}</w:tbl>`
}

/** By another author. */
export function from(author: string, words: string): string {
  return words.replaceAll('w:author="Ardesia"', `w:author="${author}"`)
}

/** Words that one author brings and another takes away: `within('ins', 'del', 'one')`. */
export function within(outer: 'ins', inner: 'del', words: string): string {
  return `<w:${outer} ${change()}>${from('Borealia', `<w:${inner} ${change()}>${run(words, 'delText')}</w:${inner}>`)}</w:${outer}>`
}

type Move = 'moveFrom' | 'moveTo'

export function moved(half: Move, words: string): string {
  const range = `<w:${half}RangeStart ${change()} w:name="move1"/>`
  return `${range}<w:${half} ${change()}>${run(words, 't')}</w:${half}><w:${half}RangeEnd w:id="${made - 1}"/>`
}

/** The end of the paragraph as well. */
export function movedEnd(half: Move, paragraph: string): string {
  return paragraph.replace('</w:pPr>', `<w:rPr><w:${half} ${change()}/></w:rPr></w:pPr>`)
}

const by = 'w:author="Ardesia" w:date="2005-11-23T10:00:00Z"'
let made = 0
const change = () => `w:id="${++made}" ${by}`
const kindOf = (sign: string) => (sign === '+' ? 'ins' : 'del')

function inline(words: string): string {
  const [sign = ''] = words
  if (sign === '<') return words
  if (sign !== '+' && sign !== '-') return run(words, 't')
  const own = run(words.slice(1), sign === '+' ? 't' : 'delText')
  return `<w:${kindOf(sign)} ${change()}>${own}</w:${kindOf(sign)}>`
}

function run(words: string, element: string): string {
  const [, note] = /^\*([12])$/.exec(words) ?? []
  return note
    ? `<w:r><w:footnoteReference w:id="${note}"/></w:r>`
    : `<w:r><w:${element} xml:space="preserve">${words}</w:${element}></w:r>`
}

function setting(style: string, number: string | undefined): string {
  const numbering = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${number}"/></w:numPr>`
  return `<w:pStyle w:val="${style}"/>${number ? numbering : ''}`
}

const style = (id: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/></w:style>`
const formats = ['decimal', 'upperRoman']
const list = (format: string, at: number) =>
  `<w:abstractNum w:abstractNumId="${at + 1}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>`
const num = (_: string, at: number) =>
  `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at + 1}"/></w:num>`
const notes = [
  '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>',
  ...[1, 2].map((id) => `<w:footnote w:id="${id}">${p('A', 'Note')}</w:footnote>`),
].join('')
