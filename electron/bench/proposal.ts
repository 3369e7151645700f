import type { Node } from 'prosemirror-model'
import type { BlockJSON, Change } from '../../shared/amendments/change'
import { schema } from '../../shared/document/schema'
import { blockId } from '../../shared/ids'
import type { Chance } from './chance'

/** Two in three change some words; the others put a paragraph in, take one out, or move one. */
export function proposal(text: Node, n: number, chance: Chance): Change {
  const top = chance.of(text.children.filter(({ type }) => type.name === 'section'))
  const blocks = top.children.filter(({ type }) => type.name === 'paragraph')
  const [block, other] = [chance.of(blocks), chance.of(blocks)]
  const json = block.toJSON() as BlockJSON
  const fresh = block.type.create({ id: `n${n}` }, schema.text('It decided to meet again.'))
  const after = { kind: 'after', block: blockId(String(other.attrs.id)) } as const
  const there = { kind: 'there' } as const
  const changes: readonly Change[] = [
    { place: after, base: [], proposed: [fresh.toJSON() as BlockJSON] },
    { place: there, base: [json], proposed: [] },
    ...(block === other ? [] : [{ place: after, base: [json], proposed: [json] }]),
  ]
  const words = reworded(block, `sponsors${n}`, chance).toJSON() as BlockJSON
  return n % 3 < 2 ? { place: there, base: [json], proposed: [words] } : chance.of(changes)
}

/** Three of its first words are others; notes and signs stay. */
export function reworded(block: Node, word: string, chance: Chance): Node {
  const [first, ...rest] = block.children
  if (!first?.text) return block
  const words = first.text.split(' ')
  for (let place = 0; place < 3; place++) words[chance.below(words.length)] = `${word}-${place}`
  return block.type.create(block.attrs, [schema.text(words.join(' '), first.marks), ...rest])
}
