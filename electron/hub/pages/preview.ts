import type { DeviceId } from '../../../shared/ids'
import type { PagesAsk } from '../../../shared/pages'
import type { Press } from '../press'
import { type LiveDocuments, lately } from './copy'

export interface PreviewOptions {
  readonly documents: LiveDocuments
  /** Sets the pages that are looked at, and nothing else: nobody waits for another's file. */
  readonly quick: Pick<Press, 'pages'>
  /** Sets the whole, when it comes to it. */
  readonly slow: Pick<Press, 'survey'>
  readonly report: (fault: unknown) => void
}

/** Milliseconds. */
const patience = 25_000
/**
 * Panes of one device that wait at once. A browser has six connections to a hub, and its windows want
 * some for acts and files.
 */
const mostPanes = 4
/** After a survey and after a look, as a share of what it took: others have work for this machine. */
const rests = { survey: 2, look: 0.5 } as const
/**
 * Milliseconds after one of them could not be made, however soon that was known: each may have cost a
 * process, and is in the log. Who asks meanwhile waits.
 */
const restsAfterFault = 3_000
/**
 * Milliseconds. A survey takes the processor from those who look, and where somebody writes on it is
 * old before it is there: so it waits for a pause, but not for ever, as in a full room there is none.
 */
const surveys = { pause: 1_000, longest: 15_000 } as const

/** Gzipped JSON; `null` if nothing new has come for a while, or another question has. */
type Shown = Uint8Array | null | 'failed'

interface Waiting {
  readonly device: DeviceId
  readonly ask: PagesAsk
  readonly answer: (bytes: Shown) => void
}

/**
 * The pages of the text for all who look at some of them. Each pane asks one thing at a time and has
 * its answer when there is something new. All that wait are answered from one look at the text as it
 * is by then, and what was written during the last look is in the next: nothing queues.
 */
export class Preview {
  readonly #options: PreviewOptions
  readonly #waiting = new Map<string, Waiting>()
  #survey: Uint8Array | null = null
  #isSurveying = false
  #isLooking = false
  /** Whether something is new since the last look began. */
  #isNew = true
  /** The same for the survey. */
  #isMoved = true
  #heardAt = 0
  #surveyedAt = 0
  #closed = false
  readonly #heard = () => {
    this.#isNew = true
    this.#isMoved = true
    this.#heardAt = performance.now()
    this.#look()
  }

  constructor(options: PreviewOptions) {
    this.#options = options
    options.documents.text.on('update', this.#heard)
    options.documents.register.on('update', this.#heard)
  }

  /** `busy`: others of the device wait. To send one of them away would have it ask again at once. */
  async of(device: DeviceId, ask: PagesAsk, gone: AbortSignal): Promise<Shown | 'busy'> {
    const key = `${device}/${ask.pane}`
    this.#waiting.get(key)?.answer(null)
    const panes = [...this.#waiting.values()].filter((each) => each.device === device)
    if (panes.length >= mostPanes) return 'busy'
    return new Promise((resolve) => {
      const waiting: Waiting = {
        device,
        ask,
        answer: (bytes) => {
          clearTimeout(timer)
          gone.removeEventListener('abort', leave)
          if (this.#waiting.get(key) === waiting) this.#waiting.delete(key)
          resolve(bytes)
        },
      }
      const leave = () => waiting.answer(null)
      const timer = setTimeout(leave, patience)
      if (gone.aborted || this.#closed) return leave()
      gone.addEventListener('abort', leave, { once: true })
      this.#waiting.set(key, waiting)
      this.#isNew = true
      this.#look()
    })
  }

  close(): void {
    this.#closed = true
    const { text, register } = this.#options.documents
    text.off('update', this.#heard)
    register.off('update', this.#heard)
    for (const each of [...this.#waiting.values()]) each.answer(null)
  }

  /** Without the first nothing can be shown. */
  #untilSurvey(): number {
    if (!this.#survey) return 0
    const now = performance.now()
    return Math.min(this.#heardAt + surveys.pause - now, this.#surveyedAt + surveys.longest - now)
  }

  /** Of what is set while the hub closes nothing comes, and nothing needs to. */
  #tell(fault: unknown): void {
    if (!this.#closed) this.#options.report(fault)
  }

  #look(): void {
    if (this.#waiting.size === 0 || this.#closed) return
    void this.#lookAtAll()
    void this.#surveyAll()
  }

  async #lookAtAll(): Promise<void> {
    const survey = this.#survey
    if (this.#isLooking || !this.#isNew || !survey) return
    this.#isLooking = true
    const began = performance.now()
    let asked: readonly Waiting[] = []
    let least = 0
    try {
      const answers = await this.#options.quick.pages(
        () => {
          this.#isNew = false
          asked = [...this.#waiting.values()]
          return { survey, asked: asked.map(({ ask }) => ask) }
        },
        (held) => lately(this.#options.documents, held),
      )
      for (const [at, each] of asked.entries()) {
        const bytes = answers[at]
        if (bytes && bytes.length > 0) each.answer(bytes)
      }
    } catch (fault) {
      this.#tell(fault)
      for (const each of asked) each.answer('failed')
      least = restsAfterFault
    }
    rested(Math.max(least, rests.look * (performance.now() - began)), () => {
      this.#isLooking = false
      this.#look()
    })
  }

  async #surveyAll(): Promise<void> {
    if (this.#isSurveying || !this.#isMoved) return
    this.#isSurveying = true
    const wait = this.#untilSurvey()
    if (wait > 0) {
      rested(wait, () => {
        this.#isSurveying = false
        this.#look()
      })
      return
    }
    const began = performance.now()
    let least = 0
    try {
      this.#survey = await this.#options.slow.survey((held) => {
        this.#isMoved = false
        this.#surveyedAt = performance.now()
        return lately(this.#options.documents, held)
      })
      this.#isNew = true
      this.#look()
    } catch (fault) {
      this.#tell(fault)
      this.#isMoved = true
      for (const each of [...this.#waiting.values()]) each.answer('failed')
      least = restsAfterFault
    }
    rested(Math.max(least, rests.survey * (performance.now() - began)), () => {
      this.#isSurveying = false
      this.#look()
    })
  }
}

function rested(ms: number, then: () => void): void {
  setTimeout(then, ms).unref()
}
