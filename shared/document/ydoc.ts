import { Node } from 'prosemirror-model'
import {
  prosemirrorToYXmlFragment,
  updateYFragment,
  yXmlFragmentToProsemirrorJSON,
} from 'y-prosemirror'
import * as Y from 'yjs'
import { allows, fits, isPlain } from './items'
import { schema } from './schema'

/**
 * The one place in a shared document where blocks live. Yjs has marks for words only: what is not a
 * word (a note, a line break) loses them on the way in.
 */
export function contentOf(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment('content')
}

export type Reading =
  | { readonly kind: 'valid'; readonly node: Node }
  | { readonly kind: 'invalid'; readonly why: string }

/**
 * What a shared document says, without touching it. Other conversions of a live document may write
 * to it (they remove what the schema does not allow), so every reader comes through here.
 *
 * An attribute with a value that the schema does not allow is read as its default: no window would
 * remove it, and it must not take the words beside it along. A mark with such a value is no mark.
 */
export function read(doc: Y.Doc): Reading {
  return reading(() => checked({ ...yXmlFragmentToProsemirrorJSON(contentOf(doc)), type: 'doc' }))
}

/** A whole document that came as plain data. Nothing is made good in it: whoever wrote it has read it. */
export function readJson(value: object): Reading {
  return reading(() => {
    const node = Node.fromJSON(schema, value)
    if (node.type !== schema.topNodeType) throw new RangeError('Not a whole document')
    node.check()
    return node
  })
}

function reading(read: () => Node): Reading {
  try {
    return { kind: 'valid', node: read() }
  } catch (error) {
    return { kind: 'invalid', why: error instanceof Error ? error.message : String(error) }
  }
}

/** One block of it, with all that is in it. @throws RangeError for what the schema does not allow. */
export function readElement(element: Y.XmlElement): Node {
  // Words come as lists of their own, which within a block are one.
  const content: readonly Json[] = yXmlFragmentToProsemirrorJSON(element).content.flat()
  return checked({ type: element.nodeName, attrs: element.getAttributes(), content })
}

/** A part of it without the blocks in it. @throws RangeError */
export function readShell(type: string, attrs: Readonly<Record<string, unknown>>): Node {
  return checked({ type, attrs })
}

function checked(json: Json): Node {
  const node = Node.fromJSON(schema, withDefaults(json))
  node.check()
  return node
}

interface Json {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly Json[]
  readonly marks?: readonly MarkJson[]
}

interface MarkJson {
  readonly type: string
  readonly attrs?: unknown
}

function withDefaults(json: Json): Json {
  const { attrs = {}, content, marks } = json
  const spec = schema.nodes[json.type as keyof typeof schema.nodes]?.spec.attrs ?? {}
  const allowed = Object.entries(attrs).filter(([name, value]) => allows(spec[name], value))
  return {
    ...json,
    attrs: Object.fromEntries(allowed),
    ...(content && { content: content.map(withDefaults) }),
    ...(marks && { marks: marks.filter(isMade) }),
  }
}

/** One that the schema does not know is left where it is, so that the text is not taken for whole. */
function isMade({ type, attrs }: MarkJson): boolean {
  const known = schema.marks[type as keyof typeof schema.marks]
  return known === undefined || (isPlain(attrs) && fits(known, attrs))
}

/** Fills an empty document. Only the hub seeds: two who did would leave every block twice. */
export function seed(doc: Y.Doc, node: Node): void {
  if (contentOf(doc).length > 0) throw new Error('A document is seeded once, while it is empty')
  doc.transact(() => prosemirrorToYXmlFragment(node, contentOf(doc)))
}

/** Brings a document to say `node` by the least edits, so that carets and concurrent words stay. */
export function rewrite(doc: Y.Doc, node: Node): void {
  doc.transact(() => {
    updateYFragment(doc, contentOf(doc), node, { mapping: new Map(), isOMark: new Map() })
  })
}

/** Brings a document to say `node` and nothing of what it said: carets and words of before are gone. */
export function replace(doc: Y.Doc, node: Node): void {
  doc.transact(() => {
    const content = contentOf(doc)
    content.delete(0, content.length)
    prosemirrorToYXmlFragment(node, content)
  })
}

/** A copy that can be changed while the original waits for the disk. */
export function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
