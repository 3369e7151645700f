import { Fragment, type Node } from 'prosemirror-model'
import * as Y from 'yjs'
import { ByElement } from './by-element'
import { sharing } from './sharing'
import { contentOf, type Reading, readElement, readShell } from './ydoc'

/**
 * What a live document says, as `read` reads it, but made anew only where it has changed: an
 * untouched block is the same object as before, and an untouched text the same reading.
 */
export class KeptReading {
  readonly #content: Y.XmlFragment
  readonly #nodes: ByElement<Node>
  #before: Reading | null = null
  #isFresh = false

  constructor(doc: Y.Doc) {
    this.#content = contentOf(doc)
    this.#nodes = new ByElement(this.#content)
    this.#content.observeDeep(() => {
      this.#isFresh = false
    })
  }

  now(): Reading {
    const before = this.#before
    if (before && this.#isFresh) return before
    const now = this.#read()
    const isShared = before?.kind === 'valid' && now.kind === 'valid'
    this.#before = isShared ? { kind: 'valid', node: sharing(before.node, now.node) } : now
    this.#isFresh = true
    return this.#before
  }

  #read(): Reading {
    try {
      return { kind: 'valid', node: this.#filled(readShell('doc', {}), this.#content) }
    } catch (error) {
      return { kind: 'invalid', why: error instanceof Error ? error.message : String(error) }
    }
  }

  /** A part of the text with the blocks in it. */
  #filled(shell: Node, parent: Y.XmlFragment): Node {
    const children = parent.toArray().map((child) => {
      if (child instanceof Y.XmlElement) return this.#nodes.of(child, (each) => this.#node(each))
      throw new RangeError(`There are words beside the blocks of a ${shell.type.name}`)
    })
    const content = Fragment.from(children)
    if (shell.type.validContent(content)) return shell.copy(content)
    throw new RangeError(`What stands in a ${shell.type.name} may not stand there`)
  }

  #node(element: Y.XmlElement): Node {
    const { nodeName } = element
    if (nodeName !== 'section' && nodeName !== 'annex') return readElement(element)
    return this.#filled(readShell(nodeName, element.getAttributes()), element)
  }
}
