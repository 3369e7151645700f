import type { Awareness } from 'y-protocols/awareness'
import { CaretSchema } from '../../shared/presence'
import type { DraftPlace, Random } from '../../shared/sealing/envelope'
import { sealCaret, unsealCaret } from '../../shared/sealing/sealed-caret'
import type { Keys } from '../../shared/sealing/sealed-draft'

export interface SealedPresenceOptions {
  /** As it goes through the hub. */
  readonly carried: Awareness
  /** As the editor has it. */
  readonly shown: Awareness
  readonly place: DraftPlace
  readonly random: Random
}

interface Change {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

/**
 * Who is at a draft, kept level in two forms: through the hub goes who it is, and where they are in
 * an envelope that it cannot open. A caret for which there is no key yet is not shown to anyone.
 */
export class SealedPresence {
  #keys: Keys = { all: new Map(), current: null }

  constructor(readonly options: SealedPresenceOptions) {
    const { carried, shown } = options
    shown.on('change', ({ added, updated, removed }: Change) => {
      if ([...added, ...updated, ...removed].includes(shown.clientID)) this.#say()
    })
    carried.on('change', (change: Change) => this.#hear(change))
    // Without it the shown form would take a colleague who sits still for one who has left.
    carried.on('update', ({ updated }: Change) => {
      for (const client of updated) this.#stays(client)
    })
    this.#say()
  }

  setKeys(keys: Keys): void {
    const isOther = keys.current !== this.#keys.current
    this.#keys = keys
    if (isOther) this.#say()
    this.#hear({ added: [], updated: [...this.options.carried.getStates().keys()], removed: [] })
  }

  #say(): void {
    const { carried, shown, place, random } = this.options
    const state = shown.getLocalState()
    const { current } = this.#keys
    const cursor: unknown = state?.cursor ?? null
    const at = { ...place, client: carried.clientID }
    const sealed = cursor && current ? sealCaret(cursor, current, at, random) : null
    carried.setLocalState(state && { user: state.user, sealed })
  }

  #hear({ added, updated, removed }: Change): void {
    const { carried, shown } = this.options
    const change = { added: [] as number[], updated: [] as number[], removed: [] as number[] }
    for (const client of [...added, ...updated]) {
      const state = carried.getStates().get(client)
      if (!state || client === carried.clientID) continue
      change[shown.states.has(client) ? 'updated' : 'added'].push(client)
      shown.states.set(client, { user: state.user, cursor: this.#caretOf(client, state.sealed) })
      this.#stays(client)
    }
    for (const client of removed) {
      if (client === carried.clientID || !shown.states.delete(client)) continue
      shown.meta.delete(client)
      change.removed.push(client)
    }
    if (Object.values(change).every(({ length }) => length === 0)) return
    for (const name of ['change', 'update'] as const) shown.emit(name, [change, this])
  }

  #stays(client: number): void {
    const { carried, shown } = this.options
    const meta = carried.meta.get(client)
    if (meta && client !== carried.clientID) shown.meta.set(client, meta)
  }

  #caretOf(client: number, sealed: unknown): unknown {
    if (typeof sealed !== 'string') return null
    const found = unsealCaret(sealed, this.#keys.all, { ...this.options.place, client })
    const caret = CaretSchema.safeParse(found)
    return caret.success ? (caret.data ?? null) : null
  }
}
