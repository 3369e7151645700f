import * as Y from 'yjs'
import type { RecordEntry } from '../../../shared/amendments/register'
import { contentOf } from '../../../shared/document/ydoc'
import type { Entered } from '../../../shared/protocol'
import { post } from './participant'
import { RawWindow } from './raw-window'

/** A number between 0 and 1, the next of a series that a seed decides. */
export type Chance = () => number

/** Mulberry32. */
export function chances(seed: number): Chance {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Every key is a word of its own, so that it can be counted wherever it lands. */
export function keysIn(doc: Y.Doc): readonly string[] {
  return (
    wordsOf(doc)
      .toString()
      .match(/\w+\.\d+;/g) ?? []
  )
}

/** The first paragraph, of which the heading stands before it. */
function wordsOf(doc: Y.Doc): Y.XmlText {
  const texts = [...contentOf(doc).createTreeWalker((each) => each instanceof Y.XmlText)]
  const text = texts[1]
  if (!(text instanceof Y.XmlText))
    throw new Error('The text begins with a heading and a paragraph')
  return text
}

/** Behind a key, so that none is parted. */
function placeIn(text: Y.XmlText, chance: Chance): number {
  return text.toString().indexOf(';', Math.floor(chance() * text.length)) + 1
}

interface Sent {
  readonly update: Uint8Array
  readonly taken: () => void
}

/** Someone who types, and knows of each key whether the hub has said that it is kept. */
export class Typist {
  readonly doc = new Y.Doc()
  /** Said to be kept, and not taken back since. */
  readonly kept = new Set<string>()
  /** Said to be taken back. */
  readonly gone = new Set<string>()
  /** Asked to be taken back, answered or not. */
  readonly asked = new Set<string>()
  /** All that was ever pressed. */
  readonly pressed = new Set<string>()
  #waiting: Sent[] = []
  #answered = 0
  #window: RawWindow | null = null
  #taken = () => {}

  constructor(
    readonly joined: Entered,
    /** Told of each answer. */
    readonly answered: () => void,
  ) {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'hub') return
      this.#waiting.push({ update, taken: this.#taken })
      this.#window?.write(this.#document, update)
    })
  }

  /** Comes to a hub, reads what it has, and sends again what it has not acknowledged. */
  async come(address: string): Promise<void> {
    const window = await RawWindow.connect(address)
    const opened = async () => {
      await window.open(this.#document, this.joined.token)
      return window.read(this.#document)
    }
    const read = await Promise.race([opened(), window.ends()])
    if (typeof read === 'number') throw new Error('The hub was killed before it had answered')
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(read), 'hub')
    this.#window = window
    this.#answered = 0
    window.socket.on('message', () => this.#hear(window))
    for (const { update } of this.#waiting) window.write(this.#document, update)
  }

  /** Types a key, or at the end so many blanks and a key, or takes back an old one. */
  press(chance: Chance, blanks = 0): void {
    const text = wordsOf(this.doc)
    const [old] = this.kept
    if (old && chance() < 0.1) {
      this.kept.delete(old)
      this.asked.add(old)
      this.#taken = () => this.gone.add(old)
      text.delete(text.toString().indexOf(old), old.length)
    } else {
      const key = `${this.joined.seat.name}.${this.pressed.size};`
      this.pressed.add(key)
      this.#taken = () => this.kept.add(key)
      text.insert(blanks > 0 ? text.length : placeIn(text, chance), ' '.repeat(blanks) + key)
    }
  }

  /** Whether its connection stands, and no key waits for an answer. */
  get isAnswered(): boolean {
    return this.isThere && this.#waiting.length === 0
  }

  get isThere(): boolean {
    return this.#window !== null && this.#window.closedWith === null
  }

  /** Puts in what the hub has passed on of others' words; all of it, by the time it has answered. */
  async readOn(): Promise<void> {
    const window = this.#window
    if (!window) throw new Error('Nobody reads without a connection')
    await window.read(this.#document)
    for (const heard of window.all(this.#document)) {
      if (heard.kind === 'update' && !heard.isAnswer) Y.applyUpdate(this.doc, heard.update, 'hub')
    }
  }

  /** Until its connection ends, or the hub has closed the text to it. */
  async ended(): Promise<void> {
    const window = this.#window
    if (window) await Promise.race([window.ends(), window.hears(this.#document, ['closed'])])
    if (window === this.#window) this.leave()
  }

  leave(): void {
    this.#window?.leave()
    this.#window = null
  }

  get #document(): string {
    return `text/${this.joined.conference.text}`
  }

  #hear(window: RawWindow): void {
    const heard = window.all(this.#document)
    const answers = heard.filter(({ kind }) => kind === 'acknowledged').length
    for (; this.#answered < answers; this.#answered++) {
      this.#waiting.shift()?.taken()
      this.answered()
    }
  }
}

/** Someone who only reads, and remembers what the hub has shown. */
export class Reader {
  #window: RawWindow | null = null

  constructor(readonly joined: Entered) {}

  async come(address: string): Promise<{ readonly text: Y.Doc; readonly register: Y.Doc }> {
    const window = await RawWindow.connect(address)
    this.#window = window
    const read = async (document: string) => {
      await window.open(document, this.joined.token)
      return window.read(document)
    }
    return { text: await read(this.#document), register: await read('register') }
  }

  /** All the keys that it has ever seen at this hub. */
  leave(): readonly string[] {
    const doc = new Y.Doc()
    for (const heard of this.#window?.all(this.#document) ?? []) {
      if (heard.kind === 'update') Y.applyUpdate(doc, heard.update)
    }
    this.#window?.leave()
    return keysIn(doc)
  }

  get #document(): string {
    return `text/${this.joined.conference.text}`
  }
}

const year = Date.parse('2005-01-01T00:00:00.000Z')

/** Someone who asks for acts, each of which can be told from all others, and keeps the answers. */
export class Chair {
  readonly done = new Set<string>()
  readonly asked = new Set<string>()

  constructor(
    readonly joined: Entered,
    /** Told of each answer. */
    readonly answered: () => void,
  ) {}

  /** Asks for one act after another until the hub answers no more, or it is over. */
  async goOn(address: string, isOver = () => false): Promise<void> {
    while (!isOver()) {
      const until = new Date(year + this.asked.size * 60_000).toISOString()
      this.asked.add(until)
      const act = { kind: 'set-deadline', stage: 'drafting', until }
      const answer = await post(`${address}/api/acts`, act, this.joined.token)
        .then((response) => response.json())
        .catch(() => null)
      if (answer === null) return
      if (answer.kind !== 'done') throw new Error(JSON.stringify(answer))
      this.done.add(until)
      this.answered()
    }
  }

  static actsIn(record: readonly RecordEntry[]): readonly string[] {
    return record.flatMap(({ deed }) => (deed.kind === 'deadline-set' ? [deed.until ?? ''] : []))
  }
}
