import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readLines } from './lines'
import { type Runs, textOf } from './passage'
import { type Found, recognise } from './recognise'
import type { Remark } from './report'

const examples = readFileSync(new URL('plain-text.txt', import.meta.url), 'utf8')
  .split(/^== /m)
  .slice(1)
  .map((example) => {
    const [told = '', expected = ''] = example.split(/^----\n/m)
    const [title = '', ...lines] = told.split('\n')
    return { title, source: lines.join('\n').trim(), expected: expected.trim() }
  })

it.each(examples)('$title', ({ source, expected }) => {
  expect(tell(source)).toBe(expected)
})

function tell(source: string): string {
  const { found, remarks } = recognise(readLines(source))
  const of = (kinds: readonly string[]) => remarks.filter(({ kind }) => kinds.includes(kind))
  const kept = of(['number-kept']).map(({ words }: Remark) => words)
  const bullets = of(['bullet-counted', 'bullet-plain']).length
  return [
    ...found.map(line),
    ...(kept.length > 0 ? [`kept: ${kept.join(' ')}`] : []),
    ...(bullets > 0 ? [`bullets: ${bullets}`] : []),
  ].join('\n')
}

function line(found: Found): string {
  switch (found.kind) {
    case 'heading':
      return `${found.level === 1 ? 'section' : `heading ${found.level}`}: ${said(found.runs)}`
    case 'annex':
      return `annex: ${said(found.runs)}`
    case 'table':
      return `table: ${found.rows.map((row) => row.map(({ runs }) => textOf(runs)).join(' / ')).join(' // ')}`
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
      if (run.kind === 'words') return run.words
      return run.kind === 'break' ? ' ⏎ ' : `{${textOf(run.words)}}`
    })
    .join('')
}
