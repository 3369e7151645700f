import type { Attrs, Fragment, Node } from 'prosemirror-model'
import type { AnnexKind, ParagraphKind, Recommendation } from '../../document/kinds'
import type { MastheadField } from '../../document/masthead-fields'
import { schema } from '../../document/schema'
import type { Doubt } from '../recognise/guess'
import { readLabel } from '../recognise/label'

/** What a passage of a file is taken for. */
export type Taken =
  | { readonly kind: 'masthead'; readonly field: MastheadField }
  | { readonly kind: 'title' | 'contents' | 'part' | 'table' | 'left-out' }
  | { readonly kind: 'heading'; readonly level: number }
  /** Begins an annex; its words are the title. */
  | { readonly kind: 'annex'; readonly annex: AnnexKind }
  | {
      readonly kind: 'paragraph'
      readonly paragraph: ParagraphKind
      readonly level: number
      readonly recommendation: Recommendation | null
    }

/** One passage of a file, and what becomes of it. */
export interface Row {
  readonly key: number
  readonly as: Taken
  /** As it was recognised: the same object as long as nobody has said otherwise. */
  readonly guess: Taken
  /** Its words, in the block that it was recognised as. */
  readonly block: Node
  /** The number that was printed before it, if one was. */
  readonly label: string | null
  /** Whether that number is among the words as they were recognised. */
  readonly keeps: boolean
  readonly doubt: Doubt | null
  /** Which passage of the source it is of. */
  readonly at: number | null
  /** The passages that somebody has joined to it, by their keys. */
  readonly joined: readonly number[]
  /** The section or annex that began with it in a file that says so itself. */
  readonly begins: Attrs | null
}

/** Whether somebody has said something else of it than what was recognised. */
export function isPutRight({ as, guess, joined }: Row): boolean {
  return as !== guess || joined.length > 0
}

/** The block that a row becomes; nothing of what is left out, or stands in the masthead. */
export function blockOf(row: Row): Node {
  const { as, guess, block } = row
  if (as === guess) return block
  const { id = null } = block.attrs
  const content = contentOf(row)
  switch (as.kind) {
    case 'heading':
      return schema.node('heading', { id, level: as.level }, content)
    case 'annex':
      return schema.node('heading', { id, level: 1 }, content)
    case 'title':
    case 'part':
      return schema.node(as.kind, { id }, content)
    case 'paragraph': {
      const { paragraph: kind, level, recommendation } = as
      const before = block.type.name === 'paragraph' ? block.attrs : { id }
      return schema.node('paragraph', { ...before, kind, level, recommendation }, content)
    }
    case 'masthead':
    case 'left-out':
    case 'contents':
    case 'table':
      return block
  }
}

/** With its number among the words where nothing will print one, and without it where that is counted. */
function contentOf(row: Row): Fragment {
  return isCounted(row.as) ? withoutNumber(row) : withNumber(row)
}

function withoutNumber({ block, label, keeps }: Row): Fragment {
  return keeps && isNumber(label) ? block.content.cut(labelIn(block)) : block.content
}

/** What a passage says by itself: the number that was printed before it is among its words. */
export function withNumber({ block, label, keeps }: Row): Fragment {
  if (keeps || !isNumber(label)) return block.content
  return block.content.addToStart(schema.text(`${label} `))
}

function isNumber(label: string | null): label is string {
  const typed = label === null ? null : readLabel(`${label} `)
  return typed !== null && typed.readings[0]?.form !== 'bullet'
}

function labelIn({ textContent }: Node): number {
  return readLabel(textContent)?.length ?? 0
}

/** Whether a number is printed before it by itself. */
export function isCounted(as: Taken): boolean {
  if (as.kind === 'paragraph') return as.paragraph === 'numbered' || as.paragraph === 'operative'
  return as.kind === 'heading' || as.kind === 'annex' || as.kind === 'part'
}

/** Where a passage of the source stands, or what stood right before it where nothing came of it. */
export function rowAt(rows: readonly Row[], at: number | undefined): Row | null {
  if (at === undefined) return null
  return rows.findLast((row) => row.at !== null && row.at <= at) ?? rows[0] ?? null
}
