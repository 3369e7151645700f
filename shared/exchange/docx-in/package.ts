import { child, childElements, type XmlElement } from '../xml/read'
import type { Notice } from './model'
import { UnreadableFile } from './unreadable'
import { ownText, parseXml } from './xml'
import { openZip, type Zip } from './zip'

/** The parts of a Word file that hold text, or say how it is numbered and styled. */
export interface Package {
  readonly main: string
  readonly body: XmlElement
  readonly notices: readonly Notice[]
  /** The first part to which the main part relates so, parsed. */
  related(kind: string): Part | null
  /** All of them, in the order of the file. */
  allRelated(kind: string): readonly Part[]
  relationshipsOf(part: string): Relationships
  readonly title: string
  /** Those that whoever wrote the file has added, by their names. */
  readonly properties: ReadonlyMap<string, string>
}

export interface Part {
  readonly name: string
  readonly root: XmlElement
}

export interface Relationships {
  readonly internal: readonly {
    readonly id: string
    readonly kind: string
    readonly part: string
  }[]
  /** Addresses by id. Nothing here follows one. */
  readonly external: ReadonlyMap<string, string>
}

/** @throws UnreadableFile */
export function openPackage(bytes: Uint8Array): Package {
  const zip = openZip(bytes)
  const notices: Notice[] = zip.refused.map((words) => ({ kind: 'name-refused', words }))
  const names = new Map(zip.names.map((name) => [name.toLowerCase(), name]))
  const xml = (name: string): XmlElement | null => {
    const known = names.get(name.toLowerCase())
    const part = known === undefined ? null : zip.read(known)
    return part && parseXml(part, name)
  }
  const relationships = new Map<string, Relationships>()
  const relationshipsOf = (part: string): Relationships => {
    const known = relationships.get(part)
    if (known) return known
    const slash = part.lastIndexOf('/') + 1
    const root = xml(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`)
    const made = readRelationships(root, part.slice(0, slash))
    relationships.set(part, made)
    return made
  }
  const main = mainPart(zip, relationshipsOf(''))
  const document = xml(main)
  const body = child(document, 'w:body')
  if (document?.name !== 'w:document' || !body) throw new UnreadableFile('no-document')

  if (zip.names.some((name) => /vbaProject\.bin$/i.test(name))) {
    notices.push({ kind: 'macros', words: '' })
  }
  const own = relationshipsOf(main)
  const parts = (kind: string) => own.internal.filter((each) => each.kind === kind)
  for (const { kind, part } of own.internal) {
    if (/^(oleObject|package)$/.test(kind)) notices.push({ kind: 'embedded', words: part })
  }
  const load = (name: string, kind: string): readonly Part[] => {
    const root = xml(name)
    if (root) return [{ name, root }]
    notices.push({ kind: 'part-missing', words: kind })
    return []
  }
  const allRelated = (kind: string) => parts(kind).flatMap(({ part }) => load(part, kind))
  const ofPackage = (what: RegExp) => {
    const found = relationshipsOf('').internal.find(({ kind }) => what.test(kind))
    return found ? xml(found.part) : null
  }
  const core = ofPackage(/^core-?properties$/i)
  const title = child(core, 'dc:title')
  return {
    main,
    body,
    notices,
    relationshipsOf,
    allRelated,
    related(kind) {
      const first = parts(kind)[0]
      return first ? (load(first.part, kind)[0] ?? null) : null
    },
    title: title
      ? title.children
          .filter((each) => typeof each === 'string')
          .join('')
          .trim()
      : '',
    properties: propertiesIn(ofPackage(/^custom-?properties$/i)),
  }
}

function propertiesIn(root: XmlElement | null): ReadonlyMap<string, string> {
  const properties = new Map<string, string>()
  for (const each of root ? childElements(root, 'op:property') : []) {
    const [value] = childElements(each)
    const name = each.attributes.get('name')
    if (name && value) properties.set(name, ownText(value))
  }
  return properties
}

/** Named by the package; a file whose relationships are gone mostly has it at the usual place. */
function mainPart(zip: Zip, { internal }: Relationships): string {
  const named = internal.find(({ kind }) => kind === 'officeDocument')?.part
  const usual = zip.names.find((name) => name.toLowerCase() === 'word/document.xml')
  const main = named ?? usual
  if (main === undefined) throw new UnreadableFile('no-document')
  return main
}

function readRelationships(root: XmlElement | null, folder: string): Relationships {
  const external = new Map<string, string>()
  const internal: { id: string; kind: string; part: string }[] = []
  for (const { name, attributes } of root ? childElements(root) : []) {
    if (name !== 'rel:Relationship') continue
    const id = attributes.get('Id') ?? ''
    const target = attributes.get('Target') ?? ''
    const type = attributes.get('Type') ?? ''
    if (attributes.get('TargetMode') === 'External') external.set(id, target)
    else
      internal.push({
        id,
        kind: type.slice(type.lastIndexOf('/') + 1),
        part: inside(folder, target),
      })
  }
  return { internal, external }
}

/** Where a target lies within the package; one that climbs out of it ends at its top. */
function inside(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : `${folder}${target}`
  const steps: string[] = []
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop()
    else if (step && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
