import type { Act } from '../protocol'
import { isPending } from './amendment'
import { type Decision, nothing, refused, type Situation } from './decision'
import { findAmendment } from './ending'

/**
 * The president announces in which order amendments will be put. It binds nobody: any pending one
 * may be taken up at any time. Those of an earlier announcement that are not named again keep their
 * order among themselves.
 */
export function orderAmendments(
  { order: named }: Extract<Act, { kind: 'order-amendments' }>,
  { register }: Situation,
): Decision {
  const order = [...new Set(named)]
  for (const id of order) {
    const found = findAmendment(register, id)
    if (!found) return refused('no-such-amendment')
    if (!isPending(found)) return refused('amendment-decided')
  }
  const before = (register.order ?? []).filter((id) => {
    const found = findAmendment(register, id)
    return found && isPending(found) && !order.includes(id)
  })
  return {
    kind: 'done',
    register: { ...register, order: [...before, ...order] },
    deed: { kind: 'order-set', order },
    result: nothing,
  }
}
