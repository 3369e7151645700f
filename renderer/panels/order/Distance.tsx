import type { Measure } from '../../../shared/amendments/measure'
import { t } from '../../i18n/translate'
import { sayMeasure } from './say-measure'

/** How far an amendment is removed from the original, as a bar and in words. */
export function Distance({ measure }: { readonly measure: Measure }) {
  const part = Math.round(measure.distance * 100)
  return (
    <p className="rival-distance" title={t('rivals.measure.hint')}>
      <span className="rival-bar" aria-hidden="true">
        <span style={{ inlineSize: `${part}%` }} />
      </span>
      {sayMeasure(measure)}
    </p>
  )
}
