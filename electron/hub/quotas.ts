import { z } from 'zod'
import { type DelegationId, isId } from '../../shared/ids'
import type { DocumentUpdate, Store } from './store'
import { type Manner, Tally, TallySchema } from './tally'

export interface QuotaOptions {
  readonly bytesPerDay: number
  readonly bytesInAll: number
  /**
   * Bytes that this hub may count before they are written, so that it need not tell the others of
   * each; `null` where there are no others.
   */
  readonly ahead: number | null
  readonly now: () => Date
  /** Told of all who have come to a limit or near one, whenever that is somebody else. */
  readonly said: (level: Level, delegations: readonly DelegationId[]) => void
}

/** `near-`: there is time to ask before anybody is refused. */
export const levels = ['near-quota', 'quota', 'near-quota-in-all', 'quota-in-all'] as const
export type Level = (typeof levels)[number]
/** By which limit no more is taken. */
export type Over = Extract<Level, 'quota' | 'quota-in-all'>

/** What is about to be written has been counted. */
export interface Counted {
  /** To be written with it, where other hubs count as well. */
  readonly note: DocumentUpdate | null
  /** It was not written after all. */
  undo(): void
}

/** More than a delegation writes in a year, and less than fills a disk in a night. */
export const usualBytesPerDay = 256 * 1024 * 1024
/** Eight days of writing without end, which nobody does who means it. */
export const usualBytesInAll = 2 * 1024 * 1024 * 1024
/** Small beside a day's, however many hubs there are. */
export const usualAhead = (bytesPerDay: number) => Math.min(64 * 1024, Math.floor(bytesPerDay / 64))

const nearly = 0.8
/** So much may be counted before it is written down: what a hub that is killed forgets of it. */
const forgotten = 64 * 1024
/** Rows after which the journal is written as one. */
const longEnough = 500
/** Of what is kept by a hub that is alone, and of what several tell each other. */
const key = 'quotas'
const day = z.iso.date()

const KeptSchema = z.strictObject({ day, today: TallySchema, inAll: TallySchema })
const NoteSchema = z.strictObject({
  delegation: z.custom<DelegationId>(isId),
  manner: z.enum(['open', 'sealed']),
  day,
  bytes: z.int().min(0),
})
type Note = z.infer<typeof NoteSchema>
const RowSchema = z.union([NoteSchema, KeptSchema])

const nothing: Counted = { note: null, undo() {} }

/**
 * What each delegation may have kept in a day and in all, so that nobody fills the secretariat's disk
 * unnoticed. It counts what is written, and not what is left of it: the journal keeps both. A day is
 * one of the hub's own clock in UTC.
 *
 * The secretariat is told by name of what is open alone. What is sealed counts as well, and is refused
 * as well; but nobody may learn from a quota that somebody has a draft (A31).
 *
 * Where several hubs serve the conference, each counts some bytes ahead in the journal that all of
 * them read before they judge, and gives those out: what they take together is never more than may be.
 */
export class Quotas {
  /** By day: another hub's clock may have come to the next before ours. */
  readonly #days = new Map<string, Tally>()
  #inAll = new Tally()
  readonly #at = new Map<Level, ReadonlySet<DelegationId>>()
  /** Counted by this hub today, and not given out yet. */
  readonly #left = new Map<string, number>()
  #day = ''
  #unwritten = 0

  constructor(readonly options: QuotaOptions) {}

  /** Goes on counting where the hub before has stopped. */
  async load(store: Pick<Store, 'getMeta' | 'load'>): Promise<void> {
    const bytes = await store.getMeta(key)
    if (bytes) this.#learn(bytes)
    // Of several hubs, whose conference is in one file by now.
    else for (const { update } of await store.load(key)) this.#learn(update)
  }

