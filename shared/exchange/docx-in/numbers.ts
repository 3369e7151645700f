import { effective } from './effective'
import type { Level, List, Numbering, Styles, WordBlock, WordParagraph } from './model'
import { numberIn } from './number-formats'
import { fontText } from './symbols'

/** The number that Word prints before a paragraph. */
export interface PrintedNumber {
  /** "12.", "(a)", "•": what a reader sees, without the space after it. */
  readonly label: string
  readonly level: number
  readonly bullet: boolean
}

/**
 * The number of every paragraph that has one. Word counts the paragraphs of a list, not of one use
 * of it: several uses of one list go on counting, unless a use says at which number it begins.
 */
export function printedNumbers(
  blocks: readonly WordBlock[],
  styles: Styles,
  numbering: Numbering,
): ReadonlyMap<WordParagraph, PrintedNumber> {
  const numbers = new Map<WordParagraph, PrintedNumber>()
  const counts = new Map<List, Count>()
  const usual = styles.language
  visit(blocks)
  return numbers

  function visit(within: readonly WordBlock[]): void {
    for (const block of within) {
      if (block.kind === 'table') {
        for (const row of block.rows) for (const cell of row.cells) visit(cell.blocks)
        continue
      }
      for (const each of block.content) if (each.kind === 'text-box') visit(each.blocks)
      const place = effective(block, styles, numbering).numbering
      const number = place && next(place.num, Math.min(Math.max(place.level, 0), 8))
      if (number) numbers.set(block, number)
    }
  }

  function next(num: string, level: number): PrintedNumber | null {
    const list = listOf(num, styles, numbering)
    if (!list) return null
    const known = counts.get(list)
    const count = known ?? { values: [], begun: new Set() }
    counts.set(list, count)
    const levels = levelsOf(num, list, numbering)
    const own = levels(level)
    if (!own) return null
    const start = startOverride(num, level, numbering)
    const begins = start !== null && !count.begun.has(`${num} ${level}`)
    if (begins) {
      count.values[level] = start
      // What lies below begins anew with it.
      for (let deeper = level + 1; deeper < 9; deeper++) count.begun.delete(`${num} ${deeper}`)
    } else {
      const before = count.values[level]
      count.values[level] = before === undefined ? own.start : before + 1
    }
    count.begun.add(`${num} ${level}`)
    for (let higher = 0; higher < level; higher++) {
      count.values[higher] ??= startOverride(num, higher, numbering) ?? levels(higher)?.start ?? 1
      count.begun.add(`${num} ${higher}`)
    }
    for (let deeper = level + 1; deeper < 9; deeper++) {
      const restart = levels(deeper)?.restart ?? null
      // Usually any higher level; else only the one that it names and those above.
      if (restart === null || (restart > 0 && level < restart)) delete count.values[deeper]
    }
    return { label: labelOf(own, level, count, levels), level, bullet: isBullet(own) }
  }

  function labelOf(
    own: Level,
    level: number,
    count: Count,
    levels: (level: number) => Level | null,
  ): string {
    if (own.picture) return '•'
    if (own.format === 'bullet') return fontText(own.text, own.font).trim()
    return own.text
      .replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1
        const format = levels(at)?.format ?? 'decimal'
        const value = count.values[at]
        if (at > level || value === undefined || format === 'bullet') return ''
        return numberIn(own.legal && format !== 'none' ? legal(format) : format, value, usual)
      })
      .trim()
  }
}

/** How far a list has been counted, and which of its uses have begun. */
interface Count {
  readonly values: (number | undefined)[]
  readonly begun: Set<string>
}

/** In legal numbering there are figures only; those with a leading zero keep it. */
function legal(format: string): string {
  return format === 'decimalZero' ? format : 'decimal'
}

function isBullet({ format, picture }: Level): boolean {
  return format === 'bullet' || picture
}

function startOverride(num: string, level: number, { nums }: Numbering): number | null {
  const override = nums.get(num)?.overrides.get(level)
  return override?.start ?? null
}

function levelsOf(num: string, list: List, { nums }: Numbering) {
  const overrides = nums.get(num)?.overrides
  return (level: number) => overrides?.get(level)?.level ?? list.levels.get(level) ?? null
}

/** A list may have its levels from a style, and that from another list. */
function listOf(num: string, styles: Styles, numbering: Numbering): List | null {
  const seen = new Set<string>()
  let list = numbering.lists.get(numbering.nums.get(num)?.list ?? '') ?? null
  while (list?.link && !seen.has(list.id)) {
    seen.add(list.id)
    const { link } = list
    const style = styles.byId.get(link)
    const through = style?.paragraph.numbering?.num
    const linked =
      [...numbering.lists.values()].find(({ linkedFrom }) => linkedFrom === link) ??
      numbering.lists.get(numbering.nums.get(through ?? '')?.list ?? '')
    if (!linked) break
    list = linked
  }
  return list
}
