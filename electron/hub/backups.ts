import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ConferenceId, Instant } from '../../shared/ids'
import type { SqliteStore } from './sqlite-store'

export interface BackupsOptions {
  readonly store: Pick<SqliteStore, 'copyInto'>
  readonly conference: ConferenceId
  /** Others may have their copies there as well. */
  readonly folder: string
  readonly now: () => Date
  readonly report: (fault: unknown) => void
}

export interface Copy {
  /** Its name in the folder. */
  readonly file: string
  readonly at: Instant
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

  /** The last that is there, from whatever start of the hub. */
  newest(): Copy | null {
    const { folder } = this.options
    if (!existsSync(folder)) return null
    try {
      const copies = readdirSync(folder).filter((each) => each.endsWith(this.#ending))
      const file = copies.sort().at(-1)
      const at = file && timeIn(file)
      return at ? { file, at } : null
    } catch (fault) {
      this.options.report(fault)
      return null
    }
  }

  get #ending(): string {
    return `.${this.options.conference}.backup.rapporteur`
  }

  async #make(): Promise<string | null> {
    const { store, folder, now, report } = this.options
    const ending = this.#ending
    try {
      makeFolder(folder)
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

/** Asked to make them all, Node 20 tries for ever where a file system takes none, as /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}

/** `2005-11-23T10-00-00.000Z.…`: a colon stands in no name of a file everywhere. */
function timeIn(file: string): Instant | null {
  const [, day, hours, minutes, rest] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2}\.\d{3}Z)/.exec(file) ?? []
  return day ? `${day}T${hours}:${minutes}:${rest}` : null
}

/** Where the clock was put back, some copies are of a time that has yet to come, and older all the same. */
function fromOldest(names: readonly string[], newest: string): readonly string[] {
  const sorted = [...names].sort()
  const after = sorted.indexOf(newest) + 1
  return [...sorted.slice(after), ...sorted.slice(0, after)]
}
