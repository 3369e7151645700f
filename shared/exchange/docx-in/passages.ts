import { deepestLevel, type ParagraphKind } from '../../document/kinds'
import type { Role, Roles } from '../recognise/front'
import { readAnnex } from '../recognise/openings'
import type { Known, MarkName, Passage, Run, Runs, Words } from '../recognise/passage'
import { textOf, tidy, words } from '../recognise/passage'
import { type Remark, type RemarkKind, remark } from '../recognise/report'
import type { ToldOf } from '../told'
import { type Effective, effective, effectiveRun, styleChain } from './effective'
import { cellsOf, type GridCell } from './grid'
import type { WordBlock, WordDocument, WordInline, WordParagraph, WordTable } from './model'
import { alone, isOfNotes, signIn, unsigned } from './note-signs'
import { type PrintedNumber, printedNumbers } from './numbers'
import {
  isCounted,
  isStyled,
  isTableOf,
  numbered,
  ofSeries,
  ownHeading,
  paragraphsByStyle,
  withNotes,
} from './own-styles'

export interface WordPassages {
  readonly passages: readonly Passage[]
  /** What the style of a passage says that it is, where it says so. */
  readonly roles: Roles
  readonly remarks: readonly Remark[]
  /** Whether there was a list of the headings, which is computed here. */
  readonly hasContents: boolean
  /** Before which passage it stood, where that is no guess. */
  readonly contentsAt: number | null
}

/**
 * What a Word document says, for `recognise` to find its structure in. Its changes are resolved
 * before; whatever cannot be taken over is in the remarks.
 */
