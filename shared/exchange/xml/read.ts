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
/** Elements and their attributes: twenty times what a report of three hundred pages has. */
const mostNodes = 1_500_000

/**
 * Reads a file of XML. There are no entities but the five of XML itself: a file that declares a
 * document type is refused as a whole.
 *
 * @param namespaces prefixes by namespace, whatever the file calls them; what is of none is "?:name"
 * @throws XmlError
 */
export function readXml(source: string, namespaces: ReadonlyMap<string, string>): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const open: Growing[] = []
  const scopes: Scope[] = [{ prefixes: new Map([['xml', 'xml']]), names: new Map() }]
  let root: XmlElement | null = null
  let nodes = 0
  const refuse = (why: XmlFault): never => {
    throw new XmlError(why)
  }

  parser.on('error', () => refuse('malformed'))
  parser.on('doctype', () => refuse('document-type'))
  parser.on('opentag', ({ name, attributes }) => {
    nodes += 1 + Object.keys(attributes).length
    if (nodes > mostNodes) refuse('too-many-elements')
    if (open.length >= deepest) refuse('too-deep')
    const scope = scopeWithin(scopes.at(-1), attributes, namespaces)
    scopes.push(scope)
    const element: Growing = {
      name: canonical(name, scope, true),
      attributes: attributesIn(attributes, scope),
      children: [],
    }
    const parent = open.at(-1)
    if (parent) parent.children.push(element)
    else root = element
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
    scopes.pop()
  })
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

/** What prefixes mean here, and names that were read with them. */
interface Scope {
  readonly prefixes: ReadonlyMap<string, string>
  readonly names: Map<string, string>
}

function scopeWithin(
  around: Scope | undefined,
  attributes: Readonly<Record<string, string>>,
  namespaces: ReadonlyMap<string, string>,
): Scope {
  let prefixes: Map<string, string> | null = null
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue
    const prefix = name === 'xmlns' ? '' : name[5] === ':' ? name.slice(6) : null
    if (prefix === null) continue
    prefixes ??= new Map(around?.prefixes)
    prefixes.set(prefix, namespaces.get(attributes[name] ?? '') ?? '?')
  }
  if (prefixes) return { prefixes, names: new Map() }
  return around ?? { prefixes: new Map(), names: new Map() }
}

function canonical(name: string, { prefixes, names }: Scope, isElement: boolean): string {
  const colon = name.indexOf(':')
  // An attribute without a prefix belongs to its element and to no namespace.
  if (colon < 0 && !isElement) return name
  const known = names.get(name)
  if (known !== undefined) return known
  const local = name.slice(colon + 1)
  const made = `${prefixes.get(colon < 0 ? '' : name.slice(0, colon)) ?? '?'}:${local}`
  names.set(name, made)
  return made
}

function attributesIn(
  attributes: Readonly<Record<string, string>>,
  scope: Scope,
): ReadonlyMap<string, string> {
  let made: Map<string, string> | null = null
  for (const name in attributes) {
    if (name.startsWith('xmlns')) continue
    made ??= new Map()
    made.set(canonical(name, scope, false), attributes[name] ?? '')
  }
  return made ?? none
}

const none: ReadonlyMap<string, string> = new Map()

/** The first child of a name. */
export function child(element: XmlElement | null | undefined, name: string): XmlElement | null {
  for (const each of element?.children ?? []) {
    if (typeof each !== 'string' && each.name === name) return each
  }
  return null
}

export function childElements(element: XmlElement, name?: string): readonly XmlElement[] {
  return element.children.filter(
    (each): each is XmlElement =>
      typeof each !== 'string' && (name === undefined || each.name === name),
  )
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
