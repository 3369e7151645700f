import type { Node } from 'prosemirror-model'
import { idOf } from '../../../shared/document/blocks'
import type { LinesOfPaper } from '../../../shared/paper-lines'

/** The first heading of an annex is printed as its title, and amended as the heading that it is. */
export function withTitles(lines: LinesOfPaper, text: Node): LinesOfPaper {
  const titles = text.children.flatMap((top) => {
    const first = top.type.name === 'annex' ? top.firstChild : null
    const [id, own] = [first && idOf(first), lines[idOf(top) ?? '']]
    return id && own && !lines[id] ? [[id, own] as const] : []
  })
  return { ...lines, ...Object.fromEntries(titles) }
}
