import { randomUUID } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { InputError } from './command'
import { say } from './say'

/**
 * Makes a file beside its place and puts it there whole: whatever goes wrong, there is the old one or
 * none.
 *
 * @throws InputError where it cannot be written.
 */
export async function wholeFile<T>(path: string, make: (beside: string) => Promise<T>): Promise<T> {
  const beside = join(dirname(path), `.${randomUUID()}.tmp`)
  try {
    const made = await make(beside)
    await rename(beside, path)
    return made
  } catch (error) {
    if (error instanceof InputError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!/^E[A-Z]+$/.test(code)) throw error
    throw new InputError(say('cli.output.closed', { file: path, code }))
  } finally {
    for (const left of ['', '-wal', '-shm', '-journal']) await rm(beside + left, { force: true })
  }
}
