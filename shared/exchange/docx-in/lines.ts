import { effective, effectiveRun } from './effective'
import type { WordBlock, WordDocument, WordInline, WordParagraph, WordRow } from './model'
import { type PrintedNumber, printedNumbers } from './numbers'
import { acceptAll, rejectAll } from './resolve'

export const changeViews = ['accept', 'reject', 'show'] as const
export type ChangeView = (typeof changeViews)[number]

/**
 * A document in plain lines, one to each paragraph and each row of a table, with the numbers that
 * Word prints. Cells have a tab between them; notes stand at the end, and their numbers in the line.
 * Shown, `{+…+}` was inserted and `[-…-]` deleted, and ¶ in them is the end of a paragraph.
 */
export function wordLines(given: WordDocument, view: ChangeView): readonly string[] {
  const document =
    view === 'accept' ? acceptAll(given) : view === 'reject' ? rejectAll(given) : given
  const { styles, numbering, notes } = document
  const numbers = printedNumbers(document.body, styles, numbering)
  const signs = new Map<string, string>()
  const noted: string[] = []
  const lines = blockLines(document.body)
  // Notes may themselves refer to notes, which are then at the end of the list.
  for (let at = 0; at < noted.length; at++) {
    const key = noted[at] ?? ''
    const said = blockLines(notes.get(key)?.blocks ?? []).join(' ')
    if (said) lines.push(`[${signs.get(key)}] ${said}`)
  }
  return lines

  function blockLines(blocks: readonly WordBlock[]): string[] {
    return blocks.flatMap((block) =>
      block.kind === 'paragraph' ? paragraphLines(block) : block.rows.flatMap(rowLines),
    )
  }

  function rowLines(row: WordRow): readonly string[] {
    const cells = row.cells.map(({ blocks, place, changes }) => {
      const said = blockLines(blocks).join(' ').replaceAll('\t', ' ')
      const shown = view === 'show' ? marked(said, kindOf([...row.changes, ...changes])) : said
      return shown + '\t'.repeat(place.span - 1)
    })
    const line = cells.join('\t')
    return line.trim() ? [line] : []
  }

  function paragraphLines(paragraph: WordParagraph): readonly string[] {
    const own = effective(paragraph, styles, numbering)
    const pieces: { text: string; kind: Kind }[] = []
    const boxes: (readonly WordBlock[])[] = []
    const say = (text: string, kind: Kind) => {
      const last = pieces.at(-1)
      if (last?.kind === kind) last.text += text
      else if (text) pieces.push({ text, kind })
    }
    for (const each of paragraph.content) {
      const isHidden = each.kind === 'text' && effectiveRun(each.format, own.styles, styles).hidden
      if (each.kind === 'text-box') boxes.push(each.blocks)
      else if (!isHidden) say(wordsOf(each), kindOf(each.changes))
    }
    if (view === 'show' && paragraph.mark.changes.length > 0) {
      say('¶', kindOf(paragraph.mark.changes))
    }
    const said = tidy(pieces.map(({ text, kind }) => marked(text, kind)).join(''))
    const number = numbers.get(paragraph)
    const line = said && [numberOf(number), said].filter(Boolean).join(' ')
    return [...(line ? [line] : []), ...boxes.flatMap(blockLines)]
  }

  function wordsOf(each: WordInline): string {
    switch (each.kind) {
      case 'text':
        return each.text
      case 'break':
        return ' '
      case 'note':
        return noteSign(each.note, each.signTyped)
      default:
        return ''
    }
  }

  /** Counted anew, as they come: some are gone with the words that referred to them. */
  function noteSign(key: string, isTyped: boolean): string {
    const known = signs.get(key)
    if (known !== undefined) return `[${known}]`
    const sign = String(noted.length + 1)
    signs.set(key, sign)
    noted.push(key)
    return isTyped ? '' : `[${sign}]`
  }
}

type Kind = '+' | '-' | null

function kindOf(changes: WordInline['changes']): Kind {
  const kinds = changes.map(({ kind }) => kind)
  if (kinds.some((kind) => /^(deletion|move-from|cell-deletion)$/.test(kind))) return '-'
  return kinds.some((kind) => /^(insertion|move-to|cell-insertion)$/.test(kind)) ? '+' : null
}

function marked(text: string, kind: Kind): string {
  if (kind === null || !text.trim()) return text
  return kind === '+' ? `{+${text}+}` : `[-${text}-]`
}

function numberOf(number: PrintedNumber | undefined): string {
  return number?.label ?? ''
}

/** A tab within a line would look like the end of a cell. */
function tidy(line: string): string {
  return line
    .replaceAll('\u00AD', '')
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()
}
