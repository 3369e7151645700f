/** What our Word files are made of, as far as tests take them apart and put them together again. */
export const paragraph = /<w:p(?: [^>]*)?>.*?<\/w:p>/gs
export const properties = /^(<w:p(?: [^>]*)?>)(<w:pPr>.*?<\/w:pPr>|<w:pPr\/>)?(.*)(<\/w:p>)$/s
export const run =
  /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>|<w:rPr\/>)?<w:t(?: [^>]*)?>([^<]*)<\/w:t><\/w:r>/gs
export const noteRun = /<w:r>(?:(?!<\/w:r>).)*<w:footnoteReference (?:(?!<\/w:r>).)*<\/w:r>/s
export const ownMark = /<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>|<w:rPr\/>/s

export function wordsIn(whole: string): string {
  return [...whole.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words).join('')
}

/** With other properties, and more of them before the section, if it ends one. */
export function withProperties(whole: string, edit: (inner: string) => string, more = ''): string {
  return whole.replace(properties, (_, open, format = '', inner, close) => {
    const own = edit(format.replace(/^<w:pPr>|<\/w:pPr>$|<w:pPr\/>/g, ''))
    const at = own.search(/<w:sectPr|<w:pPrChange|$/)
    return `${open}<w:pPr>${own.slice(0, at)}${more}${own.slice(at)}</w:pPr>${inner}${close}`
  })
}

export function endsSection(whole: string): boolean {
  return whole.includes('<w:sectPr')
}

/** What is left of the last paragraph of a section when all that it says goes. */
export function emptied(whole: string): string {
  return whole.replace(
    properties,
    (_, open, format = '', _inner, close) => `${open}${format}${close}`,
  )
}

export const runOf = (format: string, words: string, element = 't') =>
  `<w:r>${format}<w:${element} xml:space="preserve">${words}</w:${element}></w:r>`
export const change = (by = 'Belvane') =>
  `w:id="9001" w:author="${by}" w:date="2005-11-22T10:00:00Z"`
export const ins = (inner: string, by?: string) => `<w:ins ${change(by)}>${inner}</w:ins>`
export const del = (inner: string, by?: string) => `<w:del ${change(by)}>${inner}</w:del>`
