import type { Node } from 'prosemirror-model'
import type { BlockId } from '../ids'
import { idOf, isContainer } from './blocks'
import type { NumberPolicy } from './kinds'
import { given, number } from './numbering'
import type { Place } from './places'
import { type Stroke, strike } from './strokes'

/** A block that would be printed with another number. */
export interface Renumbered {
  readonly block: BlockId
  readonly before: Place
  readonly after: Place
}

/**
 * Every number as it is printed now becomes that of its block. `null` where nothing can say that
 * numbers are frozen, since the text has no masthead.
 */
export function freezing(text: Node): readonly Stroke[] | null {
  return issue(text, text, 'frozen')
}

/** The numbers that mere counting comes to, either to be kept so or to be counted on. */
export function renumbering(text: Node, policy: NumberPolicy): readonly Stroke[] | null {
  const live = counted(text)
  return live && issue(text, live, policy)
}

/** What renumbering would change, in reading order. */
export function renumbered(text: Node): readonly Renumbered[] {
  const live = counted(text)
  if (!live) return []
  const after = number(live).places
  const seen = new Set<Place>()
  return [...number(text).places].flatMap(([block, before]) => {
    const now = after.get(block)
    // An annex is renumbered once, and not with its title again.
    if (!now || now.label === before.label || seen.has(before)) return []
    seen.add(before)
    return [{ block, before, after: now }]
  })
}

function counted(text: Node): Node | null {
  const masthead = text.firstChild
  if (masthead?.type.name !== 'masthead') return null
  return strike(text, [{ kind: 'attribute', pos: 0, name: 'numbers', value: 'live' }])
}

/** Attributes alone, and those only that change: whoever writes meanwhile loses no word. */
function issue(text: Node, printed: Node, policy: NumberPolicy): readonly Stroke[] | null {
  const masthead = text.firstChild
  if (masthead?.type.name !== 'masthead') return null
  const strokes: Stroke[] = []
  const set = (pos: number, node: Node, name: string, value: unknown) => {
    if (node.attrs[name] !== value) strokes.push({ kind: 'attribute', pos, name, value })
  }
  const blocks = given(printed)
  const { tops } = number(printed)
  const kept = (label: string | null | undefined) => (policy === 'frozen' ? (label ?? null) : null)
  set(0, masthead, 'numbers', policy)
  text.forEach((top, topPos, index) => {
    if ('number' in top.attrs) set(topPos, top, 'number', kept(tops[index]))
    if (!isContainer(top)) return
    top.forEach((block, offset, at) => {
      if (!('number' in block.attrs) || !idOf(block)) return
      set(topPos + 1 + offset, block, 'number', kept(blocks[index]?.[at]?.label))
    })
  })
  return strokes
}
