import type { Node } from 'prosemirror-model'
import type { NewId } from '../../ids'
import { rowsOfPassages, titleIn } from '../take-in/rows-of-passages'
import { textOfRows } from '../take-in/text-of-rows'
import { withKinds } from '../take-in/with-kinds'
import type { Masthead, Roles } from './front'
import type { Passage } from './passage'
import type { Remark } from './report'

export interface WholeText {
  /** Every block and note in it has an id. */
  readonly text: Node
  /** In one line; empty where the file has none. */
  readonly title: string
  readonly masthead: Masthead
  readonly remarks: readonly Remark[]
  /** Passages of which it is doubtful what they are. */
  readonly doubts: number
}

/** A text of ours from all that a file says, as it was recognised. */
export function wholeText(
  passages: readonly Passage[],
  options: {
    readonly roles: Roles
    readonly hasContents: boolean
    readonly contentsAt?: number | null
    /** Whether neither a first page nor titles stand before it. */
    readonly isBody?: boolean
    /** Of the file, where the masthead does not say it: "English". */
    readonly language: string
    readonly newId: NewId
    /** Whether what only words can tell is guessed: recommendations, kinds of annexes. */
    readonly guesses?: boolean
    /** The file was one of ours. */
    readonly isOurs?: boolean
  },
): WholeText {
  const { rows: found, masthead, remarks } = rowsOfPassages(passages, options)
  const rows = options.guesses ? withKinds(found) : found
  const made = textOfRows(rows, options)
  return {
    text: made.text,
    title: titleIn(rows),
    masthead,
    remarks: [...remarks, ...made.remarks],
    doubts: rows.filter(({ doubt }) => doubt !== null).length,
  }
}
