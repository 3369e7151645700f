import { Fragment, type Node } from 'prosemirror-model'
import { type MastheadField, mastheadFields } from '../document/masthead-fields'

/**
 * A document that is taken in, with what its own first page does not say as it stands in the text
 * until now: the conference knows its place and day, and goes by its name where there is no title.
 */
export function filledUp(
  taken: Node,
  said: Readonly<Record<MastheadField, string>>,
  now: Node,
): Node {
  const [masthead, ...rest] = taken.children
  const before = now.firstChild
  if (!masthead || before?.type.name !== 'masthead') return taken
  const missing = mastheadFields.filter((field) => !said[field] && before.attrs[field])
  const attrs = { ...masthead.attrs }
  for (const field of missing) attrs[field] = before.attrs[field]
  const isTitle = ({ type }: Node) => type.name === 'title'
  const titles = rest.some(isTitle) ? [] : now.children.filter(isTitle)
  return taken.copy(
    Fragment.from([masthead.type.create(attrs, masthead.content), ...titles, ...rest]),
  )
}
