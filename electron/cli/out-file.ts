import { randomUUID } from 'node:crypto'
import { existsSync, realpathSync, statSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { InputError } from './command'
import { isConferenceFile } from './conference-file'
import { beginningOf } from './read-file'
import { say } from './say'
import { nameBeside, sweep, withUnfinished } from './unfinished'

/**
 * Makes a file beside its place and puts it there whole: whatever goes wrong, there is the old one or
 * none.
 *
 * @throws InputError where it cannot be written.
 */
export async function wholeFile<T>(path: string, make: (beside: string) => Promise<T>): Promise<T> {
  refuseNoFile(path)
  // What another name stands for is written, and the name goes on standing for it.
  const place = existsSync(path) ? realpathSync(path) : path
  try {
    sweep(dirname(place))
    const beside = nameBeside(dirname(place), randomUUID())
    return await withUnfinished(beside, async () => {
      const made = await make(beside)
      await rename(beside, place)
      return made
    })
  } catch (error) {
    if (error instanceof InputError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!/^E[A-Z]+$/.test(code)) throw error
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new InputError(say('cli.output.full', { file: path }))
    throw new InputError(say('cli.output.closed', { file: path, code }))
  }
}

/**
 * Where something is that is no file, nothing is put: a folder, or a device such as `/dev/stdout`,
 * which would be gone.
 *
 * @throws InputError also where there is no folder for it.
 */
export function refuseNoFile(out: string): void {
  const found = statSync(out, { throwIfNoEntry: false })
  if (found && !found.isFile()) throw new InputError(say('cli.output.taken', { file: out }))
  const folder = dirname(out)
  if (!existsSync(folder)) throw new InputError(say('cli.output.no-folder', { file: out, folder }))
}

/**
 * What leaves never takes the place of what it is made from, nor of a conference: of that there may
 * be no other copy.
 *
 * @throws InputError
 */
export async function refuseOver(out: string, inputs: readonly string[]): Promise<void> {
  refuseNoFile(out)
  if (!existsSync(out)) return
  const { dev, ino } = statSync(out)
  for (const input of inputs) {
    const is = existsSync(input) ? statSync(input) : null
    if (is && is.dev === dev && is.ino === ino) {
      throw new InputError(say('cli.output.same', { file: out }))
    }
  }
  if (isConferenceFile(await beginningOf(out))) {
    throw new InputError(say('cli.output.conference', { file: out }))
  }
}
