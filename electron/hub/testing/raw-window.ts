import { once } from 'node:events'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { schemaVersion } from '../../../shared/document/schema-version'
import { HubNoticeSchema, syncPath } from '../../../shared/sync'

/** What the hub said about a document, as far as tests look at it. */
export type Heard =
  | { readonly kind: 'authenticated'; readonly scope: string }
  | { readonly kind: 'denied'; readonly reason: string }
  | { readonly kind: 'closed'; readonly reason: string }
  | { readonly kind: 'acknowledged'; readonly taken: boolean }
  /** `isAnswer` where it is what was lacking here, as this window has asked. */
  | { readonly kind: 'update'; readonly update: Uint8Array; readonly isAnswer: boolean }
  | { readonly kind: 'asked' }
  | { readonly kind: 'presence'; readonly states: ReadonlyMap<number, unknown> }
  | { readonly kind: 'schema'; readonly version: number }
  | { readonly kind: 'stateless'; readonly payload: string }

/** A client that keeps to no rules: it writes the messages itself. */
export class RawWindow {
  readonly #heard: { readonly document: string; readonly heard: Heard }[] = []
  readonly #looking = new Set<() => void>()
  closedWith: number | null = null

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.#heard.push(parse(new Uint8Array(data)))
      this.#look()
    })
    socket.on('close', (code) => {
      this.closedWith = code
      this.#look()
    })
    socket.on('error', () => {})
  }

  static async connect(address: string, path = syncPath(schemaVersion)): Promise<RawWindow> {
    const socket = new WebSocket(`${address.replace(/^http/, 'ws')}${path}`)
    const window = new RawWindow(socket)
    await once(socket, 'open')
    return window
  }

  /** A message of any type, its body written by the caller. */
  send(document: string, type: number, write: (to: encoding.Encoder) => void = () => {}): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarString(encoder, document)
    encoding.writeVarUint(encoder, type)
    write(encoder)
    this.socket.send(encoding.toUint8Array(encoder))
  }

  sendBytes(bytes: Uint8Array): void {
    this.socket.send(bytes)
  }

  auth(document: string, token: string): void {
    this.send(document, 2, (to) => {
      encoding.writeVarUint(to, 0)
      encoding.writeVarString(to, token)
    })
  }

  /** Opens a document, and waits for the answer. */
  async open(document: string, token: string): Promise<string> {
    this.auth(document, token)
    const answer = await this.hears(document, ['authenticated', 'denied'])
    return answer.kind === 'denied' ? answer.reason : 'open'
  }

  write(document: string, update: Uint8Array, step: 1 | 2 = 2): void {
    this.send(document, 0, (to) => {
      encoding.writeVarUint(to, step)
      encoding.writeVarUint8Array(to, update)
    })
  }

  presence(document: string, ...states: readonly (readonly [number, number, unknown])[]): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, states.length)
    for (const [client, clock, state] of states) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, typeof state === 'string' ? state : JSON.stringify(state))
    }
    this.send(document, 1, (to) => encoding.writeVarUint8Array(to, encoding.toUint8Array(encoder)))
  }

  /** The document as the hub has it now. */
  async read(document: string): Promise<Y.Doc> {
    const doc = new Y.Doc()
    const before = this.#heard.length
    this.send(document, 0, (to) => {
      encoding.writeVarUint(to, 0)
      encoding.writeVarUint8Array(to, Y.encodeStateVector(doc))
    })
    const answered = () =>
      this.#heard.slice(before).some(({ document: name, heard }) => {
        return name === document && heard.kind === 'update' && heard.isAnswer
      })
    await this.#until(answered)
    for (const { document: name, heard } of this.#heard.slice(before)) {
      if (name === document && heard.kind === 'update') Y.applyUpdate(doc, heard.update)
    }
    return doc
  }

  /** The first of these kinds, heard since `from`; earlier ones are not forgotten. */
  async hears<K extends Heard['kind']>(
    document: string,
    kinds: readonly K[],
    from = 0,
  ): Promise<Extract<Heard, { kind: K }>> {
    const found = () =>
      this.#heard
        .slice(from)
        .find(
          ({ document: name, heard }) => name === document && kinds.some((k) => k === heard.kind),
        )
    await this.#until(() => found() !== undefined)
    return found()?.heard as Extract<Heard, { kind: K }>
  }

  all(document: string): readonly Heard[] {
    return this.#heard.filter((each) => each.document === document).map(({ heard }) => heard)
  }

  async ends(): Promise<number> {
    await this.#until(() => this.closedWith !== null)
    return this.closedWith ?? 0
  }

  leave(): void {
    this.socket.terminate()
  }

  #look(): void {
    for (const look of [...this.#looking]) look()
  }

  #until(fact: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!fact()) return
        this.#looking.delete(look)
        resolve()
      }
      this.#looking.add(look)
      look()
    })
  }
}

function parse(data: Uint8Array): { document: string; heard: Heard } {
  const decoder = decoding.createDecoder(data)
  const document = decoding.readVarString(decoder)
  return { document, heard: parseBody(decoder, decoding.readVarUint(decoder)) }
}

function parseBody(decoder: decoding.Decoder, type: number): Heard {
  switch (type) {
    case 0:
    case 4: {
      const step = decoding.readVarUint(decoder)
      if (step === 0) return { kind: 'asked' }
      return { kind: 'update', update: decoding.readVarUint8Array(decoder), isAnswer: step === 1 }
    }
    case 1:
      return { kind: 'presence', states: parseStates(decoding.readVarUint8Array(decoder)) }
    case 2:
      if (decoding.readVarUint(decoder) === 1) {
        return { kind: 'denied', reason: decoding.readVarString(decoder) }
      }
      return { kind: 'authenticated', scope: decoding.readVarString(decoder) }
    case 5:
      return parseStateless(decoding.readVarString(decoder))
    case 7:
      return { kind: 'closed', reason: decoding.readVarString(decoder) }
    case 8:
      return { kind: 'acknowledged', taken: decoding.readVarUint(decoder) === 1 }
    default:
      throw new Error(`The hub sends no messages of type ${type}`)
  }
}

function parseStateless(payload: string): Heard {
  const notice = HubNoticeSchema.parse(JSON.parse(payload))
  return notice.kind === 'schema' ? notice : { kind: 'stateless', payload }
}

function parseStates(update: Uint8Array): ReadonlyMap<number, unknown> {
  const decoder = decoding.createDecoder(update)
  const states = new Map<number, unknown>()
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const client = decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    states.set(client, JSON.parse(decoding.readVarString(decoder)))
  }
  return states
}
