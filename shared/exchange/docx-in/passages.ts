import type { MarkName, Passage, Run, Runs, Words } from '../recognise/passage'
import { textOf, tidy, words } from '../recognise/passage'
import { type Remark, type RemarkKind, remark } from '../recognise/report'
import { type Effective, effective, effectiveRun } from './effective'
import { cellsOf } from './grid'
import type { WordBlock, WordDocument, WordInline, WordParagraph, WordTable } from './model'
import { type PrintedNumber, printedNumbers } from './numbers'

export interface WordPassages {
  readonly passages: readonly Passage[]
  /** Of the passages those that are styled as the title of the document. */
  readonly titles: ReadonlySet<Passage>
  readonly remarks: readonly Remark[]
  /** Whether there was a list of the headings, which is computed here. */
  readonly hasContents: boolean
}

/**
 * What a Word document says, for `recognise` to find its structure in. Its changes are resolved
 * before; whatever cannot be taken over is in the remarks.
 */
export function wordPassages(document: WordDocument): WordPassages {
  const { styles, numbering, notes } = document
  const numbers = printedNumbers(document.body, styles, numbering)
  const remarks: Remark[] = []
  const titles = new Set<Passage>()
  let hasContents = false
  const note = (kind: RemarkKind, said: string) => {
    remarks.push(remark(kind, said))
  }
  const passages = document.body.flatMap(blockPassages)
  for (const { blocks } of [...document.headers, ...document.footers]) {
    const said = flatWords(blocks).trim()
    if (said && !remarks.some((each) => each.kind === 'page-furniture' && each.words === said)) {
      note('page-furniture', said)
    }
  }
  return { passages, titles, remarks, hasContents }

  function blockPassages(block: WordBlock): readonly Passage[] {
    return block.kind === 'table' ? tablePassages(block) : paragraphPassages(block)
  }

  function paragraphPassages(paragraph: WordParagraph): readonly Passage[] {
    const own = effective(paragraph, styles, numbering)
    if (paragraph.inContents) {
      hasContents = true
      note('contents', flatWords([paragraph]))
      return boxesIn(paragraph)
    }
    const runs = runsOf(paragraph.content, own)
    const number = numbers.get(paragraph)
    const made = passageOf(runs, own, number)
    if (made.kind === 'heading' && number && !number.bullet) note('counted', number.label)
    if (isTitle(own)) titles.add(made)
    return [made, ...boxesIn(paragraph)]
  }

  /** A text box stands where it is held, below what holds it. */
  function boxesIn({ content }: WordParagraph): readonly Passage[] {
    return content.flatMap((each) =>
      each.kind === 'text-box' ? each.blocks.flatMap(blockPassages) : [],
    )
  }

  function tablePassages(table: WordTable): readonly Passage[] {
    const rows = cellsOf(table)
    const cells = rows.flat()
    // A table of one cell only draws a frame.
    if (cells.length <= 1) return cells.flatMap(({ blocks }) => blocks.flatMap(blockPassages))
    return [
      {
        kind: 'table',
        caption: table.caption,
        rows: rows.map((row) =>
          row.map(({ header, colspan, rowspan, blocks }) => ({
            header,
            colspan,
            rowspan,
            runs: cellRuns(blocks),
          })),
        ),
      },
    ]
  }

  /** In a cell lines are broken where paragraphs ended. */
  function cellRuns(blocks: readonly WordBlock[]): Runs {
    const lines = blocks.flatMap(flatLines).filter((line) => line.length > 0)
    return lines.flatMap(
      (line, index): Runs => [...(index > 0 ? [{ kind: 'break' } as const] : []), ...line],
    )
  }

  /** With their numbers as words. */
  function flatLines(block: WordBlock): readonly Runs[] {
    if (block.kind === 'table') {
      note('table-flattened', '')
      return block.rows.map(({ cells }) =>
        cells.flatMap((cell) => [...cellRuns(cell.blocks), words(' ')]),
      )
    }
    const runs = tidy(runsOf(block.content, effective(block, styles, numbering)))
    const label = numbers.get(block)?.label
    const boxes = block.content.flatMap((each) =>
      each.kind === 'text-box' ? each.blocks.flatMap(flatLines) : [],
    )
    return [label && runs.length > 0 ? [words(`${label} `), ...runs] : runs, ...boxes]
  }

  function runsOf(content: readonly WordInline[], { styles: own }: Effective): Runs {
    const runs: Run[] = []
    let typedSign = false
    for (const each of content) {
      switch (each.kind) {
        case 'text': {
          const looks = effectiveRun(each.format, own, styles)
          if (looks.hidden) {
            note('hidden', each.text)
            break
          }
          if (each.format.struck) note('struck', each.text)
          if (each.link && !each.link.startsWith('#')) note('link', each.link)
          // What follows a note with a sign of its own is that sign.
          const rest = typedSign ? each.text.replace(/^[^\s\p{L}]{1,4}/u, '') : each.text
          typedSign = false
          if (rest) runs.push(words(rest, marksOf(looks)))
          break
        }
        case 'break':
          if (each.of === 'line') runs.push({ kind: 'break' })
          break
        case 'note':
          typedSign = each.signTyped
          runs.push({ kind: 'note', words: noteWords(each.note) })
          break
        case 'comment': {
          const comment = document.comments.get(each.comment)
          const said = flatWords(comment?.blocks ?? []).trim()
          note('comment', comment ? `${comment.author}: ${said}` : said)
          break
        }
        case 'picture':
          note('picture', each.says)
          break
        default:
      }
    }
    return runs
  }

  /** Notes hold words only: their paragraphs stand one after the other. */
  function noteWords(key: string): readonly Words[] {
    const said = notes.get(key)
    if (!said) note('note-missing', key)
    const lines = (said?.blocks ?? []).flatMap(flatLines)
    const runs = lines.flatMap((line, index) => (index > 0 ? [words(' '), ...line] : line))
    return tidy(runs).flatMap((run) => (run.kind === 'words' ? [run] : [words(' ')]))
  }

  function flatWords(blocks: readonly WordBlock[]): string {
    const lines = blocks.map((block) =>
      block.kind === 'table'
        ? block.rows.map(({ cells }) => cells.map((cell) => flatWords(cell.blocks)).join(' '))
        : block.content.map((each) => (each.kind === 'text' ? each.text : '')).join(''),
    )
    return lines.flat().join(' ').replace(/\s+/g, ' ')
  }
}

