import { type Amendment, changeIn, labelOf } from '../../amendments/amendment'
import { type BlockJSON, toBlock } from '../../amendments/change'
import type { Deed, RecordEntry, Register } from '../../amendments/register'
import type { Vote } from '../../amendments/vote'
import { languageOfText } from '../../document/language'
import type { AmendmentId, DelegationId } from '../../ids'
import { distinct } from '../distinct'
import type { FinalBlock, FinalDocument } from '../final-document'
import type { FinalDecision, FinalVote, Outcome } from '../final-paper'
import { opening, ownId, sponsorsIn } from './amendments'
import { dateOf, headingOf, lineOf, numberedLine, type PaperSource, paper, run } from './frame'
import { redlined, standingIn } from './redlined'
import { listed, type PaperWords, paperWords } from './words'

/**
 * The record of decisions: what was decided, day by day, with the time, the outcome, the words as
 * they were read out and the vote if there was one.
 */
export function decisionsPaper(source: PaperSource, register: Register): FinalDocument {
  const text = distinct(source.text)
  const language = languageOfText(text)
  const words = paperWords(language)
  const standing = standingIn(text)
  const blocks: FinalBlock[] = []
  const decisions: FinalDecision[] = []
  let count = 0
  let day = ''
  for (const entry of register.record) {
    const decided = decisionIn(entry.deed, register, words)
    if (!decided) continue
    const date = dateOf(entry.at, language)
    if (date !== day) blocks.push(headingOf(`day-${entry.number}`, 2, date))
    day = date
    const id = `entry-${entry.number}`
    const time = `${entry.at.slice(11, 16)} UTC`
    const { amendment, said, detail, vote, outcome } = decided
    decisions.push({
      block: id,
      at: entry.at,
      outcome,
      about: amendment && labelOf(amendment),
      vote: vote ? voteOf(vote, register) : null,
    })
    const about = amendment ? `${aboutOf(amendment, register, language)}: ` : ''
    blocks.push(
      numberedLine(
        id,
        `${++count}.`,
        run(`${time}. `, 'em'),
        ...(about ? [run(about, 'strong')] : []),
        run(said),
      ),
      ...(detail ? [lineOf(`${id}-detail`, run(detail))] : []),
      ...(vote ? voteLines(id, vote, register, words, language) : []),
      ...oralRevision(entry),
    )
  }
  return paper(
    source,
    [words.decisions],
    blocks.length > 0 ? blocks : [lineOf('none', run(words.noDecisions))],
    (of) => ({ kind: 'decisions', of, decisions }),
  )

  /** What the president read out, against the words that were tabled. */
  function oralRevision({ deed, at, number }: RecordEntry): readonly FinalBlock[] {
    if (deed.kind !== 'amendment-adopted' || !deed.orally) return []
    const amendment = amendmentIn(register, deed.amendment)
    const state = [amendment?.state, ...(amendment?.past ?? [])].find(
      (each) => each?.kind === 'adopted-orally' && each.at === at,
    )
    if (!amendment || !state) return []
    const spoken = changeIn({ change: amendment.change, state })
    const [by = amendment.delegation] = sponsorsIn(register, amendment)
    const blocks = redlined({ ...source, text }, standing, spoken, { by, at })
    return blocks.map((block) => ownId(block, `entry-${number}`))
  }
}

interface Decided {
  readonly outcome: Outcome
  readonly amendment: Amendment | null
  readonly said: string
  readonly detail?: string
  readonly vote?: Vote
}

type SaidInAWord =
  | 'adopted'
  | 'orally'
  | 'rejected'
  | 'withdrawn'
  | 'deferred'
  | 'fallen'
  | 'reconsidered'

function voteOf(vote: Vote, { delegations }: Register): FinalVote {
  const named = (ids: readonly DelegationId[]) =>
    delegations.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
  return {
    for: named(vote.for),
    against: named(vote.against),
    abstaining: named(vote.abstaining),
  }
}

function decisionIn(deed: Deed, register: Register, words: PaperWords): Decided | null {
  switch (deed.kind) {
    case 'amendment-adopted':
      return of(deed.amendment, deed.orally ? 'orally' : 'adopted', deed.vote)
    case 'amendment-rejected':
      return of(deed.amendment, 'rejected', deed.vote)
    case 'amendment-withdrawn':
      return of(deed.amendment, 'withdrawn')
    case 'amendment-deferred': {
      const decided = of(deed.amendment, 'deferred')
      return deed.reason ? { ...decided, detail: deed.reason } : decided
    }
    case 'amendment-fallen':
      return of(deed.amendment, 'fallen')
    case 'amendment-reconsidered':
      return of(deed.amendment, 'reconsidered', deed.vote)
    case 'bracket-settled': {
      const outcome = deed.how === 'agreed' ? 'bracketKept' : 'bracketTaken'
      return { outcome, amendment: null, said: words.outcome[outcome](deed.words) }
    }
    case 'alternative-chosen':
      return { outcome: 'chosen', amendment: null, said: words.outcome.chosen(deed.words) }
    case 'stage-opened': {
      if (deed.stage !== 'adopted') return null
      const adopted = {
        outcome: 'textAdopted',
        amendment: null,
        said: words.outcome.textAdopted,
      } as const
      if (!deed.over) return adopted
      return { ...adopted, detail: words.outcome.adoptedOver(deed.over.open, deed.over.reason) }
    }
    default:
      return null
  }

  function of(id: AmendmentId, outcome: SaidInAWord, vote?: Vote): Decided {
    const said = `${words.outcome[outcome]}.`
    return { outcome, amendment: amendmentIn(register, id), said, ...(vote && { vote }) }
  }
}

function amendmentIn({ amendments }: Register, id: AmendmentId): Amendment | null {
  return amendments.find((each) => each.id === id) ?? null
}

/** By its words and not by its number in the text, which may have changed since. */
function aboutOf(
  amendment: Amendment,
  register: Register,
  language: Parameters<typeof listed>[1],
): string {
  const { base, proposed } = amendment.change
  const [first]: readonly BlockJSON[] = [...base, ...proposed]
  const names = listed(sponsorsIn(register, amendment), language)
  const words = first ? ` “${opening(toBlock(first))}”` : ''
  return `${labelOf(amendment)} (${names})${words}`
}

function voteLines(
  id: string,
  vote: Vote,
  { delegations }: Register,
  words: PaperWords,
  language: Parameters<typeof listed>[1],
): readonly FinalBlock[] {
  const named = (ids: readonly DelegationId[]) =>
    listed(
      delegations.filter((each) => ids.includes(each.id)).map(({ name }) => name),
      language,
    )
  const lists = [
    ['for', words.inFavour, vote.for],
    ['against', words.against, vote.against],
    ['abstaining', words.abstaining, vote.abstaining],
  ] as const
  return [
    lineOf(
      `${id}-vote`,
      run(`${words.votes(vote.for.length, vote.against.length, vote.abstaining.length)}.`),
    ),
    ...lists.flatMap(([key, head, ids]) =>
      ids.length > 0 ? [lineOf(`${id}-${key}`, run(`${head}: `, 'em'), run(`${named(ids)}.`))] : [],
    ),
  ]
}
