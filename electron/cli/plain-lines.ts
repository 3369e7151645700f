import { type Passage, type Runs, textOf } from '../../shared/exchange/recognise/passage'

/** One block a line, with the numbers that were printed before it, and notes at the end. */
export function plainLines(passages: readonly Passage[]): readonly string[] {
  const notes: string[] = []
  const lines = passages.flatMap(linesOf)
  return [...lines.filter((each) => each.trim()), ...notes]

  function linesOf(passage: Passage): readonly string[] {
    switch (passage.kind) {
      case 'heading':
        return [line(passage.runs)]
      case 'paragraph':
        return [[passage.item?.label, line(passage.runs)].filter(Boolean).join(' ')]
      case 'table':
        return [
          passage.caption,
          ...passage.rows.map((row) =>
            row.map(({ runs, colspan }) => line(runs) + '\t'.repeat(colspan - 1)).join('\t'),
          ),
        ]
    }
  }

  function line(runs: Runs): string {
    const said = runs.map((run) => {
      if (run.kind === 'words') return run.words
      if (run.kind === 'break') return ' '
      const sign = `[${notes.length + 1}]`
      notes.push(`${sign} ${textOf(run.words)}`)
      return sign
    })
    return said.join('').replace(/\s+/g, ' ').trim()
  }
}
