import { type ParagraphKind, paragraphKinds } from '../../document/kinds'
import type { Instant } from '../../ids'
import type {
  FinalAnnex,
  FinalBlock,
  FinalColumns,
  FinalHeading,
  FinalParagraph,
  FinalPart,
  Id,
  Inlines,
} from '../final-document'
import { child, childElements, textOf, type XmlElement } from '../xml/read'
import { InlineReader, idIn, type Spaces } from './read-inlines'
import { readTable, readTableIn } from './read-tables'
import { remarksOf, revisionOf } from './revisions'

/** Reads what is numbered, from the body or from an annex, in the order in which it is printed. */
export class BodyReader {
  private made = 0
  private heads = 0
  private readonly anchors = new Map<string, string>()
  private readonly words: InlineReader
  private readonly spaces: Spaces

  constructor(spaces: Spaces, at: Instant) {
    this.spaces = spaces
    this.words = new InlineReader(spaces, (href) => this.anchorOf(href), at)
  }

  newId(): Id {
    return `akn-${++this.made}`
  }

  inlines(element: XmlElement): Inlines {
    return this.words.read(element)
  }

  /** Of an address within this file. */
  anchorOf(href: string | undefined): string | null {
    return (href?.startsWith('#') && this.anchors.get(href.slice(1))) || null
  }

  /**
   * Blocks side by side that are in no section of the file are one of the text.
   *
   * @param annexes what is printed within the body is taken from them, at its place
   */
  parts(body: XmlElement, annexes: Map<string, XmlElement>): readonly FinalPart[] {
    const parts: FinalPart[] = []
    let loose: FinalBlock[] = []
    const close = () => {
      if (loose.length > 0) parts.push({ kind: 'section', id: this.newId(), blocks: loose })
      loose = []
    }
    for (const each of childElements(body)) {
      if (isWhole(each)) {
        close()
        parts.push(...this.whole(each, annexes))
      } else loose.push(...this.block(each, 0))
    }
    close()
    return parts
  }

  private whole(element: XmlElement, annexes: Map<string, XmlElement>): readonly FinalPart[] {
    const { name, attributes } = element
    if (name === 'akn:part') {
      return [this.title(element), ...this.parts(withoutHead(element), annexes)]
    }
    if (name === 'akn:section') {
      const id = attributes.get('rap:section') ?? this.newId()
      return [{ kind: 'section', id, blocks: this.block(element, 0) }]
    }
    switch (attributes.get('name')) {
      case 'contents':
        return [{ kind: 'contents' }]
      case 'annexHere': {
        const eId = findHref(element)?.slice(1) ?? ''
        const annex = annexes.get(eId)
        annexes.delete(eId)
        return annex ? [this.annex(annex)] : []
      }
      default:
        return [{ kind: 'section', id: this.idOf(element), blocks: this.blocks(element, 0) }]
    }
  }

  /** Blocks of another text. */
  quoted(structure: XmlElement): readonly FinalBlock[] {
    return this.blocks(structure, 0)
  }

  /** What an amendment says, as a section of its own. */
  loose(body: XmlElement): readonly FinalPart[] {
    const blocks = childElements(body).flatMap((each) =>
      each.name === 'akn:p' ? this.block(each, 0) : this.blocks(each, 0),
    )
    return blocks.length > 0 ? [{ kind: 'section', id: this.newId(), blocks }] : []
  }

  /** What stands before the body or after it, as a section of its own. */
  section(element: XmlElement | null): readonly FinalPart[] {
    const blocks = this.preamble(element)
    return blocks.length > 0 ? [{ kind: 'section', id: this.newId(), blocks }] : []
  }

  private title(element: XmlElement): FinalPart {
    return {
      kind: 'title',
      id: this.idOf(element),
      anchor: this.head(element),
      label: this.numOf(element),
      content: this.heading(element),
      ...endOf(element),
    }
  }

  annex(attachment: XmlElement): FinalAnnex {
    const anchor = this.head(attachment)
    const document = childElements(attachment).find((each) => child(each, 'akn:mainBody'))
    const title = this.heading(attachment)
    const preamble = document ? this.preamble(child(document, 'akn:preamble')) : []
    const body = document && child(document, 'akn:mainBody')
    return {
      kind: 'annex',
      id: this.idOf(attachment),
      anchor,
      label: this.numOf(attachment) ?? '',
      title,
      ...endOf(attachment),
      form: attachment.attributes.get('rap:form') ?? 'free',
      blocks: [...preamble, ...(body ? this.blocks(body, 0) : [])],
    }
  }

