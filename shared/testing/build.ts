import type { Attrs, Node } from 'prosemirror-model'
import { schema } from '../document/schema'

/** Builders for tests: `text(section(p('b1', 'The Conference noted')))`. */
type Child = Node | string

const inline = (children: readonly Child[]): readonly Node[] =>
  children.filter((c) => c !== '').map((c) => (typeof c === 'string' ? schema.text(c) : c))

export const text = (...children: Node[]): Node => schema.node('doc', null, children)

export const section = (id: string, ...blocks: Node[]): Node =>
  schema.node('section', { id }, blocks)

export const annex = (id: string, ...blocks: Node[]): Node => schema.node('annex', { id }, blocks)

export const part = (id: string, ...children: Child[]): Node =>
  schema.node('part', { id }, inline(children))

export const heading = (id: string, level: number, ...children: Child[]): Node =>
  schema.node('heading', { id, level }, inline(children))

export const p = (id: string, ...children: Child[]): Node => paragraph({ id }, ...children)

export const paragraph = (attrs: Attrs, ...children: Child[]): Node =>
  schema.node('paragraph', attrs, inline(children))

export const footnote = (id: string, words: string): Node =>
  schema.node('footnote', { id }, inline([words]))

export const em = (words: string): Node => schema.text(words, [schema.mark('em')])

/** The one character of an end of a bracket: `p('b1', 'shall ', open('x'), 'not', close('x'))`. */
export const open = (id: string, attrs: Attrs = {}): Node => bracketEnd('[', 'open', id, attrs)
export const close = (id: string, attrs: Attrs = {}): Node => bracketEnd(']', 'close', id, attrs)

/** Words in a bracket, to be spread among others: `p('b1', ...bracketed('x', {}, 'not'))`. */
export const bracketed = (id: string, attrs: Attrs, ...words: Child[]): readonly Child[] => [
  open(id, attrs),
  ...words,
  close(id, attrs),
]

const bracketEnd = (sign: string, end: 'open' | 'close', id: string, attrs: Attrs): Node =>
  schema.text(sign, [schema.mark('bracket', { ...attrs, id, end })])

export const reference = (target: string, said = ''): Node =>
  schema.node('reference', { target, said })
