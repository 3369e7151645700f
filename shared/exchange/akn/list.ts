import { assertNever } from '../../assert-never'
import type { FinalBlock, FinalDocument, Inlines } from '../final-document'
import type { FinalAmendment, FinalSpot, Paper, TextChange, TextOf } from '../final-paper'
import { paperWords } from '../papers/words'
import { type Content, type Element, element } from '../xml/markup'
import { BlockWriter, place } from './blocks'
import { coverPage } from './cover'
import { quotedIds } from './guids'
import { InlineWriter } from './inlines'
import { identification, metaOf, source } from './meta'
import { type Called, dateOf, inAddress, irisOf, kinds, Places } from './names'

type Amendments = Extract<Paper, { kind: 'amendments' }>

/**
 * Amendments as a bundle of documents, each of which says to a program what it does: a `mod` has the
 * words that go and those that come, and a `textualMod` what becomes of them, in a text that is named
 * by its address and in a block of it that is named by its `GUID`.
 */
export function amendmentList(document: FinalDocument, paper: Amendments): Element {
  return new ListWriter(document, paper).list()
}

class ListWriter {
  private readonly document: FinalDocument
  private readonly paper: Amendments
  private readonly places = new Places()
  private readonly inlines: InlineWriter
  private readonly words: ReturnType<typeof paperWords>
  /** Of the text, and of each amendment by its label. */
  private readonly base: string
  private readonly expressions: ReadonlyMap<string, string>

  constructor(document: FinalDocument, paper: Amendments) {
    this.document = document
    this.paper = paper
    this.inlines = new InlineWriter(this.places, new Map(), { ids: quotedIds, ordinals: true })
    this.words = paperWords(document.language.tag)
    this.base = irisOf(textCalled(paper.of, document)).expression
    this.expressions = new Map(
      paper.amendments.map((each) => [each.label, irisOf(this.called(each)).expression]),
    )
  }

  list(): Element {
    const { titles } = this.document
    const { amendments, of } = this.paper
    return element(
      'amendmentList',
      { name: 'marshalledList', contains: 'singleVersion' },
      metaOf(this.document, null, 0, {
        references: [
          element('passiveRef', { eId: 'base', href: this.base, showAs: of.name || 'Text' }),
        ],
      }),
      coverPage(this.document),
      titles.length > 0
        ? element(
            'preface',
            {},
            titles.map((title) =>
              element('p', {}, element('docTitle', {}, this.inlines.write(title))),
            ),
          )
        : null,
      element(
        'collectionBody',
        {},
        amendments.length > 0
          ? amendments.map((each, at) => this.component(each, `cmp_${at + 1}`))
          : element(
              'component',
              { eId: 'cmp_1' },
              element(
                'interstitial',
                { eId: 'cmp_1__none' },
                element('p', {}, this.words.noAmendments),
              ),
            ),
      ),
    )
  }

  private called({ label, tabled }: FinalAmendment): Called {
    const { of } = this.paper
    return {
      kind: 'amendment',
      symbol: of.symbol,
      number: `${of.symbol ?? of.conference}-${label}`,
      date: tabled.slice(0, 10),
      language: this.document.language.tag,
      at: tabled,
    }
  }

  private component(amendment: FinalAmendment, eId: string): Element {
    const { id, label, sponsors, deed, rationale, changes } = amendment
    const mods = changes.flatMap((change) => this.mods(change, amendment))
    const written = mods.map(({ write }, at) => write(`${eId}__mod_${at + 1}`))
    const sponsorId = (at: number) => `${eId}__sponsor_${at + 1}`
    return element(
      'component',
      { eId, GUID: id },
      element(
        'amendment',
        { name: 'amendment', contains: 'singleVersion' },
        element(
          'meta',
          {},
          identification({
            called: this.called(amendment),
            component: '!main',
            symbol: label,
            subtype: kinds.amendment.subtype,
            status: 'tabled',
            author: `#${sponsorId(Math.max(0, sponsors.indexOf(amendment.by)))}`,
          }),
          written.length > 0
            ? element(
                'analysis',
                { source },
                element(
                  'activeModifications',
                  {},
                  written.map((each) => each.textualMod),
                ),
              )
            : null,
          element(
            'references',
            { source },
            element('activeRef', {
              eId: `${eId}__base`,
              href: this.baseOf(amendment),
              showAs: amendment.amends ?? (this.paper.of.name || 'Text'),
            }),
            sponsors.map((name, at) =>
              element('TLCOrganization', {
                eId: sponsorId(at),
                href: `/akn/ontology/organization/un/delegation/${inAddress(name)}`,
                showAs: name,
              }),
            ),
          ),
          proprietary(amendment),
        ),
        element(
          'preface',
          {},
          element('p', {}, element('docNumber', {}, label)),
          sponsors.map((name, at) =>
            element('p', {}, element('docProponent', { refersTo: `#${sponsorId(at)}` }, name)),
          ),
        ),
        element(
          'amendmentBody',
          {},
          element('amendmentHeading', {}, element('p', {}, deed)),
          written.length > 0
            ? element(
                'amendmentContent',
                {},
                written.map(({ mod }) => element('p', {}, mod)),
              )
            : null,
          rationale ? element('amendmentJustification', {}, element('p', {}, rationale)) : null,
        ),
      ),
    )
  }

