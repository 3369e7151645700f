import type { Node } from 'prosemirror-model'
import { useMemo } from 'react'
import type { Comparison } from '../../../shared/amendments/compare-rivals'
import { type Order, ordersIn } from '../../../shared/amendments/orders'
import { idOf } from '../../../shared/document/blocks'
import { t } from '../../i18n/translate'
import { type Spot, spotsIn } from '../places'
import { useDirection } from '../use-direction'
import type { Names } from './names'

/** Letters of a paragraph by which it is known again. */
const enough = 60

/** The order in which paragraphs stand, and beside it that in which each amendment would have them. */
export function OrderRow({
  comparison,
  text,
  names,
}: {
  readonly comparison: Comparison
  readonly text: Node
  readonly names: Names
}) {
  const orders = useMemo(() => ordersIn(text, comparison), [text, comparison])
  if (!orders) return null
  const spots = spotsIn(text)
  const spotOf = (node: Node) => {
    const id = idOf(node)
    return (id && spots.get(id)) ?? null
  }
  return (
    <tr>
      <th scope="row">
        <p className="rivals-order-head">{t('side-by-side.paragraphs')}</p>
        <OrderOf order={{ blocks: orders.now, moved: new Set() }} spotOf={spotOf} />
      </th>
      {orders.rivals.map((order, at) => (
        <td
          key={names[at]?.id}
          data-of={names[at]?.name}
          style={{ '--by': names[at]?.colour } as React.CSSProperties}
        >
          {order ? (
            <OrderOf order={order} spotOf={spotOf} />
          ) : (
            <span className="hint">{t('side-by-side.same')}</span>
          )}
        </td>
      ))}
    </tr>
  )
}

function OrderOf({
  order: { blocks, moved },
  spotOf,
}: {
  readonly order: Order
  readonly spotOf: (node: Node) => Spot | null
}) {
  const direction = useDirection()
  return (
    <ol className="rivals-order">
      {blocks.map((node) => {
        const words = <PlaceAndWords node={node} spot={spotOf(node)} />
        return (
          <li key={idOf(node)} dir={direction}>
            {moved.has(node) ? (
              <>
                <ins>{words}</ins>{' '}
                <span className="hint">{t('side-by-side.paragraphs.moved')}</span>
              </>
            ) : (
              words
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** Under the number that it has now. */
function PlaceAndWords({ node, spot }: { readonly node: Node; readonly spot: Spot | null }) {
  const words = node.textContent
  return (
    <>
      {spot?.label && (
        <>
          <bdi className="rivals-order-number">{spot.label}</bdi>{' '}
        </>
      )}
      {words.length > enough ? `${words.slice(0, enough).trimEnd()}…` : words}
    </>
  )
}
