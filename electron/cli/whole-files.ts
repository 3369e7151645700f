import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { InputError } from './command'
import { say } from './say'

/** Files of one folder, by their names. */
export type Files = ReadonlyMap<string, Uint8Array>

/**
 * Puts files into a folder, all of them or none: each is written beside its place before the first
 * is put there.
 *
 * @throws InputError where they cannot be written.
 */
export async function wholeFiles(folder: string, files: Files): Promise<void> {
  const beside = new Map<string, string>()
  try {
    for (const [name, bytes] of files) {
      const place = join(folder, name)
      if (await isTaken(place)) throw new InputError(say('cli.output.taken', { file: place }))
      const path = join(folder, `.${randomUUID()}.tmp`)
      beside.set(place, path)
      await writeFile(path, bytes)
    }
    for (const [place, path] of beside) await rename(path, place)
  } catch (error) {
    throw asInput(error, folder)
  } finally {
    for (const path of beside.values()) await rm(path, { force: true })
  }
}

/** By something that is no file, and that no file can take the place of. */
async function isTaken(place: string): Promise<boolean> {
  const found = await stat(place).catch(() => null)
  return found !== null && !found.isFile()
}

/**
 * Makes a folder for something that may still fail; where it does, the folder is gone again.
 *
 * @throws InputError where it cannot be made.
 */
export async function inFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const first = await mkdir(resolve(folder), { recursive: true }).catch((error) => {
    throw asInput(error, folder)
  })
  try {
    return await work()
  } catch (error) {
    if (first) await removeEmpty(resolve(folder), first)
    throw error
  }
}

/** As far up as they were made. */
async function removeEmpty(folder: string, first: string): Promise<void> {
  for (let each = folder; each.length >= first.length; each = dirname(each)) {
    const isGone = await rmdir(each).then(
      () => true,
      () => false, // Somebody has put something there.
    )
    if (!isGone || each === dirname(each)) return
  }
}

function asInput(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^E[A-Z]+$/.test(code) ? new InputError(say('cli.output.closed', { file, code })) : error
}
