import type { Node } from 'prosemirror-model'
import type * as Y from 'yjs'
import { type Reader, readerOf } from '../../shared/document/reader'
import type { SharedDocument } from './document-state'
import { cell, type Live } from './live'

/** Milliseconds without a change after which the text is read, and with changes all the while. */
const pause = 400
const longest = 3_000

/**
 * The text as a value, for whoever numbers it or tries an amendment on it; `null` while it has not
 * arrived or is not valid.
 *
 * It follows the document in pauses, and only while someone looks: whoever does computes something
 * from all of it, which no keystroke should wait for.
 */
export function readingOf(document: SharedDocument): Live<Node | null> {
  const reading = cell<Node | null>(null)
  let lookers = 0
  let leave = () => {}

  function follow(): () => void {
    let following: Y.Doc | null = null
    let reader: Reader | null = null
    let soon: ReturnType<typeof setTimeout> | undefined
    let late: ReturnType<typeof setTimeout> | undefined

    const now = () => {
      clearTimeout(soon)
      clearTimeout(late)
      late = undefined
      if (!reader) return
      const said = reader.read()
      reading.set(said.kind === 'valid' ? said.node : null)
    }
    // Not what Yjs calls an update, which it would write out for us.
    const changed = (change: Y.Transaction) => {
      if (change.changed.size === 0) return
      clearTimeout(soon)
      soon = setTimeout(now, pause)
      late ??= setTimeout(now, longest)
    }
    const turn = () => {
      const { doc, state } = document.get()
      if (doc === following || state.kind === 'connecting' || state.kind === 'sealed') return
      following?.off('afterTransaction', changed)
      reader?.end()
      following = doc
      reader = readerOf(doc)
      doc.on('afterTransaction', changed)
      now()
    }
    const unsubscribe = document.subscribe(turn)
    turn()
    return () => {
      unsubscribe()
      following?.off('afterTransaction', changed)
      reader?.end()
      clearTimeout(soon)
      clearTimeout(late)
    }
  }

  return {
    get: reading.get,
    subscribe(listener) {
      const unsubscribe = reading.subscribe(listener)
      if (lookers++ === 0) leave = follow()
      return () => {
        unsubscribe()
        if (--lookers === 0) leave()
      }
    },
  }
}
