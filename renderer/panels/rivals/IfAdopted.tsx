import type { Node } from 'prosemirror-model'
import { useMemo } from 'react'
import { labelOf } from '../../../shared/amendments/amendment'
import type { Rival } from '../../../shared/amendments/compare-rivals'
import { ifAdopted } from '../../../shared/amendments/simulation'
import { t } from '../../i18n/translate'

/** What becomes of the others with the adoption of one. */
export function IfAdopted({
  rival: { amendment },
  rivals,
  text,
}: {
  readonly rival: Rival
  readonly rivals: readonly Rival[]
  readonly text: Node
}) {
  const found = useMemo(
    () =>
      ifAdopted(
        text,
        amendment,
        rivals.map((each) => each.amendment),
      ),
    [text, amendment, rivals],
  )
  if (!found) return <span className="hint">{t('side-by-side.not-adoptable')}</span>
  if (found.length === 0) return <span className="hint">{t('side-by-side.no-other')}</span>
  return (
    <ul className="rivals-fates">
      {found.map(({ amendment: id, outcome }) => {
        const other = rivals.find((each) => each.amendment.id === id)
        return (
          other && (
            <li key={id} data-outcome={outcome}>
              {t(`side-by-side.outcome.${outcome}`, { label: labelOf(other.amendment) })}
            </li>
          )
        )
      })}
    </ul>
  )
}
