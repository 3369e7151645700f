import { Button } from 'react-aria-components'
import { labelOf, sponsorsOf } from '../../../shared/amendments/amendment'
import type { Register } from '../../../shared/amendments/register'
import type { Rival } from '../../../shared/amendments/rivals'
import type { AmendmentId } from '../../../shared/ids'
import { may } from '../../../shared/rights'
import { formatNumber } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { nameOf } from '../board/say-row'
import { useConference, usePlates } from '../conference'
import { Plate } from '../delegations/Plate'
import { BackIcon, ForwardIcon } from '../icons'
import type { Acting } from '../use-act'
import { swapped } from './order'

interface HeadProps {
  readonly rival: Rival
  /** Its place in the order of decision, from 0. */
  readonly at: number
  readonly rivals: readonly Rival[]
  readonly register: Register
  readonly acting: Acting
  readonly isTicked: boolean
  readonly onTick: (id: AmendmentId, isTicked: boolean) => void
}

/** Which it is, whose, when it would be decided and why then, and how it stands. */
export function RivalHead(props: HeadProps) {
  const { rival, at, register, isTicked, onTick } = props
  const plates = usePlates()
  const { amendment, measure, rebased } = rival
  const label = labelOf(amendment)
  const sponsors = sponsorsOf(amendment, register.delegations)
  const part = Math.round(measure.distance * 100)
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
      <Places {...props} />
      <p className="rival-turn">
        <strong>{t('side-by-side.order', { at: at + 1 })}</strong> {sayWhy(rival, register)}
      </p>
      <p className="rival-distance" title={t('side-by-side.measure.hint')}>
        <span className="rival-bar" aria-hidden="true">
          <span style={{ inlineSize: `${part}%` }} />
        </span>
        {t('side-by-side.measure', {
          part: formatNumber(part),
          removed: measure.removed,
          added: measure.added,
        })}
      </p>
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

function sayWhy({ why }: Rival, { amendments }: Register): string {
  switch (why.code) {
    case 'amends':
      return t('side-by-side.why.amends', { label: nameOf(why.parent, amendments) })
    case 'as-far':
      return t('side-by-side.why.as-far', { label: nameOf(why.as, amendments) })
    case 'furthest':
    case 'placed':
      return t(`side-by-side.why.${why.code}`)
  }
}

/** The president puts it before or after its neighbour. */
function Places({ rival, rivals, register, acting }: HeadProps) {
  const { seat } = useConference()
  if (may(seat, 'order-amendments', register.stage) !== 'yes') return null
  const label = labelOf(rival.amendment)
  const move = (by: 1 | -1) => {
    const order = swapped(rivals, rival, by)
    return order && (() => void acting.perform({ kind: 'order-amendments', order: [...order] }))
  }
  const [earlier, later] = [move(-1), move(1)]
  if (!earlier && !later) return null
  return (
    <span className="rival-places">
      <Button
        className="button quiet icon-only"
        aria-label={t('rivals.earlier', { label })}
        isDisabled={!earlier}
        onPress={() => earlier?.()}
      >
        <BackIcon />
      </Button>
      <Button
        className="button quiet icon-only"
        aria-label={t('rivals.later', { label })}
        isDisabled={!later}
        onPress={() => later?.()}
      >
        <ForwardIcon />
      </Button>
    </span>
  )
}
