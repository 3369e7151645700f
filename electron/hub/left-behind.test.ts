import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Seat } from '../../shared/conference'
import { type KeptWords, readKept, sayKept } from '../../shared/document/kept-words'
import { contentOf, copyOf, seed } from '../../shared/document/ydoc'
import { type DocumentName, formatDocumentName } from '../../shared/document-name'
import { delegationId, personId } from '../../shared/ids'
import { footnote, p, section, text } from '../../shared/testing/build'
import { Keeping } from './keeping'
import { LeftBehind } from './left-behind'
import { decode } from './updates'

const before = text(
  section('s', p('a', 'Noted'), p('b', 'Recalled', footnote('f', 'See annex'), ' that')),
  section('t', p('c', 'Rose')),
)

/** A hub without its disk and its sockets: what it does with each update, in the order of arrival. */
function desk() {
  let document = new Y.Doc()
  seed(document, before)
  const authors = new Map<number, Seat>()
  const papers = new Map<string, Y.Doc>()
  const hold = async (name: DocumentName) => {
    const key = formatDocumentName(name)
    const held = papers.get(key) ?? new Y.Doc()
    papers.set(key, held)
    return held
  }
  const begin = () => {
    const authorOf = (client: number) => {
      const seat = authors.get(client)
      return seat
        ? { ...seat, delegation: seat.role === 'delegation' ? seat.delegation : null }
        : null
    }
    const keeping = new Keeping({ hold, now: () => new Date(7) })
    return { keeping, left: new LeftBehind('text/t', authorOf) }
  }
  let open = begin()
  return {
    get document() {
      return document
    },
    async take(update: Uint8Array, seat: Seat, isAnswer = false) {
      const decoded = decode(update)
      if (!decoded) throw new Error('Windows send what can be read')
      for (const { id } of decoded.structs) authors.set(id.client, seat)
      const sent = { document, left: open.left, seat, isAnswer, ...decoded }
      for (const each of await open.keeping.leftBy(sent)) {
        Y.applyUpdate(papers.get(each.document) ?? new Y.Doc(), each.update)
      }
      Y.applyUpdate(document, update)
    },
    /** What was on the disk is all that is left. */
    killed() {
      document = copyOf(document)
      open = begin()
    },
    kept: (): readonly KeptWords[] => [...papers.values()].flatMap(readKept),
  }
}

type Hub = ReturnType<typeof desk>

const seatOf = (name: string): Seat => ({
  role: 'delegation',
  delegation: delegationId(name),
  pen: true,
  person: personId(name),
  name,
})

/** A window that hears of nothing unless it is told, and what it has sent that has not arrived. */
function windowAt(hub: Hub, name: string) {
  const doc = copyOf(hub.document)
  const seat = seatOf(name)
  const outgoing: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== hub) outgoing.push(update)
  })
  return {
    doc,
    seat,
    async deliver(count = outgoing.length) {
      for (const update of outgoing.splice(0, count)) await hub.take(update, seat)
    },
    hear: () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(hub.document), hub),
  }
}

type Window = ReturnType<typeof windowAt>

function elements(holder: Y.XmlFragment): readonly Y.XmlElement[] {
  return holder.toArray().filter((each) => each instanceof Y.XmlElement)
}

const blockIn = ({ doc }: Window, top: number, at: number) =>
  elements(elements(contentOf(doc))[top] ?? contentOf(doc))[at] as Y.XmlElement

function runIn(block: Y.XmlElement): Y.XmlText {
  const run = block.toArray().find((each) => each instanceof Y.XmlText)
  if (run instanceof Y.XmlText) return run
  const made = new Y.XmlText()
  block.insert(0, [made])
  return made
}

function type(window: Window, top: number, at: number, words: string): void {
  const run = runIn(blockIn(window, top, at))
  for (const letter of words) run.insert(run.length, letter)
}

const said = (hub: Hub) =>
  hub.kept().map(({ by, after, ...kept }) => ({
    by: by.name,
    says: sayKept({ ...kept, by, after }),
    after,
  }))

const dropSection = ({ doc }: Window, top: number) => contentOf(doc).delete(top, 1)

it('keeps the whole paragraph of words that were taken along unseen', async () => {
  const hub = desk()
  const [ana, ben] = [windowAt(hub, 'ana'), windowAt(hub, 'ben')]
  type(ana, 0, 1, ' solemnly')
  await ana.deliver()
  dropSection(ben, 0)
  await ben.deliver()
  expect(said(hub)).toEqual([
    { by: 'ana', says: 'Recalled solemnly (See annex) that', after: ['b'] },
  ])
})

