import { backup } from './backup'
import type { Command } from './command'
import { compare } from './compare'
import { exportFile } from './export'
import { hub } from './hub'
import { importFile } from './import'
import { letters } from './letters'
import { matters } from './matters'
import { restore } from './restore'
import { states } from './states'
import { takeover } from './takeover'
import { text } from './text'
import { validate } from './validate'
import { verify } from './verify'

/** What `rapporteur` can be asked, in the order of the help. */
export const commands: ReadonlyMap<string, Command> = new Map([
  ['import', importFile],
  ['text', text],
  ['export', exportFile],
  ['compare', compare],
  ['letters', letters],
  ['validate', validate],
  ['verify', verify],
  ['states', states],
  ['matters', matters],
  ['backup', backup],
  ['restore', restore],
  ['hub', hub],
  ['takeover', takeover],
])
