import type { Node } from 'prosemirror-model'
import { paragraph } from '../../testing/build'
import { eachBlock, idOf } from '../blocks'
import { number } from '../numbering'

/** The labels in reading order, `-` where a block has none. */
export function printed(of: Node): string {
  const { labels } = number(of)
  const out: string[] = []
  eachBlock(of, ({ node }) => {
    const id = idOf(node)
    out.push((id && labels.get(id)) ?? '-')
  })
  return out.join(' ')
}

/** A paragraph below another. */
export const sub = (id: string, level: number) => paragraph({ id, level }, 'item')

/** One of the versions of a paragraph. */
export const alt = (id: string, style: string, level = 0) =>
  paragraph({ id, level, alternative: { set: 'v', style } }, 'Version')
