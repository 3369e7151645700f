import type { Node } from 'prosemirror-model'
import { p, paragraph, section, text } from '../../../../shared/testing/build'
import type { Mode } from '../../contract'
import { type Person, type Room, room } from '../../testing/room'

let open: Room | null = null

/** One person at a text. */
export function at(said: Node, mode: Mode = 'write'): Person {
  open = room(said, [mode])
  const [person] = open.people
  if (!person) throw new Error('One was asked for')
  return person
}

/** At two paragraphs, of which the first is of that kind. */
export function ana(kind = 'numbered'): Person {
  return at(text(section('s', paragraph({ id: 'a', kind }, 'The Conference'), p('b', 'rose.'))))
}

/** The kind and the words of each block of the first section. */
export const blocks = () =>
  textNow().firstChild?.content.content.map((block) => [block.attrs.kind, block.textContent])

/** What the text says now. */
export function textNow(): Node {
  if (!open) throw new Error('Nobody is at a text')
  return open.said()
}

export function end(): void {
  open?.close()
}
