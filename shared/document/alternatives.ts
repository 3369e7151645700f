import type { Node } from 'prosemirror-model'
import type { BlockId } from '../ids'
import { idOf, isContainer } from './blocks'
import { type Bracket, bracketsOf } from './brackets'
import type { Alternative, AlternativeStyle } from './kinds'

/** Versions of which the conference will keep one. One alone is no choice, and no set. */
export type AlternativeSet =
  | {
      readonly kind: 'words'
      readonly set: string
      readonly members: readonly (Bracket & { readonly close: number })[]
    }
  | {
      readonly kind: 'paragraphs'
      readonly set: string
      readonly style: AlternativeStyle
      readonly members: readonly Version[]
    }

/** A paragraph that is one of several versions, with the sub-paragraphs beneath it. */
export interface Version {
  readonly block: BlockId
  readonly pos: number
  /** After the last of its sub-paragraphs. */
  readonly end: number
  readonly node: Node
}

const known = new WeakMap<Node, readonly AlternativeSet[]>()

/** The sets of a text: first those of words, then those of paragraphs, each in reading order. */
export function alternativesOf(text: Node): readonly AlternativeSet[] {
  const before = known.get(text)
  if (before) return before
  const made = [...setsOfWords(text), ...setsOfParagraphs(text)]
  known.set(text, made)
  return made
}

function setsOfWords(text: Node): readonly AlternativeSet[] {
  const sets = new Map<string, (Bracket & { readonly close: number })[]>()
  for (const bracket of bracketsOf(text).all) {
    const { set, close } = bracket
    if (set === null || close === null) continue
    sets.set(set, [...(sets.get(set) ?? []), { ...bracket, close }])
  }
  return [...sets].flatMap(([set, members]) =>
    members.length > 1 ? [{ kind: 'words', set, members } as const] : [],
  )
}

function setsOfParagraphs(text: Node): readonly AlternativeSet[] {
  const sets = new Map<string, { style: AlternativeStyle; members: Version[] }>()
  text.forEach((top, pos) => {
    for (const { version, alternative } of versionsIn(top)) {
      const { style, members } = sets.get(alternative.set) ?? { ...alternative, members: [] }
      const from = pos + 1 + version.pos
      members.push({ ...version, pos: from, end: pos + 1 + version.end })
      sets.set(alternative.set, { style, members })
    }
  })
  return [...sets].flatMap(([set, { style, members }]) =>
    members.length > 1 ? [{ kind: 'paragraphs', set, style, members } as const] : [],
  )
}

interface Found {
  /** With offsets in the container. */
  readonly version: Version
  readonly alternative: Alternative
}

const inContainers = new WeakMap<Node, readonly Found[]>()

/** An untouched section is the same node and is not looked through again. */
function versionsIn(top: Node): readonly Found[] {
  const before = inContainers.get(top)
  if (before) return before
  const found: Found[] = []
  if (isContainer(top)) {
    top.forEach((node, offset, index) => {
      const alternative = node.attrs.alternative as Alternative | null | undefined
      const block = idOf(node)
      if (!alternative || !block) return
      const version = { block, pos: offset, end: offset + spanOf(top, index), node }
      found.push({ version, alternative })
    })
  }
  inContainers.set(top, found)
  return found
}

/** Of a paragraph and its sub-paragraphs, down to the next that is a version of its own. */
function spanOf(container: Node, index: number): number {
  const { nodeSize, attrs } = container.child(index)
  let size = nodeSize
  for (let at = index + 1; at < container.childCount; at++) {
    const next = container.child(at)
    if (next.type.name !== 'paragraph' || next.attrs.level <= attrs.level) break
    if (next.attrs.alternative) break
    size += next.nodeSize
  }
  return size
}
