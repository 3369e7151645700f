import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Standby } from '../../../shared/standby'
import { AskError, bytesOf, type Way, wayTo } from '../../reaching/pinned-ask'
import { openSqliteStore, type SqliteStore } from '../sqlite-store'
import { StoreError } from '../store'
import { verify } from '../verify'
import type { LogRequest } from './first'
import { decodeLog, type Op, perform, touches } from './op'
import {
  type Follows,
  followsIn,
  forgetPlace,
  isSentAway,
  type StandbyLink,
  setFollows,
  setSentAway,
} from './standing'

export type FollowState =
  | { readonly kind: 'copying' }
  | { readonly kind: 'following'; readonly behind: number }
  /** The first does not answer; what is here is as of `heard`. */
  | { readonly kind: 'alone' }
  /** The secretariat has invited another one since: this one is not answered any more. */
  | { readonly kind: 'sent-away' }

export interface FollowerOptions {
  readonly data: string
  readonly link: StandbyLink
  readonly now: () => Date
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>
  readonly changed: (state: FollowState) => void
  readonly report: (fault: unknown) => void
}

/** What came from the first is not what a hub has written. */
export class CopyError extends Error {
  override readonly name = 'CopyError'
}

/** Milliseconds between two attempts to reach the first. */
const pause = 1_000
/** Bytes: what one answer holds at most, with room for one large act behind the last. */
const longestLog = 128 * 1024 * 1024
/** By these a standby knows who may have it take over. */
const whoTakesPart: ReadonlySet<string> = new Set(['register', 'people'])

/**
 * Follows the hub at the other end of a link: copies its file, looks whether it is whole, and writes
 * what that hub writes, in the same order, asking for more only once it is on the disk here.
 *
 * Whatever happens, there is a file to take over with as soon as there has been one: a new copy takes
 * the place of the old only after it has been looked through.
 */
export class Follower {
  #store: SqliteStore | null = null
  #follows: Follows | null = null
  #state: FollowState = { kind: 'copying' }
  #heard: Date | null = null
  #way: Way
  #end = new AbortController()
  #edition = 0
  #working: Promise<void> = Promise.resolve()
  #announced: Standby | null = null
  #hasCopy: () => void = () => {}
  /** Resolves once there is something to take over with, now or from an earlier start. */
  readonly hasCopy = new Promise<void>((resolve) => {
    this.#hasCopy = resolve
  })

  constructor(readonly options: FollowerOptions) {
    this.#way = wayTo(options.link)
  }

  /** @throws StoreError where the file cannot be used. */
  async begin(): Promise<void> {
    if (existsSync(this.options.data)) await this.#open()
    this.#working = this.#follow()
  }

  /** After `end`: it has not taken over, and so it is a standby as before. */
  again(): void {
    this.#end = new AbortController()
    this.#way = wayTo(this.options.link)
    this.#working = this.#follow()
  }

  /** From now on the first tells every window where this one is. */
  announce(standby: Standby): void {
    this.#announced = standby
  }

  get store(): SqliteStore | null {
    return this.#store
  }

  get state(): FollowState {
    return this.#state
  }

  /** Another number whenever it may be another who takes part, or by which secret they are known. */
  get edition(): number {
    return this.#edition
  }

  get heard(): Date | null {
    return this.#heard
  }

  /** Ends following, with all that has come on the disk. The file stays open for whoever takes over. */
  async end(): Promise<void> {
    this.#end.abort()
    this.#way.close()
    await this.#working
  }

  async #follow(): Promise<void> {
    const { signal } = this.#end
    while (!signal.aborted) {
      try {
        await this.#step()
      } catch (error) {
        if (signal.aborted) return
        if (!(error instanceof AskError)) this.options.report(error)
        if (this.#state.kind !== 'sent-away') this.#set({ kind: 'alone' })
        await this.options.pause(pause, signal)
      }
    }
  }

