import * as Y from 'yjs'
import { copyOf } from '../../shared/document/ydoc'
import { type Sheet, sheetOf } from './sheet'

/** A sheet that goes on being one: what is written on it next begins where the document is by then. */
export interface KeptSheet extends Sheet {
  /** Whoever has not torn off what they wrote gives the sheet back, and nothing is changed. */
  giveBack(): void
}

/** Changes of others after which it is less work to copy a document than to follow it. */
const mostMissed = 200

const copies = new WeakMap<Y.Doc, Copy>()

/**
 * A sheet of a document that the hub alone writes. Its copy is kept, and told only what has changed:
 * so an act on a register of hundreds of amendments costs what the act does, and what nobody has
 * touched is the same object on the next sheet.
 *
 * The copy is used again only where all that was torn off it has come into the document (`putInto`)
 * and nobody is writing on it. Otherwise the sheet is one of its own, under another client of Yjs,
 * so that what was given up or lost on the way can never be taken for what comes later.
 */
export function keptSheetOf(document: Y.Doc): KeptSheet {
  const known = copies.get(document)
  if (known?.isTaken) return { ...sheetOf(document), giveBack() {} }
  if (known?.isUsable) return known.sheet()
  known?.leave()
  const copy = new Copy(document)
  copies.set(document, copy)
  return copy.sheet()
}

/** Puts a change into a document, as far as possible without telling the copy what it has written. */
export function putInto(document: Y.Doc, update: Uint8Array): void {
  const put = () => Y.applyUpdate(document, update)
  const copy = copies.get(document)
  if (copy) copy.coming(update, put)
  else put()
}

class Copy {
  readonly #doc: Y.Doc
  /** What has come into the document and is not in the copy yet. */
  #missed: Uint8Array[] = []
  /** What was torn off and has not come into the document. */
  #owed: Uint8Array | null = null
  #isComing = false
  #isSpoilt = false
  isTaken = false

  constructor(readonly document: Y.Doc) {
    this.#doc = copyOf(document)
    document.on('update', this.#changed)
  }

  get isUsable(): boolean {
    return this.#owed === null && !this.#isSpoilt && this.#missed.length <= mostMissed
  }

  readonly #changed = (update: Uint8Array) => {
    if (!this.#isComing) this.#missed.push(update)
    // Whoever is writing on it still has what they write heard.
    if (this.#missed.length > mostMissed && !this.isTaken) this.leave()
  }

  sheet(): KeptSheet {
    const doc = this.#doc
    doc.transact(() => {
      for (const update of this.#missed.splice(0)) Y.applyUpdate(doc, update)
    })
    this.isTaken = true
    const updates: Uint8Array[] = []
    const note = (update: Uint8Array) => void updates.push(update)
    doc.on('update', note)
    const end = () => {
      doc.off('update', note)
      this.isTaken = false
    }
    let isOver = false
    return {
      doc,
      tearOff: () => {
        end()
        isOver = true
        if (updates.length > 0) this.#owed = Y.mergeUpdates(updates)
        return this.#owed
      },
      giveBack: () => {
        if (isOver) return
        end()
        this.#isSpoilt = updates.length > 0
      },
    }
  }

  coming(update: Uint8Array, put: () => void): void {
    this.#isComing = update === this.#owed
    try {
      put()
    } finally {
      if (this.#isComing) this.#owed = null
      this.#isComing = false
    }
  }

  leave(): void {
    this.document.off('update', this.#changed)
    this.#doc.destroy()
    if (copies.get(this.document) === this) copies.delete(this.document)
  }
}
