import { may, type Right } from '../../../shared/rights'
import { useConference, useRegister } from '../conference'

/** Whether a document may become the text now; `null` before it is known where the text stands. */
export function useMayTakeIn(): Right | null {
  const { seat } = useConference()
  const stage = useRegister()?.stage
  return stage ? may(seat, 'take-in-text', stage) : null
}
