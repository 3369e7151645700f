/** Those who wait until something is so. */
export class Watchers {
  readonly #looks = new Set<() => void>()

  /** Something has changed. */
  look(): void {
    for (const look of [...this.#looks]) look()
  }

  until(fact: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!fact()) return
        this.#looks.delete(look)
        resolve()
      }
      this.#looks.add(look)
      look()
    })
  }
}
