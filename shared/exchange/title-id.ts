import type { Id } from './final-document'

/** By which the title of an annex is known, which on paper has no id of its own. */
export function titleIdOf(annex: Id): Id {
  return `${annex.slice(0, longest - end.length)}${end}`
}

const end = '-title'
/** Of any id. */
const longest = 40
