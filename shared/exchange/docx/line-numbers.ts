import { type ISectionOptions, LineNumberRestartFormat } from 'docx'

/** A section whose lines are numbered from 1 on each page, at the left of all that it says. */
export function withLineNumbers(section: ISectionOptions): ISectionOptions {
  return { ...section, properties: { ...section.properties, lineNumbers } }
}

const lineNumbers = {
  countBy: 1,
  restart: LineNumberRestartFormat.NEW_PAGE,
  /** Four millimetres. */
  distance: 227,
}

/**
 * The styles of a file, of which those are not counted that are not the words of the text in its
 * paragraphs and headings: titles, tables and what stands around them. Lines in a table, at the foot
 * and at the head of a page are not counted by Word itself.
 *
 * `docx` would write it in a place where Word's schema does not have it.
 */
export function withUncounted(styles: string): string {
  return uncounted.reduce(
    (all, id) =>
      all.replace(
        new RegExp(`(<w:style [^>]*w:styleId="${id}".*?)(</w:style>)`, 's'),
        (_, style: string, end: string) => uncountedStyle(style) + end,
      ),
    styles.replace('</w:styles>', `${ofNumbers}</w:styles>`),
  )
}

/** The style that Word has for them. */
const ofNumbers =
  '<w:style w:type="character" w:styleId="LineNumber"><w:name w:val="line number"/><w:rPr><w:color w:val="5A5A5A"/><w:sz w:val="14"/><w:szCs w:val="14"/></w:rPr></w:style>'

/**
 * Nor are the empty paragraphs with which sections end. One of no height begins the file, since
 * LibreOffice puts a line of its own above a table that does, and counts it.
 */
export function withUncountedEnds(document: string): string {
  return document
    .replaceAll('<w:p><w:pPr><w:sectPr', `<w:p><w:pPr>${mark}<w:sectPr`)
    .replace('<w:body><w:tbl>', `<w:body>${nothing}<w:tbl>`)
}

const uncounted = [
  'Title',
  'Caption',
  'ContentsHeading',
  'TableText',
  'TableNote',
  'MastheadText',
  'Meeting',
  'Marking',
  'ClosingLine',
  'Digest',
  // LibreOffice counts the notes of a page by themselves.
  'FootnoteText',
]

function uncountedStyle(style: string): string {
  if (!style.includes('<w:pPr>')) {
    const properties = `<w:pPr>${mark}</w:pPr>`
    return style.includes('<w:rPr>')
      ? style.replace('<w:rPr>', `${properties}<w:rPr>`)
      : style + properties
  }
  return style.replace(before, `$&${mark}`)
}

const mark = '<w:suppressLineNumbers/>'
const nothing = `<w:p><w:pPr>${mark}<w:spacing w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>`
/** What comes before it among the properties of a paragraph. */
const before =
  /<w:pPr>(?:<w:(?:keepNext|keepLines|pageBreakBefore|widowControl)(?: [^>]*)?\/>)*(?:<w:numPr>.*?<\/w:numPr>)?/s
