import { randomUUID } from 'node:crypto'
import { mkdirSync, renameSync, rmdirSync } from 'node:fs'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { InputError } from './command'
import { say } from './say'
import { nameBeside, sweep, withUnfinished } from './unfinished'

/** Files of one folder, by their names. */
export type Files = ReadonlyMap<string, Uint8Array>

/**
 * Puts files into a folder, all of them or none: they are written in a hidden folder within it before
 * the first is put in its place, and whoever stops the program meanwhile leaves nothing of them.
 *
 * @throws InputError where they cannot be written.
 */
export async function wholeFiles(folder: string, files: Files): Promise<void> {
  try {
    for (const name of files.keys()) {
      const place = join(folder, name)
      if (await isTaken(place)) throw new InputError(say('cli.output.taken', { file: place }))
    }
    sweep(folder)
    const beside = nameBeside(folder, randomUUID())
    await withUnfinished(beside, async () => {
      await mkdir(beside)
      for (const [name, bytes] of files) await writeFile(join(beside, name), bytes)
      // Without a pause: a signal comes before the first is in its place or after the last.
      for (const name of files.keys()) renameSync(join(beside, name), join(folder, name))
    })
  } catch (error) {
    throw asInput(error, folder)
  }
}

/** By something that is no file, and that no file can take the place of. */
async function isTaken(place: string): Promise<boolean> {
  const found = await stat(place).catch(() => null)
  return found !== null && !found.isFile()
}

/**
 * Makes a folder for something that may still fail or be stopped; where it is, the folder is gone again.
 *
 * @throws InputError where it cannot be made.
 */
export function inFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  let first: string | undefined
  const make = () => {
    try {
      first = mkdirSync(resolve(folder), { recursive: true })
    } catch (error) {
      throw asInput(error, folder)
    }
    return work()
  }
  // Signals are heard from before it is there: else one could come in between.
  return withUnfinished(
    resolve(folder),
    async () => make(),
    (made) => {
      if (first) removeEmpty(made, first)
    },
  )
}

/** As far up as they were made. */
function removeEmpty(folder: string, first: string): void {
  for (let each = folder; each.length >= first.length; each = dirname(each)) {
    try {
      rmdirSync(each)
    } catch {
      return // It holds what was made, or what somebody has put there.
    }
    if (each === dirname(each)) return
  }
}

function asInput(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new InputError(say('cli.output.full', { file }))
  }
  return /^E[A-Z]+$/.test(code) ? new InputError(say('cli.output.closed', { file, code })) : error
}
