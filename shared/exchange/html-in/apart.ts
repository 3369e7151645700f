import type { DefaultTreeAdapterTypes } from 'parse5'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

/** What stands on a page beside its text and says so (DPUB-ARIA 1.1: `doc-noteref`, `doc-endnotes`). */
export interface Apart {
  /** Notes by the links that refer to them. */
  readonly notes: ReadonlyMap<Element, Element>
  /** Where these notes stand. */
  readonly noteElements: ReadonlySet<Element>
}

/** Each note belongs to the first link that refers to it; what nothing refers to is no note. */
export function apartIn(root: Node): Apart {
  const byId = new Map<string, Element>()
  const links: Element[] = []
  for (const element of elementsOf(root)) {
    const id = attributeOf(element, 'id')
    if (id && !byId.has(id)) byId.set(id, element)
    if (element.tagName === 'a' && isOf(element, 'doc-noteref')) links.push(element)
  }
  const notes = new Map<Element, Element>()
  const noteElements = new Set<Element>()
  for (const link of links) {
    const note = byId.get(attributeOf(link, 'href').replace(/^#/, ''))
    if (!note || noteElements.has(note) || isWithin(link, note)) continue
    notes.set(link, note)
    noteElements.add(note)
  }
  return { notes, noteElements }
}

/** Whether it leads to places on its own page and nowhere else. */
export function isContents(nav: Element): boolean {
  const links = [...elementsOf(nav)].filter(({ tagName }) => tagName === 'a')
  return links.length > 0 && links.every((link) => attributeOf(link, 'href').startsWith('#'))
}

/** Leads from a note to where it is referred to. */
export function isBacklink(element: Element): boolean {
  return isOf(element, 'doc-backlink')
}

export function attributeOf(element: Element, name: string): string {
  return element.attrs.find((each) => each.name === name)?.value.trim() ?? ''
}

/** Walked step by step, however deep they lie. */
export function* elementsOf(root: Node): Generator<Element> {
  const left: Node[] = [root]
  for (let node = left.pop(); node; node = left.pop()) {
    if ('tagName' in node) yield node
    if ('childNodes' in node) left.push(...node.childNodes.toReversed())
  }
}

function isOf(element: Element, role: string): boolean {
  return attributeOf(element, 'role').split(/\s+/).includes(role)
}

function isWithin(element: Element, outer: Element): boolean {
  let at: Node | null = element
  while (at && at !== outer) at = 'parentNode' in at ? at.parentNode : null
  return at === outer
}
