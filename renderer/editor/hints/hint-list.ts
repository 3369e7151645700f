import type { Node } from 'prosemirror-model'
import { idOf } from '../../../shared/document/blocks'
import { blockByNumber } from '../../../shared/document/find-number'
import type { OfficialLanguage } from '../../../shared/document/language'
import { number } from '../../../shared/document/numbering'
import type { BlockId } from '../../../shared/ids'
import { type Found, type FoundIn, known } from '../../../shared/style/check'
import { type PartyTerm, type Style, styleLanguages } from '../../../shared/style/hint'
import { partyTermOf } from '../../../shared/style/party-term'

/** Which hints a person wants. */
export interface Hinting {
  readonly on: boolean
  /** Rules that are switched off. */
  readonly off: readonly string[]
  /** Places that are to be left as they are: `placeOf()`. */
  readonly ignored: readonly string[]
  /** `null` keeps to the term that the text uses most. */
  readonly party: PartyTerm | null
}

/** A hint where it stands in the text. */
export interface PlacedHint extends Found {
  /** Its own among all of a text. */
  readonly key: string
  readonly block: BlockId | null
  /** Which child of the text it is in. */
  readonly part: number
  readonly node: Node
  /** Positions in the text, of the hint and of its block. */
  readonly at: number
  readonly start: number
  readonly end: number
  /** What a reference would refer to. */
  readonly target: BlockId | null
}

/** `null` for a text in a language whose rules are not known. */
export function styleOf(doc: Node, hinting: Hinting, lang: OfficialLanguage): Style | null {
  const language = styleLanguages.find((known) => known === lang)
  return language ? { language, party: hinting.party ?? partyTermOf(doc) } : null
}

/** The first and the last part of a text that are in sight; a part is a child of the text. */
export interface Sight {
  readonly first: number
  readonly last: number
}

/** What hints are made from. */
export interface Sources {
  readonly hinting: Hinting
  readonly style: Style | null
  readonly spelling: (top: Node) => readonly FoundIn[]
  readonly resolve: Resolve
}

/**
 * What is known of a text so far, or of the parts in sight, in reading order, without what a person
 * does not want to see.
 */
export function placedHints(
  doc: Node,
  sources: Sources,
  sight: Sight | null = null,
): readonly PlacedHint[] {
  if (!sources.hinting.on) return []
  const placed: PlacedHint[] = []
  doc.forEach((top, pos, part) => {
    if (sight && (part < sight.first || part > sight.last)) return
    placed.push(...placedIn(top, pos, part, sources))
  })
  return placed
}

function placedIn(
  top: Node,
  topPos: number,
  part: number,
  { hinting, style, spelling, resolve }: Sources,
): readonly PlacedHint[] {
  const placed: PlacedHint[] = []
  for (const { block, offset, found } of [...(style ? known(top, style) : []), ...spelling(top)]) {
    const id = idOf(block)
    const seen = new Map<string, number>()
    for (const each of found) {
      const place = placeOf(each, id)
      if (hinting.off.includes(each.rule) || hinting.ignored.includes(place)) continue
      const nth = seen.get(place) ?? 0
      seen.set(place, nth + 1)
      const at = topPos + offset
      const target = each.fix?.kind === 'reference' ? resolve(top, each.fix.to) : null
      // A number that nothing in the text has is one of another text.
      if (each.fix?.kind === 'reference' && (target === null || target === id)) continue
      placed.push({
        ...each,
        key: `${place}#${nth}`,
        block: id,
        part,
        node: block,
        at,
        start: at + each.from,
        // What is to be put in between two letters is shown at the second.
        end: at + Math.max(each.to, each.from + 1),
        target,
      })
    }
  }
  return placed.sort((a, b) => a.start - b.start)
}

/** What is remembered of a hint that a person has asked to leave alone. */
export function placeOf(found: Pick<Found, 'rule' | 'words'>, block: BlockId | null): string {
  return `${found.rule}|${block}|${found.words}`
}

/** Finds what a typed reference means in a text. */
export type Resolve = (top: Node, to: string) => BlockId | null

/**
 * In an annex "paragraph 3" is one of the annex. An annex is meant as a whole and not by its title.
 * The numbers of the whole text are needed for it, so the answers are kept: between two looks at the
 * whole text, what is newly typed means nothing yet.
 */
export function resolver(doc: Node): Resolve {
  const annexes = doc.children.filter((top) => top.type.name === 'annex')
  const known = new Map<string, BlockId | null>()
  return (top, to) => {
    const isAnnex = to.startsWith('annex')
    const inAnnex = !isAnnex && top.type.name === 'annex'
    const here = inAnnex ? (number(doc).tops[doc.children.indexOf(top)] ?? null) : null
    const said = here === null ? to : `${here} ${to}`
    const before = known.get(said)
    if (before !== undefined) return before
    const block = blockByNumber(doc, said)
    const found = isAnnex ? annexWith(block) : block
    known.set(said, found)
    return found
  }

  function annexWith(block: BlockId | null): BlockId | null {
    const annex = annexes.find(
      (top) => idOf(top) === block || top.children.some((title) => idOf(title) === block),
    )
    return annex && block ? idOf(annex) : null
  }
}
