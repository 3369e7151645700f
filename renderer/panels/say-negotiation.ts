import type { Amendment } from '../../shared/amendments/amendment'
import { assertNever } from '../../shared/assert-never'
import type { Over, Points } from '../../shared/negotiation/adoption'
import type { NegotiationDeed, Place } from '../../shared/negotiation/deeds'
import type { Whereabouts } from '../../shared/negotiation/whereabouts'
import { formatList } from '../i18n/format'
import { t } from '../i18n/translate'
import { saySource } from './brackets/SourceOf'

/** What was done about brackets, alternatives and agreed words, for the record. */
export function sayNegotiation(deed: NegotiationDeed, amendments: readonly Amendment[]): string {
  switch (deed.kind) {
    case 'bracket-stand':
      return t(`record.bracket-stand.${deed.stand}`, { words: deed.words })
    case 'bracket-described': {
      const { words, source } = deed
      if (source === null) return t('record.bracket-sourceless', { words })
      if (source) {
        return t('record.bracket-sourced', { words, source: saySource(source, amendments) })
      }
      const said = deed.status === 'open' ? (deed.nature ?? 'open') : deed.status
      return t(`record.bracket-described.${said}`, { words })
    }
    case 'bracket-settled':
      return t(`record.bracket-settled.${deed.how}`, { words: deed.words })
    case 'sign-taken':
      return t('record.sign-taken', { words: deed.words })
    case 'alternative-chosen': {
      const removed = deed.removed.map((words) => t('record.quoted', { words })).join(', ')
      return t('record.alternative-chosen', { words: deed.words, removed })
    }
    case 'agreed-ad-referendum':
    case 'agreed-reopened':
      return t(`record.${deed.kind}`, { place: sayAgreedPlace(deed.place) })
    default:
      return assertNever(deed)
  }
}

/** "2 brackets": how many points of one kind are open. */
export function sayPoints({ kind, count }: Points): string {
  return t(`adopt.point.${kind}`, { count })
}

/** What the text was adopted over, and why. */
export function sayAdoptedOver({ open, points, reason }: Over): string {
  if (!points) return t('record.adopted-over', { open, reason })
  const said = formatList(points.map(sayPoints))
  return t('record.adopted-over-points', { open, points: said, reason })
}

/** "paragraph 12", "section IV"; an annex is called by its label. */
export function sayWhere(label: string, place: Whereabouts['place']): string {
  if (place === 'annex' || place === 'part') return label
  return t(`agreed.place.${place === 'section' ? 'section' : 'block'}`, { label })
}

/** "paragraph 12"; of what has no number, its first words. */
export function sayAgreedPlace({ kind, label, words }: Place): string {
  if (kind === 'document') return t('agreed.place.document')
  if (label === null) return t('agreed.place.unnumbered', { words })
  return t(`agreed.place.${kind}`, { label })
}
