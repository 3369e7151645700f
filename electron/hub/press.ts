import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { ExportForm, PrintChoice } from '../../shared/exchange/export-forms'
import type { FinalDocument } from '../../shared/exchange/final-document'
import type { LettersAsk } from '../../shared/letters/asking'
import type { PagesAsk } from '../../shared/pages'
import type { FileSource } from './file-source'
import type { Held, Lately } from './pages/copy'
import { pressEnvironment } from './press-environment'

/**
 * Makes files one after the other, in a process of its own: what Typst cannot set may end it, and the
 * hub goes on.
 */
export interface Press {
  /** @throws PressError */
  print(form: ExportForm, document: FinalDocument, choice?: PrintChoice): Promise<Uint8Array>
  /**
   * The same of a document that is built there; `null` if there is none of that source.
   *
   * @throws PressError
   */
  file(
    form: ExportForm,
    source: FileSource,
    lately: LatelyOf,
    choice?: PrintChoice,
  ): Promise<NamedFile | null>
  /** @throws PressError */
  letters(asked: LettersAsk): Promise<Uint8Array>
  /**
   * Where everything stands in the whole text, for `pages`.
   *
   * @throws PressError
   */
  survey(lately: LatelyOf): Promise<Uint8Array>
  /**
   * Pages of the text, for everybody who looks at some: an answer for each, empty if there is
   * nothing new for it. What is asked is looked at when its turn has come.
   *
   * @throws PressError
   */
  pages(asked: () => PagesWork, lately: LatelyOf): Promise<readonly Uint8Array[]>
  /**
   * On what lines of the paper the paragraphs of a document stand, as JSON (`LinesOfPaper`); empty if
   * there is none of that source.
   *
   * @throws PressError
   */
  lines(source: FileSource, lately: LatelyOf): Promise<Uint8Array>
  /** Whatever is still waiting fails with `closed`. */
  close(): Promise<void>
}

export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
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

/** What the process is started with, as JSON. */
export interface PressSetup {
  /** A folder of TTF files. */
  readonly fonts: string
  /** Another one, of fonts for scripts that those have not. */
  readonly moreFonts?: string
}

/** What a press lacks of the live documents, by what it has; a new one has nothing. */
export type LatelyOf = (held: Held | null) => Lately

export interface PagesWork {
  /** What `survey` has given. */
  readonly survey: Uint8Array
  readonly asked: readonly PagesAsk[]
}

/** What is sent to the process, and what comes back. */
export type PressWork =
  | {
      readonly kind: 'document'
      readonly form: ExportForm
      readonly document: FinalDocument
      readonly choice: PrintChoice
    }
  | {
      readonly kind: 'file'
      readonly form: ExportForm
      readonly source: FileSource
      readonly lately: Lately
      readonly choice: PrintChoice
    }
  | { readonly kind: 'letters'; readonly asked: LettersAsk }
  | { readonly kind: 'survey'; readonly lately: Lately }
  | { readonly kind: 'lines'; readonly source: FileSource; readonly lately: Lately }
  | ({ readonly kind: 'pages'; readonly lately: Lately } & PagesWork)
export interface PressJob {
  readonly number: number
  readonly work: PressWork
}
export type PressReply =
  | {
      readonly kind: 'made'
      readonly number: number
      readonly bytes: readonly Uint8Array[]
      /** What the press has of the live documents, once it has been told of them. */
      readonly held: Held | null
    }
  | { readonly kind: 'failed'; readonly number: number; readonly why: string }
  | { readonly kind: 'no-font'; readonly number: number; readonly scripts: readonly string[] }

export interface PressOptions extends PressSetup {
  /** The built `press-worker.ts`. */
  readonly worker: string
  /** Milliseconds for one file. Three hundred pages take a few seconds. */
  readonly timeout?: number
  /**
   * Milliseconds without work after which the process is let go, and with it what it has of the
   * documents: some hundred megabytes for a long text.
   */
  readonly idle?: number
}

