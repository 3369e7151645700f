import type { Slice } from 'prosemirror-model'
import { schema } from '../../../shared/document/schema'
import { isTooDeep } from './bounds'

/** What a text of ours is copied as: blocks under their own names, from within a few containers. */
const header = /\sdata-pm-slice="(\d) (\d)(?: -\d)? (\[[^"]{0,4000}\])"/

/** Elements deep: a table in a section, with words in marks. */
const deepest = 24

/**
 * Whether HTML was copied from a text of ours. Other editors are built as ours is and say so in the
 * same way, and anybody can write it: so it must also look like ours and be no deeper.
 */
export function isOurs(html: string): boolean {
  if (last?.html === html) return last.ours
  const ours = header.test(html) && !isTooDeep(html) && looksLikeOurs(html)
  last = { html, ours }
  return ours
}

/** A paste asks twice. */
let last: { readonly html: string; readonly ours: boolean } | null = null

function looksLikeOurs(html: string): boolean {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const element = body.querySelector('[data-pm-slice]')
  if (!element || isDeeper(body)) return false
  const [name] = element.classList
  if (name !== undefined) return name in schema.nodes || name in schema.marks
  // A row or a cell has no name of its own, but stands in a section.
  const context = header.exec(html)?.[3]?.replaceAll('&quot;', '"') ?? ''
  return /^\["(section|annex)",/.test(context)
}

function isDeeper(body: Element): boolean {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_ELEMENT)
  let depth = 0
  while (depth <= deepest) {
    if (walker.firstChild()) depth++
    else {
      while (!walker.nextSibling()) {
        if (!walker.parentNode() || depth-- === 0) return false
      }
    }
  }
  return true
}

/** Whether all that was read satisfies the schema, its attributes too. */
export function isSound(slice: Slice): boolean {
  try {
    slice.content.forEach((node) => {
      node.check()
    })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false // What `check` throws for what is not valid.
    throw error
  }
}
