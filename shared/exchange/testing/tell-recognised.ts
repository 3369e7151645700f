import type { Found } from '../recognise/found'
import { type MarkName, type Runs, textOf } from '../recognise/passage'
import type { Recognised } from '../recognise/recognise'

/** What was recognised, in lines that a diplomat can judge. */
export function tellRecognised({ found, remarks }: Recognised): string {
  const of = (kinds: readonly string[]) => remarks.filter(({ kind }) => kinds.includes(kind))
  const kept = of(['number-kept']).map(({ words }) => words)
  const bullets = of(['bullet-counted', 'bullet-plain']).length
  return [
    tellFound(found),
    ...(kept.length > 0 ? [`kept: ${kept.join(' ')}`] : []),
    ...(bullets > 0 ? [`bullets: ${bullets}`] : []),
  ].join('\n')
}

export function tellFound(found: readonly Found[]): string {
  return found.map(line).join('\n')
}

function line(found: Found): string {
  switch (found.kind) {
    case 'heading':
      return `${found.level === 1 ? 'section' : `heading ${found.level}`}: ${said(found.runs)}`
    case 'annex':
      return `annex: ${said(found.runs)}`
    case 'part':
      return `part: ${said(found.runs)}`
    case 'table':
      return `table: ${found.rows.map((row) => row.map(({ runs }) => said(runs)).join(' / ')).join(' // ')}`
    case 'paragraph': {
      const kind = found.as === null ? '-' : found.as === 'numbered' ? '1' : found.as
      const below = ['', ' (a)', ' (a) (i)', ' (a) (i) a.', ' (a) (i) a. i.'][found.level]
      return `${kind}${below}: ${said(found.runs)}`
    }
  }
}

function said(runs: Runs): string {
  return runs
    .map((run) => {
      if (run.kind === 'words') return run.marks.reduce(marked, run.words)
      return run.kind === 'break' ? ' ⏎ ' : `{${textOf(run.words)}}`
    })
    .join('')
}

function marked(words: string, mark: MarkName): string {
  const sign = { em: '*', strong: '**', sup: '^' }[mark]
  return `${sign}${words}${sign}`
}
