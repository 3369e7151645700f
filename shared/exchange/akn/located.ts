import type {
  Anchor,
  FinalBlock,
  FinalDocument,
  FinalPart,
  FinalSection,
  Id,
} from '../final-document'
import { titleIdOf } from '../title-id'
import { place } from './blocks'
import { Places } from './names'

/** Where everything stands in the file, found before anything is written: what comes first may refer to what comes later. */
export class Located {
  readonly places = new Places()
  readonly placed = new Map<FinalBlock, string>()
  readonly parts = new Map<FinalPart, string>()
  readonly eIds = new Map<Anchor, string>()

  constructor(document: FinalDocument) {
    let part = ''
    for (const each of document.parts) {
      const eId = this.placeOf(each, part)
      this.parts.set(each, eId)
      if ('anchor' in each) this.eIds.set(each.anchor, eId)
      if (each.kind === 'title') part = eId
      if (each.kind === 'section' || each.kind === 'annex') {
        const within = each.kind === 'annex' ? eId : isOneSection(each) ? part : eId
        place(each.blocks, within, this.places, this.placed, this.eIds)
      }
    }
  }

  private placeOf(part: FinalPart, within: string): string {
    switch (part.kind) {
      case 'contents':
        return this.places.take('', 'contents', null)
      case 'title':
        return this.places.take('', 'part', part.label?.replace(/^.*\s/, '') ?? null)
      case 'annex':
        return this.places.take('', 'att', part.label.replace(/^.*\s/, ''))
      case 'section':
        return isOneSection(part) ? '' : this.places.take(within, 'hcontainer', null)
    }
  }
}

/** A section of the text is one in the file where it begins with the only heading of its level. */
export function isOneSection({ blocks }: FinalSection): boolean {
  const highest = blocks.map((block) => block.kind === 'heading' && block.level === 1)
  return highest.indexOf(true) === 0 && highest.lastIndexOf(true) === 0
}

/** The title of an annex, in its place. */
export function headingIn(annex: string): string {
  return `${annex}__heading`
}

/**
 * Where what has an id stands in the file of a document, by its component: "!main#sec_IV__para_12",
 * "!annex_1#att_I__para_3".
 */
export function waysIn(document: FinalDocument): ReadonlyMap<Id, string> {
  const { placed, parts } = new Located(document)
  const ways = new Map<Id, string>()
  let annexes = 0
  for (const part of document.parts) {
    if (part.kind === 'contents') continue
    const component = part.kind === 'annex' ? `!annex_${++annexes}` : '!main'
    const put = (id: Id, eId: string | undefined) => {
      if (eId) ways.set(id, `${component}#${eId}`)
    }
    put(part.id, parts.get(part))
    if (part.kind === 'title') continue
    if (part.kind === 'annex') put(titleIdOf(part.id), headingIn(parts.get(part) ?? ''))
    for (const block of part.blocks) {
      if (block.kind !== 'columns') put(block.id, placed.get(block))
      else for (const line of block.lines) put(line.id, placed.get(block))
    }
    // One that begins with its heading is found where that is.
    const [first] = part.blocks
    if (part.kind === 'section' && first && isOneSection(part)) put(part.id, placed.get(first))
  }
  return ways
}
