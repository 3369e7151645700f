import { writeRegister } from '../../shared/amendments/register'
import { unsaidVerdicts, verdictsSaid } from '../../shared/amendments/verdict-changes'
import type { Floor, Meanwhile } from './floor'
import { judgeAhead, ofText } from './judging-ahead'
import { keptSheetOf } from './kept-sheets'
import { nextEntry } from './record'
import type { Rooms } from './rooms'
import type { DocumentUpdate, Store } from './store'

/** Does something after so many milliseconds, unless it is called off with what it answers. */
export type Later = (milliseconds: number, work: () => void) => () => void

export interface VerdictsOptions {
  readonly store: Store
  readonly rooms: Rooms
  readonly floor: Floor
  readonly now: () => Date
  readonly later: Later
  readonly report: (fault: unknown) => void
}

/** Milliseconds without a key after which someone has paused. */
const pause = 1_000
/** Where somebody always types, the verdicts do not wait for longer than this. */
const most = 15_000

/**
 * Puts into the record what typing in the text comes to for the pending amendments (A53).
 *
 * A key costs nothing but a look at the clock. When the typing pauses, before an act is decided and
 * before the hub ends, the verdicts are compared with those that the record has: they follow from
 * the record, the text and the amendments alone, so that nothing is said twice or left out by a hub
 * that was killed in between.
 */
export class Verdicts {
  #begun: number | null = null
  #callOff = () => {}

  constructor(readonly options: VerdictsOptions) {}

  /** Somebody has typed in the text. */
  typed(): void {
    const now = this.options.now().getTime()
    this.#begun ??= now
    this.#callOff()
    const left = Math.max(0, this.#begun + most - now)
    this.#callOff = this.options.later(Math.min(pause, left), () => void this.paused())
  }

  /** What cannot be written now is looked at again with the next key, act or start of the hub. */
  async paused(): Promise<void> {
    await this.options.floor.alone((meanwhile) => this.settle(meanwhile)).catch(this.options.report)
  }

  /**
   * By whoever has the floor, who lends it while the verdicts are reached for the first time: that of
   * hundreds of amendments takes longer than a key may wait.
   *
   * @throws StoreError nothing of it is on the disk.
   */
  async settle(meanwhile: Meanwhile): Promise<void> {
    const { rooms } = this.options
    if (rooms.typists.all.length > 0) {
      const { amendments } = rooms.register()
      await meanwhile(() => judgeAhead(rooms.text.reading, amendments))
    }
    await this.#settle()
  }

  async #settle(): Promise<void> {
    this.#callOff()
    this.#begun = null
    const { rooms, store, now } = this.options
    const { typists } = rooms
    const [first, ...also] = typists.all
    if (!first) return
    const text = rooms.text.reading.now()
    // Nothing can be said about a text that cannot be read; who has typed in it stays known.
    if (text.kind === 'invalid') return
    const register = rooms.register()
    const { amendments, record } = register
    const judged = ofText(amendments)
    const said = () => verdictsSaid(record.map(({ deed }) => deed))
    const others = judged.length > 0 ? unsaidVerdicts(said(), judged, text.node, register) : []
    const at = now().toISOString()
    const deed = { kind: 'text-typed', also, others } as const
    const entry = others.length > 0 ? nextEntry(record, at, first, deed) : null
    const lookedAt = typists.lookedAt()
    const updates: DocumentUpdate[] = [lookedAt]
    if (entry) {
      const sheet = keptSheetOf(await rooms.hold({ kind: 'register' }))
      writeRegister(sheet.doc, { ...register, record: [...record, entry] })
      const update = sheet.tearOff()
      if (update) updates.push({ document: 'register', update })
    }
    await store.commit({ updates, entry })
    typists.keep(lookedAt)
    for (const { document, update } of updates) rooms.announce(document, update)
  }
}

/** The clock of this machine. A hub that has nothing else to do need not wait for it. */
export function afterwards(milliseconds: number, work: () => void): () => void {
  const timer = setTimeout(work, milliseconds)
  timer.unref()
  return () => clearTimeout(timer)
}
