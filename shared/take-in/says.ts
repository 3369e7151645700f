import type { Node } from 'prosemirror-model'
import { blankHeadings } from '../document/opening-text'

/**
 * Whether a text says anything that somebody would miss: more than its masthead, its titles and the
 * headings with which a new conference opens.
 */
export function says(text: Node): boolean {
  return text.children.some((top) => {
    if (top.type.name === 'masthead' || top.type.name === 'title') return false
    if (top.type.name === 'contents') return false
    if (top.type.name !== 'section') return true
    return top.children.some((block) => {
      const { name } = block.type
      if (name === 'heading' && opening.has(block.textContent.trim())) return false
      return name === 'table' || hasWords(block)
    })
  })
}

const opening: ReadonlySet<string> = new Set(['', ...Object.values(blankHeadings).flat()])

/** A note without words is somebody's as well. */
function hasWords(block: Node): boolean {
  return (
    block.textContent.trim() !== '' ||
    block.children.some((child) => child.isInline && !child.isText)
  )
}
