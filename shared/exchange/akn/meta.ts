import { eachBlock, type FinalAnnex, type FinalDocument } from '../final-document'
import { type Element, element } from '../xml/markup'
import { becomingElements } from './becomes'
import { beforeElement } from './before'
import {
  actorOf,
  type Called,
  dateOf,
  type Iris,
  inAddress,
  irisOf,
  kinds,
  languageCodes,
} from './names'

export const source = '#secretariat'

/** How a document is called: a paper by the text that it is about, until it has its own symbol. */
export function calledOf(document: FinalDocument): Called {
  const { masthead, conference, at, language, paper } = document
  const said = { date: dateOf(masthead.date, at, language.tag), language: language.tag, at }
  const { symbol } = masthead
  if (!paper) {
    return { ...said, kind: 'report', symbol, number: symbol ?? conference }
  }
  const about = paper.of.symbol ?? paper.of.conference
  return {
    ...said,
    kind: paper.kind === 'amendments' ? 'amendments' : 'paper',
    symbol: symbol ?? paper.of.symbol,
    number: symbol ?? `${paper.kind}-${about}`,
  }
}

/** What the document says of itself; an annex has a meta of its own within the same work. */
export function metaOf(
  document: FinalDocument,
  annex: FinalAnnex | null,
  at: number,
  more: { readonly before?: readonly Element[]; readonly references?: readonly Element[] } = {},
): Element {
  const called = calledOf(document)
  return element(
    'meta',
    {},
    identification({
      called,
      component: annex ? `!annex_${at + 1}` : '!main',
      symbol: document.masthead.symbol,
      subtype: annex ? annexSubtype(annex) : kinds[called.kind].subtype,
      status: document.status,
    }),
    annex === null
      ? element('publication', {
          date: called.date,
          name: 'UN',
          showAs: document.conference || document.name || 'Document',
          number: document.masthead.symbol,
        })
      : null,
    more.before ?? null,
    references(document, annex, more.references ?? []),
    annex === null ? proprietary(document) : null,
  )
}

function annexSubtype({ form }: FinalAnnex): string {
  return form === 'declaration' ? 'deliberation' : 'report'
}

export interface Identified {
  readonly called: Called
  /** "!main" */
  readonly component: string
  /** As printed; `null` while it is pending. */
  readonly symbol: string | null
  readonly subtype: string
  /** Of the text in its making: "amending". */
  readonly status: string
  /** Who speaks, by what it is called in the references. */
  readonly author?: string
}

export function identification(identified: Identified): Element {
  const { called, component, symbol, subtype, status, author = '#authority' } = identified
  const iris = irisOf(called)
  const told = (date: string, name: string, role: string) => [
    element('FRBRdate', { date, name }),
    element('FRBRauthor', { href: author, as: role }),
  ]
  const edited = called.at.slice(0, 10)
  return element(
    'identification',
    { source },
    element(
      'FRBRWork',
      {},
      addresses(iris, 'work', component),
      told(called.date, 'document', '#author'),
      element('FRBRcountry', { value: 'un' }),
      element('FRBRsubtype', { value: subtype }),
      // Until the symbol is known it has the number that it has in its address.
      element('FRBRnumber', {
        value: inAddress(called.number) || 'pending',
        showAs: symbol ?? 'pending',
      }),
    ),
    element(
      'FRBRExpression',
      {},
      addresses(iris, 'expression', component),
      told(edited, status, '#editor'),
      element('FRBRlanguage', { language: languageCodes[called.language] }),
    ),
    element(
      'FRBRManifestation',
      {},
      element('FRBRthis', { value: `${iris.expression}/${component}.xml` }),
      element('FRBRuri', { value: `${iris.expression}.xml` }),
      told(edited, 'markup', '#editor'),
    ),
  )
}

function addresses(iris: Iris, of: keyof Iris, component: string): readonly Element[] {
  return [
    element('FRBRthis', { value: `${iris[of]}/${component}` }),
    element('FRBRuri', { value: iris[of] }),
  ]
}

function references(
  document: FinalDocument,
  annex: FinalAnnex | null,
  more: readonly Element[],
): Element {
  const organ = document.masthead.organ || document.conference || 'United Nations'
  return element(
    'references',
    { source },
    more,
    element('TLCOrganization', {
      eId: annex ? null : 'authority',
      href: `/akn/ontology/organization/un/${actorOf(calledOf(document).symbol)}`,
      showAs: organ,
    }),
    annex
      ? null
      : [
          element('TLCOrganization', {
            eId: 'secretariat',
            href: '/akn/ontology/organization/un/secretariat',
            showAs: 'Secretariat',
          }),
          role('author', 'Author'),
          role('editor', 'Editor'),
          ...addresseesOf(document).map((name, index) =>
            role(addresseeId(index), name, inAddress(name)),
          ),
        ],
  )
}

function role(eId: string, showAs: string, name = eId): Element {
  return element('TLCRole', { eId, href: `/akn/ontology/role/un/${name}`, showAs })
}

/** To whom the recommendations of a document are addressed, each once. */
export function addresseesOf(document: FinalDocument): readonly string[] {
  const names = new Set<string>()
  eachBlock(document, (block) => {
    if (block.kind === 'paragraph' && block.recommendation?.addressee)
      names.add(block.recommendation.addressee)
  })
  return [...names]
}

export function addresseeId(index: number): string {
  return `addressee_${index + 1}`
}

/** What Akoma Ntoso has no word for. */
function proprietary(document: FinalDocument): Element {
  const { status, at, digest, name, conference, contentsAt, language, marking } = document
  const { redline, paper } = document
  return element(
    'proprietary',
    { source },
    element('rap:document', {
      status,
      at,
      digest,
      name,
      conference,
      contentsAt,
      language: language.name,
      marking,
    }),
    redline
      ? element(
          'rap:redline',
          { live: String(redline.live) },
          redline.before ? beforeElement(redline.before) : null,
          becomingElements(document.parts),
          redline.remarks.map(({ by, at: when, lines }) =>
            element(
              'rap:remark',
              { by, at: when },
              lines.map((line) => element('rap:line', { words: line })),
            ),
          ),
        )
      : null,
    paper ? element('rap:about', { ...paper.of }) : null,
  )
}