interface Waiting {
  readonly number: number
  readonly kind: string
  readonly work: (held: Held | null) => PressWork
  readonly resolve: (bytes: readonly Uint8Array[]) => void
  readonly reject: (error: PressError) => void
}

export function makePress(options: PressOptions): Press {
  const { worker: path, fonts, moreFonts, timeout = 120_000, idle = 300_000 } = options
  const setup: PressSetup = { fonts, ...(moreFonts && { moreFonts }) }
  const queue: Waiting[] = []
  let child: ChildProcess | null = null
  let current: { readonly waiting: Waiting; readonly timer: NodeJS.Timeout } | null = null
  let held: Held | null = null
  let closed = false
  let jobs = 0
  let resting: NodeJS.Timeout | undefined

  function next(): void {
    if (current || closed) return
    clearTimeout(resting)
    const waiting = queue.shift()
    if (!waiting) {
      resting = setTimeout(leave, idle).unref()
      return
    }
    child ??= start()
    const timer = setTimeout(() => {
      abandon('timed-out', `no ${waiting.kind} after ${timeout} ms`)
    }, timeout)
    current = { waiting, timer }
    const job: PressJob = { number: waiting.number, work: waiting.work(held) }
    child.send(job)
  }

  function start(): ChildProcess {
    const started = fork(path, [JSON.stringify(setup)], {
      // Bytes go as bytes. What Typst writes when it gives up quotes the text, and is nobody's to read.
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
      env: pressEnvironment(process.env),
    })
    started.on('message', (reply) => {
      if (started === child) receive(reply as PressReply)
    })
    const fell = (detail: string) => {
      if (started === child) abandon('crashed', detail)
    }
    started.on('error', (error) => fell(error.message))
    started.on('exit', (code, signal) => fell(signal ?? `exit code ${code}`))
    return started
  }

  function receive(reply: PressReply): void {
    if (reply.number !== current?.waiting.number) return
    const { resolve, reject } = finish()
    switch (reply.kind) {
      case 'made':
        held = reply.held
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

  /** The next file gets a new process. */
  function leave(): void {
    const left = child
    child = null
    held = null
    left?.kill('SIGKILL')
  }

  function abandon(why: 'timed-out' | 'crashed', detail: string): void {
    leave()
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

  function make(kind: string, work: Waiting['work']): Promise<readonly Uint8Array[]> {
    if (closed) return Promise.reject(new PressError('closed', 'no file is taken any more'))
    return new Promise((resolve, reject) => {
      queue.push({ number: ++jobs, kind, work, resolve, reject })
      next()
    })
  }

  async function makeOne(kind: string, work: Waiting['work']): Promise<Uint8Array> {
    const [made] = await make(kind, work)
    if (!made) throw new Error('What is made for one is one')
    return made
  }

  return {
    print: (form, document, choice = {}) =>
      makeOne(form, () => ({ kind: 'document', form, document, choice })),
    async file(form, source, lately, choice = {}) {
      const work = (held: Held | null): PressWork => {
        return { kind: 'file', form, source, lately: lately(held), choice }
      }
      const [name, bytes] = await make(form, work)
      return name && bytes ? { name: new TextDecoder().decode(name), bytes } : null
    },
    letters: (asked) => makeOne('letters', () => ({ kind: 'letters', asked })),
    survey: (lately) => makeOne('survey', (held) => ({ kind: 'survey', lately: lately(held) })),
    lines: (source, lately) =>
      makeOne('lines', (held) => ({ kind: 'lines', source, lately: lately(held) })),
    pages: (asked, lately) =>
      make('pages', (held) => ({ kind: 'pages', lately: lately(held), ...asked() })),

    async close() {
      closed = true
      clearTimeout(resting)
      const left = child
      child = null
      const unmade = [...(current ? [finish()] : []), ...queue.splice(0)]
      for (const { reject } of unmade) reject(new PressError('closed', 'the hub is closing'))
      if (!left || left.exitCode !== null || left.signalCode !== null) return
      const ended = once(left, 'exit')
      left.kill('SIGKILL')
      await ended
    },
  }
}
