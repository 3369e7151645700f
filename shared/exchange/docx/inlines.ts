import { InternalHyperlink, TextRun, type XmlComponent } from 'docx'
import { assertNever } from '../../assert-never'
import { isRightToLeft } from '../../document/language'
import type { FinalRun, Inlines } from '../final-document'
import { rightToLeftWords } from '../language'
import type { Changes } from './changes'
import { noteMarks } from './notes'
import { regionOf } from './styles'

/** `rtl` where all of a line runs so, its figures and signs as well. */
export function inlines(content: Inlines, changes: Changes, rtl = false): readonly XmlComponent[] {
  return content.flatMap((each): readonly XmlComponent[] => {
    switch (each.kind) {
      case 'text': {
        const tracked = changes.track(runs(each, rtl), each.revision)
        return each.to ? [linked(each.to, tracked)] : tracked
      }
      case 'break':
        return changes.track([new TextRun({ break: 1 })], each.revision)
      case 'footnote':
        return changes.track(noteMarks(each), each.revision)
      case 'sign':
        return changes.track([new TextRun({ text: each.sign, superScript: true })], each.revision)
      default:
        return assertNever(each)
    }
  })
}

function linked(anchor: string, words: readonly XmlComponent[]): InternalHyperlink {
  const link = new InternalHyperlink({ anchor, children: [] })
  for (const each of words) link.addChildElement(each)
  return link
}

/**
 * Word lays each run out in one direction, so Arabic words among Latin ones are a run of their own;
 * with their numbers and their punctuation, where the text says how far they go.
 */
export function runs({ text, formats, language }: FinalRun, rtl = false): readonly TextRun[] {
  const whole = rtl || (language !== undefined && isRightToLeft(language))
  const pieces = whole ? ['', text] : text.split(rightToLeftWords)
  return pieces.flatMap((words, index) =>
    words
      ? [
          new TextRun({
            text: words,
            ...(formats.includes('em') && { italics: true }),
            ...(formats.includes('strong') && { bold: true }),
            ...(formats.includes('sup') && { superScript: true }),
            ...(index % 2 === 1 && { rightToLeft: true }),
            ...(language && { language: wordLanguage(language) }),
          }),
        ]
      : [],
  )
}

/** Word has a language for each family of scripts, and heeds the one of the letters it finds. */
function wordLanguage(language: string) {
  const tag = regionOf(language)
  if (isRightToLeft(language)) return { bidirectional: tag }
  return /^(zh|ja|ko)\b/.test(language) ? { value: tag, eastAsia: tag } : { value: tag }
}
