import type { Condition } from '../../shared/conditions'

/** What the secretariat is to know of this machine now: of each kind the last. */
export class Conditions {
  readonly #all = new Map<Condition['kind'], Condition>()
  readonly #changed = new Set<() => void>()

  get all(): readonly Condition[] {
    return [...this.#all.values()]
  }

  set(condition: Condition): void {
    this.#all.delete(condition.kind)
    this.#all.set(condition.kind, condition)
    this.#tell()
  }

  clear(kind: Condition['kind']): void {
    if (this.#all.delete(kind)) this.#tell()
  }

  subscribe(changed: () => void): void {
    this.#changed.add(changed)
  }

  #tell(): void {
    for (const changed of this.#changed) changed()
  }
}
