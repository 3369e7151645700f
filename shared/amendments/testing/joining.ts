import type { Node } from 'prosemirror-model'
import { p, section, text } from '../../testing/build'
import { words } from '../../testing/meeting'
import type { Change } from '../change'
import { applyChange } from '../judge'

export const one = p('a', 'It noted with interest the report of the Group.')
export const two = p('b', 'The meeting then rose at noon on Friday.')
export const three = p('c', 'It thanked the Chair for all of her work.')
export const behind = p('z', 'It sat.')
export const on = (...blocks: readonly Node[]) => text(section('s', ...blocks, behind))
export const said = (...blocks: readonly Node[]) => blocks.map((each) => each.textContent).join(' ')
export const apart = on(one, two, three)
export const joined = on(p('a', said(one, two)), three)

/** What the text says with the change in it, or why it cannot be there. */
export function becomes(now: Node, change: Change): readonly string[] | string {
  const applied = applyChange(now, change)
  return 'text' in applied ? words(applied.text) : applied.kind
}
