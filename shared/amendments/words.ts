import type { Mark, Node } from 'prosemirror-model'

/** What versions of a block are compared by: a word, a sign, a space, or a whole inline object. */
export interface Word {
  /** What is compared: the characters with their marks, or the whole inline node. */
  readonly key: string
  /** The characters alone; empty for an object. */
  readonly text: string
  /** Offsets in the content of the block. */
  readonly from: number
  readonly to: number
  /** A space; a sign such as a comma or a bracket; a word, a number or an object. */
  readonly kind: 'word' | 'sign' | 'blank'
}

const known = new WeakMap<Node, readonly Word[]>()

/** The words of a block, end to end. An untouched block is the same node, so it is read once. */
export function words(block: Node): readonly Word[] {
  const before = known.get(block)
  if (before) return before
  const out: Word[] = []
  let run: Piece[] = []
  block.forEach((child, offset) => {
    const marks = child.marks.length > 0 ? child.marks.map(keyOf).join() : ''
    if (child.isText) {
      run.push({ text: child.text ?? '', marks, from: offset })
      return
    }
    wordsOf(run, out)
    run = []
    const key = `${marks}|${JSON.stringify(child.toJSON())}`
    out.push({ key, text: '', from: offset, to: offset + child.nodeSize, kind: 'word' })
  })
  wordsOf(run, out)
  known.set(block, out)
  return out
}

/** The pieces of plain characters that are compared as wholes. */
export function pieces(text: string): readonly string[] {
  return text.match(patternFor(text)) ?? []
}

/**
 * - French "l’État" is two words, of which one may change without the other.
 * - "CCW/P.II/CONF.7/1" and "1,000.5" are one word each, and so is "(a)" before a sub-paragraph.
 * - Where words are written without spaces, each character is one. Dictionaries know better, but
 *   they differ from one machine to the next, and a verdict must not.
 */
function pattern(letter: string, ...before: readonly string[]): RegExp {
  const end = `(?![\\p{L}\\p{M}\\p{N}])`
  const alternatives = [
    `\\s+`,
    ...before,
    `(?:[ldjmnstcLDJMNSTC]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu)['’](?=\\p{L})`,
    `[\\p{Lu}\\p{N}]+(?:/[\\p{Lu}\\p{N}][\\p{L}\\p{N}]*|\\.[\\p{Lu}\\p{N}]+)+${end}`,
    `\\p{N}+(?:[.,\\u00A0\\u202F]\\p{N}+)+${end}`,
    `(?:${letter})+(?:['’‑\\u00AD\\u200C\\u200D-](?:${letter})+)*`,
    `\\((?:\\p{L}|[ivxlcdm]{2,6}|\\p{N}{1,3})\\)`,
    `[^\\p{L}\\p{M}\\p{N}\\s]`,
  ]
  return new RegExp(alternatives.join('|'), 'gu')
}

const unspaced =
  '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]'
const hasUnspaced = new RegExp(unspaced, 'u')
const spacedWords = pattern('[\\p{L}\\p{M}\\p{N}]')
const mixedWords = pattern(`(?!${unspaced})[\\p{L}\\p{M}\\p{N}]`, `${unspaced}\\p{M}*`)

function patternFor(text: string): RegExp {
  return hasUnspaced.test(text) ? mixedWords : spacedWords
}

/** A sign is the same sign when it has become one of several alternatives meanwhile. */
function keyOf(mark: Mark): string {
  const { id, end } = mark.attrs
  return mark.type.name === 'bracket' ? `${end} ${id}` : JSON.stringify(mark.toJSON())
}

/** Characters with the same marks. */
interface Piece {
  readonly text: string
  readonly marks: string
  readonly from: number
}

/** The words of neighbouring pieces. A word that is half italic is one word of two pieces. */
function wordsOf(run: readonly Piece[], out: Word[]): void {
  const [first] = run
  if (!first) return
  const text = run.length === 1 ? first.text : run.map((piece) => piece.text).join('')
  const plain = run.every(({ marks }) => marks === '')
  let from = first.from
  let at = 0
  for (const word of pieces(text)) {
    const to = from + word.length
    let key = plain ? word : ''
    if (!plain) {
      while (endOf(run[at]) <= from) at++
      for (let next = at; (run[next]?.from ?? to) < to; next++) key += part(run[next], from, to)
    }
    out.push({ key, text: word, from, to, kind: kindOf(word) })
    from = to
  }
}

function kindOf(word: string): Word['kind'] {
  if (word === ' ') return 'blank'
  if (/[\p{L}\p{M}\p{N}]/u.test(word)) return 'word'
  return /^\s/.test(word) ? 'blank' : 'sign'
}

function endOf(piece: Piece | undefined): number {
  return piece ? piece.from + piece.text.length : Number.POSITIVE_INFINITY
}

/** Without marks as it would be in a run that has none. */
function part(piece: Piece | undefined, from: number, to: number): string {
  if (!piece) return ''
  const text = piece.text.slice(Math.max(0, from - piece.from), to - piece.from)
  return piece.marks ? `${piece.marks}|"${text}` : text
}
