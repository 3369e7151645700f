import type { AttributeSpec, Attrs, MarkType, NodeType } from 'prosemirror-model'
import * as Y from 'yjs'
import { isId } from '../ids'
import { isMoved } from './moves'
import { schema } from './schema'

/**
 * What one item of a shared document may be, by the schema, and where it may stand. The hub judges
 * by it what comes in, and a window what it has been given.
 *
 * In our schema a child is allowed or not by its parent alone, whatever its siblings are: that is
 * what `*` is for. So each item can be judged by itself, and no merge of two documents that pass
 * makes a third that does not.
 */
export interface Place {
  /** The name of the node that the item is in, or `#words`. */
  readonly node: string
  /** The attribute that the item is the value of. */
  readonly key: string | null
}

type Content = Y.Item['content']

/** Runs of words have no name of their own in a shared document. */
const words = '#words'
/** Beside the text: where its blocks have gone. */
export const movesPlace = '#moves'
const nodes: ReadonlyMap<string, NodeType> = new Map(Object.entries(schema.nodes))
const marks: ReadonlyMap<string, MarkType> = new Map(Object.entries(schema.marks))

/** Whether the schema knows such an item at all. */
export function isKnown(content: Content): boolean {
  if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return true
  if (content instanceof Y.ContentAny) return true // Values of attributes.
  if (content instanceof Y.ContentFormat) return isMark(content.key, content.value)
  if (!(content instanceof Y.ContentType)) return false
  const { type } = content
  return type instanceof Y.XmlText || (type instanceof Y.XmlElement && nodes.has(type.nodeName))
}

export function mayStand(content: Content, { node, key }: Place): boolean {
  if (content instanceof Y.ContentDeleted) return true
  if (node === movesPlace) return isMove(content, key)
  if (content instanceof Y.ContentAny) {
    return key !== null && content.arr.every((value) => isAttribute(node, key, value))
  }
  if (key !== null) return false
  if (content instanceof Y.ContentType) return childrenOf(node).has(nameOf(content.type) ?? '')
  return node === words
}

function isMove(content: Content, key: string | null): boolean {
  if (!(content instanceof Y.ContentAny) || !isId(key)) return false
  return content.arr.every((value) => isMoved(value) && JSON.stringify(value).length <= longestMove)
}

/** The name of a node in a shared document; `null` for what is no node. */
export function nameOf(type: unknown): string | null {
  if (type instanceof Y.XmlElement) return type.nodeName
  return type instanceof Y.XmlText ? words : null
}

const known = new Map<string, ReadonlySet<string>>()

/** Names of what a node may hold; text comes in as runs of words. */
function childrenOf(node: string): ReadonlySet<string> {
  const before = known.get(node)
  if (before) return before
  const match = nodes.get(node)?.contentMatch
  const children = Object.values(schema.nodes).filter((type) => match?.matchType(type))
  const names = new Set(children.map(({ name }) => (name === 'text' ? words : name)))
  known.set(node, names)
  return names
}

/** A whole section of many hands; one that would be longer is told without its origins. */
export const longestMove = 40_000

/** Attributes are printed, and none may be without bound. */
export const longestAttribute = 10_000

function isAttribute(node: string, key: string, value: unknown): boolean {
  const spec = nodes.get(node)?.spec.attrs?.[key]
  return hasAttribute(node, key) && allows(spec, value) && isShort(value)
}

export function hasAttribute(node: string, key: string): boolean {
  return Object.hasOwn(nodes.get(node)?.spec.attrs ?? {}, key)
}

/**
 * A mark begins with its attributes and ends with `null`. The binding takes a whole run of words
 * for broken when it cannot make a mark of a value, so that one made-up value costs a paragraph.
 */
function isMark(key: string, value: unknown): boolean {
  const type = marks.get(markOf(key))
  if (!type) return false
  // Only those that a word can bear several times are told apart by a hash.
  if (type.excludes(type) && key !== type.name) return false
  if (value === null) return true
  return isPlain(value) && hasMark(key, value) && fits(type, value) && isShort(value)
}

/** Whether the schema has the mark and each of its attributes, whatever their values. */
export function hasMark(key: string, value: unknown): boolean {
  const type = marks.get(markOf(key))
  const attrs = type?.spec.attrs ?? {}
  return (
    type !== undefined && Object.keys(Object(value)).every((name) => Object.hasOwn(attrs, name))
  )
}

/** Whether a mark can be made of these attributes; one that is not there is its default. */
export function fits({ spec: { attrs = {} } }: MarkType, given: Attrs): boolean {
  return Object.entries(attrs).every(([name, spec]) =>
    allows(spec, Object.hasOwn(given, name) ? given[name] : spec.default),
  )
}

/** y-prosemirror tells marks of one kind apart by a hash after the name. */
function markOf(key: string): string {
  return key.replace(/--[a-zA-Z0-9+/=]{8}$/, '')
}

export function allows(spec: AttributeSpec | undefined, value: unknown): boolean {
  if (typeof spec?.validate !== 'function') return spec !== undefined
  try {
    spec.validate(value)
    return true
  } catch {
    return false // That it throws is how a validator says no.
  }
}

export function isPlain(value: unknown): value is Attrs {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isShort(value: unknown): boolean {
  try {
    return (JSON.stringify(value)?.length ?? 0) <= longestAttribute
  } catch {
    return false // A whole number too large for JSON, which no window of ours writes.
  }
}
