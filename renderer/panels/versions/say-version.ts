import { labelOf } from '../../../shared/amendments/amendment'
import type { Register } from '../../../shared/amendments/register'
import type { DelegationId } from '../../../shared/ids'
import type { Credit } from '../../../shared/versions/credits'
import type { Source } from '../../../shared/versions/handwriting'
import type { Version } from '../../../shared/versions/version'
import { formatDateTime, formatNumber } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { type Plates, partOf } from '../delegations/plates'
import { sayDeed } from '../RecordPanel'

/** "L.1/Rev.1": what a room calls it, where all its symbols begin alike. */
export function sayVersion({ symbol, kind }: Pick<Version, 'symbol' | 'kind'>): string {
  if (symbol) return symbol
  return t(kind === 'final' ? 'versions.final-pending' : 'versions.pending')
}

/** Whose words they are, in two lines. */
export interface SaidSource {
  readonly delegation: DelegationId | null
  readonly who: string
  readonly how: string
  /** Whether there is a hand to show the mark of. */
  readonly isKnown: boolean
}

export function saySource(
  source: Source | null,
  register: Register,
  plates: Plates,
  how: Credit['how'] = 'wrote',
): SaidSource {
  if (source) return { ...sayKnown(source, register, plates, how), isKnown: true }
  return { delegation: null, who: t('hands.unknown'), how: t('hands.unknown-why'), isKnown: false }
}

type Known = Omit<SaidSource, 'isKnown'>

function sayKnown(source: Source, register: Register, plates: Plates, how: Credit['how']): Known {
  const at = formatDateTime(source.at)
  if (source.kind === 'person') {
    const { by } = source
    const who = t('hands.person', { name: by.name, part: partOf(by, plates) })
    return { delegation: by.delegation, who, how: t(`hands.${how}`, { at }) }
  }
  const entry = register.record[source.entry - 1]
  const number = formatNumber(source.entry)
  if (!entry)
    return { delegation: null, who: t('hands.act'), how: t('hands.entry', { number, at }) }
  const { deed } = entry
  const amendment =
    'amendment' in deed ? register.amendments.find(({ id }) => id === deed.amendment) : undefined
  if (amendment && deed.kind === 'amendment-adopted') {
    const name = plates.nameOf(amendment.delegation)
    const parent = register.amendments.find(({ id }) => id === amendment.amends)
    const label = labelOf(amendment)
    return {
      delegation: amendment.delegation,
      who: parent
        ? t('hands.amendment-to', { label, delegation: name, parent: labelOf(parent) })
        : t('hands.amendment', { label, delegation: name }),
      how: t('hands.adopted', { by: entry.by.name, at, number }),
    }
  }
  if (deed.kind === 'hosted') {
    return { delegation: null, who: t('hands.opening'), how: t('hands.entry', { number, at }) }
  }
  return {
    delegation: entry.by.delegation,
    who: t('hands.person', { name: entry.by.name, part: partOf(entry.by, plates) }),
    how: t('hands.deed', { deed: sayDeed(deed, plates, register.amendments), at, number }),
  }
}
