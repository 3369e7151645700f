import type { DelegationId } from '../../../shared/ids'
import { usePlates } from '../conference'

/** A delegation's mark in its colour; the name beside it says the same. */
export function Mark({ delegation }: { readonly delegation: DelegationId | null }) {
  const plates = usePlates()
  const striped = plates.isStriped(delegation) || undefined
  return (
    <span
      className="mark"
      data-striped={striped}
      style={{ '--by': plates.colourOf(delegation) } as React.CSSProperties}
      aria-hidden="true"
    />
  )
}

/** A delegation with its mark. */
export function Plate({ delegation }: { readonly delegation: DelegationId }) {
  const plates = usePlates()
  return (
    <span className="plate">
      <Mark delegation={delegation} />
      <bdi>{plates.nameOf(delegation)}</bdi>
    </span>
  )
}