  private baseOf({ amends }: FinalAmendment): string {
    return amends === null ? this.base : (this.expressions.get(amends) ?? this.base)
  }

  private mods(change: TextChange, amendment: FinalAmendment): readonly Mod[] {
    const base = this.baseOf(amendment)
    const there = (block: string, way: string | null) =>
      element('destination', { href: `${base}/${way ?? '!main'}`, 'rap:guid': block })
    switch (change.kind) {
      case 'words': {
        const [before, between] = this.words.read
        return change.replaced.map(({ old, new: words }) => ({
          write: (eId) => {
            const [gone, come] = [`${eId}__qtext_1`, `${eId}__qtext_2`]
            const mod = element(
              'mod',
              { eId },
              `${before} `,
              this.quoted(gone, old),
              ` ${between} `,
              this.quoted(come, words),
            )
            const to = there(change.block, change.way)
            return { mod, textualMod: textualMod('substitution', eId, to, gone, come) }
          },
        }))
      }
      case 'form':
        return [
          {
            write: (eId) => {
              const [gone, come] = [`${eId}__qstr_1`, `${eId}__qstr_2`]
              const mod = element(
                'mod',
                { eId },
                this.structure(gone, [change.was]),
                this.structure(come, [change.becomes]),
              )
              const to = there(change.block, change.way)
              return { mod, textualMod: textualMod('substitution', eId, to, gone, come) }
            },
          },
        ]
      case 'taken':
        return [
          {
            write: (eId) => {
              const gone = `${eId}__qstr_1`
              const mod = element('mod', { eId }, this.structure(gone, [change.was]))
              const to = there(change.block, change.way)
              return { mod, textualMod: textualMod('repeal', eId, to, gone, null) }
            },
          },
        ]
      case 'put':
        return [
          {
            write: (eId) => {
              const come = `${eId}__qstr_1`
              const mod = element('mod', { eId }, this.structure(come, change.blocks))
              const to = destinationAt(base, change.at)
              return { mod, textualMod: textualMod('insertion', eId, to, null, come) }
            },
          },
        ]
      default:
        return assertNever(change)
    }
  }

  private quoted(eId: string, words: Inlines): Content {
    return element('quotedText', { eId }, this.inlines.write(words))
  }

  private structure(eId: string, blocks: readonly FinalBlock[]): Element {
    const placed = new Map<FinalBlock, string>()
    place(blocks, eId, this.places, placed, new Map())
    const writer = new BlockWriter(this.document, this.inlines, placed, quotedIds)
    return element('quotedStructure', { eId }, writer.write(blocks))
  }
}

/** One thing that is done, once it is known how it is called. */
interface Mod {
  write(eId: string): { readonly mod: Element; readonly textualMod: Element }
}

function textualMod(
  type: 'substitution' | 'repeal' | 'insertion',
  mod: string,
  destination: Element,
  old: string | null,
  come: string | null,
): Element {
  return element(
    'textualMod',
    { type, eId: `${mod}__tmod` },
    element('source', { href: `#${mod}` }),
    destination,
    old === null ? null : element('old', { href: `#${old}` }),
    come === null ? null : element('new', { href: `#${come}` }),
  )
}

function destinationAt(base: string, at: FinalSpot): Element {
  const href = `${base}/${at.way ?? '!main'}`
  switch (at.kind) {
    case 'after':
    case 'before':
      return element('destination', { href, pos: at.kind, 'rap:guid': at.block })
    case 'first':
      return element('destination', { href, pos: 'start', 'rap:guid': at.within })
    case 'apart':
      return element('destination', {
        href,
        pos: at.after === null ? 'end' : 'after',
        'rap:guid': at.after,
        'rap:section': at.section,
      })
  }
}

/** The address of the text is that of its own export at the same moment. */
function textCalled(of: TextOf, { language }: FinalDocument): Called {
  return {
    kind: 'report',
    symbol: of.symbol,
    number: of.symbol ?? of.conference,
    date: dateOf(of.date, of.at, language.tag),
    language: language.tag,
    at: of.at,
  }
}

function proprietary(amendment: FinalAmendment): Element {
  const { label, amends, by, sponsors, tabled, deed, rationale, deferred, applies } = amendment
  return element(
    'proprietary',
    { source },
    element(
      'rap:amendment',
      {
        label,
        amends,
        by,
        tabled,
        deed,
        rationale,
        deferred: String(deferred),
        applies: String(applies),
      },
      sponsors.map((name) => element('rap:sponsor', { name })),
    ),
  )
}
