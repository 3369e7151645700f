import type { Node } from 'prosemirror-model'
import { clean } from '../printable'

/**
 * Words as they are compared with those of a file that has been in other hands: programs and mail
 * replace quotation marks, apostrophes, hyphens and spaces by others of their kind, and put in signs
 * that nobody sees. None of it is a change that anybody wants.
 */
export function folded(words: string): string {
  if (plain.test(words)) return words
  return words
    .normalize('NFC')
    .replace(unseen, '')
    .replace(/[«„“”‟″]\s?|\s?»/g, '"')
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\s[-–—]\s/g, ' – ')
    .replace(/…/g, '...')
    .replace(/\s+/g, ' ')
    .replace(/\s?([\uFDD0-\uFDD4])\s?/g, '$1')
    .trim()
}

/** Most words of a text: there is nothing in them to replace. */
const plain = /^(?:[A-Za-z0-9.,;:()]+ )*[A-Za-z0-9.,;:()]+$/

const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are taken out
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFFE\uFFFF]/g

/**
 * What a block says when it is printed, with its notes, its cells and its caption apart from what is
 * around them; empty where nobody would see that it is there.
 */
export function saidBy(block: Node, fold: (words: string) => string = folded): string {
  return block.type.name === 'table' ? tableSays(block, fold) : fold(lineOf(block))
}

/** Whether two blocks that say the same do so with the same signs. Spaces are no signs. */
export function isSetAlike(one: Node, other: Node): boolean {
  const signs = (block: Node) => saidBy(block, (words) => words.normalize('NFC').replace(blank, ''))
  return signs(one) === signs(other)
}

const blank = new RegExp(`\\s|${unseen.source}`, 'g')

const note = { begins: '\uFDD0', ends: '\uFDD1' } as const
const ends = { cell: '\uFDD2', row: '\uFDD3', caption: '\uFDD4' } as const

function lineOf(node: Node): string {
  return node.children.map(wordsOf).join('')
}

function wordsOf(node: Node): string {
  switch (node.type.name) {
    case 'text':
      return clean(node.text)
    case 'break':
      return ' '
    case 'reference':
    case 'field':
      return clean(node.attrs.said)
    default: {
      const says = lineOf(node)
      return says.trim() ? `${note.begins}${says}${note.ends}` : ''
    }
  }
}

/** A row that is shorter than others is printed with empty cells at its end. */
function tableSays(table: Node, fold: (words: string) => string): string {
  const rows = table.children.map((row) => {
    const cells = row.children.map((cell) => fold(lineOf(cell)))
    while (cells.at(-1) === '') cells.pop()
    return cells.join(ends.cell)
  })
  const said = rows.filter(Boolean).join(ends.row)
  const caption = fold(String(table.attrs.caption))
  return caption ? `${caption}${ends.caption}${said}` : said
}
