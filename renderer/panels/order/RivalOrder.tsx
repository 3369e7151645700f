import { Button } from 'react-aria-components'
import { type Amendment, labelOf } from '../../../shared/amendments/amendment'
import type { Register } from '../../../shared/amendments/register'
import { t } from '../../i18n/translate'
import { Plate } from '../delegations/Plate'
import { NotDoneHere } from '../NotDoneHere'
import { Distance } from './Distance'
import { PlaceButtons } from './PlaceButtons'
import { sayWhy } from './say-why'
import { useDragging } from './use-dragging'
import { useOrder, useRivals } from './use-order'
import './order.css'

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
  const { suggested, ordered } = useRivals(amendment, register)
  const order = useOrder(ordered, register)
  const dragging = useDragging(order)
  if (ordered.length < 2) return null
  const isPlaced = ordered.some((each, at) => each.amendment !== suggested[at]?.amendment)
  const asSuggested = () => order.announce(suggested.map((each) => each.amendment.id))
  return (
    <section className="rival-order">
      <h4>{t(isPlaced ? 'rivals.placed' : 'rivals.suggested')}</h4>
      <ol>
        {ordered.map((each, at) => (
          <li key={each.amendment.id} {...dragging.rowOf(each.amendment.id)}>
            <strong>{labelOf(each.amendment)}</strong>
            <Plate delegation={each.amendment.delegation} />
            <Distance measure={each.measure} />
            <span className="hint">{sayWhy(each, at, register)}</span>
            <PlaceButtons amendment={each.amendment} order={order} />
          </li>
        ))}
      </ol>
      {order.mayPlace && isPlaced && (
        <Button className="button small quiet" onPress={asSuggested}>
          {t('rivals.as-suggested')}
        </Button>
      )}
      <NotDoneHere acting={order.acting} />
    </section>
  )
}
