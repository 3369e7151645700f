import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type DeviceId, deviceId } from '../ids'
import { begin, envelopesIn, lyingIn, writtenIn } from './draft-log'
import {
  type DraftKey,
  type DraftPlace,
  type EnvelopePlace,
  keyOf,
  newKey,
  seal,
  unseal,
} from './envelope'
import { copyFor, copyLength, type Holder, keyFrom } from './key-copy'
import { sealCaret, unsealCaret } from './sealed-caret'
import { SealedDraft } from './sealed-draft'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const draftPlace: DraftPlace = { conference: 'c7', document: 'amendment/a1' }
const place: EnvelopePlace = { ...draftPlace, client: 7, clock: 3 }
const key = newKey(random)
const keys = (...all: DraftKey[]) => new Map(all.map((each) => [each.id, each]))
const bytes = new Uint8Array([1, 2, 3, 250])

describe('a caret', () => {
  const at = { ...draftPlace, client: 7 }
  const caret = { anchor: { item: { client: 7, clock: 12 } }, head: { tname: 'content' } }
  const sealed = sealCaret(caret, key, at, random)

  it('opens to the sponsors, and says nothing of where it is', () => {
    expect(unsealCaret(sealed, keys(key), at)).toEqual(caret)
    const farther = { ...caret, anchor: { item: { client: 7, clock: 13 } } }
    expect(sealCaret(farther, key, at, random)).toHaveLength(sealed.length)
    expect(sealed).not.toContain('anchor')
  })

  it('opens with no other key, as nobody else’s and in no other draft', () => {
    expect(unsealCaret(sealed, keys(newKey(random)), at)).toBeNull()
    expect(unsealCaret(sealed, keys(key), { ...at, client: 8 })).toBeNull()
    expect(unsealCaret(sealed, keys(key), { ...at, document: 'amendment/a2' })).toBeNull()
    expect(unsealCaret(sealed, keys(key), { ...at, conference: 'c8' })).toBeNull()
  })

  it('does not open in the place of words, nor words in the place of a caret', () => {
    const words = seal(bytes, key, { ...at, clock: 0 }, random)
    const hex = [...words].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    expect(unsealCaret(hex, keys(key), at)).toBeNull()
    const back = Uint8Array.from(sealed.match(/../g) ?? [], (two) => Number.parseInt(two, 16))
    expect(unseal(back, keys(key), { ...at, clock: 0 })).toEqual({ kind: 'broken' })
  })

  it.each(['', 'xyz', 'abc', '00', 'ff'.repeat(200)])('is none where it says “%s”', (other) => {
    expect(unsealCaret(other, keys(key), at)).toBeNull()
  })
})

describe('an envelope', () => {
  it('opens to what was put in, and says nothing but its key and about its size', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (update) => {
        const envelope = seal(update, key, place, random)
        expect(unseal(envelope, keys(key), place)).toEqual({ kind: 'open', update })
        expect(keyOf(envelope)).toBe(key.id)
        expect((envelope.length - 17 - 24 - 16) % 64).toBe(0)
      }),
      { seed: 20051123 },
    )
  })

  it('is never twice the same', () => {
    expect(seal(bytes, key, place, random)).not.toEqual(seal(bytes, key, place, random))
  })

  it('opens with no key but its own', () => {
    const envelope = seal(bytes, key, place, random)
    const other = newKey(random)
    expect(unseal(envelope, keys(other), place)).toEqual({ kind: 'no-key', key: key.id })
    const false_ = { id: key.id, secret: other.secret }
    expect(unseal(envelope, keys(false_), place)).toEqual({ kind: 'broken' })
  })

  it('does not open once any bit of it is another one, or any byte is missing', () => {
    const envelope = seal(bytes, key, place, random)
    fc.assert(
      fc.property(fc.nat({ max: envelope.length * 8 - 1 }), fc.nat({ max: 60 }), (bit, less) => {
        const other = envelope.slice()
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(unseal(other, keys(key), place).kind).not.toBe('open')
        const short = envelope.subarray(0, envelope.length - 1 - less)
        expect(unseal(short, keys(key), place)).toEqual({ kind: 'broken' })
      }),
      { seed: 20051123, numRuns: 500 },
    )
  })

  it('opens nowhere but in its place: not in another draft, conference or turn, nor of another hand', () => {
    const envelope = seal(bytes, key, place, random)
    const elsewhere: readonly Partial<EnvelopePlace>[] = [
      { conference: 'c8' },
      { document: 'amendment/a2' },
      { client: 8 },
      { clock: 4 },
    ]
    for (const other of elsewhere) {
      expect(unseal(envelope, keys(key), { ...place, ...other })).toEqual({ kind: 'broken' })
    }
  })

  it('is not mistaken for one when it is anything at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (anything) => {
        expect(unseal(anything, keys(key), place).kind).not.toBe('open')
      }),
      { seed: 20051123, numRuns: 1000 },
    )
  })
})

const { subtle } = crypto

