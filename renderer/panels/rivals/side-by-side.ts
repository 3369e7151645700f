import type { Node } from 'prosemirror-model'
import { align } from '../../../shared/amendments/alignment'
import type { Comparison } from '../../../shared/amendments/rivals'
import { cellsOf, wordsIn } from '../board/segments'

/** A stretch of the paragraph: as all leave it, or with what each has in its place. */
export type Line =
  | { readonly kind: 'kept'; readonly words: string; readonly at: number }
  | {
      readonly kind: 'differs'
      /** What the text says; empty where words only come in. */
      readonly base: string
      /** One for each amendment, in their order. */
      readonly cells: readonly Cell[]
      readonly at: number
    }

export type Cell =
  /** As the text. */
  | { readonly kind: 'same' }
  /** Only these words go. */
  | { readonly kind: 'out' }
  /** The whole paragraph goes. */
  | { readonly kind: 'gone' }
  | {
      readonly kind: 'says'
      readonly words: string
      /** The earlier amendment that says the same here, by its place in the list. */
      readonly as: number | null
    }

/**
 * The paragraph from its beginning to its end, line by line. One that would go as a whole is not
 * aligned: it would make a single line of all that the others leave.
 */
export function linesOf({ base, rivals }: Comparison): readonly Line[] {
  const versions = rivals.map(({ block }) => block)
  const aligned = versions.flatMap((version, of) =>
    version && version.isTextblock === base.isTextblock ? [{ version, of }] : [],
  )
  if (!base.isTextblock) return [whole(base, versions)]
  const placeIn = new Map(aligned.map(({ of }, at) => [of, at]))
  const segments = align(
    base,
    aligned.map(({ version }) => version),
  )
  return segments.map((segment, at): Line => {
    const words = wordsIn(base, segment.base.from, segment.base.to)
    if (segment.kind === 'kept') return { kind: 'kept', words, at }
    const cells = versions.map((version, of): Cell => {
      const cell = segment.versions[placeIn.get(of) ?? -1]
      if (!version) return { kind: 'gone' }
      if (!cell) return saying(cellsOf(version).join(' · '), null)
      if (cell.same) return { kind: 'same' }
      const as = aligned[cell.as]?.of ?? of
      return saying(wordsIn(version, cell.from, cell.to), as === of ? null : as)
    })
    return { kind: 'differs', base: words, cells, at }
  })
}

/** A table is compared as a whole: its cells are not one line of words. */
function whole(base: Node, versions: readonly (Node | null)[]): Line {
  const said = versions.map((version) => version && cellsOf(version).join(' · '))
  const cells = versions.map((version, of): Cell => {
    if (!version) return { kind: 'gone' }
    if (version.eq(base)) return { kind: 'same' }
    const as = said.indexOf(said[of] ?? null)
    return saying(said[of] ?? '', as === of ? null : as)
  })
  return { kind: 'differs', base: cellsOf(base).join(' · '), cells, at: 0 }
}

function saying(words: string, as: number | null): Cell {
  return words === '' ? { kind: 'out' } : { kind: 'says', words, as }
}