it('keeps words that come for a paragraph that is gone, where they stood in it', async () => {
  const hub = desk()
  const [ana, ben] = [windowAt(hub, 'ana'), windowAt(hub, 'ben')]
  type(ana, 0, 1, ' solemnly')
  elements(contentOf(ben.doc))[0]?.delete(1, 1)
  await ben.deliver()
  await ana.deliver()
  expect(said(hub)).toEqual([
    { by: 'ana', says: 'Recalled solemnly (See annex) that', after: ['b', 'a'] },
  ])
})

it('goes on with the same when more comes, and without the letters that are taken back', async () => {
  const hub = desk()
  const [ana, ben] = [windowAt(hub, 'ana'), windowAt(hub, 'ben')]
  type(ana, 1, 0, ' early')
  await ana.deliver()
  dropSection(ben, 1)
  await ben.deliver()
  type(ana, 1, 0, ' latr')
  const run = runIn(blockIn(ana, 1, 0))
  run.delete(run.length - 1, 1)
  run.insert(run.length, 'er')
  await ana.deliver()
  expect(said(hub)).toEqual([{ by: 'ana', says: 'Rose early later', after: ['c', 'b', 'a'] }])
})

it('keeps nothing when all of it is taken back', async () => {
  const hub = desk()
  const [ana, ben] = [windowAt(hub, 'ana'), windowAt(hub, 'ben')]
  dropSection(ben, 1)
  await ben.deliver()
  type(ana, 1, 0, ' in')
  await ana.deliver()
  runIn(blockIn(ana, 1, 0)).delete(4, 3)
  await ana.deliver()
  expect(said(hub)).toEqual([])
})

it('does not take what one has heard of for what one has taken back', async () => {
  const hub = desk()
  const [ana, ben] = [windowAt(hub, 'ana'), windowAt(hub, 'ben')]
  type(ana, 1, 0, ' at last')
  await ana.deliver()
  dropSection(ben, 1)
  await ben.deliver()
  ana.hear()
  await hub.take(Y.encodeStateAsUpdate(ana.doc), ana.seat, true)
  expect(said(hub).map(({ says }) => says)).toEqual(['Rose at last'])
})

it('keeps only the words themselves of a block that has moved', async () => {
  const hub = desk()
  const [ana, ben, eve] = [windowAt(hub, 'ana'), windowAt(hub, 'ben'), windowAt(hub, 'eve')]
  type(ana, 1, 0, ' early')
  await ana.deliver()
  ben.doc.transact(() => {
    const block = blockIn(ben, 1, 0)
    const copy = block.clone()
    elements(contentOf(ben.doc))[1]?.delete(0, 1)
    elements(contentOf(ben.doc))[0]?.insert(0, [copy])
  })
  await ben.deliver()
  type(eve, 1, 0, ' late')
  await eve.deliver()
  expect(said(hub)).toEqual([
    { by: 'ana', says: 'early', after: ['c', 'b', 'a'] },
    { by: 'eve', says: 'late', after: ['c', 'b', 'a'] },
  ])
})

it('keeps a paragraph that was begun in a section that is gone', async () => {
  const hub = desk()
  const [ana, ben] = [windowAt(hub, 'ana'), windowAt(hub, 'ben')]
  dropSection(ben, 1)
  await ben.deliver()
  const made = new Y.XmlElement('paragraph')
  elements(contentOf(ana.doc))[1]?.insert(1, [made])
  type(ana, 1, 1, 'Adjourned')
  await ana.deliver()
  expect(said(hub)).toEqual([{ by: 'ana', says: 'Adjourned', after: ['c', 'b', 'a'] }])
})

it('keeps late words without what stood around them once the hub was killed', async () => {
  const hub = desk()
  const [ana, ben] = [windowAt(hub, 'ana'), windowAt(hub, 'ben')]
  dropSection(ben, 0)
  await ben.deliver()
  hub.killed()
  type(ana, 0, 1, ' solemnly')
  await ana.deliver()
  expect(said(hub)).toEqual([{ by: 'ana', says: 'solemnly', after: [] }])
})

