import { strFromU8 } from 'fflate'
import { SaxesParser } from 'saxes'
import { namespaces } from './namespaces'
import { UnreadableFile } from './unreadable'

/**
 * An element with its name as Word's own files write it, "w:p", whatever prefix and whichever of the
 * two families of namespaces (transitional, strict) the file has.
 */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlNode[]
}
export type XmlNode = XmlElement | string

/** Beyond these no document goes; a file that does is made to exhaust its reader. */
const deepest = 400
const mostElements = 3_000_000

/**
 * Reads one part. There are no entities but the five of XML itself: a part that declares a document
 * type is refused as a whole.
 *
 * @throws UnreadableFile
 */
export function parseXml(bytes: Uint8Array, part: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const open: Growing[] = []
  const scopes: Scope[] = [{ prefixes: new Map([['xml', 'xml']]), names: new Map() }]
  let root: XmlElement | null = null
  let elements = 0
  const refuse = (why: ConstructorParameters<typeof UnreadableFile>[0]) => {
    throw new UnreadableFile(why, part)
  }

  parser.on('error', () => refuse('malformed'))
  parser.on('doctype', () => refuse('document-type'))
  parser.on('opentag', ({ name, attributes }) => {
    if (++elements > mostElements) refuse('too-many-elements')
    if (open.length >= deepest) refuse('too-deep')
    const scope = scopeWithin(scopes.at(-1), attributes)
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

  const source = textOfPart(bytes)
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

/** UTF-8, or UTF-16 where the first two bytes say so. */
function textOfPart(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return utf16(bytes.subarray(2), first === 0xff)
  }
  const text = strFromU8(bytes)
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

function utf16(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let text = ''
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    text += String.fromCharCode(view.getUint16(at, little))
  }
  return text
}

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

/** The attribute that says what most elements of Word say: `w:val`. */
export function val(element: XmlElement | null | undefined): string | null {
  return element?.attributes.get('w:val') ?? null
}

/** The words of an element, without those of its children. */
export function ownText(element: XmlElement): string {
  return element.children.filter((each) => typeof each === 'string').join('')
}
