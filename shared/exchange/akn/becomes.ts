import { paragraphKinds } from '../../document/kinds'
import type {
  FinalBlock,
  FinalHeading,
  FinalParagraph,
  FinalPart,
  Formerly,
  Id,
} from '../final-document'
import { type Element, element } from '../xml/markup'
import { childElements, type XmlElement } from '../xml/read'

type Becoming = Extract<FinalPart, { kind: 'title' | 'annex' }> | FinalHeading | FinalParagraph

/** Of a redline what each thing that stays was, and what it is called once all is accepted. */
export function becomingElements(parts: readonly FinalPart[]): readonly Element[] {
  const elements: Element[] = []
  eachBecoming(parts, (item) => {
    const was = 'was' in item ? item.was : undefined
    const { id, accepted } = item
    if (!was && accepted === undefined) return item
    const named = accepted !== undefined && { called: String(accepted !== null), label: accepted }
    elements.push(element('rap:becomes', { of: id, ...named }, was ? formerlyElement(was) : null))
    return item
  })
  return elements
}

/** The same parts with what was said of them. */
export function withBecoming(
  parts: readonly FinalPart[],
  redline: XmlElement | null,
): readonly FinalPart[] {
  const said = new Map<Id, XmlElement>()
  for (const each of redline ? childElements(redline, 'rap:becomes') : [])
    said.set(each.attributes.get('of') ?? '', each)
  if (said.size === 0) return parts
  return eachBecoming(parts, (item) => {
    const own = item.end?.how === 'deleted' ? undefined : said.get(item.id)
    if (!own) return item
    const [formerly] = childElements(own, 'rap:formerly')
    const was = formerly && readFormerly(formerly)
    const isCalled = own.attributes.has('called')
    return {
      ...item,
      ...(isCalled && { accepted: own.attributes.get('label') ?? null }),
      ...(was && (item.kind === 'heading' || item.kind === 'paragraph') && { was }),
    }
  })
}

function eachBecoming(
  parts: readonly FinalPart[],
  of: <Item extends Becoming>(item: Item) => Item,
): readonly FinalPart[] {
  const block = (each: FinalBlock) =>
    each.kind === 'heading' || each.kind === 'paragraph' ? of(each) : each
  return parts.map((part) => {
    if (part.kind === 'contents') return part
    const own = part.kind === 'section' ? part : of(part)
    return 'blocks' in own ? { ...own, blocks: own.blocks.map(block) } : own
  })
}

function formerlyElement({ by, at, ...form }: Formerly): Element {
  if (form.kind === 'heading')
    return element('rap:formerly', { kind: form.kind, level: String(form.level), by, at })
  const { kind, style, level, recommendation } = form
  return element('rap:formerly', {
    kind,
    style,
    level: String(level),
    ...(recommendation && {
      addressee: recommendation.addressee,
      recommends: recommendation.kind,
      deadline: recommendation.deadline,
    }),
    by,
    at,
  })
}

function readFormerly({ attributes }: XmlElement): Formerly {
  const said = (name: string) => attributes.get(name) ?? ''
  const [level, by, at] = [Number(said('level')), said('by'), said('at')]
  if (said('kind') === 'heading') {
    const depth = level === 2 || level === 3 || level === 4 ? level : 1
    return { kind: 'heading', level: depth, by, at }
  }
  const style = paragraphKinds.find((each) => each === said('style')) ?? 'plain'
  const isAddressed = attributes.has('recommends')
  const recommendation = isAddressed
    ? {
        addressee: said('addressee'),
        kind: said('recommends'),
        deadline: attributes.get('deadline') ?? null,
      }
    : null
  return { kind: 'paragraph', style, level, recommendation, by, at }
}
