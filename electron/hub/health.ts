import { type DiskCondition, isOfDisk } from '../../shared/conditions'
import { type Store, StoreError } from './store'
import type { Later } from './verdicts'

/** Why a hub takes nothing: its disk, or that it is about to end. */
export type NotReady = DiskCondition | 'stopping' | 'superseded'

export type Readiness = { readonly ready: true } | { readonly ready: false; readonly why: NotReady }

export interface HealthOptions {
  readonly store: Pick<Store, 'probe'>
  /** Milliseconds that only ever count on. */
  readonly steady: () => number
  readonly later: Later
}

/** For so long what was found is still said, however often somebody asks. */
const lasting = 10_000
/** Windows send again every few seconds what was refused: after so long none of it waits. */
const refusalLasts = 30_000
/** A disk that has not answered by then is no disk to work on. */
const patience = 5_000

interface Finding {
  readonly why: DiskCondition | null
  readonly until: number
}

/**
 * Whether the hub can write, for a proxy or a monitor. What became of the journal's own writes is
 * believed; where there were none lately, the disk is tried. Anybody may ask, so it is never tried
 * more than once in ten seconds, nor while an earlier try has not come back.
 */
export class Health {
  #written: Finding | null = null
  #tried: Finding | null = null
  #trying: Promise<void> | null = null
  #ended: NotReady | null = null

  constructor(readonly options: HealthOptions) {}

  async now(): Promise<Readiness> {
    if (!this.#ended && !this.#fresh()) await this.#try()
    const why = this.#ended ?? (this.#fresh() ?? this.#tried)?.why ?? null
    return why === null ? { ready: true } : { ready: false, why }
  }

  /** What became of a write in the journal. */
  wrote(why: DiskCondition | null): void {
    this.#written = this.#finding(why, why === null ? lasting : refusalLasts)
  }

  end(why: 'stopping' | 'superseded'): void {
    this.#ended ??= why
  }

  #fresh(): Finding | null {
    const now = this.options.steady()
    return [this.#written, this.#tried].find((each) => each && now < each.until) ?? null
  }

  #finding(why: DiskCondition | null, lasts: number): Finding {
    return { why, until: this.options.steady() + lasts }
  }

  /** Resolves when something has been found, if only that there is no answer. */
  #try(): Promise<void> {
    this.#trying ??= new Promise((resolve) => {
      const found = (why: DiskCondition | null, lasts: number) => {
        this.#tried = this.#finding(why, lasts)
        resolve()
      }
      const { store, later } = this.options
      const answered = later(patience, () => found('disk-failed', 0))
      void store
        .probe()
        .then(() => null, faultOf)
        .then((why) => {
          answered()
          this.#trying = null
          found(why, lasting)
        })
    })
    return this.#trying
  }
}

function faultOf(error: unknown): DiskCondition {
  return error instanceof StoreError && isOfDisk(error.why) ? error.why : 'disk-failed'
}
