import { pointsOf } from '../../shared/negotiation/adoption'
import { formatList } from '../i18n/format'
import { t } from '../i18n/translate'
import { useConference, useLive } from './conference'
import { sayPoints } from './say-negotiation'

/** Why a text is not offered as adopted, and what is to be done first. */
export function NotAdopted() {
  const { page } = useConference()
  const points = pointsOf(useLive(page.outstanding))
  return (
    <p className="hint">
      {points.length > 0
        ? t('export.not-adopted.open', { points: formatList(points.map(sayPoints)) })
        : t('export.not-adopted')}
    </p>
  )
}
