import { Fragment, Mark, type MarkType, type Node, type NodeType } from 'prosemirror-model'
import { allows, fits, isPlain } from './items'
import { schema } from './schema'

/**
 * A block as plain data, as far as the schema knows it: for a window whose hub knows more. What is
 * not known is left out, and of a block of an unknown kind the words are kept. Never to be written
 * back: who settles anything takes a block as it is or not at all.
 */
export function knownPart(json: unknown): Node {
  const node = nodeOf(json)
  if (node && !node.isInline) return node
  return schema.nodes.paragraph.create({ kind: 'plain' }, wordsIn(json))
}

const nodes: ReadonlyMap<unknown, NodeType> = new Map(Object.entries(schema.nodes))
const marks: ReadonlyMap<unknown, MarkType> = new Map(Object.entries(schema.marks))

function nodeOf(json: unknown): Node | null {
  const { type: name, attrs, content, text, marks: marked } = fieldsOf(json)
  const type = nodes.get(name)
  if (!type) return null
  if (type.isText) return typeof text === 'string' && text ? words(text, marked) : null
  const given = Object.entries(type.spec.attrs ?? {}).filter(
    ([key, spec]) => Object.hasOwn(fieldsOf(attrs), key) && allows(spec, fieldsOf(attrs)[key]),
  )
  const children = listOf(content).flatMap((child) => nodeOf(child) ?? [])
  return type.create(
    Object.fromEntries(given.map(([key]) => [key, fieldsOf(attrs)[key]])),
    // A child is allowed by its parent alone, whatever stands beside it.
    Fragment.from(children.filter((child) => type.contentMatch.matchType(child.type))),
  )
}

function words(text: string, marked: unknown): Node {
  const made = listOf(marked).flatMap((each) => {
    const { type: name, attrs = {} } = fieldsOf(each)
    const type = marks.get(name)
    return type && isPlain(attrs) && fits(type, attrs) ? [type.create(attrs)] : []
  })
  return schema.text(text, Mark.setFrom(made))
}

function wordsIn(json: unknown): readonly Node[] {
  const { content, text, marks: marked } = fieldsOf(json)
  if (typeof text === 'string' && text) return [words(text, marked)]
  return listOf(content).flatMap(wordsIn)
}

function fieldsOf(json: unknown): Readonly<Record<string, unknown>> {
  return isPlain(json) ? json : {}
}

function listOf(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? json : []
}
