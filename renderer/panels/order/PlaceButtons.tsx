import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import { type Amendment, labelOf } from '../../../shared/amendments/amendment'
import { t } from '../../i18n/translate'
import { BackIcon, DownIcon, ForwardIcon, UpIcon } from '../icons'
import type { Order } from './use-order'

/** Puts an amendment before or after its neighbour, in a column or in a line. */
export function PlaceButtons({
  amendment,
  order,
  inLine = false,
}: {
  readonly amendment: Amendment
  readonly order: Order
  readonly inLine?: boolean
}) {
  const buttons = useRef<HTMLSpanElement>(null)
  const keepFocus = useKeptFocus(buttons)
  if (!order.mayPlace) return null
  const label = labelOf(amendment)
  const step = (by: 1 | -1, name: string, sign: ReactNode) => {
    const go = order.step(amendment.id, by)
    return (
      <Button
        className="button small quiet icon-only"
        aria-label={name}
        isDisabled={!go}
        onPress={() => {
          keepFocus()
          go?.()
        }}
      >
        {sign}
      </Button>
    )
  }
  return (
    <span className="place-buttons" ref={buttons}>
      {step(-1, t('rivals.earlier', { label }), inLine ? <BackIcon /> : <UpIcon />)}
      {step(1, t('rivals.later', { label }), inLine ? <ForwardIcon /> : <DownIcon />)}
    </span>
  )
}

/** What changes its place loses the focus, and so does a button at the end of its way. */
function useKeptFocus(buttons: RefObject<HTMLElement | null>): () => void {
  const pressed = useRef<Element | null>(null)
  useEffect(() => {
    const now = document.activeElement
    const isLost = !now || now === document.body || (now === pressed.current && isDisabled(now))
    if (!pressed.current || (!isLost && now === pressed.current)) return
    const all = [...(buttons.current?.querySelectorAll('button') ?? [])]
    const free = all.find((each) => each === pressed.current && !isDisabled(each))
    if (isLost) (free ?? all.find((each) => !isDisabled(each)))?.focus()
    pressed.current = null
  })
  return () => {
    pressed.current = document.activeElement
  }
}

function isDisabled(element: Element): boolean {
  return element instanceof HTMLButtonElement && element.disabled
}
