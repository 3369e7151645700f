import type { Command } from './command'
import { compare } from './compare'
import { importFile } from './import'
import { text } from './text'
import { validate } from './validate'

/** What `rapporteur` can be asked, in the order of the help. */
export const commands: ReadonlyMap<string, Command> = new Map([
  ['import', importFile],
  ['text', text],
  ['compare', compare],
  ['validate', validate],
])