async function device(name: string): Promise<Holder<CryptoKey>> {
  const pair = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, [
    'deriveBits',
  ])
  const point = Buffer.from(await subtle.exportKey('raw', pair.publicKey))
  const { privateKey } = pair
  return { device: deviceId(name), agree: point.toString('base64url'), privateKey }
}

describe('a copy of a key', () => {
  it('is for one device, and for it alone', async () => {
    const [own, other] = [await device('own'), await device('other')]
    const copy = await copyFor(own, key, draftPlace, { subtle, random })
    expect(copy).toHaveLength(copyLength)
    expect(await keyFrom(copy, key.id, own, draftPlace, subtle)).toEqual(key)
    expect(await keyFrom(copy, key.id, other, draftPlace, subtle)).toBeNull()
    const named = { ...own, device: 'other' as DeviceId }
    expect(await keyFrom(copy, key.id, named, draftPlace, subtle)).toBeNull()
  })

  it('is of one key of one draft', async () => {
    const own = await device('own')
    const copy = await copyFor(own, key, draftPlace, { subtle, random })
    const elsewhere = { ...draftPlace, document: 'amendment/a2' }
    expect(await keyFrom(copy, key.id, own, elsewhere, subtle)).toBeNull()
    expect(await keyFrom(copy, newKey(random).id, own, draftPlace, subtle)).toBeNull()
  })

  it('is none when anything in it is another digit, or it is anything else', async () => {
    const own = await device('own')
    const copy = await copyFor(own, key, draftPlace, { subtle, random })
    for (let at = 0; at < copy.length; at += 7) {
      const digit = copy[at] === '0' ? '1' : '0'
      const other = `${copy.slice(0, at)}${digit}${copy.slice(at + 1)}`
      expect(await keyFrom(other, key.id, own, draftPlace, subtle), `digit ${at}`).toBeNull()
    }
    for (const other of ['', 'zz', '01', copy.slice(2), `${copy}00`]) {
      expect(await keyFrom(other, key.id, own, draftPlace, subtle)).toBeNull()
    }
  })
})

/** Someone who reads the draft, with a log that is the hub's as far as it has come. */
function sponsor(log = new Y.Doc()) {
  const draft = new Y.Doc()
  log.clientID = draft.clientID
  const arrived: Uint8Array[] = []
  let asked = 0
  const sealed = new SealedDraft({
    log,
    draft,
    place: draftPlace,
    random,
    arriving: (update) => arrived.push(update),
    needsKey: () => asked++,
    changed: () => {},
  })
  const words = draft.getText('words')
  return {
    draft,
    log,
    sealed,
    arrived,
    asked: () => asked,
    give: (current: DraftKey | null, ...older: DraftKey[]) =>
      sealed.setKeys({ all: keys(...older, ...(current ? [current] : [])), current }),
    type: (typed: string) => words.insert(words.length, typed),
    says: () => words.toString(),
  }
}

const pass = (from: { log: Y.Doc }, to: { log: Y.Doc }) =>
  Y.applyUpdate(to.log, Y.encodeStateAsUpdate(from.log, Y.encodeStateVector(to.log)), 'hub')

const hub = () => ({ log: new Y.Doc() })

const includes = (log: Y.Doc, words: string) =>
  Buffer.from(Y.encodeStateAsUpdate(log)).includes(words)

