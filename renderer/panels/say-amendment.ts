import { type Amendment, type Fall, labelOf } from '../../shared/amendments/amendment'
import type { AmendmentDeed, Judged } from '../../shared/amendments/deeds'
import type { Vote } from '../../shared/amendments/vote'
import type { AmendmentId } from '../../shared/ids'
import { formatDateTime, formatList, formatNumber } from '../i18n/format'
import { t } from '../i18n/translate'
import type { Plates } from './delegations/plates'

/** What was done about amendments, as the record says it. */
export function sayAmendment(
  deed: AmendmentDeed,
  plates: Plates,
  amendments: readonly Amendment[],
): string {
  const nameOf = (id: AmendmentId) => labelIn(amendments, id)
  const label = 'amendment' in deed ? nameOf(deed.amendment) : ''
  const all = (ids: readonly AmendmentId[]) => ids.map(nameOf).join(', ')
  switch (deed.kind) {
    case 'amendment-tabled':
      return deed.late ? t('record.amendment-late', { label }) : t(`record.${deed.kind}`, { label })
    case 'amendment-withdrawn':
    case 'amendment-considered':
    case 'sponsor-joined':
    case 'sponsor-left':
      return t(`record.${deed.kind}`, { label })
    case 'amendment-revised':
      return t(deed.sponsors ? 'record.amendment-revised-by-others' : 'record.amendment-revised', {
        label,
        revision: formatNumber(deed.revision),
      })
    case 'amendment-reintroduced':
      return t('record.amendment-reintroduced', { label, from: nameOf(deed.from) })
    case 'amendment-adopted': {
      const how = deed.orally ? 'orally' : deed.merge
      const said = t(`record.amendment-adopted.${how}`, { label })
      return withVote(said, deed.vote)
    }
    case 'amendment-rejected':
      return withVote(t('record.amendment-rejected', { label }), deed.vote)
    case 'amendment-deferred':
      if (deed.reason === '') return t('record.amendment-deferred', { label })
      return t('record.amendment-deferred-why', { label, reason: deed.reason })
    case 'amendment-fallen': {
      const other = otherIn(deed.why)
      return t(`record.amendment-fallen.${deed.why.kind}`, {
        label,
        other: other ? nameOf(other) : '',
      })
    }
    case 'amendment-reconsidered': {
      const said = t('record.amendment-reconsidered', { label })
      return withVote(said, deed.vote)
    }
    case 'position-taken':
      return t(`record.position-taken.${deed.stand ?? 'none'}`, { label })
    case 'compromise-accepted':
      return t('record.compromise-accepted', { label, of: all(deed.of) })
    case 'disposition-agreed':
      return t(`record.disposition-agreed.${deed.disposition}`, { of: all(deed.of) })
    case 'order-set':
      return t('record.order-set', { order: all(deed.order) })
    case 'deadline-set': {
      const stage = t(`bar.stage.${deed.stage}`)
      if (deed.until === null) return t('record.deadline-lifted', { stage })
      return t('record.deadline-set', { stage, until: formatDateTime(deed.until) })
    }
    case 'leave-granted':
      return t('record.leave-granted', { delegation: plates.nameOf(deed.delegation) })
    case 'votes-allowed':
      return t(`record.votes-allowed.${deed.allowed ? 'on' : 'off'}`)
    case 'text-typed': {
      const names = deed.also.map(({ name }) => name)
      if (names.length === 0) return t('record.text-typed')
      return t('record.text-typed-with', { names: formatList(names) })
    }
  }
}

function otherIn(why: Fall): AmendmentId | null {
  switch (why.kind) {
    case 'target-gone':
      return why.adopted
    case 'rival-adopted':
      return why.rival
    case 'parent-decided':
      return why.parent
  }
}

function withVote(said: string, vote: Vote | undefined): string {
  if (!vote) return said
  return t('record.vote', {
    said,
    for: formatNumber(vote.for.length),
    against: formatNumber(vote.against.length),
    abstaining: formatNumber(vote.abstaining.length),
  })
}

/** What an act came to for amendments that it was not about. */
export function withOthers(
  said: string,
  others: readonly Judged[] | undefined,
  amendments: readonly Amendment[],
): string {
  if (!others) return said
  const each = ({ amendment, verdict, fell, was, reasons = [] }: Judged) => {
    const label = labelIn(amendments, amendment)
    if (fell || !was) return t(`record.other.${fell ? 'fell' : verdict}`, { label })
    const why = formatList([...new Set(reasons)].map((code) => t(`record.why.${code}`)))
    const turned = t(`record.turned.${verdict}`, { label, was: t(`record.was.${was}`) })
    return why ? t('record.turned-why', { turned, why }) : t('record.turned', { turned })
  }
  return t('record.with-others', { said, others: others.map(each).join(' ') })
}

function labelIn(amendments: readonly Amendment[], id: AmendmentId): string {
  const found = amendments.find((each) => each.id === id)
  return found ? labelOf(found) : ''
}
