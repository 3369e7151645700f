import type { IParagraphStyleOptions, IStylesOptions } from 'docx'
import type { Language } from '../final-document'
import { measures, stylesOf } from './styles'

/** How the paragraphs of a style stand on the page, in twips. */
export interface Look {
  readonly size: number
  readonly bold: boolean
  /** Of one line. */
  readonly height: number
  readonly before: number
  readonly after: number
  /** Of the first line. */
  readonly first: number
  readonly left: number
  readonly right: number
  readonly keepsNext: boolean
  readonly keepsTogether: boolean
}

/** By the names of the styles, those of Word itself as `docx` has them. */
export function looksOf(language: Language): ReadonlyMap<string, Look> {
  const { default: known = {}, paragraphStyles = [] } = stylesOf(language)
  const looks = new Map<string, Look>()
  for (const name of named) looks.set(name, lookOf(known[name] ?? {}, normal))
  for (const style of paragraphStyles) {
    looks.set(style.id, lookOf(style, looks.get(style.basedOn ?? '') ?? normal))
  }
  return looks
}

const named = [
  'title',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'caption',
  'footnoteText',
] as const satisfies readonly (keyof NonNullable<IStylesOptions['default']>)[]

/** How high its lines are, in parts of the size of the letters. */
const ofTimes = 1.149

const normal: Look = {
  size: measures.body * 10,
  bold: false,
  height: heightOf(measures.body * 10, 240),
  before: 0,
  after: 0,
  first: 0,
  left: 0,
  right: 0,
  keepsNext: false,
  keepsTogether: false,
}

type Options = Pick<IParagraphStyleOptions, 'run' | 'paragraph'>

function lookOf({ run = {}, paragraph = {} }: Options, above: Look): Look {
  const { spacing = {}, indent = {} } = paragraph
  const size = run.size === undefined ? above.size : Number(run.size) * 10
  const left = Number(indent.left ?? above.left)
  return {
    size,
    bold: run.bold ?? above.bold,
    height: heightOf(size, spacing.line ?? 240),
    before: spacing.before ?? above.before,
    after: spacing.after ?? above.after,
    first: left + Number(indent.firstLine ?? 0) - Number(indent.hanging ?? 0),
    left,
    right: Number(indent.right ?? above.right),
    keepsNext: paragraph.keepNext ?? above.keepsNext,
    keepsTogether: paragraph.keepLines ?? above.keepsTogether,
  }
}

/** A line of Times New Roman, by the spacing that the style gives in parts of 240. */
function heightOf(size: number, line: number): number {
  return Math.floor((Math.round(size * ofTimes) * line) / 240)
}
