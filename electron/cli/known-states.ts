import others from '../../assets/states/others.json'
import { StateEntrySchema, type StatesRegister } from '../../shared/states/register'
import { shippedStates } from '../hub/shipped-states'

/** The register that the application brings along, with States that a later list may have, of which it says nothing. */
export function knownStates(): StatesRegister {
  const register = shippedStates()
  return { ...register, entries: [...register.entries, ...StateEntrySchema.array().parse(others)] }
}