  async #step(): Promise<void> {
    if (!this.#store || !this.#follows) return this.#copy()
    const { run, through } = this.#follows
    const { token } = this.options.link
    const body: LogRequest = { run, after: through, standby: this.#announced }
    const answer = await this.#way.ask('/api/standby/log', {
      body,
      token,
      signal: this.#end.signal,
    })
    const bytes = await bytesOf(answer, longestLog)
    await this.#check(answer)
    const log = decodeLog(bytes)
    this.#heard = this.options.now()
    if (log.kind === 'begin-anew') return this.#copy()
    const newest = log.ops.at(-1)?.number ?? through
    if (log.ops.length > 0) await this.#write(log.ops, newest)
    this.#set({ kind: 'following', behind: Math.max(0, log.last - newest) })
  }

  /** All of it and how far it goes, in one transaction. Where that fails the copy is not the same. */
  async #write(ops: readonly { readonly op: Op }[], through: number): Promise<void> {
    const store = this.#store
    if (!store || !this.#follows) throw new Error('There is a copy before anything is added to it')
    const follows = { ...this.#follows, through }
    try {
      await Promise.all([...ops.map(({ op }) => perform(store, op)), setFollows(store, follows)])
      this.#follows = follows
      if (ops.some(({ op }) => touches(op, whoTakesPart))) this.#edition++
    } catch (error) {
      if (error instanceof StoreError && error.why.startsWith('disk-')) throw error
      await this.#copy()
    }
  }

  async #copy(): Promise<void> {
    const { data, link } = this.options
    this.#set({ kind: 'copying' })
    const part = `${data}.part`
    const { token } = link
    const answer = await this.#way.ask('/api/standby/copy', { token, signal: this.#end.signal })
    if (answer.statusCode !== 200) await bytesOf(answer, longestLog)
    await this.#check(answer)
    clear(part)
    await pipeline(answer, createWriteStream(part, { mode: 0o600 })).catch((cause: unknown) => {
      throw new AskError('cut-short', { cause })
    })
    this.#heard = this.options.now()
    const follows = {
      link,
      run: headerOf(answer, 'run'),
      through: Number(headerOf(answer, 'through')),
    }
    await this.#examine(part, follows)
    // Ended while it was looked through: what was there before is what there is to take over with.
    if (this.#end.signal.aborted) return clear(part)
    await this.#store?.close()
    this.#store = null
    clear(data)
    renameSync(part, data)
    this.#store = openSqliteStore(data)
    this.#follows = follows
    this.#edition++
    this.#hasCopy()
    this.#set({ kind: 'following', behind: 0 })
  }

  async #examine(part: string, follows: Follows): Promise<void> {
    const copy = openSqliteStore(part)
    try {
      await forgetPlace(copy)
      await setFollows(copy, follows)
      const { register, findings } = await verify(copy)
      if (findings.length > 0) throw new CopyError(findings.map(({ kind }) => kind).join())
      if (register.conference.id !== this.options.link.conference) throw new CopyError('another')
    } finally {
      await copy.close()
    }
  }

  /** What the first has said of the link is kept: it may be gone when this one starts again. */
  async #check({ statusCode }: IncomingMessage): Promise<void> {
    const wasSentAway = this.#state.kind === 'sent-away'
    const store = this.#store
    if (statusCode === 200) {
      if (wasSentAway && store) await setSentAway(store, null)
      return
    }
    if (statusCode === 401 && !wasSentAway) {
      this.#set({ kind: 'sent-away' })
      if (store) await setSentAway(store, this.options.link)
    }
    throw new AskError(`status ${statusCode}`)
  }

  async #open(): Promise<void> {
    const store = openSqliteStore(this.options.data)
    const follows = await followsIn(store)
    if (!follows || follows.link.conference !== this.options.link.conference) {
      await store.close()
      throw new StoreError('not-a-conference')
    }
    this.#store = store
    // Another link to the same conference may have taken the place of the one that it came by.
    this.#follows = { ...follows, link: this.options.link }
    await setFollows(store, this.#follows)
    if (await isSentAway(store)) this.#set({ kind: 'sent-away' })
    this.#hasCopy()
  }

  #set(state: FollowState): void {
    const before = this.#state
    this.#state = state
    if (before.kind !== state.kind) this.options.changed(state)
  }
}

function headerOf({ headers }: IncomingMessage, name: string): string {
  const value = headers[name]
  return typeof value === 'string' ? value : ''
}

function clear(path: string): void {
  for (const beside of ['', '-wal', '-shm', '-journal']) rmSync(path + beside, { force: true })
}
