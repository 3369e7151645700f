import { writeFile } from 'node:fs/promises'
import type { Node } from 'prosemirror-model'
import { alignTexts, type Step } from '../../shared/amendments/align-texts'
import { diff } from '../../shared/amendments/diff'
import { idOf } from '../../shared/document/blocks'
import { number } from '../../shared/document/numbering'
import { type Called, type Command, UsageError } from './command'
import { type ComparedForm, compared, comparedForms } from './compared'
import { refuseOver, wholeFile } from './out-file'
import { say } from './say'
import { nodeOf, readSource, type Source } from './source'
import { staleCounts } from './stale-counts'

/**
 * Two texts in one: what the second adds and leaves out, marked within each block. As a file it is a
 * redline, which in Word can be accepted and rejected.
 */
export const compare: Command = {
  usage: `A B [--to ${comparedForms.join('|')}] [-o OUT]`,
  options: { to: { type: 'string' }, out: { type: 'string', short: 'o' } },
  files: [2, 2],
  async run({ files: [a = '', b = ''], values }, terminal) {
    const { form, out } = asked(values)
    if (out) await refuseOver(out, [a, b])
    terminal.progress(say('cli.reading', { file: a }))
    const base = await readSource(a)
    terminal.progress(say('cli.reading', { file: b }))
    const changed = await readSource(b)
    const stale = staleOf(b, changed)
    if (!form) {
      const lines = redline(nodeOf(base), nodeOf(changed))
      terminal.progress(null)
      if (lines.length > 0) terminal.out(lines.join('\n'))
      for (const line of stale) terminal.note(line)
      return 0
    }
    const bytes = await compared(base, changed, form)
    terminal.progress(out && say('cli.writing', { file: out }))
    if (out) await wholeFile(out, (beside) => writeFile(beside, bytes))
    else terminal.out(new TextDecoder().decode(bytes).trimEnd())
    // What the first says and the second does not is struck, and stands for nothing any more.
    for (const line of stale) terminal.note(line)
    return 0
  },
}

/** What is out of date in the second, whoever the redline is sent to. */
function staleOf(file: string, source: Source): readonly string[] {
  if (source.kind !== 'conference') return []
  return staleCounts(file, source.conference.text, source.conference.states)
}

/** @throws UsageError */
function asked({ to, out }: Called['values']): {
  readonly form: ComparedForm | null
  readonly out: string | null
} {
  const form = comparedForms.find((each) => each === to) ?? null
  const file = typeof out === 'string' && out ? out : null
  if (to !== undefined && !form) {
    throw new UsageError(say('cli.usage.compare-to', { value: String(to) }))
  }
  if (file ? !form : form === 'docx') throw new UsageError(say('cli.usage.compare-out'))
  return { form, out: file }
}

/** The numbers are those of the second text, and of the first where a block is gone. */
function redline(base: Node, changed: Node): readonly string[] {
  const [before, after] = [number(base).labels, number(changed).labels]
  const labelled = (label: string | undefined, words: string) =>
    [label, words].filter(Boolean).join(' ')
  const labelOf = (block: Node, labels: typeof before) => {
    const id = idOf(block)
    return id ? labels.get(id) : undefined
  }
  return alignTexts(base, changed).map(line)

  function line(step: Step): string {
    switch (step.kind) {
      case 'same':
        return labelled(labelOf(step.now.block, after), said(step.now.block))
      case 'changed':
        return labelled(labelOf(step.now.block, after), marked(step.base.block, step.now.block))
      case 'gone':
        return `[-${labelled(labelOf(step.base.block, before), said(step.base.block))}-]`
      case 'new':
        return `{+${labelled(labelOf(step.now.block, after), said(step.now.block))}+}`
    }
  }
}

function said(block: Node): string {
  return between(block, 0, block.content.size)
}

/** A note stands in the line as `[^…]`. */
function between(block: Node, from: number, to: number): string {
  const pieces: string[] = []
  block.content.cut(from, to).forEach((each) => {
    if (each.type.name === 'footnote') pieces.push(`[^${each.textContent}]`)
    else pieces.push(each.isLeaf ? (each.text ?? each.textContent) : cellsIn(each))
  })
  return pieces.join(block.inlineContent ? '' : ' / ').replaceAll('\n', ' ')
}

function cellsIn(row: Node): string {
  return row.children.map(said).join('\t')
}

/** A table is compared cell by cell where both have the same cells, and else as a whole. */
function marked(base: Node, now: Node): string {
  if (isTableLike(base, now)) {
    const rows = base.children.map((row, at) => {
      const other = now.child(at)
      return row.children.map((cell, n) => marked(cell, other.child(n))).join('\t')
    })
    return rows.join(' / ')
  }
  if (!base.inlineContent || !now.inlineContent) return `[-${said(base)}-]{+${said(now)}+}`
  const pieces: string[] = []
  let at = 0
  for (const { from, to, fromB, toB } of diff(base, now)) {
    pieces.push(between(base, at, from))
    if (to > from) pieces.push(`[-${between(base, from, to)}-]`)
    if (toB > fromB) pieces.push(`{+${between(now, fromB, toB)}+}`)
    at = to
  }
  return [...pieces, between(base, at, base.content.size)].join('')
}

function isTableLike(base: Node, now: Node): boolean {
  const cells = (table: Node) => table.children.map((row) => row.childCount)
  const isTable = base.type.name === 'table' && now.type === base.type
  return isTable && cells(now).join() === cells(base).join()
}
