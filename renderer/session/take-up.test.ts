import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf, read, seed } from '../../shared/document/ydoc'
import { textId } from '../../shared/ids'
import { heading, p, section, text } from '../../shared/testing/build'
import { takeUp, wordsOfGone } from './take-up'
import type { Left } from './unsent'

const name = { kind: 'text', text: textId('t1') } as const
const person = 'ana'

function hubs(): Y.Doc {
  const doc = new Y.Doc()
  seed(
    doc,
    text(
      section(
        's1',
        heading('h1', 1, 'Introduction'),
        p('b1', 'The Conference met in Geneva.'),
        p('b2', 'It recommends universality.'),
      ),
    ),
  )
  return doc
}

const copy = (doc: Y.Doc) => {
  const made = new Y.Doc()
  Y.applyUpdate(made, Y.encodeStateAsUpdate(doc))
  return made
}

function textsOf(doc: Y.Doc): Y.XmlText[] {
  return [...contentOf(doc).createTreeWalker((each) => each instanceof Y.XmlText)].flatMap(
    (each) => (each instanceof Y.XmlText ? [each] : []),
  )
}

/** What a window that knew this much has typed, change by change. */
function typed(doc: Y.Doc, ...changes: ((texts: Y.XmlText[]) => void)[]): Left {
  const updates: Uint8Array[] = []
  const note = (update: Uint8Array) => updates.push(update)
  doc.on('update', note)
  for (const change of changes) change(textsOf(doc))
  doc.off('update', note)
  return { window: 'w', person, document: 'text/t1', updates, isGone: true }
}

const say = (doc: Y.Doc) => {
  const now = read(doc)
  return now.kind === 'valid' ? now.node.textBetween(0, now.node.content.size, '|') : now.why
}

const arrived = (doc: Y.Doc, access: 'read' | 'write') => ({ name, doc, access, person, at: 1 })

const write = (block: number, at: number, words: string) => (texts: Y.XmlText[]) =>
  texts[block]?.insert(at, words)

describe('what a window has left', () => {
  it('merges with what became of the text meanwhile', () => {
    const hub = hubs()
    const left = typed(copy(hub), write(1, 14, ' of 2005'), write(2, 27, ' Now.'))
    textsOf(hub)[1]?.insert(18, ' for a week')
    expect(takeUp(arrived(hub, 'write'), left)).toEqual({ kind: 'brought' })
    expect(say(hub)).toBe(
      'Introduction|The Conference of 2005 met for a week in Geneva.|It recommends universality. Now.',
    )
  })

  it('is there once, however often it is taken up', () => {
    const hub = hubs()
    const left = typed(copy(hub), write(1, 0, 'Lo: '))
    expect(takeUp(arrived(hub, 'write'), left).kind).toBe('brought')
    expect(takeUp(arrived(hub, 'write'), left)).toEqual({ kind: 'known' })
    expect(say(hub).split('Lo: ')).toHaveLength(2)
  })

  it('is known where the hub had it all along', () => {
    const hub = hubs()
    const window = copy(hub)
    const left = typed(window, write(1, 0, 'Lo: '))
    Y.applyUpdate(hub, Y.encodeStateAsUpdate(window))
    expect(takeUp(arrived(hub, 'read'), left)).toEqual({ kind: 'known' })
  })

  it('is written anew by who has joined again', () => {
    const hub = hubs()
    const window = copy(hub)
    const left = { ...typed(window, write(1, 14, ' of 2005')), person: 'ana-before' }
    expect(takeUp(arrived(hub, 'write'), left)).toEqual({ kind: 'brought' })
    expect(say(hub)).toContain('The Conference of 2005 met in Geneva.')
    expect(hub.store.clients.has(window.clientID)).toBe(false)
  })

  it('is only offered to who has joined again while that window may still live', () => {
    const hub = hubs()
    const before = say(hub)
    const left = { ...typed(copy(hub), write(1, 14, ' of 2005')), person: 'before', isGone: false }
    expect(takeUp(arrived(hub, 'write'), left)).toMatchObject({
      kind: 'aside',
      aside: { why: 'left', passages: [{ text: 'The Conference of 2005 met in Geneva.' }] },
    })
    expect(say(hub)).toBe(before)
  })

  it('is offered, and as drafts, where the text has been closed', () => {
    const hub = hubs()
    const before = say(hub)
    const left = typed(copy(hub), write(1, 14, ' of 2005'), write(2, 27, ' Now.'))
    const taken = takeUp(arrived(hub, 'read'), left)
    expect(taken).toMatchObject({
      kind: 'aside',
      aside: {
        why: 'read-only',
        passages: [
          { text: 'The Conference of 2005 met in Geneva.', was: 'The Conference met in Geneva.' },
          { text: 'It recommends universality. Now.' },
        ],
        drafts: [{ blocks: ['b1'] }, { blocks: ['b2'] }],
      },
    })
    expect(say(hub)).toBe(before)
  })

  it('is offered as letters where the hub has lost what they stood beside', () => {
    const window = copy(hubs())
    const lost = typed(window, write(1, 14, ' before'))
    const left = typed(window, write(1, 21, ' after'))
    const hub = hubs()
    expect(lost.updates).toHaveLength(1)
    expect(takeUp(arrived(hub, 'write'), left)).toMatchObject({
      kind: 'aside',
      aside: { why: 'left', passages: [{ label: null, text: ' after', was: null }] },
    })
  })

  it('is offered as letters where the document is gone', () => {
    const left = typed(hubs(), write(1, 0, 'Lo: '))
    expect(wordsOfGone(name, left, 1)?.passages).toEqual([{ label: null, text: 'Lo: ', was: null }])
  })

  it('is never lost and never there twice, whatever others did and whatever came before', () => {
    const step = fc.record({ block: fc.nat(1), at: fc.nat(26), erases: fc.boolean() })
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.array(step, { maxLength: 12 }),
        fc.nat(12),
        fc.boolean(),
        (own, others, known, isOther) => {
          const hub = hubs()
          const change =
            (sign: string) =>
            (
              { block, at, erases }: { block: number; at: number; erases: boolean },
              index: number,
            ) =>
            (texts: Y.XmlText[]) => {
              const text = texts[block + 1]
              if (erases && text && text.length > 3) text.delete(at % (text.length - 2), 1)
              else text?.insert(Math.min(at, text.length), `${sign}${index}${sign}`)
            }
          const left = typed(copy(hub), ...own.map(change('#')))
          for (const update of left.updates.slice(0, known)) Y.applyUpdate(hub, update)
          typed(hub, ...others.map(change('~')))
          const once = copy(hub)
          for (const update of left.updates) Y.applyUpdate(once, update)
          const by = isOther ? { ...left, person: 'before' } : left
          takeUp(arrived(hub, 'write'), by)
          return say(hub) === say(once)
        },
      ),
      { seed: 20261126, numRuns: 300 },
    )
  })
})
