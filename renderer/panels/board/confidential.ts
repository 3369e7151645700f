import type { Position } from '../../../shared/amendments/position'
import { useConference, useLive } from '../conference'

/** Positions that only this seat's side may read: the secretariat's file, or one's own folder. */
export function useConfidentialPositions(): readonly Position[] {
  const { session, seat } = useConference()
  const file = useLive(session.secretariat)
  const folder = useLive(session.folder)
  return seat.role === 'secretariat' ? file.positions : folder.positions
}
