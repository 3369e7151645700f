import type { Node } from 'prosemirror-model'
import type { ParagraphKind } from '../../document/kinds'
import { schema } from '../../document/schema'
import { unbind } from '../bind'
import type { Found } from './found'
import type { Cell, Run, Runs } from './passage'

/** Blocks of a text, before it is known whether sections and annexes can be begun where they go. */
export type Part =
  | { readonly kind: 'block'; readonly block: Node; readonly unmarked: boolean }
  | { readonly kind: 'section' | 'annex'; readonly title: Node }

/** The kind of the paragraphs around, which those that are of none become. */
export interface Around {
  readonly kind: ParagraphKind
  readonly level: number
}

/** Without ids: whoever puts them into a text names them. */
export function partsOf(found: readonly Found[], around: Around): readonly Part[] {
  return found.map((each) => partOf(each, around))
}

export function partOf(each: Found, around: Around): Part {
  switch (each.kind) {
    case 'annex':
      return { kind: 'annex', title: heading(1, each.runs) }
    case 'part':
      return { kind: 'section', title: heading(1, each.runs) }
    case 'heading':
      return each.level === 1
        ? { kind: 'section', title: heading(1, each.runs) }
        : { kind: 'block', block: heading(each.level, each.runs), unmarked: false }
    case 'table':
      return { kind: 'block', block: table(each.caption, each.rows), unmarked: false }
    case 'paragraph': {
      const unmarked = each.as === null
      const kind = each.as ?? around.kind
      const level = unmarked ? around.level : each.level
      const block = schema.node('paragraph', { kind, level }, inline(each.runs))
      return { kind: 'block', block, unmarked }
    }
  }
}

/** A break is not a word and bears no marks: a shared document keeps marks of words only. */
export function inline(runs: Runs): readonly Node[] {
  return unbound(runs).map(toNode)
}

/** As one line, in which a number may be formatted apart from the word it belongs to. */
function unbound(runs: Runs): Runs {
  const signs = runs.map((run) => (run.kind === 'words' ? run.words : '\n'))
  const line = unbind(signs.join(''))
  let at = 0
  return runs.map((run, index) => {
    const length = signs[index]?.length ?? 0
    const words = line.slice(at, at + length)
    at += length
    return run.kind === 'words' && run.words !== words ? { ...run, words } : run
  })
}

function toNode(run: Run): Node {
  switch (run.kind) {
    case 'words':
      return schema.text(
        run.words,
        run.marks.map((name) => schema.mark(name)),
      )
    case 'break':
      return schema.node('break')
    case 'note':
      return schema.node('footnote', run.series ? { series: run.series } : null, inline(run.words))
  }
}

function heading(level: number, runs: Runs): Node {
  return schema.node('heading', { level }, inline(runs))
}

function table(caption: string, rows: readonly (readonly Cell[])[]): Node {
  const cell = ({ header, colspan, rowspan, runs }: Cell) =>
    schema.node(header ? 'header_cell' : 'cell', { colspan, rowspan }, inline(runs))
  return schema.node(
    'table',
    { caption },
    rows.map((row) => schema.node('row', null, row.map(cell))),
  )
}
