import type { Hono } from 'hono'
import type { ConferenceId } from '../../shared/ids'
import type { Outcome } from '../../shared/protocol'
import { Backups } from './backups'
import { tokenIn } from './bearer'
import type { Conditions } from './conditions'
import type { Entrance } from './entrance'
import { problem } from './problem'
import type { SqliteStore } from './sqlite-store'

/** Where copies of the conference go, and who hears what became of each. */
export interface BackupsKept {
  readonly store: Pick<SqliteStore, 'copyInto'>
  readonly folder: string
  /** Minutes between two that are made by themselves; `null` if none are. */
  readonly every: number | null
  readonly made: (file: string) => void
  readonly failed: (fault: unknown) => void
}

export interface BackupDeskOptions extends BackupsKept {
  readonly conference: ConferenceId
  readonly conditions: Conditions
  readonly now: () => Date
}

/** Makes copies when it is asked to, and says to the secretariat when the last was made, and where. */
export class BackupDesk {
  readonly #backups: Backups
  #making: Promise<string | null> | null = null

  constructor(readonly options: BackupDeskOptions) {
    const { store, conference, folder, now, failed } = options
    this.#backups = new Backups({ store, conference, folder, now, report: failed })
    this.#say(null)
  }

  /** Resolves with the path of the copy, `null` if none could be made. Whoever asks meanwhile has the same. */
  make(): Promise<string | null> {
    this.#making ??= this.#make().finally(() => {
      this.#making = null
    })
    return this.#making
  }

  /** For a window of the secretariat. */
  mount(app: Hono, entrance: Pick<Entrance, 'known'>): void {
    app.post('/api/backup', async ({ req }) => {
      const known = await entrance.known(tokenIn(req.raw))
      if (known.kind === 'bad') return problem(known.why)
      if (known.seat.role !== 'secretariat') return problem('not-found')
      const done: Outcome = { kind: 'done', result: { kind: 'nothing' } }
      return (await this.make()) === null ? problem('backup-failed') : Response.json(done)
    })
  }

  async #make(): Promise<string | null> {
    const { now, made } = this.options
    const file = await this.#backups.make()
    if (file !== null) made(file)
    this.#say(file === null ? now().toISOString() : null)
    return file
  }

  #say(failed: string | null): void {
    const { conditions, folder, every, now } = this.options
    const at = now().toISOString()
    conditions.set({ kind: 'backups', at, folder, every, last: this.#backups.newest(), failed })
  }
}