  /** Formulas and paragraphs before the body, or after it. */
  private preamble(element: XmlElement | null): readonly FinalBlock[] {
    if (!element) return []
    return childElements(element).flatMap((each): readonly FinalBlock[] => {
      if (heads.has(each.name)) return [this.crossHeading(each)]
      if (child(each, 'akn:num')) return this.numbered(each, 0)
      if (each.name !== 'akn:p') return this.preamble(each)
      return [this.line(each, element.name === 'akn:conclusions' ? 'plain' : 'preambular')]
    })
  }

  private blocks(around: XmlElement, depth: number): readonly FinalBlock[] {
    return childElements(around).flatMap((each) => this.block(each, depth))
  }

  /** @param depth of sub-paragraphs */
  private block(element: XmlElement, depth: number): readonly FinalBlock[] {
    const level = headingLevels.indexOf(element.name) + 1
    const called = element.attributes.get('name')
    if (level > 0) {
      return [
        ...this.headed(element, level),
        ...this.subheadings(element),
        ...this.blocks(withoutHead(element), 0),
      ]
    }
    switch (element.name) {
      case 'akn:num':
        return [this.line(element, 'plain')]
      case 'akn:heading':
      case 'akn:subheading':
      case 'akn:p':
      case 'akn:block':
        return isBlank(element) ? [] : [this.line(element, 'plain')]
      case 'akn:crossHeading':
        return [this.crossHeading(element)]
      case 'akn:table':
        return [readTable(element, this.newId(), [], (line) => this.inlines(line))]
      case 'akn:hcontainer':
        if (called === 'table')
          return [readTableIn(element, this.idOf(element), (line) => this.inlines(line))]
        if (called === 'columns') return [this.columns(element)]
        return this.numbered(element, depth)
      case 'akn:content':
      case 'akn:intro':
      case 'akn:wrapUp':
      case 'akn:list':
      case 'akn:blockList':
      case 'akn:container':
      case 'akn:div':
      case 'akn:blockContainer':
        return this.blocks(element, depth)
      case 'akn:toc':
        return []
      default:
        return this.numbered(element, depth)
    }
  }

  /** A section without number and name is only a fold. */
  private headed(element: XmlElement, level: number): readonly FinalBlock[] {
    const label = this.numOf(element)
    if (label === null && !child(element, 'akn:heading')) return []
    const heading: FinalHeading = {
      kind: 'heading',
      id: this.idOf(element),
      anchor: this.head(element),
      label,
      level: level as FinalHeading['level'],
      content: this.heading(element),
      ...endOf(element),
      ...besideOf(element),
    }
    return [heading]
  }

  private subheadings(element: XmlElement): readonly FinalBlock[] {
    return childElements(element)
      .filter(({ name }) => name === 'akn:subheading')
      .map((each) => this.crossHeading(each))
  }

  private crossHeading(element: XmlElement): FinalHeading {
    return {
      kind: 'heading',
      id: this.idOf(element),
      anchor: this.head(element),
      label: null,
      level: 2,
      content: this.inlines(element),
    }
  }

  /** A paragraph, a point, an article…: its number stands before its first words. */
  private numbered(element: XmlElement, depth: number): readonly FinalBlock[] {
    const { attributes } = element
    const label = this.numOf(element)
    const anchor = attributes.get('rap:anchor')
    if (anchor) this.name(element, anchor)
    const list = child(element, 'akn:list')
    const first = firstLine(element)
    const named = child(element, 'akn:heading')
    const above = [
      ...(named && first ? [this.crossHeading(named)] : []),
      ...this.subheadings(element),
    ]
    if (!first && label === null && !named) {
      return [...above, ...this.blocks(withoutHead(element), depth)]
    }
    const given = attributes.get('rap:level')
    const block: FinalParagraph = {
      kind: 'paragraph',
      id: this.idOf(element),
      ...(anchor && { anchor }),
      label,
      style: styleOf(attributes.get('class'), label),
      level: given === undefined ? Math.min(depth, 4) : Number(given),
      content: first ? this.inlines(first) : named ? this.inlines(named) : [],
      recommendation: recommendationOf(element),
      ...endOf(element),
      ...besideOf(element),
    }
    const beneath = (around: XmlElement, inner: number): readonly FinalBlock[] =>
      childElements(around).flatMap((each) => {
        if (each === first || heads.has(each.name)) return []
        if (each.name === 'akn:list') return beneath(each, depth + 1)
        if (holding.has(each.name)) return beneath(each, inner)
        return this.block(each, isHierarchical(each) ? depth + 1 : inner)
      })
    return [...above, block, ...beneath(element, list ? depth + 1 : depth)]
  }

