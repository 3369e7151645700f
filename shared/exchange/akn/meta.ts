import { eachBlock, type FinalAnnex, type FinalDocument } from '../final-document'
import { type Element, element } from '../xml/markup'
import { actorOf, dateOf, type Iris, inAddress, irisOf, languageCodes } from './names'

const source = '#secretariat'

/** What the document says of itself; an annex has a meta of its own within the same work. */
export function metaOf(document: FinalDocument, annex: FinalAnnex | null, at: number): Element {
  const component = annex ? `!annex_${at + 1}` : '!main'
  return element(
    'meta',
    {},
    identification(document, component),
    annex === null
      ? element('publication', {
          date: dateOf(document),
          name: 'UN',
          showAs: document.conference || document.name || 'Document',
          number: document.masthead.symbol,
        })
      : null,
    references(document, annex),
    annex === null ? proprietary(document) : null,
  )
}

function identification(document: FinalDocument, component: string): Element {
  const iris = irisOf(document)
  const { symbol } = document.masthead
  const told = (date: string, name: string, role: string) => [
    element('FRBRdate', { date, name }),
    element('FRBRauthor', { href: '#authority', as: role }),
  ]
  const edited = document.at.slice(0, 10)
  return element(
    'identification',
    { source },
    element(
      'FRBRWork',
      {},
      addresses(iris, 'work', component),
      told(dateOf(document), 'document', '#author'),
      element('FRBRcountry', { value: 'un' }),
      element('FRBRsubtype', { value: 'report' }),
      element('FRBRnumber', {
        value: inAddress(symbol ?? '') || 'pending',
        showAs: symbol ?? 'pending',
      }),
    ),
    element(
      'FRBRExpression',
      {},
      addresses(iris, 'expression', component),
      told(edited, document.status, '#editor'),
      element('FRBRlanguage', { language: languageCodes[document.language.tag] }),
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

function references(document: FinalDocument, annex: FinalAnnex | null): Element {
  const organ = document.masthead.organ || document.conference || 'United Nations'
  return element(
    'references',
    { source },
    element('TLCOrganization', {
      eId: annex ? null : 'authority',
      href: `/akn/ontology/organization/un/${actorOf(document)}`,
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
function proprietary({
  status,
  at,
  digest,
  name,
  conference,
  contentsAt,
  language,
  marking,
}: FinalDocument): Element {
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
  )
}
