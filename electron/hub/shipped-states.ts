import shipped from '../../assets/states/amended-protocol-2.json'
import { type StatesRegister, StatesRegisterSchema } from '../../shared/states/register'

let read: StatesRegister | null = null

/** Of Amended Protocol II, as of the day on which the letters of 2006 were written. */
export function shippedStates(): StatesRegister {
  read ??= StatesRegisterSchema.parse(shipped)
  return read
}
