import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { RecordEntry } from '../../shared/amendments/register'
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
  if (!isConferenceFile(bytes) || !isUntouched((await readConference(file)).register.record))
    throw new InputError(say('cli.output.used', { file }))
}

/** All that a conference is founded with is done at one moment; whoever does anything comes later. */
function isUntouched(record: readonly RecordEntry[]): boolean {
  return record.every(({ at }) => at === record[0]?.at)
}
