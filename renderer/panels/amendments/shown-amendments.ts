import { isPending } from '../../../shared/amendments/amendment'
import type { Shown } from '../../editor/contract'
import { cell, type Live, sameItems } from '../../session/live'
import type { Session } from '../../session/session'
import { platesOf } from '../delegations/plates'

/** The amendments over the text: those that are still to be decided. */
export function openShown(session: Session): Live<readonly Shown[]> {
  const made = new WeakMap<Shown['amendment'], Shown>()
  const shown = cell<readonly Shown[]>([])
  const update = () => {
    const register = session.register.get()
    const plates = platesOf(register)
    const now = (register?.amendments ?? []).filter(isPending).map((amendment) => {
      const delegation = plates.nameOf(amendment.delegation)
      const colour = plates.colourOf(amendment.delegation)
      const before = made.get(amendment)
      if (before?.delegation === delegation && before.colour === colour) return before
      const view = { amendment, delegation, colour }
      made.set(amendment, view)
      return view
    })
    if (!sameItems(now, shown.get())) shown.set(now)
  }
  session.register.subscribe(update)
  update()
  return shown
}
