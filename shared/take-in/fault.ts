import type { Node } from 'prosemirror-model'
import { longestAttribute } from '../document/items'
import { isId } from '../ids'

/**
 * What keeps a text from being taken in, beyond what the schema says; `null` if nothing does. What
 * comes from a window is judged as if a stranger had made it.
 */
export function faultInText(text: Node): string | null {
  const [first, ...rest] = text.children
  if (first?.type.name !== 'masthead') return 'no masthead'
  if (rest.some(({ type }) => type.name === 'masthead')) return 'more than one masthead'
  const ids = new Set<string>()
  let fault: string | null = null
  text.descendants(({ attrs, marks }) => {
    for (const [name, value] of Object.entries(attrs)) {
      if (isLong(value)) fault ??= `a ${name} without end`
    }
    if (marks.some((mark) => isLong(mark.attrs))) fault ??= 'a mark without end'
    if ('id' in attrs) {
      if (!isId(attrs.id)) fault ??= 'a block without an id'
      else if (ids.has(attrs.id)) fault ??= `two blocks with the id ${attrs.id}`
      else ids.add(attrs.id)
    }
    return fault === null
  })
  return fault
}

function isLong(value: unknown): boolean {
  return (JSON.stringify(value)?.length ?? 0) > longestAttribute
}
