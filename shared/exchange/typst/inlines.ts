import { assertNever } from '../../assert-never'
import { remarksAtEnds } from '../amended'
import type { FinalRun, Id, Inline, Inlines, Revision } from '../final-document'
import { literal } from './literal'

/** What is written besides the words. */
export interface Setting {
  /** Whether words that refer to something lead there, which must then be in the same file. */
  readonly linked: boolean
  /**
   * Where things say under the label `<b>` on what page they have come to stand: whose notes these
   * are; `null` where they do not.
   */
  readonly notesOf: Id | null
  /** Whether it is a heading, of which the bookmarks say the words. */
  readonly isHeading?: boolean
  /** What is said of the block as such, as indexes in the remarks of the redline. */
  readonly remarks?: readonly number[] | undefined
}

/** A file that people open. */
export const forPeople: Setting = { linked: true, notesOf: null }

/** Something that is not seen, by which a place is found when everything is set. */
export function mark(what: string): string {
  return `#metadata(${literal(what)})<b>`
}

/** A line of words. `before` and `after` are not seen. */
export function inlines(content: Inlines, setting: Setting, before = '', after = ''): string {
  const ends = remarksAtEnds(content)
  const words = content
    .map((each, at) => {
      const remark = ends[at] ?? null
      const written = (of: Inline) => `#${inline(of, setting, apartIn(content, at))};`
      if (remark === null) return written(each)
      // The number belongs to the word, and the space is behind it.
      const [word, space] = beforeSpace(each)
      return `${written(word)}${amended(remark, setting)}${space ? written(space) : ''}`
    })
    .join('')
  const beside = (setting.remarks ?? []).map((remark) => amended(remark, setting)).join('')
  return `[${before}${words}${beside}${after}]`
}

function beforeSpace(each: Inline): readonly [Inline, Inline | null] {
  const space = each.kind === 'text' && / +$/.exec(each.text)?.[0]
  if (!space || space === each.text) return [each, null]
  return [
    { ...each, text: each.text.slice(0, -space.length) },
    { ...each, text: space },
  ]
}

/** The number of the amendment, which leads to what is said of it. */
function amended(remark: number, { linked, isHeading }: Setting): string {
  return `#amended(${remark}, linked: ${linked}, heading: ${isHeading === true});`
}

/** Whether a word may begin and end where a run does, since none goes on in the one beside it. */
interface Apart {
  readonly before: boolean
  readonly after: boolean
}

function apartIn(content: Inlines, at: number): Apart {
  const [before, after] = [content[at - 1], content[at + 1]]
  const isApart = (each: Inline | undefined, space: RegExp) =>
    !each || each.kind === 'break' || (each.kind === 'text' && space.test(each.text))
  return { before: isApart(before, /[ \n]$/), after: isApart(after, /^[ \n.,;:!?)\]”’»]/) }
}

function inline(each: Inline, setting: Setting, apart: Apart): string {
  switch (each.kind) {
    case 'break':
      return 'linebreak()'
    case 'sign':
      return revised(`super(${literal(each.sign)})`, each.revision)
    case 'footnote': {
      const end = setting.notesOf === null ? '' : mark(`n${setting.notesOf}`)
      const note = inlines(each.content, setting, '', end)
      return revised(
        `${setting.isHeading ? 'aside' : 'note'}(${literal(each.sign)}, ${note})`,
        each.revision,
      )
    }
    case 'text':
      return revised(
        each.formats.reduce(
          (words, format) => `${functions[format]}(${words})`,
          each.to
            ? `link(${setting.linked ? `<${each.to}>` : nowhere}, ${passage(each, apart)})`
            : passage(each, apart),
        ),
        each.revision,
      )
    default:
      return assertNever(each)
  }
}

/** Underlined and struck, so that it is told apart in print. */
function revised(words: string, revision: Revision | undefined): string {
  if (!revision) return words
  return `${revision.how === 'inserted' ? 'comes' : 'goes'}(${words})`
}

/** In another language: for hyphens and fonts, and for whoever has it read out. */
function passage({ text, language }: FinalRun, apart: Apart): string {
  const [, tag, region] =
    /^([a-z]{2,3})(?:-(?:[a-z]{4}-)?([a-z]{2})\b)?/i.exec(language ?? '') ?? []
  if (!tag) return words(text, apart)
  const where = region ? `, region: ${literal(region)}` : ''
  return `text(lang: ${literal(tag.toLowerCase())}${where}, ${words(text, apart)})`
}

/** Words that lead somewhere are set a little apart from those beside them, and so they are here. */
const nowhere = literal('about:blank')

const functions = { em: 'emph', strong: 'strong', sup: 'super' } as const

/**
 * Symbols of documents are not broken at their strokes: "CCW/AP.II/CONF.7/2". Chinese stands right
 * beside them, without a space.
 */
const symbols =
  /(?<![\p{Lu}\p{Ll}\p{N}/])(\p{Lu}[\p{Lu}.]*(?:\/[\p{Lu}\p{Ll}\p{N}](?:[\p{Lu}\p{Ll}\p{N}.]*[\p{Lu}\p{Ll}\p{N}])?)+)/u

/** "23 November", with a space that is not to be broken at. */
const joined = /(^|[ \n])([^ \n\u00a0]+(?:\u00a0[^ \n\u00a0]+)+)(?=[ \n]|$)/u

/** At least this many letters fit on a line wherever words stand. */
const short = 40

/**
 * Words that are not to be parted are one box with usual spaces in it. A font draws the other kind of
 * space by the same sign, which a PDF can say only one meaning of: by what else it then says of every
 * space, programs that read it aloud lose their place.
 */
function words(text: string, { before, after }: Apart): string {
  if (!/[/\u00a0]/.test(text)) return literal(text)
  const pieces = text.split(joined)
  const written = pieces.map((piece, index) => {
    if (index % 3 !== 2) return symbolled(piece)
    const isWhole =
      (index > 2 || pieces[0] !== '' || pieces[1] !== '' || before) &&
      (index < pieces.length - 2 || pieces.at(-1) !== '' || after)
    if (!isWhole || piece.length > short) return symbolled(piece)
    return [
      `box([${symbolled(piece.replaceAll('\u00a0', ' '))
        .map((each) => `#${each};`)
        .join('')}])`,
    ]
  })
  const all = written.flat()
  if (all.length < 2) return all[0] ?? literal('')
  return `[${all.map((each) => `#${each};`).join('')}]`
}

function symbolled(text: string): readonly string[] {
  return text
    .split(symbols)
    .map((piece, index) =>
      index % 2 === 1 && piece.length <= short ? `symbol(${literal(piece)})` : literal(piece),
    )
    .filter((piece) => piece !== literal(''))
}
