import { labelOf, sponsorsOf } from '../../../shared/amendments/amendment'
import type { Rival } from '../../../shared/amendments/compare-rivals'
import type { Register } from '../../../shared/amendments/register'
import type { AmendmentId } from '../../../shared/ids'
import { t } from '../../i18n/translate'
import { usePlates } from '../conference'
import { Plate } from '../delegations/Plate'
import { Distance } from '../order/Distance'
import { PlaceButtons } from '../order/PlaceButtons'
import { sayWhy } from '../order/say-why'
import type { Order } from '../order/use-order'
import '../order/order.css'

interface HeadProps {
  readonly rival: Rival
  /** Its place in the order of decision, from 0. */
  readonly at: number
  readonly register: Register
  readonly order: Order
  readonly isTicked: boolean
  readonly onTick: (id: AmendmentId, isTicked: boolean) => void
}

/** Which it is, whose, when it would be decided and why then, and how it stands. */
export function RivalHead({ rival, at, register, order, isTicked, onTick }: HeadProps) {
  const plates = usePlates()
  const { amendment, measure, rebased } = rival
  const label = labelOf(amendment)
  const sponsors = sponsorsOf(amendment, register.delegations)
  return (
    <th
      scope="col"
      className="rival"
      abbr={`${label} ${plates.nameOf(amendment.delegation)}`}
      data-considered={amendment.state.kind === 'considered' || undefined}
      style={{ '--by': plates.colourOf(amendment.delegation) } as React.CSSProperties}
    >
      <label className="rival-name">
        <input
          type="checkbox"
          aria-label={t('side-by-side.tick', { label })}
          checked={isTicked}
          onChange={({ target }) => onTick(amendment.id, target.checked)}
        />
        <span className="card-label">{label}</span>
        {sponsors.map((each) => (
          <Plate key={each} delegation={each} />
        ))}
      </label>
      <PlaceButtons amendment={amendment} order={order} inLine />
      <p className="rival-turn">
        <strong>{t('side-by-side.order', { at: at + 1 })}</strong> {sayWhy(rival, at, register)}
      </p>
      <Distance measure={measure} />
      <p className="rival-stands">
        <span className="verdict" data-verdict={rebased.verdict}>
          {t(`margin.verdict.${rebased.verdict}`)}
        </span>
        {amendment.state.kind === 'considered' && (
          <span className="verdict" data-verdict="considered">
            {t('side-by-side.considered')}
          </span>
        )}
      </p>
    </th>
  )
}
