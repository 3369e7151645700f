import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { InputError } from './command'
import { isConferenceFile, readConference } from './conference-file'
import { refuseNoFile } from './out-file'
import { say } from './say'

/**
 * An import may take the place of an earlier one that nobody has used. A conference in which anything
 * was done is never written over, nor is a file of another kind.
 *
 * @throws InputError
 */
export async function refuseToReplace(file: string): Promise<void> {
  refuseNoFile(file)
  if (!existsSync(file)) return
  const bytes = new Uint8Array(await readFile(file))
  if (bytes.length === 0) return
  const isUnused =
    isConferenceFile(bytes) && (await readConference(file)).register.record.length === 1
  if (!isUnused) throw new InputError(say('cli.output.used', { file }))
}
