import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ConferenceId } from '../../shared/ids'
import type { SqliteStore } from './sqlite-store'

export interface BackupsOptions {
  readonly store: Pick<SqliteStore, 'copyInto'>
  readonly conference: ConferenceId
  /** Others may have their copies there as well. */
  readonly folder: string
  readonly now: () => Date
  readonly report: (fault: unknown) => void
}

/** How many are kept: two days of one an hour. The oldest go first, and only ours. */
const most = 48

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
    const { store, conference, folder, now, report } = this.options
    const ending = `.${conference}.backup.rapporteur`
    try {
      mkdirSync(folder, { recursive: true })
      // A hub that was killed may have left half of one, with what SQLite keeps beside it.
      const halves = readdirSync(folder).filter((each) => each.includes(`${ending}.part`))
      for (const half of halves) rmSync(join(folder, half))
      const name = `${now().toISOString().replaceAll(':', '-')}${ending}`
      const path = join(folder, name)
      await store.copyInto(path)
      const all = readdirSync(folder).filter((each) => each.endsWith(ending))
      for (const old of fromOldest(all, name).slice(0, -most)) rmSync(join(folder, old))
      return path
    } catch (fault) {
      report(fault)
      return null
    }
  }
}

/** Where the clock was put back, some copies are of a time that has yet to come, and older all the same. */
function fromOldest(names: readonly string[], newest: string): readonly string[] {
  const sorted = [...names].sort()
  const after = sorted.indexOf(newest) + 1
  return [...sorted.slice(after), ...sorted.slice(0, after)]
}
