import type { DeviceId } from '../../shared/ids'
import type { ExportedFile } from './export'
import type { FairTurns } from './fair-turns'

/** Devices that wait at once. More than a room of delegates that all want the text before lunch. */
const most = 200

/**
 * Who has a file made, and who waits for it. A long text keeps the press at work for
 * seconds: so files are made one after the other, a device waits for one at a time and
 * in its turn like with anything else, and nothing is made for whoever has hung up meanwhile.
 */
export class Exports {
  #current: DeviceId | null = null
  /** What calls each, the next one first. */
  readonly #waiting = new Map<DeviceId, () => void>()

  constructor(readonly turns: Pick<FairTurns, 'next'>) {}

  /** `null` also if nobody wants it any more. */
  async of(
    device: DeviceId,
    gone: AbortSignal,
    make: () => Promise<ExportedFile | null>,
  ): Promise<ExportedFile | null | 'export-busy'> {
    const isHere = device === this.#current || this.#waiting.has(device)
    if (isHere || this.#waiting.size >= most) return 'export-busy'
    if (!(await this.#called(device, gone))) return null
    try {
      await this.turns.next(device)
      return gone.aborted ? null : await make()
    } finally {
      this.#next()
    }
  }

  /** `false` if it went before it was called. */
  #called(device: DeviceId, gone: AbortSignal): Promise<boolean> {
    if (gone.aborted) return Promise.resolve(false)
    if (this.#current === null) {
      this.#current = device
      return Promise.resolve(true)
    }
    return new Promise((resolve) => {
      const leave = () => {
        this.#waiting.delete(device)
        resolve(false)
      }
      gone.addEventListener('abort', leave, { once: true })
      this.#waiting.set(device, () => {
        gone.removeEventListener('abort', leave)
        resolve(true)
      })
    })
  }

  #next(): void {
    const [first] = this.#waiting
    this.#current = first?.[0] ?? null
    if (!first) return
    const [device, call] = first
    this.#waiting.delete(device)
    call()
  }
}