export function wordPassages(document: WordDocument): WordPassages {
  const { styles, numbering, notes } = document
  const numbers = printedNumbers(document.body, styles, numbering)
  const remarks: Remark[] = []
  const roles = new Map<Passage, Role>()
  let hasContents = false
  let contentsAt: number | null = null
  /** Lines of tables that list the headings, in whatever style. */
  const listed = new Set<WordBlock>()
  let above: ParagraphKind = 'numbered'
  const passages: Passage[] = []
  let reading = true
  let isInNote = false
  /** Beside the passage that comes next; what is of none stands at no place. */
  const note = (kind: RemarkKind, said: string) => {
    remarks.push(remark(kind, said, reading ? { at: passages.length } : {}))
  }
  const noted = new Set<string>()
  const job = document.isOurs ? jobIn(document.footers) : null
  if (job) passages.push(...paragraphPassages(job))
  for (const [at, block] of document.body.entries()) {
    const next = document.body[at + 1]
    if (isOfOwn(block, 'caption') && next?.kind === 'table') continue
    if (isOfOwn(block, 'table note')) continue
    if (block.kind === 'table') passages.push(...withOwnLines(tablePassages(block), at))
    else passages.push(...paragraphPassages(block))
  }
  reading = false
  // Word shows a note only where something refers to it.
  for (const [key, { blocks }] of notes) if (!noted.has(key)) note('hidden', flatWords(blocks))
  for (const { blocks } of [...document.headers, ...document.footers]) {
    if (job && blocks.includes(job)) continue
    const said = flatWords(blocks).trim()
    if (said && !remarks.some((each) => each.kind === 'page-furniture' && each.words === said)) {
      note('page-furniture', said)
    }
  }
  return { passages, roles, remarks, hasContents, contentsAt }

  function blockPassages(block: WordBlock): readonly Passage[] {
    return block.kind === 'table' ? tablePassages(block) : paragraphPassages(block)
  }

  function paragraphPassages(paragraph: WordParagraph): readonly Passage[] {
    const own = effective(paragraph, styles, numbering)
    if (isContents(paragraph)) {
      hasContents = true
      if (document.isOurs) contentsAt ??= passages.length
      note('contents', flatWords([paragraph]))
      return boxesIn(paragraph)
    }
    const role = roleOf(own)
    // The line under a text and what is printed beneath it are made anew.
    if (role === 'digest' || /^\s*[_–—-]{5,}\s*$/.test(wordsIn(paragraph))) {
      note('page-furniture', flatWords([paragraph]).trim())
      return []
    }
    const runs = runsOf(paragraph.content, own)
    const number = numbers.get(paragraph)
    const said = toldOf(paragraph)
    const told = said ? { told: said } : {}
    const isPart = said?.part ?? false
    const heading = document.isOurs && (!role || isPart) && ownHeading(runs, own, number, isPart)
    if (heading) return [{ kind: 'heading', ...heading, ...told }, ...boxesIn(paragraph)]
    const made = { ...passageOf(runs, own, number, kindOf(own, number)), ...told }
    if (own.outline !== null && number && readAnnex(number.label)) {
      const level = own.outline + 1
      const opening: Passage = { kind: 'heading', level, runs: [words(number.label)], ...told }
      return [opening, ...(made.kind === 'heading' ? [made] : []), ...boxesIn(paragraph)]
    }
    if (made.kind === 'heading' && number && !number.bullet) note('counted', number.label)
    if (role) roles.set(made, role)
    return [made, ...boxesIn(paragraph)]
  }

  /** The number that the documents of the house have at the foot of the first page. */
  function jobIn(footers: WordDocument['footers']): WordParagraph | null {
    for (const block of footers.flatMap(({ blocks }) => blocks)) {
      if (block.kind === 'paragraph' && toldOf(block)?.masthead) return block
    }
    return null
  }

  /** A paragraph in a style of ours, in a file that was ours before. */
  function isOfOwn(block: WordBlock | undefined, name: string): block is WordParagraph {
    if (!document.isOurs || block?.kind !== 'paragraph') return false
    return isStyled(styleChain(block.format.style ?? styles.usual, styles), name)
  }

  /** A table of ours with the line above it, and with the notes below it where their signs are. */
  function withOwnLines(made: readonly Passage[], at: number): readonly Passage[] {
    const above = document.body[at - 1]
    const caption = isOfOwn(above, 'caption') ? wordsIn(above).trim() : null
    const end = document.body.findIndex((each, index) => index > at && !isOfOwn(each, 'table note'))
    const below = document.body.slice(at + 1, end < 0 ? document.body.length : end)
    const notes = below.flatMap((each) => {
      if (each.kind === 'table') return []
      const { label, rest } = numbered(
        runsOf(each.content, effective(each, styles, numbering)),
        undefined,
      )
      return label === null ? [] : [{ sign: label, said: alone(rest) }]
    })
    return made.map((each) => {
      if (each.kind !== 'table') return each
      return { ...each, caption: caption ?? each.caption, rows: withNotes(each.rows, notes) }
    })
  }

  /** Of a bookmark that holds words of it still: one that is empty is of what was deleted. */
  function toldOf({ content }: WordParagraph): ToldOf | null {
    for (const [at, each] of content.entries()) {
      const told = each.kind === 'bookmark' ? document.told.get(each.name) : undefined
      if (!told || each.kind !== 'bookmark') continue
      const after = content.slice(at + 1)
      const end = after.findIndex((next) => next.kind === 'bookmark-end' && next.id === each.id)
      const held = end < 0 ? after : after.slice(0, end)
      if (held.some((next) => next.kind === 'text' && next.text.trim())) return told
    }
    return null
  }

  /** A style of ours says what a paragraph is; a sub-paragraph is of the kind of the one above. */
  function kindOf(own: Effective, number: PrintedNumber | undefined): Known | null {
    const name = own.styles[0]?.name.toLowerCase() ?? ''
    const kind = name === 'sub-paragraph' ? above : paragraphsByStyle.get(name)
    if (!kind) return null
    if (kind === 'numbered' || kind === 'operative') above = kind
    const isSet = name === 'sub-paragraph' || name === 'listed state'
    const level = number?.level ?? (isSet ? 1 : indented(own))
    return { kind, level: Math.min(level, deepestLevel) }
  }

  /** A line of a list of the headings, by the field that made it or by Word's own style for one. */
  function isContents(paragraph: WordParagraph): boolean {
    if (paragraph.inContents || listed.has(paragraph)) return true
    const own = styleChain(paragraph.format.style ?? styles.usual, styles)
    return own.some(({ name }) => /^(toc \d|toc heading|contents heading)$/i.test(name))
  }

  /** A text box stands where it is held, below what holds it. */
  function boxesIn({ content }: WordParagraph): readonly Passage[] {
    return content.flatMap((each) =>
      each.kind === 'text-box' ? each.blocks.flatMap(blockPassages) : [],
    )
  }

  function tablePassages(table: WordTable): readonly Passage[] {
    if (isTableOf(table, (block) => isOfOwn(block, 'masthead text'))) {
      return table.rows.flatMap((row) =>
        row.cells.flatMap((cell) => cell.blocks.flatMap(blockPassages)),
      )
    }
    if (isTableOf(table, (block) => isOfOwn(block, 'listed state'))) {
      const columns = Math.max(...table.rows.map(({ cells }) => cells.length))
      return Array.from({ length: columns }, (_, column) =>
        table.rows.flatMap((row) => row.cells[column]?.blocks.flatMap(blockPassages) ?? []),
      ).flat()
    }
    const rows = cellsOf(table)
    const cells = rows.flat()
    if (isContentsTable(cells)) {
      const lines = cells.flatMap(({ blocks }) => blocks)
      for (const line of lines) listed.add(line)
      return lines.flatMap(blockPassages)
    }
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

  /** Whoever writes into the list leaves most of its lines what they are. */
  function isContentsTable(cells: readonly GridCell[]): boolean {
    const lines = cells.flatMap(({ blocks }) => blocks)
    const own = lines.filter((each) => each.kind === 'paragraph' && isContents(each))
    return own.length * 2 > lines.length
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
    // The sign that follows a note which has one of its own, as far as it was read.
    let typed: string | null = null
    let styleOfSign: string | null = null
    for (const each of content) {
      switch (each.kind) {
        case 'text': {
          // How a style of ours looks is no emphasis.
          const looks = effectiveRun(each.format, document.isOurs ? [] : own, styles)
          if (looks.hidden) {
            note('hidden', each.text)
            break
          }
          if (document.isOurs && each.format.style === 'FootnoteReference') {
            const last = runs.at(-1)
            if (typed !== null && last?.kind === 'note')
              runs.splice(-1, 1, ofSeries(last, each.text))
            typed = null
            break
          }
          if (each.format.struck) note('struck', each.text)
          if (each.link && !each.link.startsWith('#')) note('link', each.link)
          const { style } = each.format
          const isOfSign = style === styleOfSign || [style, styleOfSign].every(isOfNotes)
          const goesOn = typed !== null && (typed === '' || isOfSign)
          const sign: string = goesOn ? signIn(each.text, typed ?? '', looks.raised === 'up') : ''
          const rest = each.text.slice(sign.length)
          typed = sign && !rest && style !== null ? (typed ?? '') + sign : null
          styleOfSign = style
          if (sign) unsigned(runs, sign)
          if (rest) runs.push(words(rest, marksOf(looks)))
          break
        }
        case 'break':
          if (each.of === 'line') runs.push({ kind: 'break' })
          break
        case 'note':
          typed = each.signTyped ? '' : null
          // A note in a note is shown by no text of ours: it is told with those that nothing refers to.
          if (!isInNote) runs.push({ kind: 'note', words: noteWords(each.note) })
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
    noted.add(key)
    const said = notes.get(key)
    if (!said) note('note-missing', key)
    isInNote = true
    const lines = (said?.blocks ?? []).flatMap(flatLines)
    isInNote = false
    const runs = lines.flatMap((line, index) => (index > 0 ? [words(' '), ...line] : line))
    return alone(runs)
  }

  function flatWords(blocks: readonly WordBlock[]): string {
    const lines = blocks.map((block) =>
      block.kind === 'table'
        ? block.rows.map(({ cells }) => cells.map((cell) => flatWords(cell.blocks)).join(' '))
        : wordsIn(block),
    )
    return lines.flat().join(' ').replace(/\s+/g, ' ')
  }
}

function wordsIn({ content }: WordParagraph): string {
  return content.map((each) => (each.kind === 'text' ? each.text : '')).join('')
}

function passageOf(
  runs: Runs,
  own: Effective,
  number: PrintedNumber | undefined,
  known: Known | null,
): Passage {
  const text = textOf(runs).trim()
  const printed = number && text ? { label: number.label, depth: number.level } : null
  if (known && text) {
    const { label, rest } = isCounted(known) ? numbered(runs, number) : { label: null, rest: runs }
    const item = label === null ? null : { label, depth: known.level }
    return { kind: 'paragraph', runs: rest, item, quoted: false, as: known }
  }
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
  return { kind: 'paragraph', runs, item: printed, quoted: isQuotation(own) }
}

/** Within a sub-paragraph a paragraph without a number is set in by as much again for each level. */
function indented({ styles, indent }: Effective): number {
  const usual = styles[0]?.paragraph.indent ?? 0
  return usual > 0 && indent > usual ? Math.round(indent / usual) - 1 : 0
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

/** By the names that Word has for its own styles, in the languages of its versions, and by ours. */
function roleOf({ styles }: Effective): Role | 'digest' | null {
  for (const { name } of styles) {
    if (/^(title|subtitle|titre|título|заголовок)$/i.test(name)) return 'title'
    if (/^marking$/i.test(name)) return 'marking'
    if (/^(masthead text|meeting and agenda item)$/i.test(name)) return 'masthead'
    if (/^digest$/i.test(name)) return 'digest'
  }
  return null
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
