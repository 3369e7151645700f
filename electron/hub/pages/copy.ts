import * as Y from 'yjs'
import { type Register, readRegister } from '../../../shared/amendments/register'
import { KeptReading } from '../../../shared/document/kept-reading'
import type { Reading } from '../../../shared/document/ydoc'

/** What files and pages are made of, and nothing else: no draft is in either. */
export interface LiveDocuments {
  readonly text: Y.Doc
  readonly register: Y.Doc
}

/** What a copy has of them, as Yjs says it. */
export interface Held {
  readonly text: Uint8Array
  readonly register: Uint8Array
}

/** What it lacks. */
export interface Lately {
  readonly text: Uint8Array
  readonly register: Uint8Array
}

/** The hub's part of a copy costs what has changed, however long the text is. */
export function lately({ text, register }: LiveDocuments, held: Held | null): Lately {
  return {
    text: Y.encodeStateAsUpdate(text, held?.text),
    register: Y.encodeStateAsUpdate(register, held?.register),
  }
}

/** In a thread: what the hub has said of its documents. */
export class Copy {
  readonly #text = new Y.Doc()
  readonly #register = new Y.Doc()
  readonly #reading = new KeptReading(this.#text)
  #read: Register | null = null

  constructor() {
    this.#register.on('update', () => {
      this.#read = null
    })
  }

  take({ text, register }: Lately): void {
    Y.applyUpdate(this.#text, text)
    Y.applyUpdate(this.#register, register)
  }

  held(): Held {
    return {
      text: Y.encodeStateVector(this.#text),
      register: Y.encodeStateVector(this.#register),
    }
  }

  text(): Reading {
    return this.#reading.now()
  }

  register(): Register {
    this.#read ??= readRegister(this.#register)
    if (!this.#read) throw new Error('The hub that is copied has a conference')
    return this.#read
  }
}
