import type { VersionId } from '../../../shared/ids'
import { type LinesOfPaper, LinesOfPaperSchema } from '../../../shared/paper-lines'
import type { FileSource } from '../file-source'
import { type LiveDocuments, lately } from '../pages/copy'
import type { Press } from '../press'

export interface KnownLinesOptions {
  readonly documents: LiveDocuments
  /** The version that was issued last. */
  readonly issued: () => VersionId | null
  /** What it is printed from, and the text as it stands. */
  readonly sourceOf: (version: VersionId | null) => Promise<FileSource | null>
  readonly press: Pick<Press, 'lines'>
  readonly report: (fault: unknown) => void
}

export interface Known {
  readonly version: VersionId | null
  readonly lines: LinesOfPaper
}

interface Made {
  readonly version: VersionId | null
  readonly known: Promise<Known | null>
  /** Whether the text has been looked at. What is written after that is not in it. */
  isBegun: boolean
  isOld: boolean
}

/**
 * On what lines the paper that everybody has in hand says what: the version that was issued last, or
 * where none was the text as it would be printed now. It is set once for all who ask, and again when
 * the text that was not issued has changed and somebody asks. Once somebody has asked, it is also set
 * as soon as another version is issued: a long text takes a while, and its lines are asked for soon.
 */
export class KnownLines {
  readonly #options: KnownLinesOptions
  #made: Made | null = null
  readonly #heard = () => {
    const made = this.#made
    if (!made) return
    if (made.isBegun && made.version === null) made.isOld = true
    if (this.#options.issued() !== made.version) void this.now()
  }

  constructor(options: KnownLinesOptions) {
    this.#options = options
    options.documents.text.on('update', this.#heard)
    options.documents.register.on('update', this.#heard)
  }

  /** `null` if it cannot be said. */
  now(): Promise<Known | null> {
    const version = this.#options.issued()
    const before = this.#made
    if (before && before.version === version && !before.isOld) return before.known
    const made: Made = {
      version,
      isBegun: false,
      isOld: false,
      known: Promise.resolve().then(() => this.#make(made)),
    }
    this.#made = made
    return made.known
  }

  close(): void {
    const { text, register } = this.#options.documents
    text.off('update', this.#heard)
    register.off('update', this.#heard)
  }

  async #make(made: Made): Promise<Known | null> {
    const { version } = made
    const { documents, press, report, sourceOf } = this.#options
    try {
      const source = await sourceOf(version)
      if (!source) return null
      const bytes = await press.lines(source, (held) => {
        made.isBegun = true
        return lately(documents, held)
      })
      if (bytes.length === 0) return null
      const lines = LinesOfPaperSchema.parse(JSON.parse(new TextDecoder().decode(bytes)))
      return { version, lines }
    } catch (fault) {
      // The next one who asks has it tried again.
      made.isOld = true
      report(fault)
      return null
    }
  }
}
