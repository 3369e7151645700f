import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { SqliteStore } from './sqlite-store'

export interface BackupsOptions {
  readonly store: Pick<SqliteStore, 'copyInto'>
  readonly folder: string
  readonly now: () => Date
  readonly report: (fault: unknown) => void
}

/** How many are kept: two days of one an hour. The oldest go first, and only ours. */
const most = 48

const ending = '.backup.rapporteur'

/**
 * Copies of a running conference, each one file that any hub opens like the conference itself. One
 * is made after the other; what goes wrong with one is reported, and the next is made all the same.
 */
export class Backups {
  #work: Promise<unknown> = Promise.resolve()

  constructor(readonly options: BackupsOptions) {}

  /** Resolves with the path of the copy, `null` if none could be made. */
  make(): Promise<string | null> {
    const made = this.#work.then(() => this.#make())
    this.#work = made
    return made
  }

  async #make(): Promise<string | null> {
    const { store, folder, now, report } = this.options
    try {
      mkdirSync(folder, { recursive: true })
      const name = `${now().toISOString().replaceAll(':', '-')}${ending}`
      const path = join(folder, name)
      await store.copyInto(path)
      const all = readdirSync(folder).filter((each) => each.endsWith(ending))
      for (const old of all.sort().slice(0, -most)) rmSync(join(folder, old))
      return path
    } catch (fault) {
      report(fault)
      return null
    }
  }
}
