import type { FinalDocument } from '../final-document'
import { type FinalDecision, outcomes, type Paper } from '../final-paper'
import { type Element, element } from '../xml/markup'
import { childElements, type XmlElement } from '../xml/read'
import { Located } from './located'
import { source } from './meta'

type Decisions = Extract<Paper, { kind: 'decisions' }>

/** What was decided as the steps of a `workflow`, and votes as their analysis. */
export function decisionsMeta(
  document: FinalDocument,
  { decisions }: Decisions,
): { readonly before: readonly Element[]; readonly references: readonly Element[] } {
  if (decisions.length === 0) return { before: [], references: [] }
  const places = placesIn(document)
  const known = new Set(decisions.map(({ outcome }) => outcome))
  const votes = decisions.flatMap((decision, at) => votingOf(decision, at))
  return {
    before: [
      element(
        'workflow',
        { source },
        decisions.map(({ block, at, outcome, about }) =>
          element('step', {
            date: at,
            by: '#authority',
            refersTo: `#${places.get(block) ?? ''}`,
            outcome: `#outcome_${outcome}`,
            'rap:block': block,
            'rap:about': about,
          }),
        ),
      ),
      ...(votes.length > 0
        ? [element('analysis', { source }, element('parliamentary', {}, votes))]
        : []),
    ],
    references: outcomes
      .filter((outcome) => known.has(outcome))
      .map((outcome) =>
        element('TLCConcept', {
          eId: `outcome_${outcome}`,
          href: `/akn/ontology/concept/un/outcome/${outcome}`,
          showAs: outcome,
        }),
      ),
  }
}

function placesIn(document: FinalDocument): ReadonlyMap<string, string> {
  const { placed } = new Located(document)
  return new Map(
    [...placed].flatMap(([block, eId]) => ('id' in block ? [[block.id, eId] as const] : [])),
  )
}

const sides = ['for', 'against', 'abstaining'] as const

function votingOf({ vote, outcome }: FinalDecision, at: number): readonly Element[] {
  if (!vote) return []
  const eId = `voting_${at + 1}`
  return [
    element(
      'voting',
      { eId, outcome: `#outcome_${outcome}`, 'rap:step': at },
      sides.map((side) =>
        element(
          'count',
          { eId: `${eId}__${side}`, value: vote[side].length, 'rap:side': side },
          vote[side].map((name) => element('rap:voter', { name })),
        ),
      ),
    ),
  ]
}

export function readDecisions(meta: XmlElement | null): readonly FinalDecision[] {
  const within = (name: string) =>
    meta ? childElements(meta).flatMap((each) => deep(each, name)) : []
  const votes = new Map(
    within('akn:voting').map((voting) => {
      const named = (side: string) =>
        childElements(voting)
          .filter(({ attributes }) => attributes.get('rap:side') === side)
          .flatMap((count) => childElements(count))
          .map(({ attributes }) => attributes.get('name') ?? '')
      const vote = { for: named('for'), against: named('against'), abstaining: named('abstaining') }
      return [voting.attributes.get('rap:step'), vote] as const
    }),
  )
  return within('akn:step').flatMap(({ attributes }, at): readonly FinalDecision[] => {
    const said = attributes.get('outcome')?.replace(/^#outcome_/, '')
    const outcome = outcomes.find((each) => each === said)
    const block = attributes.get('rap:block')
    if (!outcome || block === undefined) return []
    const about = attributes.get('rap:about') ?? null
    const vote = votes.get(String(at)) ?? null
    return [{ block, at: attributes.get('date') ?? '', outcome, about, vote }]
  })
}

function deep(element: XmlElement, name: string): readonly XmlElement[] {
  if (element.name === name) return [element]
  return childElements(element).flatMap((each) => deep(each, name))
}
