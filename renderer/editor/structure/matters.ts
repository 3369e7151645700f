import { Fragment } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import { isContainer } from '../../../shared/document/blocks'
import { schema } from '../../../shared/document/schema'
import type { Arising } from '../../../shared/follow-up/arising'
import { arisingBlocks } from '../../../shared/follow-up/arising-blocks'
import { languageOf } from '../language'
import { apart } from '../shared-text/history'
import { randomId } from '../shared-text/ids'

/**
 * Puts what became of the last conference's recommendations before the first section of the text, and
 * a draft of what it may report about them at the end of its last one, in its own language.
 */
export function insertMatters(arising: Arising): Command {
  return apart((state, dispatch) => {
    const { doc } = state
    const { section, report } = arisingBlocks(arising, languageOf(doc).lang, randomId)
    const tops: { readonly pos: number; readonly end: number; readonly isSection: boolean }[] = []
    doc.forEach((top, pos) => {
      const isSection = top.type === schema.nodes.section
      if (isContainer(top)) tops.push({ pos, end: pos + top.nodeSize, isSection })
    })
    const last = tops.findLast(({ isSection }) => isSection)
    const start = tops[0]?.pos ?? doc.content.size
    const tr = state.tr
    // From the end, so that the place of the first stays what it is.
    if (last) tr.insert(last.end - 1, report).insert(start, section)
    else tr.insert(start, section.copy(section.content.append(Fragment.from(report))))
    dispatch?.(tr)
    return true
  })
}
