import { schema } from '../../../shared/document/schema'
import { type Around, inline, type Part } from '../../../shared/exchange/recognise/blocks'
import { clean, type Passage, tidy, words } from '../../../shared/exchange/recognise/passage'

/** Words and nothing else: each line is a paragraph like those around. */
export function plainParts(text: string, { kind, level }: Around): readonly Part[] {
  const parts: Part[] = []
  for (const line of clean(text).split(/\r\n?|\n/)) {
    const content = inline(tidy([words(line)]))
    if (content.length === 0) continue
    parts.push({
      kind: 'block',
      block: schema.node('paragraph', { kind, level }, content),
      unmarked: true,
    })
  }
  return parts
}

/** What was read, as the other program printed it: numbers before the words, notes after them. */
export function plainText(passages: readonly Passage[]): string {
  return passages
    .map((passage) => {
      if (passage.kind === 'table') {
        return passage.rows.map((row) => row.map(({ runs }) => said(runs)).join('\t')).join('\n')
      }
      const label = passage.kind === 'paragraph' && passage.item ? `${passage.item.label} ` : ''
      return label + said(passage.runs)
    })
    .join('\n')
}

function said(runs: Extract<Passage, { kind: 'paragraph' }>['runs']): string {
  return runs
    .map((run) => {
      if (run.kind === 'words') return run.words
      return run.kind === 'break' ? ' ' : ` (${run.words.map((each) => each.words).join('')})`
    })
    .join('')
}
