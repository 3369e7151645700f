import { stages } from '../../conference'
import type { OfficialLanguage } from '../../document/language'
import {
  type ContentsEntry,
  type FinalDocument,
  type FinalPart,
  type Inlines,
  isRevised,
  type Language,
  type Redline,
} from '../final-document'
import type { Paper } from '../final-paper'
import { languageOf } from '../language'
import { printedAmendments } from '../papers/printed'
import type { Passage } from '../recognise/passage'
import type { Remark } from '../recognise/report'
import {
  child,
  childElements,
  find,
  readXml,
  search,
  textOf,
  type XmlElement,
  XmlError,
  type XmlFault,
} from '../xml/read'
import { withBecoming } from './becomes'
import { readBefore } from './before'
import { readDecisions } from './decisions'
import { languageCodes, paperNames } from './names'
import { passagesOf } from './other-kinds'
import { aknNamespace, ownNamespace } from './profile'
import { BodyReader } from './read-body'
import { othersHead, ownHead } from './read-head'
import { aboutIn, othersAmendments, readAmendments } from './read-list'

export type ReadAkn =
  | { readonly kind: 'document'; readonly document: FinalDocument }
  /** Of another kind of document, or by an earlier draft of the standard. */
  | {
      readonly kind: 'passages'
      readonly passages: readonly Passage[]
      readonly remarks: readonly Remark[]
    }
  | { readonly kind: 'unreadable'; readonly why: XmlFault }
  /** XML, but not Akoma Ntoso, or nothing is said in it. */
  | { readonly kind: 'other-format' }

