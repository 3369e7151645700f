import type { Numbering, RunFormat, Style, Styles, WordParagraph } from './model'

/** What a paragraph is once its styles have said what it does not say itself. */
export interface Effective {
  /** Its own style and those that it is based on, the nearest first. */
  readonly styles: readonly Style[]
  readonly numbering: { readonly num: string; readonly level: number } | null
  /** From 0; `null` for text. */
  readonly outline: number | null
  readonly rightToLeft: boolean
  readonly alignment: string | null
  readonly indent: number
}

export function effective(
  { format }: Pick<WordParagraph, 'format'>,
  styles: Styles,
  numbering: Numbering,
): Effective {
  const chain = styleChain(format.style ?? styles.usual, styles)
  const formats = [format, ...chain.map(({ paragraph }) => paragraph)]
  const outline = firstOf(formats.map((each) => each.outline))
  return {
    styles: chain,
    numbering: numberingOf(format, chain, numbering),
    outline: outline !== null && outline >= 0 && outline < 9 ? outline : null,
    rightToLeft: firstOf(formats.map((each) => each.rightToLeft)) ?? false,
    alignment: firstOf(formats.map((each) => each.alignment)),
    indent: firstOf(formats.map((each) => each.indent)) ?? 0,
  }
}

/** A style of a list says which level a paragraph of it has; a number of 0 takes the number away. */
function numberingOf(
  format: WordParagraph['format'],
  chain: readonly Style[],
  { nums, lists }: Numbering,
): Effective['numbering'] {
  const own = format.numbering
  const named = [
    own?.num ?? null,
    ...chain.map(({ paragraph }) => paragraph.numbering?.num ?? null),
  ]
  const num = firstOf(named)
  if (num === null || num === '0' || !nums.has(num)) return null
  if (own?.level != null) return { num, level: own.level }
  const inherited = own?.num == null ? styleThatNumbers(chain) : null
  const list = lists.get(nums.get(num)?.list ?? '')
  for (const [level, { style }] of list?.levels ?? []) {
    if (style !== null && style === inherited?.id) return { num, level }
  }
  return { num, level: inherited?.paragraph.numbering?.level ?? 0 }
}

function styleThatNumbers(chain: readonly Style[]): Style | null {
  return chain.find(({ paragraph }) => paragraph.numbering?.num != null) ?? null
}

/** A style may be based on itself in a broken file. */
export function styleChain(id: string | null, { byId }: Styles): readonly Style[] {
  const chain: Style[] = []
  for (let next = id; next !== null; ) {
    const style = byId.get(next)
    if (!style || chain.includes(style)) break
    chain.push(style)
    next = style.basedOn
  }
  return chain
}

/** What holds for words: their own format, that of their style and that of their paragraph. */
export function effectiveRun(
  run: RunFormat,
  paragraph: readonly Style[],
  styles: Styles,
): {
  readonly bold: boolean
  readonly italic: boolean
  readonly hidden: boolean
  readonly raised: RunFormat['raised']
} {
  const chain = styleChain(run.style, styles)
  // A style that is bold within one that is bold is not.
  const toggled = (name: 'bold' | 'italic' | 'hidden') => {
    const own = run[name]
    if (own !== null) return own
    const inStyle = firstOf(chain.map((style) => style.run[name])) ?? false
    const inParagraph = firstOf(paragraph.map((style) => style.run[name])) ?? false
    return inStyle !== inParagraph
  }
  return {
    bold: toggled('bold'),
    italic: toggled('italic'),
    hidden: toggled('hidden'),
    raised: run.raised ?? firstOf([...chain, ...paragraph].map((style) => style.run.raised)),
  }
}

function firstOf<T>(values: readonly (T | null)[]): T | null {
  for (const value of values) if (value !== null) return value
  return null
}
