import { InternalHyperlink, type Run, TextRun } from 'docx'
import { assertNever } from '../../assert-never'
import type { FinalRun, Inlines } from '../final-document'
import { rightToLeftWords } from '../language'
import { noteMarks } from './notes'

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
      default:
        return assertNever(each)
    }
  })
}

/** Word lays each run out in one direction, so Arabic words among Latin ones are a run of their own. */
export function runs({ text, formats }: FinalRun): readonly TextRun[] {
  return text.split(rightToLeftWords).flatMap((words, index) =>
    words
      ? [
          new TextRun({
            text: words,
            ...(formats.includes('em') && { italics: true }),
            ...(formats.includes('strong') && { bold: true }),
            ...(formats.includes('sup') && { superScript: true }),
            ...(index % 2 === 1 && { rightToLeft: true }),
          }),
        ]
      : [],
  )
}