const namespaces: ReadonlyMap<string, string> = new Map([
  [aknNamespace, 'akn'],
  [ownNamespace, 'rap'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
])

/**
 * Takes a document in. One that was written here comes back as it was; of others' reports and
 * resolutions the hierarchy, the numbers, the notes and all words; of other kinds of documents what
 * they say.
 */
export function readAkn(source: string): ReadAkn {
  try {
    const root = readXml(source, namespaces)
    const main = root.name === 'akn:akomaNtoso' ? mainOf(root) : null
    if (main) return { kind: 'document', document: documentOf(main) }
    const isAkn = /^.*:akomaNtoso$/.test(root.name)
    const found = isAkn ? passagesOf(root) : null
    return found && found.passages.length > 0
      ? { kind: 'passages', ...found }
      : { kind: 'other-format' }
  } catch (error) {
    if (error instanceof XmlError) return { kind: 'unreadable', why: error.why }
    throw error
  }
}

/**
 * A collection wraps the text in its masthead; what counts is the first that has a body. A list of
 * amendments is one document.
 */
function mainOf(root: XmlElement): XmlElement | null {
  for (const each of childElements(root)) {
    if (child(each, 'akn:mainBody') || isOfAmendments(each)) return each
    const within = mainOf(each)
    if (within) return within
  }
  return null
}

function isOfAmendments({ name }: XmlElement): boolean {
  return name === 'akn:amendmentList' || name === 'akn:amendment'
}

function documentOf(main: XmlElement): FinalDocument {
  const own = find(main, 'rap:document')?.attributes
  const language = languageIn(main, own?.get('language'))
  const at = own?.get('at') ?? `${dateIn(main)}T00:00:00.000Z`
  const reader = new BodyReader(own ? 'exact' : 'folded', at)
  const inlines = (line: XmlElement) => reader.inlines(line)
  const { masthead, titles } = own ? ownHead(main, inlines) : othersHead(main, language, inlines)
  const paper = paperIn(main)
  const parts = isOfAmendments(main)
    ? amendmentParts(main, paper, language.tag, reader)
    : withBecoming(partsIn(main, reader), find(main, 'rap:redline'))
  const conference = own?.get('conference') ?? ''
  return {
    language,
    masthead,
    marking: own ? (own.get('marking') ?? null) : null,
    status: stages.find((stage) => stage === own?.get('status')) ?? 'adopted',
    at,
    digest: own?.get('digest') ?? '',
    name: own?.get('name') ?? titles.map(wordsIn).filter(Boolean).join(', '),
    conference,
    titles,
    contents: contentsIn(main, reader),
    contentsAt: own?.get('contentsAt') === 'place' ? 'place' : 'front',
    parts,
    redline: redlineIn(main, parts, titles),
    ...(paper && { paper }),
  }
}

function paperIn(main: XmlElement): Paper | null {
  const of = aboutIn(main)
  if (!of) return null
  if (isOfAmendments(main)) return { kind: 'amendments', of, amendments: readAmendments(main) }
  if (main.attributes.get('name') === paperNames.matters) return { kind: 'matters', of }
  return { kind: 'decisions', of, decisions: readDecisions(child(main, 'akn:meta')) }
}

/** Of a list of ours printed anew, from what its amendments do. */
function amendmentParts(
  main: XmlElement,
  paper: Paper | null,
  language: OfficialLanguage,
  reader: BodyReader,
): readonly FinalPart[] {
  if (paper?.kind !== 'amendments') return othersAmendments(main, reader)
  return [{ kind: 'section', id: 'paper', blocks: printedAmendments(paper, language) }]
}

/** Of our files what was said of the revisions; of others' there is one where words are revised. */
function redlineIn(
  main: XmlElement,
  parts: readonly FinalPart[],
  titles: readonly Inlines[],
): Redline | null {
  const own = find(main, 'rap:redline')
  if (!own) return isRevised({ parts, titles }) ? { remarks: [], live: false } : null
  const before = child(own, 'rap:before')
  return {
    remarks: childElements(own, 'rap:remark').map(({ attributes, ...remark }) => ({
      by: attributes.get('by') ?? '',
      at: attributes.get('at') ?? '',
      lines: remark.children.flatMap((line) =>
        typeof line === 'string' ? [] : (line.attributes.get('words') ?? []),
      ),
    })),
    live: own.attributes.get('live') === 'true',
    ...(before && { before: readBefore(before) }),
  }
}

function languageIn(main: XmlElement, name: string | undefined): Language {
  if (name !== undefined) return languageOf(name)
  const code = find(main, 'akn:FRBRlanguage')?.attributes.get('language')
  const tag = Object.entries(languageCodes).find(([, each]) => each === code)?.[0]
  return languageOf(names[tag ?? 'en'] ?? 'English')
}

const names: Readonly<Record<string, string>> = {
  ar: 'Arabic',
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  ru: 'Russian',
  zh: 'Chinese',
}

function dateIn(main: XmlElement): string {
  const dates = find(main, 'akn:FRBRExpression') ?? main
  const date = find(dates, 'akn:FRBRdate')?.attributes.get('date')?.slice(0, 10) ?? ''
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : '1970-01-01'
}

function contentsIn(main: XmlElement, reader: BodyReader): readonly ContentsEntry[] {
  const toc = find(main, 'akn:toc')
  if (!toc) return []
  return childElements(toc).map((item): ContentsEntry => {
    const said = (name: string) => {
      const found = search(item, (each) => each.attributes.get('name') === name)
      return found ? textOf(found) : null
    }
    const level = Number(item.attributes.get('level')) - 1
    const first = item.attributes.get('rap:first')
    const last = item.attributes.get('rap:last')
    return {
      target: item.attributes.get('rap:to') ?? reader.anchorOf(item.attributes.get('href')) ?? '',
      label: said('num'),
      title: said('title') ?? textOf(item).trim(),
      level: level <= 0 ? 0 : level === 1 ? 1 : 2,
      paragraphs: first !== undefined && last !== undefined ? [first, last] : null,
    }
  })
}

/** The preamble comes before the body, and annexes that have no place within it come last. */
function partsIn(main: XmlElement, reader: BodyReader): readonly FinalPart[] {
  const attachments = new Map(
    childElements(child(main, 'akn:attachments') ?? empty).map((each, at) => [
      each.attributes.get('eId') ?? String(at),
      each,
    ]),
  )
  return [
    ...reader.section(child(main, 'akn:preamble')),
    ...reader.parts(child(main, 'akn:mainBody') ?? empty, attachments),
    ...reader.section(child(main, 'akn:conclusions')),
    ...[...attachments.values()].map((each) => reader.annex(each)),
  ]
}

const empty: XmlElement = { name: '', attributes: new Map(), children: [] }

function wordsIn(content: Inlines): string {
  return content.map((each) => (each.kind === 'text' ? each.text : '')).join('')
}
