import { proposedBy, rebase } from '../../../shared/amendments/rebase'
import { t } from '../../i18n/translate'
import { spotsIn } from '../places'
import { useReading } from '../use-reading'
import type { Row } from './rows'
import { clashesOf, sayReasons } from './say-reason'

/** Why a verdict is what it is: what others have changed, and what the three say where they clash. */
export function VerdictReasons({ row }: { readonly row: Row }) {
  const text = useReading(true)
  const { amendment, amends, verdict } = row
  if (!text || !verdict) return null
  const rebased = rebase(amends ? proposedBy(amends) : text, amendment.change)
  const reasons = sayReasons(rebased, spotsIn(text))
  if (reasons.length === 0) return null
  return (
    <ul className="board-stands">
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
      {clashesOf(rebased).map(({ was, wants, now, at }) => (
        <li key={at}>
          {was
            ? t('board.reason.clash', { was, wants, now })
            : t('board.reason.insertions', { wants, now })}
        </li>
      ))}
    </ul>
  )
}
