import { type Register, readRegister } from '../../shared/amendments/register'
import { type KeptSheet, keptSheetOf } from './kept-sheets'
import type { Rooms } from './rooms'
import { StoreError } from './store'

/** What an act is decided on, and the sheet on which its outcome is written. */
export interface Papers {
  readonly register: KeptSheet
  /** Read from the sheet, so that what stays as it is is the same object there. */
  readonly on: Register
}

/** For as long as an act is dealt with. What it has not torn off by then is nothing that happened. */
export async function withPapers<T>(
  rooms: Pick<Rooms, 'hold'>,
  work: (papers: Papers) => Promise<T>,
): Promise<T> {
  const register = keptSheetOf(await rooms.hold({ kind: 'register' }))
  try {
    const on = readRegister(register.doc)
    if (!on) throw new StoreError('not-a-conference')
    // A delegation that was accredited a moment ago has its folder open from now on.
    for (const { id } of on.delegations) await rooms.hold({ kind: 'folder', delegation: id })
    return await work({ register, on })
  } finally {
    register.giveBack()
  }
}
