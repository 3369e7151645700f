import { type Amendment, changeIn, labelOf } from '../../amendments/amendment'
import { type BlockJSON, toBlock } from '../../amendments/change'
import type { Deed, RecordEntry, Register } from '../../amendments/register'
import type { Vote } from '../../amendments/vote'
import { languageOfText } from '../../document/language'
import type { AmendmentId, DelegationId } from '../../ids'
import { distinct } from '../distinct'
import type { FinalBlock, FinalDocument } from '../final-document'
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
    const { amendment, said, detail, vote } = decided
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
  readonly amendment: Amendment | null
  readonly said: string
  readonly detail?: string
  readonly vote?: Vote
}

function decisionIn(deed: Deed, register: Register, { outcome }: PaperWords): Decided | null {
  switch (deed.kind) {
    case 'amendment-adopted':
      return of(deed.amendment, deed.orally ? outcome.orally : outcome.adopted, deed.vote)
    case 'amendment-rejected':
      return of(deed.amendment, outcome.rejected, deed.vote)
    case 'amendment-withdrawn':
      return of(deed.amendment, outcome.withdrawn)
    case 'amendment-deferred': {
      const decided = of(deed.amendment, outcome.deferred)
      return deed.reason ? { ...decided, detail: deed.reason } : decided
    }
    case 'amendment-fallen':
      return of(deed.amendment, outcome.fallen)
    case 'amendment-reconsidered':
      return of(deed.amendment, outcome.reconsidered, deed.vote)
    case 'bracket-settled': {
      const said = deed.how === 'agreed' ? outcome.bracketKept : outcome.bracketTaken
      return { amendment: null, said: said(deed.words) }
    }
    case 'alternative-chosen':
      return { amendment: null, said: outcome.chosen(deed.words) }
    case 'stage-opened': {
      if (deed.stage !== 'adopted') return null
      const said = outcome.textAdopted
      if (!deed.over) return { amendment: null, said }
      const detail = outcome.adoptedOver(deed.over.open, deed.over.reason)
      return { amendment: null, said, detail }
    }
    default:
      return null
  }

  function of(id: AmendmentId, said: string, vote?: Vote): Decided {
    return { amendment: amendmentIn(register, id), said: `${said}.`, ...(vote && { vote }) }
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
