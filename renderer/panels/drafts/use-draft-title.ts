import { type Draft, labelOf } from '../../../shared/amendments/amendment'
import { findAmendment } from '../../../shared/amendments/ending'
import { t } from '../../i18n/translate'
import { useRegister } from '../conference'

/** Of one that amends or revises what is tabled; `null` for any other. */
export function useDraftTitle({ amends, revises }: Draft): string | null {
  const register = useRegister()
  const of = amends ?? revises
  const found = of && register ? findAmendment(register, of) : null
  if (!found) return null
  return t(revises ? 'draft.revision-of' : 'draft.amends', { label: labelOf(found) })
}