  /** Where several hubs count: with the pen, before anything is judged. */
  async open(store: Pick<Store, 'load' | 'compact'>): Promise<void> {
    const rows = await store.load(key)
    for (const { update } of rows) this.#learn(update)
    const last = rows.at(-1)
    if (last && rows.length >= longEnough) await store.compact(key, last.seq, this.#kept())
  }

  /** Whether a row of the journal that another hub has written is of these. */
  heard({ document, update }: DocumentUpdate): boolean {
    if (document !== key) return false
    this.#learn(update)
    return true
  }

  /** Writes down what was counted, where that is worth a write or there is no other time. */
  async keep(store: Pick<Store, 'putMeta'>, isLast = false): Promise<void> {
    if (this.#unwritten === 0 || (this.#unwritten < forgotten && !isLast)) return
    const written = this.#unwritten
    await store.putMeta(key, this.#kept())
    this.#unwritten -= written
  }

  /**
   * Counts what is about to be written, or says why it is too much. The secretariat's own disk is its
   * own affair.
   *
   * @param manner `tabled`: sealed if it is refused, and from then on open.
   */
  take(delegation: DelegationId | null, bytes: number, manner: Manner | 'tabled'): Counted | Over {
    if (delegation === null) return nothing
    const over = this.#over(delegation, bytes, manner)
    return over ?? this.count(delegation, bytes, manner === 'tabled' ? 'open' : manner)
  }

  /** Counts what is written in any case. */
  count(delegation: DelegationId | null, bytes: number, manner: Manner): Counted {
    if (delegation === null) return nothing
    const today = this.#today()
    const share = `${manner} ${delegation}`
    const left = this.#left.get(share) ?? 0
    const missing = Math.max(0, bytes - left)
    const { ahead } = this.options
    const room = Math.max(missing, Math.min(ahead ?? 0, this.#room(delegation)))
    const counted = missing > 0 ? room : 0
    this.#left.set(share, left + counted - bytes)
    this.#add(today, delegation, manner, counted)
    this.#unwritten += bytes
    const on = this.#day
    const note: Note = { delegation, manner, day: on, bytes: counted }
    return {
      note: ahead !== null && counted > 0 ? { document: key, update: encode(note) } : null,
      undo: () => {
        this.#add(today, delegation, manner, -counted)
        if (on !== this.#day) return
        this.#left.set(share, (this.#left.get(share) ?? 0) - counted + bytes)
      },
    }
  }

  #over(delegation: DelegationId, bytes: number, manner: Manner | 'tabled'): Over | null {
    const today = this.#today()
    const share = manner === 'sealed' ? manner : 'open'
    const missing = Math.max(0, bytes - (this.#left.get(`${share} ${delegation}`) ?? 0))
    const { bytesPerDay, bytesInAll } = this.options
    const exceeds = (tally: Tally, most: number) => tally.in(delegation) + missing > most
    const tell = (level: Over, tally: Tally, most: number): Over => {
      const isOpen = manner === 'open' && tally.of(delegation).open + bytes > most
      if (isOpen) this.#put(level, delegation)
      return level
    }
    if (missing === 0) return null
    if (exceeds(this.#inAll, bytesInAll)) return tell('quota-in-all', this.#inAll, bytesInAll)
    return exceeds(today, bytesPerDay) ? tell('quota', today, bytesPerDay) : null
  }

  #room(delegation: DelegationId): number {
    const { bytesPerDay, bytesInAll } = this.options
    return Math.min(
      bytesPerDay - this.#today().in(delegation),
      bytesInAll - this.#inAll.in(delegation),
    )
  }

  #add(today: Tally, delegation: DelegationId, manner: Manner, bytes: number): void {
    today.add(delegation, manner, bytes)
    this.#inAll.add(delegation, manner, bytes)
    this.#look(delegation)
  }

  #learn(bytes: Uint8Array): void {
    const row = RowSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data
    if (!row) return
    if ('inAll' in row) {
      this.#days.set(row.day, new Tally(row.today))
      this.#inAll = new Tally(row.inAll)
    } else {
      this.#on(row.day).add(row.delegation, row.manner, row.bytes)
      this.#inAll.add(row.delegation, row.manner, row.bytes)
    }
    this.#today()
    for (const delegation of this.#inAll.delegations) this.#look(delegation)
  }

  #kept(): Uint8Array {
    return encode({ day: this.#day, today: this.#today(), inAll: this.#inAll })
  }

  #look(delegation: DelegationId): void {
    const { bytesPerDay, bytesInAll } = this.options
    const isNear = (tally: Tally, most: number) => tally.of(delegation).open >= most * nearly
    if (isNear(this.#today(), bytesPerDay) && !this.#has('quota', delegation)) {
      this.#put('near-quota', delegation)
    }
    if (isNear(this.#inAll, bytesInAll) && !this.#has('quota-in-all', delegation)) {
      this.#put('near-quota-in-all', delegation)
    }
  }

  #has(level: Level, delegation: DelegationId): boolean {
    return this.#at.get(level)?.has(delegation) ?? false
  }

  /** Whoever is there is near it no longer. */
  #put(level: Level, delegation: DelegationId): void {
    if (this.#has(level, delegation)) return
    if (level === 'quota') this.#drop('near-quota', delegation)
    if (level === 'quota-in-all') this.#drop('near-quota-in-all', delegation)
    this.#set(level, [...(this.#at.get(level) ?? []), delegation])
  }

  #drop(level: Level, delegation: DelegationId): void {
    if (!this.#has(level, delegation)) return
    this.#set(
      level,
      [...(this.#at.get(level) ?? [])].filter((each) => each !== delegation),
    )
  }

  #set(level: Level, delegations: readonly DelegationId[]): void {
    this.#at.set(level, new Set(delegations))
    this.options.said(level, delegations)
  }

  #on(day: string): Tally {
    const known = this.#days.get(day) ?? new Tally()
    this.#days.set(day, known)
    return known
  }

  #today(): Tally {
    const day = this.options.now().toISOString().slice(0, 10)
    if (day === this.#day) return this.#on(day)
    this.#day = day
    this.#left.clear()
    for (const each of this.#days.keys()) if (each < day) this.#days.delete(each)
    for (const level of ['near-quota', 'quota'] as const) {
      if (this.#at.get(level)?.size) this.#set(level, [])
    }
    return this.#on(day)
  }
}

function encode(
  row: Note | { readonly day: string; readonly today: Tally; readonly inAll: Tally },
) {
  return new TextEncoder().encode(JSON.stringify(row))
}
