/**
 * The fonts of a language, in Typst.
 *
 * Chinese is set in the first of its fonts that there is: which other font happens to have its signs
 * may draw them as Japanese does, and each of them as another does.
 *
 * @param isChinese whether anything is in that language: Typst warns of each font that is not there
 */
export function faces(isChinese: boolean): string {
  return `
#let arabic = ("Noto Naskh Arabic",)
#let chinese = (${isChinese ? chinese.map((name) => `"${name}", `).join('') : ''})
// Chinese has its own quotation marks and dashes, which a Latin font would print for half a sign.
#let faces(lang) = if lang == "zh" {
  ((name: "Tinos", covers: "latin-in-cjk"), ..chinese, ..arabic)
} else { ("Tinos", ..arabic, ..chinese) }
`
}

const chinese = ['Noto Serif SC', 'Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', 'SimSun']