describe('a sealed draft', () => {
  it('goes through the log without a word of it being there', () => {
    const [ada, ben, between] = [sponsor(), sponsor(), hub()]
    for (const each of [ada, ben]) each.give(key)
    ada.type('quincunx')
    pass(ada, between)
    pass(between, ben)
    expect(ben.says()).toBe('quincunx')
    ben.type(' indeed')
    pass(ben, between)
    pass(between, ada)
    expect(ada.says()).toBe('quincunx indeed')
    expect(includes(between.log, 'quincunx')).toBe(false)
    expect(includes(ada.draft, 'quincunx')).toBe(true)
  })

  it('begins with words that anyone may read', () => {
    const opened = new Y.Doc()
    opened.getText('words').insert(0, 'The Conference ')
    const between = hub()
    begin(between.log, Y.encodeStateAsUpdate(opened))
    const ada = sponsor()
    pass(between, ada)
    expect(ada.says()).toBe('The Conference ')
  })

  it('waits for a key before it seals, and for one before it opens, and loses nothing by it', () => {
    const [ada, ben] = [sponsor(), sponsor()]
    ada.type('a')
    ada.type('b')
    expect([ada.sealed.waiting, ada.asked(), writtenIn(ada.log)]).toEqual([2, 2, 0])
    ada.give(key)
    expect([ada.sealed.waiting, writtenIn(ada.log)]).toEqual([0, 2])
    pass(ada, ben)
    expect([ben.says(), ben.sealed.unread]).toEqual(['', 2])
    ben.give(null, key)
    expect([ben.says(), ben.sealed.unread]).toEqual(['ab', 0])
  })

  it('takes what is sent again, or in another order, once and in its place', () => {
    const [ada, ben] = [sponsor(), sponsor()]
    for (const each of [ada, ben]) each.give(key)
    const sent: Uint8Array[] = []
    ada.log.on('update', (update) => sent.push(update))
    for (const letter of 'words') ada.type(letter)
    for (const update of [...sent].reverse()) Y.applyUpdate(ben.log, update, 'hub')
    for (const update of sent) Y.applyUpdate(ben.log, update, 'hub')
    expect(ben.says()).toBe('words')
    expect(ben.arrived).toHaveLength(5)
  })

  it('takes nothing that was put in another place of the log, or altered there', () => {
    const [ada, ben, thief] = [sponsor(), sponsor(), new Y.Doc()]
    for (const each of [ada, ben]) each.give(key)
    ada.type('words')
    const [{ envelope } = { envelope: bytes }] = lyingIn(ada.log)
    envelopesIn(thief).push([envelope, envelope.map((byte) => byte ^ 1)])
    pass({ log: thief }, ben)
    expect([ben.says(), ben.arrived.length]).toEqual(['', 0])
  })

  it('is put together in one envelope when there are many, which whoever comes later reads', () => {
    const [ada, ben, cal] = [sponsor(), sponsor(), sponsor()]
    for (const each of [ada, ben, cal]) each.give(key)
    for (let count = 0; count < 205; count++) ada.type('x')
    pass(ada, ben)
    expect(lyingIn(ada.log).length).toBeLessThan(10)
    pass(ben, cal)
    expect([ben.says(), cal.says()]).toEqual(['x'.repeat(205), 'x'.repeat(205)])
    expect(writtenIn(ada.log)).toBe(206)
  })

  it('leaves nothing under a key that somebody has who left, once more is written', () => {
    const [ada, gone, later] = [sponsor(), sponsor(), sponsor()]
    for (const each of [ada, gone]) each.give(key)
    ada.type('before')
    pass(ada, gone)
    const next = newKey(random)
    ada.give(next, key)
    ada.type(' and after')
    expect(lyingIn(ada.log).map(({ envelope }) => keyOf(envelope))).toEqual([next.id])
    pass(ada, gone)
    expect([gone.says(), gone.sealed.unread]).toEqual(['before', 1])
    later.give(next)
    pass(ada, later)
    expect(later.says()).toBe('before and after')
  })

  it('takes out of the log no envelope that it has not read', () => {
    const [ada, ben] = [sponsor(), sponsor()]
    const [other, next] = [newKey(random), newKey(random)]
    ben.give(other)
    ben.type('b')
    ada.give(key)
    pass(ben, ada)
    ada.give(next, key)
    ada.type('a')
    expect(lyingIn(ada.log)).toHaveLength(2)
    ada.give(next, key, other)
    ada.type('a')
    expect(lyingIn(ada.log)).toHaveLength(1)
    expect([...ada.says()].sort().join('')).toBe('aab')
  })

  it('is not whole, and is not put together, where an envelope does not open with the key it names', () => {
    const [ada, ben] = [sponsor(), sponsor()]
    const false_ = { id: key.id, secret: newKey(random).secret }
    ada.give(key)
    ben.give(false_)
    ada.type('kept')
    pass(ada, ben)
    expect([ben.says(), ben.sealed.unread]).toEqual(['', 1])
    for (let count = 0; count < 205; count++) ben.type('x')
    expect(lyingIn(ben.log)).toHaveLength(206)
    const next = newKey(random)
    ben.give(next, false_)
    ben.type('x')
    pass(ben, ada)
    expect(lyingIn(ada.log)).toHaveLength(207)
    ben.give(next, key)
    expect([ben.says().length, ben.sealed.unread]).toEqual([210, 0])
  })

  it('comes to one text whatever is written, passed on, put together and sealed anew', () => {
    const steps = fc.array(
      fc.record({
        who: fc.nat({ max: 2 }),
        does: fc.constantFrom('type', 'type', 'erase', 'send', 'fetch', 'rotate'),
        at: fc.nat(50),
      }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(steps, (all) => {
        const between = hub()
        const people = [sponsor(), sponsor(), sponsor()]
        const made = [newKey(random)]
        const giveAll = () => {
          const [current = null, ...older] = [...made].reverse()
          for (const each of people) each.give(current, ...older)
        }
        giveAll()
        for (const { who, does, at } of all) {
          const person = people[who]
          if (!person) continue
          const words = person.draft.getText('words')
          if (does === 'type') words.insert(at % (words.length + 1), `${who}`)
          if (does === 'erase' && words.length > 0) words.delete(at % words.length, 1)
          if (does === 'send') pass(person, between)
          if (does === 'fetch') pass(between, person)
          if (does === 'rotate') {
            made.push(newKey(random))
            giveAll()
          }
        }
        for (const each of people) pass(each, between)
        for (const each of people) pass(between, each)
        const [first, ...others] = people.map((each) => each.says())
        expect(others).toEqual([first, first])
        const late = sponsor(between.log)
        late.give(null, ...made)
        expect(late.says()).toBe(first)
      }),
      { seed: 20051123, numRuns: 200 },
    )
  })
})