it('keeps nothing of what whoever deleted it had read', async () => {
  const hub = desk()
  const [ana, ben] = [windowAt(hub, 'ana'), windowAt(hub, 'ben')]
  type(ana, 0, 1, ' solemnly')
  await ana.deliver()
  ben.hear()
  dropSection(ben, 0)
  await ben.deliver()
  expect(said(hub)).toEqual([])
})

const [who, at] = [fc.nat(2), fc.nat(9)]
const deed = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constant('types'), who, at, at, at) },
  fc.tuple(fc.constant('erases'), who, at, at, at),
  fc.tuple(fc.constant('deletes'), who, at, at, at),
  fc.tuple(fc.constant('moves'), who, at, at, at),
  fc.tuple(fc.constant('begins'), who, at, at, at),
  fc.tuple(fc.constant('drops'), who, at, at, at),
  { weight: 4, arbitrary: fc.tuple(fc.constant('sends'), who, at, at, at) },
  { weight: 3, arbitrary: fc.tuple(fc.constant('hears'), who, at, at, at) },
  fc.tuple(fc.constant('killed'), who, at, at, at),
)

it('loses no letter that nobody has taken away, whoever has left by then', async () => {
  const seen = { kept: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 60 }), async (deeds) => {
      const hub = desk()
      const windows = ['ana', 'ben', 'eve'].map((name) => windowAt(hub, name))
      const typed = new Map<string, Window>()
      const struck = new Set<string>()
      let letters = 0x4e00
      for (const [kind, index, one, two, three] of deeds) {
        const window = windows[index] as Window
        const lettersBefore = lettersIn(window.doc)
        const tops = elements(contentOf(window.doc))
        const top = tops[one % Math.max(1, tops.length)]
        const blocks = top ? elements(top) : []
        const block = blocks[two % Math.max(1, blocks.length)]
        if (kind === 'sends') await window.deliver(three + 1)
        else if (kind === 'hears') window.hear()
        else if (kind === 'killed') hub.killed()
        else if (kind === 'types' && block) {
          const letter = String.fromCharCode(letters++)
          const run = runIn(block)
          typed.set(letter, window)
          run.insert(three % (run.length + 1), letter)
        } else if (kind === 'erases' && block) {
          const run = runIn(block)
          if (run.length > 0) run.delete(three % run.length, 1)
        } else if (kind === 'deletes' && block) top?.delete(two % blocks.length, 1)
        else if (kind === 'drops' && tops.length > 1)
          contentOf(window.doc).delete(one % tops.length, 1)
        else if (kind === 'begins' && top) {
          top.insert(two % (blocks.length + 1), [new Y.XmlElement('paragraph')])
        } else if (kind === 'moves' && block && top) {
          window.doc.transact(() => {
            const copy = block.clone()
            top.delete(two % blocks.length, 1)
            tops[three % tops.length]?.insert(0, [copy])
          })
        }
        if (kind === 'hears') continue
        const now = lettersIn(window.doc)
        for (const letter of lettersBefore) if (!now.has(letter)) struck.add(letter)
      }
      for (const window of windows) await window.deliver()
      const there = lettersIn(hub.document)
      const kept = hub.kept().map(sayKept).join('')
      seen.kept += hub.kept().length
      const lost = [...typed.keys()].filter(
        (letter) => !there.has(letter) && !struck.has(letter) && !kept.includes(letter),
      )
      expect(lost).toEqual([])
    }),
    { seed: 20061123, numRuns: 400 },
  )
  expect(seen.kept).toBeGreaterThan(80)
}, 60_000)

function lettersIn(doc: Y.Doc): ReadonlySet<string> {
  return new Set([...contentOf(doc).toString()].filter((letter) => letter >= '\u4e00'))
}

it('keeps what was typed in several paragraphs that go one after the other', async () => {
  const hub = desk()
  const [ana, ben] = [windowAt(hub, 'ana'), windowAt(hub, 'ben')]
  type(ana, 0, 1, ' solemnly')
  type(ana, 1, 0, ' at last')
  await ana.deliver()
  runIn(blockIn(ben, 0, 1)).delete(0, 8)
  elements(contentOf(ben.doc))[0]?.delete(1, 1)
  runIn(blockIn(ben, 1, 0)).delete(0, 4)
  elements(contentOf(ben.doc))[1]?.delete(0, 1)
  await ben.deliver()
  expect(said(hub).map(({ says }) => says)).toEqual(['solemnly (See annex) that', 'at last'])
})
