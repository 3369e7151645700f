import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { contentOf } from '../../../shared/document/ydoc'
import { type Anchor, type Forged, forge, type Id } from './attacker'

/** Numbers that look like chance and are the same again for the same seed. */
export interface Chance {
  /** From 0 up to, and without, this number. */
  below(bound: number): number
  of<T>(all: readonly [T, ...T[]]): T
  bytes(count: number): Uint8Array
}

export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (bound: number) => next() % bound
  return {
    below,
    of: (all) => all[below(all.length)] ?? all[0],
    bytes: (count) => Uint8Array.from({ length: count }, () => below(256)),
  }
}

/** A message that is nearly one: recorded, and then spoilt in a few places. */
export function spoil(message: Uint8Array, other: Uint8Array, by: Chance): Uint8Array {
  let bytes = [...message]
  for (let times = 1 + by.below(4); times > 0; times--) {
    const at = by.below(bytes.length + 1)
    switch (by.below(7)) {
      case 0:
        bytes[at] = by.below(256)
        break
      case 1:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << by.below(8))
        break
      case 2:
        bytes = bytes.slice(0, at)
        break
      case 3:
        bytes.splice(at, by.below(8))
        break
      case 4:
        bytes.splice(at, 0, ...by.bytes(1 + by.below(8)))
        break
      case 5:
        bytes.splice(at, 0, 255, 255, 255, 255, 255, 255, 255, 15)
        break
      default:
        bytes.splice(at, 0, ...other.subarray(by.below(other.length)))
    }
  }
  return Uint8Array.from(bytes.slice(0, 4_000), (byte) => byte ?? 0)
}

export function writeMessage(document: string, update: Uint8Array, step: 1 | 2 = 2): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarString(to, document)
  encoding.writeVarUint(to, 0)
  encoding.writeVarUint(to, step)
  encoding.writeVarUint8Array(to, update)
  return encoding.toUint8Array(to)
}

/** What a window might send of a document: words, blocks, attributes, erasing, asking, presence. */
export function record(doc: Y.Doc, name: string, presence: object): readonly Uint8Array[] {
  const window = new Y.Doc()
  Y.applyUpdate(window, Y.encodeStateAsUpdate(doc))
  const messages: Uint8Array[] = []
  window.on('update', (update: Uint8Array) => messages.push(writeMessage(name, update)))
  const section = contentOf(window).get(0) as Y.XmlElement
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('Recalling its decision,')])
  section.insert(section.length, [paragraph])
  paragraph.setAttribute('id', 'fuzzed')
  const words = paragraph.get(0) as Y.XmlText
  words.insert(4, 'l words')
  words.format(0, 5, { em: {} })
  words.delete(2, 4)
  section.delete(0, 1)
  messages.push(writeMessage(name, Y.encodeStateAsUpdate(window), 1))
  const ask = encoding.createEncoder()
  encoding.writeVarString(ask, name)
  encoding.writeVarUint(ask, 0)
  encoding.writeVarUint(ask, 0)
  encoding.writeVarUint8Array(ask, Y.encodeStateVector(window))
  const awareness = encoding.createEncoder()
  for (const value of [1, 7, 1]) encoding.writeVarUint(awareness, value)
  encoding.writeVarString(awareness, JSON.stringify(presence))
  const seen = encoding.createEncoder()
  encoding.writeVarString(seen, name)
  encoding.writeVarUint(seen, 1)
  encoding.writeVarUint8Array(seen, encoding.toUint8Array(awareness))
  return [...messages, encoding.toUint8Array(ask), encoding.toUint8Array(seen)]
}

const names = [
  'paragraph',
  'title',
  'section',
  'table',
  'row',
  'cell',
  'footnote',
  'script',
  'doc',
] as const
const numbers = [0, 1, 2, 3, 10, 1_000, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1] as const

/** An update in the form of Yjs, of which anything may be untrue. */
export function forgeAny(doc: Y.Doc, by: Chance): Uint8Array {
  const known = [...doc.store.clients.keys()]
  const client = () =>
    by.below(3) > 0 ? (known[by.below(known.length)] ?? 1) : 1_000 + by.below(4)
  const clock = (of: number) =>
    by.below(4) > 0 ? by.below(Y.getState(doc.store, of) + 3) : by.of(numbers)
  const id = (): Id => {
    const of = client()
    return [of, clock(of)]
  }
  const anchor = (): Anchor => {
    switch (by.below(5)) {
      case 0:
        return { left: id() }
      case 1:
        return { right: id() }
      case 2:
        return { left: id(), right: id() }
      case 3:
        return { within: by.of(['content', 'moves', 'elsewhere', '__proto__']) }
      default:
        return {
          within: id(),
          ...(by.below(4) === 0 && { key: by.of(['id', 'moves', 'constructor']) }),
        }
    }
  }
  const struct = (): Forged => {
    switch (by.below(6)) {
      case 0:
        return { kind: 'gone', length: by.of(numbers) }
      case 1:
        return { kind: 'skipped', length: by.of(numbers) }
      case 2:
        return {
          kind: 'words',
          words: by.of(['x', 'words', '\u0000', '\ud800', '🏳']),
          at: anchor(),
        }
      case 3:
        return { kind: 'element', name: by.of(names), at: anchor() }
      case 4:
        return { kind: 'run', at: anchor() }
      default:
        return { kind: 'erased', length: by.of(numbers), at: anchor() }
    }
  }
  const some = <T>(most: number, make: () => T) => Array.from({ length: by.below(most) }, make)
  return forge({
    clients: some(3, () => {
      const of = client()
      const own = by.below(2) === 0 ? Y.getState(doc.store, of) : clock(of)
      return { client: of, clock: own, structs: [struct(), ...some(4, struct)] }
    }),
    erases: some(3, () => {
      const of = client()
      return { client: of, ranges: some(3, () => [clock(of), by.of(numbers)] as const) }
    }),
  })
}
