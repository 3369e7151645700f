import shipped from '../../assets/states/amended-protocol-2.json'
import others from '../../assets/states/others.json'
import {
  StateEntrySchema,
  type StatesRegister,
  StatesRegisterSchema,
} from '../../shared/states/register'

/** Of Amended Protocol II, as of the day on which the letters of 2006 were written. */
export function shippedRegister(): StatesRegister {
  return StatesRegisterSchema.parse(shipped)
}

/** The same with States that a later list may have, of which it says nothing. */
export function knownStates(): StatesRegister {
  const register = shippedRegister()
  return { ...register, entries: [...register.entries, ...StateEntrySchema.array().parse(others)] }
}
