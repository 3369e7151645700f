import { type AmendmentState, type Fall, labelOf } from '../../../shared/amendments/amendment'
import { blockIdOf, type Change, type Place } from '../../../shared/amendments/change'
import { positionStands } from '../../../shared/amendments/position'
import type { Register } from '../../../shared/amendments/register'
import type { Vote } from '../../../shared/amendments/vote'
import { assertNever } from '../../../shared/assert-never'
import type { AmendmentId, BlockId } from '../../../shared/ids'
import { formatList, formatNumber, formatTime } from '../../i18n/format'
import { t } from '../../i18n/translate'
import type { Spot } from '../places'
import { sayPlace } from '../sentences'
import type { Tally } from './rows'

type Spots = ReadonlyMap<BlockId, Spot>

/** Where a change would be made, in the numbers that are on paper; empty while the text is not here. */
export function sayWhere(
  { place, base }: Pick<Change, 'place' | 'base'>,
  spots: Spots | null,
): string {
  if (!spots) return ''
  const [first, last] = [base[0], base.at(-1)].map((json) => json && spots.get(idOf(json)))
  if (!base[0]) return sayBeside(place, spots)
  const where = base.length > 1 && first && last ? sayRange(first, last) : sayPlace(first)
  if (place.kind === 'there') return where
  return t('board.place.move', { from: where, to: sayBeside(place, spots) })
}

/** "paragraphs 15 to 18", "annex I, paragraph 3 to heading B". */
function sayRange(first: Spot, last: Spot): string {
  const isOneSort = first.kind === last.kind && first.annex === last.annex
  if (isOneSort && first.label && last.label) {
    const place = t(`board.place.range.${first.kind}`, { first: first.label, last: last.label })
    return first.annex ? t('panel.place.in-annex', { annex: first.annex, place }) : place
  }
  const isOnePart = first.annex === last.annex
  const end = sayPlace(isOnePart ? { ...last, annex: null } : last)
  return t('board.place.range', { first: sayPlace(first), last: end })
}

function sayBeside(place: Place, spots: Spots): string {
  switch (place.kind) {
    case 'there':
      return sayPlace(null)
    case 'after':
      return t('board.place.after', { place: sayPlace(spots.get(place.block)) })
    case 'first':
      return t('board.place.first')
    case 'apart':
      return t('board.place.apart')
  }
}

const idOf = (json: Change['base'][number]): BlockId => blockIdOf(json) ?? ('' as BlockId)

/** What became of an amendment, with the reason where one is known. */
export function sayState(state: AmendmentState, amendments: Register['amendments']): string {
  if (state.kind === 'tabled') return t('board.state.tabled')
  const said = t(`margin.state.${state.kind}`, { time: formatTime(state.at) })
  switch (state.kind) {
    case 'considered':
    case 'withdrawn':
      return said
    case 'adopted':
    case 'adopted-orally':
    case 'rejected':
      return withVote(said, state.vote)
    case 'deferred':
      return state.reason ? t('board.state.why', { said, why: state.reason }) : said
    case 'fallen':
      return t('board.state.why', { said, why: sayFall(state.why, amendments) })
    case 'merged':
      return t('board.state.why', { said, why: nameOf(state.into, amendments) })
    default:
      return assertNever(state)
  }
}

export function sayFall(why: Fall, amendments: Register['amendments']): string {
  switch (why.kind) {
    case 'target-gone':
      return why.adopted
        ? t('board.fall.target-gone-with', { other: nameOf(why.adopted, amendments) })
        : t('board.fall.target-gone')
    case 'rival-adopted':
      return t('board.fall.rival-adopted', { other: nameOf(why.rival, amendments) })
    case 'parent-decided':
      return t('board.fall.parent-decided', { other: nameOf(why.parent, amendments) })
  }
}

export function nameOf(id: AmendmentId, amendments: Register['amendments']): string {
  const found = amendments.find((each) => each.id === id)
  return found ? labelOf(found) : ''
}

function withVote(said: string, vote: Vote | null): string {
  if (!vote) return said
  return t('record.vote', {
    said,
    for: formatNumber(vote.for.length),
    against: formatNumber(vote.against.length),
    abstaining: formatNumber(vote.abstaining.length),
  })
}

/** "2 support, 1 opposes"; empty where nobody has said anything. */
export function sayTally(tally: Tally): string {
  const said = positionStands.flatMap((stand) => {
    const count = tally[stand] ?? 0
    return count > 0 ? [t(`board.position.${stand}`, { count })] : []
  })
  return said.length > 0 ? formatList(said) : ''
}
