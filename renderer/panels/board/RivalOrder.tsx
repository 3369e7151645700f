import { useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import { type Amendment, isPending, labelOf } from '../../../shared/amendments/amendment'
import { type Ordered, orderOf } from '../../../shared/amendments/order'
import type { Register } from '../../../shared/amendments/register'
import { rivalsAmong } from '../../../shared/amendments/rivals'
import type { AmendmentId } from '../../../shared/ids'
import { may } from '../../../shared/rights'
import { formatShare } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { useConference } from '../conference'
import { Plate } from '../delegations/Plate'
import { DownIcon, UpIcon } from '../icons'
import { NotDoneHere } from '../NotDoneHere'
import { useAct } from '../use-act'
import { nameOf } from './say-row'

/**
 * In which order an amendment and its rivals are decided: as the measure suggests, or as the
 * president has placed them, by the arrows or by dragging. It is announced to the room.
 */
export function RivalOrder({
  amendment,
  register,
}: {
  readonly amendment: Amendment
  readonly register: Register
}) {
  const { seat } = useConference()
  const acting = useAct()
  const [held, setHeld] = useState<AmendmentId | null>(null)
  const group = useMemo(
    () => rivalsAmong(register.amendments.filter(isPending)).find((all) => all.includes(amendment)),
    [amendment, register.amendments],
  )
  const suggested = useMemo(() => orderOf(group ?? []), [group])
  const ordered = useMemo(() => orderOf(group ?? [], register.order), [group, register.order])
  if (ordered.length < 2) return null
  const mayPlace = may(seat, 'order-amendments', register.stage) === 'yes'
  const announce = (order: readonly Ordered[]) =>
    void acting.perform({
      kind: 'order-amendments',
      order: order.map((each) => each.amendment.id),
    })
  const place = (id: AmendmentId, at: number) => {
    const moving = ordered.find((each) => each.amendment.id === id)
    const others = ordered.filter((each) => each !== moving)
    if (moving && at >= 0 && at < ordered.length) announce(others.toSpliced(at, 0, moving))
  }
  const isPlaced = ordered.some((each, at) => each.amendment !== suggested[at]?.amendment)
  return (
    <section className="rival-order">
      <h4>{t(isPlaced ? 'rivals.placed' : 'rivals.suggested')}</h4>
      <ol>
        {ordered.map(({ amendment: each, measure, why }, at) => (
          <li
            key={each.id}
            draggable={mayPlace}
            data-held={held === each.id || undefined}
            onDragStart={() => setHeld(each.id)}
            onDragEnd={() => setHeld(null)}
            onDragOver={(event) => held && event.preventDefault()}
            onDrop={() => held && place(held, at)}
          >
            <strong>{labelOf(each)}</strong>
            <Plate delegation={each.delegation} />
            <meter
              className="rival-measure"
              value={measure.distance}
              aria-label={t('rivals.removed', { share: formatShare(measure.distance) })}
            />
            <span className="hint">
              {t('rivals.removed', { share: formatShare(measure.distance) })}{' '}
              {why.code === 'amends' &&
                t('rivals.amends', { label: nameOf(why.parent, register.amendments) })}
              {why.code === 'as-far' &&
                t('rivals.as-far', { label: nameOf(why.as, register.amendments) })}
            </span>
            {mayPlace && (
              <span className="rival-moves">
                <Button
                  className="button small quiet icon-only"
                  aria-label={t('rivals.earlier', { label: labelOf(each) })}
                  isDisabled={at === 0}
                  onPress={() => place(each.id, at - 1)}
                >
                  <UpIcon />
                </Button>
                <Button
                  className="button small quiet icon-only"
                  aria-label={t('rivals.later', { label: labelOf(each) })}
                  isDisabled={at === ordered.length - 1}
                  onPress={() => place(each.id, at + 1)}
                >
                  <DownIcon />
                </Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {mayPlace && isPlaced && (
        <Button className="button small quiet" onPress={() => announce(suggested)}>
          {t('rivals.as-suggested')}
        </Button>
      )}
      <NotDoneHere acting={acting} />
    </section>
  )
}
