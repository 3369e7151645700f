import { Worker } from 'node:worker_threads'
import type { ExportForm } from '../../shared/exchange/export-forms'
import type { FinalDocument } from '../../shared/exchange/final-document'
import type { LettersAsk } from '../../shared/letters/asking'

/** Makes files one after the other, in a thread of its own. */
export interface Press {
  /** @throws PressError */
  print(form: ExportForm, document: FinalDocument, archive?: boolean): Promise<Uint8Array>
  /** @throws PressError */
  letters(asked: LettersAsk): Promise<Uint8Array>
  /** Whatever is still waiting fails with `closed`. */
  close(): Promise<void>
}

export class PressError extends Error {
  override readonly name = 'PressError'
  readonly why: 'failed' | 'no-font' | 'crashed' | 'timed-out' | 'closed'
  /** Only a press that fell over may do better the next time; a document it refuses stays refused. */
  readonly again: boolean

  /** That no font has, where it is for that: "Han". */
  readonly scripts: readonly string[]

  constructor(why: PressError['why'], detail: string, scripts: readonly string[] = []) {
    super(`The press ${why.replace('-', ' ')}: ${detail}`)
    this.why = why
    this.scripts = scripts
    this.again = why === 'crashed' || why === 'timed-out'
  }
}

/** What the thread is started with. */
export interface PressSetup {
  /** A folder of TTF files. */
  readonly fonts: string
  /** Another one, of fonts for scripts that those have not. */
  readonly moreFonts?: string
}

/** What is sent to the thread, and what comes back. */
export type PressWork =
  | {
      readonly kind: 'document'
      readonly form: ExportForm
      readonly document: FinalDocument
      /** A PDF that an archive keeps (PDF/A-2a) and not the usual one (PDF/UA-1). */
      readonly archive: boolean
    }
  | { readonly kind: 'letters'; readonly asked: LettersAsk }
export interface PressJob {
  readonly number: number
  readonly work: PressWork
}
export type PressReply =
  | { readonly kind: 'made'; readonly number: number; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly number: number; readonly why: string }
  | { readonly kind: 'no-font'; readonly number: number; readonly scripts: readonly string[] }

export interface PressOptions extends PressSetup {
  /** The built `press-worker.ts`. */
  readonly worker: string
  /** Milliseconds for one file. Three hundred pages take a few seconds. */
  readonly timeout?: number
}

interface Waiting {
  readonly job: PressJob
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: PressError) => void
}

export function makePress(options: PressOptions): Press {
  const { worker: path, fonts, moreFonts, timeout = 120_000 } = options
  const setup: PressSetup = { fonts, ...(moreFonts && { moreFonts }) }
  const queue: Waiting[] = []
  let thread: Worker | null = null
  let current: { readonly waiting: Waiting; readonly timer: NodeJS.Timeout } | null = null
  let closed = false
  let jobs = 0

  function next(): void {
    if (current || closed) return
    const waiting = queue.shift()
    if (!waiting) return
    thread ??= start()
    const timer = setTimeout(() => {
      abandon('timed-out', `no ${nameOf(waiting.job.work)} after ${timeout} ms`)
    }, timeout)
    current = { waiting, timer }
    thread.postMessage(waiting.job)
  }

  function start(): Worker {
    const started = new Worker(path, { workerData: setup })
    started.on('message', (reply: PressReply) => {
      if (started === thread) receive(reply)
    })
    const fell = (detail: string) => {
      if (started === thread) abandon('crashed', detail)
    }
    started.on('error', (error) => fell(error.message))
    started.on('exit', (code) => fell(`exit code ${code}`))
    return started
  }

  function receive(reply: PressReply): void {
    if (reply.number !== current?.waiting.job.number) return
    const { resolve, reject } = finish()
    switch (reply.kind) {
      case 'made':
        resolve(reply.bytes)
        break
      case 'no-font':
        reject(new PressError('no-font', reply.scripts.join(', '), reply.scripts))
        break
      case 'failed':
        reject(new PressError('failed', reply.why))
    }
    next()
  }

  /** Gives the thread up; the next file gets a new one. */
  function abandon(why: 'timed-out' | 'crashed', detail: string): void {
    const left = thread
    thread = null
    // Not awaited: a thread in the middle of native code ends only when that returns.
    void left?.terminate()
    if (current) finish().reject(new PressError(why, detail))
    next()
  }

  function finish(): Waiting {
    if (!current) throw new Error('Only a file that is being made is finished')
    const { waiting, timer } = current
    clearTimeout(timer)
    current = null
    return waiting
  }

  function make(work: PressWork): Promise<Uint8Array> {
    if (closed) return Promise.reject(new PressError('closed', 'no file is taken any more'))
    return new Promise((resolve, reject) => {
      queue.push({ job: { number: ++jobs, work }, resolve, reject })
      next()
    })
  }

  return {
    print: (form, document, archive = false) => make({ kind: 'document', form, document, archive }),
    letters: (asked) => make({ kind: 'letters', asked }),

    async close() {
      closed = true
      const left = thread
      thread = null
      const unmade = [...(current ? [finish()] : []), ...queue.splice(0)]
      for (const { reject } of unmade) reject(new PressError('closed', 'the hub is closing'))
      await left?.terminate()
    },
  }
}

function nameOf(work: PressWork): string {
  return work.kind === 'document' ? work.form : work.kind
}
