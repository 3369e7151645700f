import type { FinalBlock, FinalDocument } from '../final-document'
import type { FinalAmendment, FinalSpot, Replaced, TextChange, TextOf } from '../final-paper'
import { child, childElements, find, search, type XmlElement } from '../xml/read'
import { BodyReader } from './read-body'

/** The text that a paper of ours is about; `null` in a file of others. */
export function aboutIn(main: XmlElement): TextOf | null {
  const about = find(main, 'rap:about')?.attributes
  if (!about) return null
  const said = (name: string) => about.get(name) ?? ''
  return {
    name: said('name'),
    symbol: about.get('symbol') ?? null,
    date: said('date'),
    conference: said('conference'),
    at: said('at'),
    digest: said('digest'),
  }
}

/** The amendments of a list, with what each does. */
export function readAmendments(list: XmlElement): readonly FinalAmendment[] {
  const body = child(list, 'akn:collectionBody')
  return (body ? childElements(body) : []).flatMap((component): readonly FinalAmendment[] => {
    const amendment = child(component, 'akn:amendment')
    const own = amendment && find(amendment, 'rap:amendment')
    if (!amendment || !own) return []
    const said = (name: string) => own.attributes.get(name) ?? ''
    return [
      {
        id: component.attributes.get('GUID') ?? said('label'),
        label: said('label'),
        amends: own.attributes.get('amends') ?? null,
        by: said('by'),
        sponsors: childElements(own).map(({ attributes }) => attributes.get('name') ?? ''),
        tabled: said('tabled'),
        deed: said('deed'),
        rationale: said('rationale'),
        deferred: said('deferred') === 'true',
        applies: said('applies') === 'true',
        changes: changesIn(amendment),
      },
    ]
  })
}

/** What the `textualMod`s of an amendment say, in their order. */
function changesIn(amendment: XmlElement): readonly TextChange[] {
  const active = find(amendment, 'akn:activeModifications')
  const changes: TextChange[] = []
  for (const textualMod of active ? childElements(active) : []) {
    const change = changeOf(textualMod, amendment)
    const last = changes.at(-1)
    // For several words of one block there are as many modifications.
    if (change?.kind === 'words' && last?.kind === 'words' && last.block === change.block)
      changes.splice(-1, 1, { ...last, replaced: [...last.replaced, ...change.replaced] })
    else if (change) changes.push(change)
  }
  return changes
}

function changeOf(textualMod: XmlElement, amendment: XmlElement): TextChange | null {
  const destination = child(textualMod, 'akn:destination')
  const quoted = (name: string) => {
    const eId = child(textualMod, name)?.attributes.get('href')?.slice(1)
    return eId === undefined
      ? null
      : search(amendment, (each) => each.attributes.get('eId') === eId)
  }
  const [old, come] = [quoted('akn:old'), quoted('akn:new')]
  if (!destination) return null
  const block = destination.attributes.get('rap:guid') ?? ''
  const at = { block, way: wayOf(destination) }
  switch (textualMod.attributes.get('type')) {
    case 'substitution': {
      if (!old || !come) return null
      if (old.name === 'akn:quotedText')
        return { kind: 'words', ...at, replaced: [words(old, come)] }
      const [[was], [becomes]] = [blocksIn(old), blocksIn(come)]
      return was && becomes ? { kind: 'form', ...at, was, becomes } : null
    }
    case 'repeal': {
      const [was] = old ? blocksIn(old) : []
      return was ? { kind: 'taken', ...at, was } : null
    }
    case 'insertion': {
      const spot = spotOf(destination)
      return come && spot ? { kind: 'put', at: spot, blocks: blocksIn(come) } : null
    }
    default:
      return null
  }
}

function spotOf(destination: XmlElement): FinalSpot | null {
  const { attributes } = destination
  const way = wayOf(destination)
  const guid = attributes.get('rap:guid') ?? null
  const section = attributes.get('rap:section')
  const pos = attributes.get('pos')
  if (section !== undefined) return { kind: 'apart', after: guid, section, way }
  if (pos === 'start') return { kind: 'first', within: guid, way }
  const isBeside = pos === 'after' || pos === 'before'
  return isBeside && guid !== null ? { kind: pos, block: guid, way } : null
}

/** Behind the address of the text: "!main#sec_IV__para_12". Without a place there is only "!main". */
function wayOf({ attributes }: XmlElement): string | null {
  const [way] = /![^/]*#.*$/.exec(attributes.get('href') ?? '') ?? []
  return way ?? null
}

function words(old: XmlElement, come: XmlElement): Replaced {
  const reader = new BodyReader('exact', '')
  return { old: reader.inlines(old), new: reader.inlines(come) }
}

function blocksIn(structure: XmlElement): readonly FinalBlock[] {
  return new BodyReader('exact', '').quoted(structure)
}

/** Of others' lists all that is said in them, amendment by amendment. */
export function othersAmendments(main: XmlElement, reader: BodyReader): FinalDocument['parts'] {
  const bodies = bodiesIn(main)
  return bodies.flatMap((body) => reader.loose(body))
}

function bodiesIn(element: XmlElement): readonly XmlElement[] {
  if (element.name === 'akn:amendmentBody' || element.name === 'akn:interstitial') return [element]
  return childElements(element).flatMap(bodiesIn)
}
