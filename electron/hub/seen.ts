import type { Hono } from 'hono'
import { z } from 'zod'
import type { DeviceId, Instant } from '../../shared/ids'
import type { People } from '../../shared/people'
import type { DevicesSeen } from '../../shared/protocol'
import { tokenIn } from './bearer'
import type { Entrance } from './entrance'
import { problem } from './problem'
import type { Store } from './store'

/** What of a WebSocket tells that its window is there. */
interface Line {
  once(event: 'close', heed: () => void): unknown
}

export interface SeenOptions {
  readonly store: Pick<Store, 'getMeta' | 'putMeta'>
  /** Whether other hubs write it down as well: then it is kept by one of them at a time. */
  readonly isShared: boolean
  readonly now: () => Date
  readonly people: () => People
}

const key = 'seen'
const KeptSchema = z.record(z.string(), z.iso.datetime())

/**
 * When each device was last connected. It is nobody's act and in no document: the secretariat may ask
 * of all devices, and everybody of their own. What is written down is at most a minute old.
 */
export class Seen {
  readonly #at = new Map<DeviceId, Instant>()
  readonly #here = new Map<DeviceId, Set<Line>>()
  #isWritten = true

  constructor(readonly options: SeenOptions) {}

  /** Learns what was written down, here or by others. */
  async open(): Promise<void> {
    const bytes = await this.options.store.getMeta(key)
    const kept = bytes && KeptSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data
    for (const [device, at] of Object.entries(kept ?? {})) {
      if (at > (this.#at.get(device as DeviceId) ?? '')) this.#at.set(device as DeviceId, at)
    }
  }

  async keep(): Promise<void> {
    for (const device of this.#here.keys()) this.#note(device)
    if (this.#isWritten) return
    if (this.options.isShared) await this.open()
    this.#isWritten = true
    const kept = JSON.stringify(Object.fromEntries(this.#at))
    await this.options.store
      .putMeta(key, new TextEncoder().encode(kept))
      .catch((error: unknown) => {
        this.#isWritten = false
        throw error
      })
  }

  /** From now on, until the line ends. A window says of each of its documents anew who it is. */
  came(device: DeviceId, line: Line): void {
    const lines = this.#here.get(device) ?? new Set()
    if (lines.has(line)) return
    this.#here.set(device, lines.add(line))
    this.#note(device)
    line.once('close', () => {
      lines.delete(line)
      if (lines.size === 0) this.#here.delete(device)
      this.#note(device)
    })
  }

  at(device: DeviceId): Instant | null {
    if (this.#here.has(device)) return this.options.now().toISOString()
    return this.#at.get(device) ?? null
  }

  mount(app: Hono, entrance: Pick<Entrance, 'known'>): void {
    app.get('/api/devices', async ({ req }) => {
      const known = await entrance.known(tokenIn(req.raw))
      if (known.kind === 'bad') return problem(known.why)
      if (this.options.isShared) await this.open()
      const { role, person } = known.seat
      const theirs = this.options
        .people()
        .devices.filter((each) => role === 'secretariat' || each.person === person)
      const seen = theirs.flatMap(({ id }): [DeviceId, Instant][] => {
        const at = this.at(id)
        return at ? [[id, at]] : []
      })
      return Response.json({ seen: Object.fromEntries(seen) } satisfies DevicesSeen)
    })
  }

  #note(device: DeviceId): void {
    this.#at.set(device, this.options.now().toISOString())
    this.#isWritten = false
  }
}
