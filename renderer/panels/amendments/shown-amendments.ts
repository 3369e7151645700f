import { isPending } from '../../../shared/amendments/amendment'
import type { AmendmentId } from '../../../shared/ids'
import type { Shown } from '../../editor/contract'
import { cell, type Live, sameItems } from '../../session/live'
import type { Session } from '../../session/session'
import { platesOf } from '../delegations/plates'
import { type Seeing, seen, seenIn } from '../seeing/seeing'

/** The amendments over the text: those that are still to be decided, as far as one wants to see them. */
export function openShown(
  session: Session,
  seeing: Live<Seeing>,
  selected: Live<AmendmentId | null>,
): Live<readonly Shown[]> {
  const made = new WeakMap<Shown['amendment'], Shown>()
  const shown = cell<readonly Shown[]>([])
  const update = () => {
    const register = session.register.get()
    const plates = platesOf(register)
    const wanted = seenIn(seeing.get(), plates.all)
    const amendments = seen(wanted, register?.amendments ?? [], selected.get())
    const now = amendments.filter(isPending).map((amendment) => {
      const delegation = plates.nameOf(amendment.delegation)
      const colour = plates.colourOf(amendment.delegation)
      const pattern = plates.patternOf(amendment.delegation)
      const before = made.get(amendment)
      if (before?.delegation === delegation && before.colour === colour) return before
      const view = { amendment, delegation, colour, pattern }
      made.set(amendment, view)
      return view
    })
    if (!sameItems(now, shown.get())) shown.set(now)
  }
  session.register.subscribe(update)
  seeing.subscribe(update)
  selected.subscribe(update)
  update()
  return shown
}