function passageOf(runs: Runs, own: Effective, number: PrintedNumber | undefined): Passage {
  const text = textOf(runs).trim()
  if (own.outline !== null && text) return { kind: 'heading', level: own.outline + 1, runs }
  // A number of the other program before a short bold line is that of a heading.
  if (number && isHeadingNumber(number.label) && looksLikeHeading(runs, text)) {
    const typed: Passage = {
      kind: 'paragraph',
      runs: [words(`${number.label} `, ['strong']), ...runs],
      item: null,
      quoted: false,
    }
    return typed
  }
  const item = number && text ? { label: number.label, depth: number.level } : null
  return { kind: 'paragraph', runs, item, quoted: isQuotation(own) }
}

function isHeadingNumber(label: string): boolean {
  return /^(?:[IVXLC]{1,6}|[A-Z])\.$/.test(label)
}

function looksLikeHeading(runs: Runs, text: string): boolean {
  if (!text || text.length > 160 || /[.,;:]$/.test(text)) return false
  const bold = runs.every(
    (run) => run.kind !== 'words' || !run.words.trim() || run.marks.includes('strong'),
  )
  return bold || (text === text.toUpperCase() && text !== text.toLowerCase())
}

function isTitle({ styles }: Effective): boolean {
  return styles.some(({ name }) => /^(title|subtitle|titre|título|заголовок)$/i.test(name))
}

function isQuotation({ styles }: Effective): boolean {
  return styles.some(({ name }) => /^(intense )?(quote|quotation|citation|block text)$/i.test(name))
}

function marksOf({ bold, italic, raised }: ReturnType<typeof effectiveRun>): readonly MarkName[] {
  return [
    ...(italic ? (['em'] as const) : []),
    ...(bold ? (['strong'] as const) : []),
    ...(raised === 'up' ? (['sup'] as const) : []),
  ]
}
