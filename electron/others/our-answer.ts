import type { WordBlock, WordDocument, WordParagraph } from '../../shared/exchange/docx-in/model'
import { printedNumbers } from '../../shared/exchange/docx-in/numbers'
import { acceptAll, rejectAll } from '../../shared/exchange/docx-in/resolve'
import type { Question } from './libreoffice'

/** What our own reader makes of a document, line by line as LibreOffice is asked for it. */
export function ourAnswer(document: WordDocument, ask: Question['ask']): readonly string[] {
  const { body, notes, styles, numbering } = resolvedTo(document, ask)
  const numbers = printedNumbers(body, styles, numbering)
  const noted: string[] = []
  const words = (paragraph: WordParagraph) =>
    paragraph.content.map((each) => {
      switch (each.kind) {
        case 'text':
          return each.text
        case 'break':
          return '\n'
        case 'note':
          noted.push(each.note)
          return each.signTyped ? '' : String(noted.length)
        default:
          return ''
      }
    })
  const lines = (blocks: readonly WordBlock[], where = ''): readonly string[] =>
    blocks.flatMap((block) =>
      block.kind === 'paragraph'
        ? [`${where}${numbers.get(block)?.label ?? ''}\t${words(block).join('')}`]
        : block.rows.flatMap(({ cells }) => cells.flatMap((cell) => lines(cell.blocks, 'cell\t'))),
    )
  const all = [...lines(body)]
  for (const key of noted) all.push(...lines(notes.get(key)?.blocks ?? [], 'note\t'))
  return all.map(plainly).filter((line) => !isBlank.test(line))
}

function resolvedTo(document: WordDocument, ask: Question['ask']): WordDocument {
  switch (ask) {
    case 'accept':
      return acceptAll(document)
    case 'reject':
      return rejectAll(document)
    case 'open':
      return document
  }
}

/** Blanks of any kind look alike, and where a line is broken does not count. */
export function plainly(line: string): string {
  const [, where = '', number = '', words = ''] = /^(cell\t|note\t)?([^\t]*)\t(.*)$/s.exec(
    line,
  ) ?? [null, '', '', line]
  return `${where}${number}\t${words.replace(/[\t\n\u00a0 ]+/g, ' ').trim()}`
}

/** Prints nothing, unless it is the words of a note. */
export const isBlank = /^(cell\t)?\t$/
