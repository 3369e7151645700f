import { Fragment, type Node } from 'prosemirror-model'
import { isContainer } from '../document/blocks'
import type { OfficialLanguage } from '../document/language'
import { blankText } from '../document/opening-text'
import type { NewId } from '../ids'
import type { Arising } from './arising'
import { arisingBlocks } from './arising-blocks'

export interface Next {
  readonly title: string
  readonly meeting: string
  readonly language: OfficialLanguage
}

/**
 * The text with which the next conference opens: what became of each recommendation of the one before,
 * and at the end of its last section a draft of what it may report about that, with its sources.
 */
export function mattersArising(arising: Arising, next: Next, newId: NewId): Node {
  const { section, report } = arisingBlocks(arising, next.language, newId)
  const blank = blankText(next, newId)
  const tops = blank.children
  const first = tops.findIndex(isContainer)
  const last = tops.findLastIndex(isContainer)
  const withReport = tops.map((top, at) =>
    at === last ? top.copy(top.content.append(Fragment.from(report))) : top,
  )
  const all = [...withReport.slice(0, first), section, ...withReport.slice(first)]
  return blank.copy(Fragment.from(all))
}
