import { Fragment, type Node } from 'prosemirror-model'
import * as Y from 'yjs'
import { schema } from './schema'
import { contentOf, type Reading, read, readElement, readShell } from './ydoc'

/** Reads one live document time and again. */
export interface Reader {
  /**
   * The same as `read()` says. What has not been written in since the last time is the same node, so
   * that whatever was computed from it is still known.
   */
  read(): Reading
  end(): void
}

/**
 * Of a text of 3,000 paragraphs with somebody typing in one, that one is read. To read all of it takes
 * longer than a key, and makes other nodes of all that has stayed as it was.
 */
export function readerOf(doc: Y.Doc): Reader {
  const content = contentOf(doc)
  const known = new WeakMap<Y.XmlElement, Node>()
  let last: Reading | null = null
  // Whatever was changed is named, and all that it stands in.
  const forget = ({ changedParentTypes }: Y.Transaction) => {
    for (const type of changedParentTypes.keys()) {
      if (type instanceof Y.XmlFragment) last = null
      if (type instanceof Y.XmlElement) known.delete(type)
    }
  }
  doc.on('afterTransaction', forget)

  function remembered(element: Y.XmlElement, make: (element: Y.XmlElement) => Node): Node {
    const before = known.get(element)
    if (before) return before
    const made = make(element)
    known.set(element, made)
    return made
  }

  function top(element: Y.XmlElement): Node {
    const blocks = element.toArray()
    if (!isContainer(element) || !blocks.every(isElement)) return readElement(element)
    const shell = readShell(element.nodeName, element.getAttributes())
    return filled(
      shell,
      blocks.map((block) => remembered(block, readElement)),
    )
  }

  function whole(): Reading {
    const tops = content.toArray()
    if (!tops.every(isElement)) return read(doc)
    try {
      const nodes = tops.map((each) => remembered(each, top))
      return { kind: 'valid', node: filled(schema.node('doc'), nodes) }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return read(doc)
    }
  }

  return {
    read: () => {
      last ??= whole()
      return last
    },
    end: () => doc.off('afterTransaction', forget),
  }
}

/** @throws RangeError if they may not stand in it. */
function filled(shell: Node, nodes: readonly Node[]): Node {
  const content = Fragment.from(nodes)
  if (!shell.type.validContent(content)) throw new RangeError(`Not what a ${shell.type.name} holds`)
  return shell.copy(content)
}

function isContainer({ nodeName }: Y.XmlElement): boolean {
  return nodeName === 'section' || nodeName === 'annex'
}

function isElement(item: unknown): item is Y.XmlElement {
  return item instanceof Y.XmlElement && !(item instanceof Y.XmlHook)
}
