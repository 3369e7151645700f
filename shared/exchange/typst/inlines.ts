import { assertNever } from '../../assert-never'
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
}

/** A file that people open. */
export const forPeople: Setting = { linked: true, notesOf: null }

/** Something that is not seen, by which a place is found when everything is set. */
export function mark(what: string): string {
  return `#metadata(${literal(what)})<b>`
}

/** A line of words. `before` and `after` are not seen. */
export function inlines(content: Inlines, setting: Setting, before = '', after = ''): string {
  const words = content.map((each) => `#${inline(each, setting)};`).join('')
  return `[${before}${words}${after}]`
}

function inline(each: Inline, setting: Setting): string {
  switch (each.kind) {
    case 'break':
      return 'linebreak()'
    case 'sign':
      return revised(`super(${literal(each.sign)})`, each.revision)
    case 'footnote': {
      const end = setting.notesOf === null ? '' : mark(`n${setting.notesOf}`)
      const note = inlines(each.content, setting, '', end)
      return revised(`note(${literal(each.sign)}, ${note})`, each.revision)
    }
    case 'text':
      return revised(
        each.formats.reduce(
          (words, format) => `${functions[format]}(${words})`,
          each.to
            ? `link(${setting.linked ? `<${each.to}>` : nowhere}, ${passage(each)})`
            : passage(each),
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
function passage({ text, language }: FinalRun): string {
  const [, tag, region] =
    /^([a-z]{2,3})(?:-(?:[a-z]{4}-)?([a-z]{2})\b)?/i.exec(language ?? '') ?? []
  if (!tag) return words(text)
  const where = region ? `, region: ${literal(region)}` : ''
  return `text(lang: ${literal(tag.toLowerCase())}${where}, ${words(text)})`
}

/** Words that lead somewhere are set a little apart from those beside them, and so they are here. */
const nowhere = literal('about:blank')

const functions = { em: 'emph', strong: 'strong', sup: 'super' } as const

/** Symbols of documents are not broken at their strokes: "CCW/AP.II/CONF.7/2". */
const symbols = /(?<![\p{L}\p{N}/])(\p{Lu}[\p{Lu}.]*(?:\/[\p{L}\p{N}][\p{L}\p{N}.]*)+)/u

function words(text: string): string {
  if (!text.includes('/')) return literal(text)
  const pieces = text.split(new RegExp(symbols, 'u'))
  if (pieces.length === 1) return literal(text)
  const joined = pieces.map((piece, index) =>
    index % 2 === 1 && piece.length <= 40 ? `#symbol(${literal(piece)});` : `#${literal(piece)};`,
  )
  return `[${joined.join('')}]`
}