  private line(element: XmlElement, style: ParagraphKind): FinalParagraph {
    return {
      kind: 'paragraph',
      id: this.idOf(element),
      label: null,
      style,
      level: 0,
      content: this.inlines(element),
      recommendation: null,
    }
  }

  private columns(element: XmlElement): FinalColumns {
    const content = child(element, 'akn:content') ?? element
    return {
      kind: 'columns',
      lines: childElements(content).map((line) => ({
        id: this.idOf(line),
        content: this.inlines(line),
      })),
    }
  }

  private heading(element: XmlElement): Inlines {
    const heading = child(element, 'akn:heading')
    return heading ? this.inlines(heading) : []
  }

  private numOf(element: XmlElement): string | null {
    const num = child(element, 'akn:num')
    if (!num) return null
    return this.spaces === 'exact' ? textOf(num) : textOf(num).replace(/\s+/g, ' ').trim()
  }

  private head(element: XmlElement): string {
    const anchor = element.attributes.get('rap:anchor') ?? `h${++this.heads}`
    this.name(element, anchor)
    return anchor
  }

  private name(element: XmlElement, anchor: string): void {
    const eId = element.attributes.get('eId')
    if (eId) this.anchors.set(eId, anchor)
  }

  private idOf(element: XmlElement): Id {
    return idIn(element, this.spaces) ?? this.newId()
  }
}

/** What is a part of the text by itself, and not a block among others. */
function isWhole({ name, attributes }: XmlElement): boolean {
  if (name === 'akn:part' || name === 'akn:section') return true
  const called = attributes.get('name')
  return (
    name === 'akn:hcontainer' &&
    (called === 'section' || called === 'contents' || called === 'annexHere')
  )
}

const headingLevels = ['akn:section', 'akn:subsection', 'akn:division', 'akn:subdivision']

const heads = new Set(['akn:num', 'akn:heading', 'akn:subheading'])

function withoutHead(element: XmlElement): XmlElement {
  const children = element.children.filter(
    (each) => typeof each === 'string' || !heads.has(each.name),
  )
  return { ...element, children }
}

/** What stands around the words of a paragraph. */
const holding = new Set(['akn:content', 'akn:intro', 'akn:wrapUp'])

/** The words that the number stands before. */
function firstLine(element: XmlElement): XmlElement | null {
  for (const each of childElements(element)) {
    if (heads.has(each.name)) continue
    if (each.name === 'akn:p') return each
    if (!holding.has(each.name) && each.name !== 'akn:list') return null
    return firstLine(each)
  }
  return null
}

function isHierarchical({ name }: XmlElement): boolean {
  return name === 'akn:point' || name === 'akn:subparagraph' || name === 'akn:indent'
}

function styleOf(named: string | undefined, label: string | null): ParagraphKind {
  return (
    paragraphKinds.find((kind) => kind === named) ??
    (named === undefined || label ? 'numbered' : 'plain')
  )
}

function endOf(element: XmlElement) {
  const end = revisionOf(element)
  return end && { end }
}

function besideOf(element: XmlElement) {
  const remarks = remarksOf(element)
  return remarks.length > 0 ? { remarks } : null
}

function recommendationOf({ attributes }: XmlElement): FinalParagraph['recommendation'] {
  const kind = attributes.get('rap:recommends')
  if (kind === undefined) return null
  return {
    addressee: attributes.get('rap:addressee') ?? '',
    kind,
    deadline: attributes.get('rap:deadline') ?? null,
  }
}

function findHref(element: XmlElement): string | null {
  for (const each of childElements(element)) {
    const href = each.attributes.get('href') ?? findHref(each)
    if (href) return href
  }
  return null
}

function isBlank(element: XmlElement): boolean {
  return element.children.length === 0
}
