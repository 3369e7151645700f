/**
 * A line of a text, in pieces: what its own language says, and what stands in it in the words of
 * others, which may run the other way.
 */
export type Said = readonly Piece[]

export interface Piece {
  readonly words: string
  readonly isQuoted: boolean
}

/** Words of others, as they were written. */
export function quoted(words: string): Said {
  return [{ words, isQuoted: true }]
}

/** For templates: said`To ${quoted(name)}.` */
export function said(strings: TemplateStringsArray, ...values: readonly (string | Said)[]): Said {
  return strings.flatMap((own, index): Said => {
    const value = values[index] ?? ''
    const piece = { words: own, isQuoted: false }
    return [piece, ...(typeof value === 'string' ? [{ ...piece, words: value }] : value)]
  })
}

/** Without pieces that say nothing, and with those of one kind together. */
export function joined(line: Said): Said {
  const made: Piece[] = []
  for (const piece of line) {
    const last = made.at(-1)
    if (!piece.words) continue
    if (last?.isQuoted === piece.isQuoted) {
      made[made.length - 1] = { ...last, words: last.words + piece.words }
    } else made.push(piece)
  }
  return made
}

/** Where all of it is in one language. */
export function plain(line: Said): string {
  return line.map(({ words }) => words).join('')
}
