import { formatDocumentName } from '../../shared/document-name'
import type { Instant } from '../../shared/ids'
import type { Signer } from './hand-notes'
import type { HeldDocuments } from './held-documents'
import type { DocumentUpdate } from './store'

/** Puts beside what is written in the text whose hand it is in. */
export class Signing {
  #issuing: Instant | null = null

  constructor(readonly documents: HeldDocuments) {}

  /** While a version of the text at this moment is made ready, what is written comes after it. */
  async issuing<T>(at: Instant, work: () => Promise<T>): Promise<T> {
    this.#issuing = at
    try {
      return await work()
    } finally {
      this.#issuing = null
    }
  }

  /** The updates with what goes to the disk beside those of the text. */
  signed(updates: readonly DocumentUpdate[], by: Signer): readonly DocumentUpdate[] {
    const { documents } = this
    const { conference, versions } = documents.register()
    const text = formatDocumentName({ kind: 'text', text: conference.text })
    const since = this.#issuing ?? versions.at(-1)?.issued
    return updates.flatMap((each) => {
      const note =
        each.document === text &&
        documents.hands.note(documents.document(text), each.update, by, since)
      return note ? [each, note] : [each]
    })
  }
}
