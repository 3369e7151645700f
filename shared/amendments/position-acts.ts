import type { Seat } from '../conference'
import type { DelegationId } from '../ids'
import type { Act } from '../protocol'
import { isPending } from './amendment'
import { byOf } from './by'
import { type Circumstances, type Decision, nothing, refused, type Situation } from './decision'
import { findAmendment } from './ending'
import { isPositionOf, type Position } from './position'
import type { Deed, Register } from './register'

type Of<K extends Act['kind']> = Extract<Act, { kind: K }>

/**
 * A delegation has one position on an amendment: said to everyone, in the register, or to the
 * secretariat, in its file and in the delegation's own folder. What was said before goes (A20, A21).
 */
export function takePosition(
  { amendment, stand, reason = '', audience }: Of<'take-position'>,
  by: Seat,
  on: Situation,
  { at }: Circumstances,
): Decision {
  if (by.role !== 'delegation') return refused('not-your-role')
  const found = findAmendment(on.register, amendment)
  if (!found) return refused('no-such-amendment')
  if (!isPending(found) && found.state.kind !== 'deferred') return refused('amendment-decided')
  const own = by.delegation
  const position = stand && { amendment, delegation: own, stand, reason, at, by: byOf(by) }
  const said = (to: typeof audience, before: readonly Position[]) => {
    const others = before.filter((each) => !isPositionOf(amendment, own)(each))
    if (audience === to && position) return [...others, position]
    return others.length === before.length ? before : others
  }
  const positions = said('public', on.register.positions)
  const inFile = said('secretariat', on.secretariat.positions)
  const folder = on.folderOf(own)
  return {
    kind: 'done',
    ...publicly(on.register, positions, own, amendment, position),
    ...(inFile !== on.secretariat.positions && {
      secretariat: { ...on.secretariat, positions: inFile },
      folders: new Map([[own, { ...folder, positions: said('secretariat', folder.positions) }]]),
    }),
    result: nothing,
  }
}

/** What everyone sees of it: nothing at all, where what everyone could see before stays as it is. */
function publicly(
  register: Register,
  positions: readonly Position[],
  own: DelegationId,
  amendment: Position['amendment'],
  position: Position | null,
): { readonly register?: Register; readonly deed: Deed | null } {
  if (positions === register.positions) return { deed: null }
  const said = positions.find(isPositionOf(amendment, own)) ? position : null
  const { stand = null, reason = '' } = said ?? {}
  return {
    register: { ...register, positions },
    deed: { kind: 'position-taken', amendment, stand, reason },
  }
}
