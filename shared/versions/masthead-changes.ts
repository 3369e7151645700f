import type { Node } from 'prosemirror-model'
import { type MastheadField, mastheadFields } from '../document/masthead-fields'

/** One of these that says something else; empty where it says nothing. */
export interface MastheadChange {
  readonly field: MastheadField
  readonly before: string
  readonly after: string
}

export function mastheadChanges(before: Node, after: Node): readonly MastheadChange[] {
  return mastheadFields
    .map((field) => ({ field, before: said(before, field), after: said(after, field) }))
    .filter((each) => each.before !== each.after)
}

function said({ firstChild: first }: Node, field: MastheadField): string {
  const value: unknown = first?.type.name === 'masthead' ? first.attrs[field] : null
  return typeof value === 'string' ? value : ''
}
