import type { By } from '../../../shared/amendments/by'
import { personId } from '../../../shared/ids'

/** Whoever has the machine and its file decides for the secretariat, and says under what name. */
export function operator(name: string): By {
  return { person: personId('operator'), name, role: 'secretariat', delegation: null }
}
