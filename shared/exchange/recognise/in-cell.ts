import { type Passage, type Runs, words } from './passage'

/** Passages that stand in one cell: lines of it. A table in a table is its words. */
export function inCell(passages: readonly Passage[]): Runs {
  return passages.flatMap(
    (passage, index): Runs => [
      ...(index > 0 ? [{ kind: 'break' } as const] : []),
      ...(passage.kind === 'table'
        ? passage.rows.flatMap((row) => row.flatMap((each) => [...each.runs, words(' ')]))
        : passage.runs),
    ],
  )
}
