/**
 * The fonts of a language, in Typst.
 *
 * Amiri draws each Arabic letter as one sign. Noto Naskh, which is here for what Amiri lacks, puts
 * most together from a body and its dots, and then whoever searches a PDF or has it read out finds
 * neither the letter nor the word.
 *
 * Chinese is set in the first of its fonts that there is: which other font happens to have its signs
 * may draw them as Japanese does, and each of them as another does.
 */
export const faces = `
#let arabic = ("Amiri", "Noto Naskh Arabic")
#let chinese = ("Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun")
// Chinese has its own quotation marks and dashes, which a Latin font would print for half a sign.
#let faces(lang) = if lang == "zh" {
  ((name: "Tinos", covers: "latin-in-cjk"), ..chinese, ..arabic)
} else { ("Tinos", ..arabic, ..chinese) }
`
