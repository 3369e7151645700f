import { InternalHyperlink, type Run, TextRun } from 'docx'
import { assertNever } from '../../assert-never'
import { isRightToLeft } from '../../document/language'
import type { FinalRun, Inlines } from '../final-document'
import { rightToLeftWords } from '../language'
import { noteMarks } from './notes'
import { regionOf } from './styles'

export function inlines(content: Inlines): readonly (Run | InternalHyperlink)[] {
  return content.flatMap((each): readonly (Run | InternalHyperlink)[] => {
    switch (each.kind) {
      case 'text':
        return each.to
          ? [new InternalHyperlink({ anchor: each.to, children: runs(each) })]
          : runs(each)
      case 'break':
        return [new TextRun({ break: 1 })]
      case 'footnote':
        return noteMarks(each)
      case 'sign':
        return [new TextRun({ text: each.sign, superScript: true })]
      default:
        return assertNever(each)
    }
  })
}

/**
 * Word lays each run out in one direction, so Arabic words among Latin ones are a run of their own;
 * with their numbers and their punctuation, where the text says how far they go.
 */
export function runs({ text, formats, language }: FinalRun): readonly TextRun[] {
  const whole = language !== undefined && isRightToLeft(language)
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
