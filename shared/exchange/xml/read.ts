import { SaxesParser } from 'saxes'

/** An element under the prefix that `namespaces` gives its own, whatever the file calls it. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlNode[]
}
export type XmlNode = XmlElement | string

export type XmlFault =
  | 'malformed'
  /** With one, entities would come in. */
  | 'document-type'
  | 'too-deep'
  | 'too-many-elements'

export class XmlError extends Error {
  override readonly name = 'XmlError'

  /** Reading it again does not help. */
  constructor(readonly why: XmlFault) {
    super(why)
  }
}

/** Beyond these no document goes; a file that does is made to exhaust its reader. */
const deepest = 400
const mostElements = 3_000_000

/**
 * Reads a file of XML. There are no entities but the five of XML itself: a file that declares a
 * document type is refused as a whole.
 *
 * @param namespaces prefixes by namespace; what is of none of them is called "?:name"
 * @throws XmlError
 */
export function readXml(source: string, namespaces: ReadonlyMap<string, string>): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const open: Growing[] = []
  let root: XmlElement | null = null
  let elements = 0
  const refuse = (why: XmlFault): never => {
    throw new XmlError(why)
  }
  const named = (uri: string, local: string) => `${namespaces.get(uri) ?? '?'}:${local}`

  parser.on('error', () => refuse('malformed'))
  parser.on('doctype', () => refuse('document-type'))
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (++elements > mostElements) refuse('too-many-elements')
    if (open.length >= deepest) refuse('too-deep')
    const own = new Map<string, string>()
    for (const each of Object.values(attributes)) {
      if (each.prefix === 'xmlns' || each.name === 'xmlns') continue
      // An attribute without a prefix belongs to its element and to no namespace.
      own.set(each.prefix === '' ? each.local : named(each.uri, each.local), each.value)
    }
    const element: Growing = { name: named(uri, local), attributes: own, children: [] }
    const parent = open.at(-1)
    if (parent) parent.children.push(element)
    else root = element
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  const text = (words: string) => open.at(-1)?.children.push(words)
  parser.on('text', text)
  parser.on('cdata', text)

  for (let at = 0; at < source.length; at += chunk) parser.write(source.slice(at, at + chunk))
  parser.close()
  return root ?? refuse('malformed')
}

/** saxes copies what it has not read yet when more comes. */
const chunk = 64 << 10

interface Growing extends XmlElement {
  readonly children: XmlNode[]
}

export function childElements(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((each): each is XmlElement => typeof each !== 'string')
}

/** The first child of a name. */
export function child(element: XmlElement | null, name: string): XmlElement | null {
  return element ? (childElements(element).find((each) => each.name === name) ?? null) : null
}

/** The words of an element and of all that is in it. */
export function textOf(element: XmlElement): string {
  return element.children.map((each) => (typeof each === 'string' ? each : textOf(each))).join('')
}

/** The first of a name in an element, at any depth, in the order of the file. */
export function find(element: XmlElement, name: string): XmlElement | null {
  return search(element, (each) => each.name === name)
}

export function search(
  element: XmlElement,
  matches: (element: XmlElement) => boolean,
): XmlElement | null {
  for (const each of childElements(element)) {
    const found = matches(each) ? each : search(each, matches)
    if (found) return found
  }
  return null
}
