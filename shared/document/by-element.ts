import * as Y from 'yjs'

/**
 * A value for each element of a live document, made anew once something within it has changed. So
 * a look at a long text costs what has changed in it since the last one.
 */
export class ByElement<T> {
  readonly #values = new WeakMap<object, T>()

  constructor(content: Y.XmlFragment) {
    content.observeDeep((events) => {
      for (const { target } of events) this.#forget(target)
    })
  }

  of(element: Y.XmlElement, make: (element: Y.XmlElement) => T): T {
    const known = this.#values.get(element)
    if (known !== undefined) return known
    const made = make(element)
    this.#values.set(element, made)
    return made
  }

  /** With all that it is within. */
  #forget(target: object): void {
    for (let at: unknown = target; at instanceof Y.AbstractType; at = at.parent) {
      this.#values.delete(at)
    }
  }
}
