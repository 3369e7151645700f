import type { Measure } from '../../../shared/amendments/measure'
import { formatNumber } from '../../i18n/format'
import { t } from '../../i18n/translate'

/** How far an amendment is removed from the original, as a bar and in words. */
export function Distance({ measure: { distance, removed, added } }: { readonly measure: Measure }) {
  const part = Math.round(distance * 100)
  return (
    <p className="rival-distance" title={t('rivals.measure.hint')}>
      <span className="rival-bar" aria-hidden="true">
        <span style={{ inlineSize: `${part}%` }} />
      </span>
      {t('rivals.measure', { part: formatNumber(part), removed, added })}
    </p>
  )
}
