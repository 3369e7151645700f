import type { Node } from 'prosemirror-model'
import { isContainer } from '../document/blocks'
import type { ParagraphKind } from '../document/kinds'
import { schema } from '../document/schema'
import type { Fix, Hint, Place, Style } from './hint'
import { loneSubheading, rules } from './house-style'
import { type Reading, readingsOf } from './reading'

/** A hint in its place. Offsets are from the position before the block that was checked. */
export interface Found {
  readonly rule: string
  readonly from: number
  readonly to: number
  readonly fix: Fix | null
  readonly why: string | null
  /** The words it is about, and some of those around them. */
  readonly words: string
  readonly before: string
  readonly after: string
}

/** The hints of one child of a text, each with the block that has it. */
export interface FoundIn {
  readonly block: Node
  /** Of the block, from the position before the child of the text. */
  readonly offset: number
  readonly found: readonly Found[]
}

/**
 * Checks a section, an annex or the title against every rule of its language. An untouched one is
 * the same node and is not checked again, and of a changed one only the blocks that have changed.
 */
export function check(top: Node, style: Style): readonly FoundIn[] {
  const found = checkWhile(top, style, () => true)
  if (!found) throw new Error('Nothing ends a check that has all the time there is')
  return found
}

/** The same a few blocks at a time: `null` if the time was over first. What was done is kept. */
export function checkWhile(
  top: Node,
  style: Style,
  hasTime: () => boolean,
): readonly FoundIn[] | null {
  const key = `${style.language}/${style.party}`
  const before = tops.get(top)?.get(key)
  if (before) return before
  const made: FoundIn[] = []
  if (!isContainer(top)) {
    const found = checkBlock(top, nowhere, style, key)
    if (found.length > 0) made.push({ block: top, offset: 0, found })
  } else {
    const lone = loneSubheadings(top)
    let offset = 0
    for (const [index, block] of top.children.entries()) {
      if (!hasTime()) return null
      const found = checkBlock(block, next(top, index), style, key)
      const all = lone.has(index) ? [...found, alone(block)] : found
      if (all.length > 0) made.push({ block, offset: offset + 1, found: all })
      offset += block.nodeSize
    }
  }
  keep(tops, top, key, made)
  return made
}

/** What is known already of the answer of `check`: in a changed section, of the other blocks. */
export function known(top: Node, style: Style): readonly FoundIn[] {
  const key = `${style.language}/${style.party}`
  const before = tops.get(top)?.get(key)
  if (before || !isContainer(top)) return before ?? []
  const made: FoundIn[] = []
  top.forEach((block, offset, index) => {
    const found = blocks.get(block)?.get(`${key}/${next(top, index)}`) ?? []
    if (found.length > 0) made.push({ block, offset: offset + 1, found })
  })
  return made
}

type Known<T> = WeakMap<Node, Map<string, T>>
const tops: Known<readonly FoundIn[]> = new WeakMap()
const blocks: Known<readonly Found[]> = new WeakMap()

function keep<T>(known: Known<T>, node: Node, key: string, value: T): void {
  const ofNode = known.get(node) ?? new Map<string, T>()
  ofNode.set(key, value)
  known.set(node, ofNode)
}

function checkBlock(
  block: Node,
  follows: Place['next'],
  style: Style,
  key: string,
): readonly Found[] {
  const blockKey = `${key}/${follows}`
  const before = blocks.get(block)?.get(blockKey)
  if (before) return before
  const found = readingsOf(block)
    .filter(({ words }) => words.trim() !== '')
    .flatMap((reading) => checkReading(reading, placeOf(reading.block, follows), style))
    .sort((a, b) => a.from - b.from)
  keep(blocks, block, blockKey, found)
  return found
}

function checkReading(reading: Reading, place: Place, style: Style): readonly Found[] {
  return rules
    .filter(({ languages }) => languages.includes(style.language))
    .flatMap((rule) =>
      rule.check(reading, place, style).map(
        (hint): Found => ({
          rule: rule.id,
          from: reading.start + hint.from,
          to: reading.start + hint.to,
          fix: moved(hint.fix, reading.start),
          why: hint.why ?? null,
          ...around(reading.words, hint),
        }),
      ),
    )
}

/** Letters shown on either side of a hint. */
const margin = 40

export function around(words: string, { from, to }: Pick<Hint, 'from' | 'to'>) {
  const before = words.slice(Math.max(0, from - margin), from)
  return {
    words: words.slice(from, to),
    before: from > margin ? before.replace(/^\S*\s/, '') : before,
    after: words.slice(to, to + margin).replace(to + margin < words.length ? /\s\S*$/ : /$/, ''),
  }
}

function moved(fix: Fix | null, by: number): Fix | null {
  if (fix?.kind !== 'edit') return fix
  return {
    ...fix,
    edits: fix.edits.map(({ from, to, text }) => ({ from: from + by, to: to + by, text })),
  }
}

const nowhere: Place['next'] = 'nothing'

function placeOf(textblock: Node, follows: Place['next']): Place {
  const { paragraph, heading, title, part, footnote } = schema.nodes
  const { type, attrs } = textblock
  if (type === footnote) return { type: 'note', kind: null, level: 0, next: nowhere }
  if (type === heading) return { type: 'heading', kind: null, level: attrs.level, next: nowhere }
  if (type === title || type === part) return { type: 'title', kind: null, level: 0, next: nowhere }
  if (type !== paragraph) return { type: 'cell', kind: null, level: 0, next: nowhere }
  return { type: 'paragraph', kind: attrs.kind, level: attrs.level, next: follows }
}

/** What follows a preambular or operative paragraph among its own kind; the others need not ask. */
function next(top: Node, index: number): Place['next'] {
  const { attrs } = top.child(index)
  const kind = attrs.kind as ParagraphKind | undefined
  if (kind !== 'operative' && kind !== 'preambular') return nowhere
  const after = top.maybeChild(index + 1)
  if (after?.type === schema.nodes.paragraph && after.attrs.level > attrs.level) {
    return 'its sub-paragraphs'
  }
  for (let at = index + 1; at < top.childCount; at++) {
    if (top.child(at).attrs.kind === kind) return 'another'
  }
  return nowhere
}

/** A heading that is the only one of its level under the one above: if there is an A, there is a B. */
function loneSubheadings(top: Node): ReadonlySet<number> {
  const lone = new Set<number>()
  const open: { index: number; count: number }[] = []
  const close = (level: number) => {
    for (const { index, count } of open.splice(level)) if (count === 1) lone.add(index)
  }
  top.forEach((block, _offset, index) => {
    if (block.type !== schema.nodes.heading) return
    const level = Number(block.attrs.level) - 1
    close(level + 1)
    // What stands above every level is the section itself.
    while (open.length < level) open.push({ index: -1, count: 0 })
    const here = open[level]
    if (here) here.count++
    else open.push({ index, count: 1 })
  })
  close(1)
  return lone
}

function alone(heading: Node): Found {
  const to = heading.content.size + 1
  return {
    rule: loneSubheading,
    from: 1,
    to,
    fix: null,
    why: null,
    ...around(heading.textContent, { from: 0, to }),
  }
}

/** The words as they would be; `null` where the fix does not change words. */
export function becomes({ fix, words, from }: Found): string | null {
  if (fix?.kind !== 'edit') return null
  let text = words
  for (const edit of [...fix.edits].sort((a, b) => b.from - a.from)) {
    text = text.slice(0, edit.from - from) + edit.text + text.slice(edit.to - from)
  }
  return text
}
