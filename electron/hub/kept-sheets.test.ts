import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import '../../shared/testing/kept-seed'
import * as Y from 'yjs'
import { copyOf } from '../../shared/document/ydoc'
import { type KeptSheet, keptSheetOf, putInto } from './kept-sheets'

const kinds = ['act', 'act', 'act', 'others', 'lost', 'late', 'given back', 'two at once'] as const
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    key: fc.constantFrom('a', 'b', 'c'),
    value: fc.option(fc.nat(99)),
  }),
  { minLength: 5, maxLength: 40 },
)

/** `null` takes the entry away; all else is told in a list as well. */
function write(doc: Y.Doc, key: string, value: number | null): void {
  doc.transact(() => {
    const map = doc.getMap('register')
    if (value === null) map.delete(key)
    else map.set(key, { value })
    if (value !== null) doc.getArray('record').push([`${key} ${value}`])
  })
}

function written(sheet: KeptSheet, key: string, value: number | null): Uint8Array | null {
  write(sheet.doc, key, value)
  return sheet.tearOff()
}

const says = (doc: Y.Doc) => ({
  register: doc.getMap('register').toJSON(),
  record: doc.getArray('record').toJSON(),
  items: Y.encodeStateVector(doc).toString(),
})

describe('a kept sheet', () => {
  it('says what a copy made anew says, whatever became of those before', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const document = new Y.Doc()
        const late: Uint8Array[] = []
        for (const { kind, key, value } of all) {
          const sheet = keptSheetOf(document)
          expect(says(sheet.doc)).toEqual(says(copyOf(document)))
          if (kind === 'others') {
            write(document, key, value)
            sheet.giveBack()
          } else if (kind === 'given back') {
            write(sheet.doc, key, value)
            sheet.giveBack()
          } else {
            const second = kind === 'two at once' ? keptSheetOf(document) : null
            const updates = [written(sheet, key, value), second && written(second, 'd', value)]
            for (const update of updates) {
              if (!update || kind === 'lost') continue
              if (kind === 'late') late.push(update)
              else putInto(document, update)
            }
            if (kind === 'act' && value !== null) {
              expect(document.getMap('register').get(key)).toEqual({ value })
            }
          }
        }
        for (const update of late) putInto(document, update)
        expect(document.store.pendingStructs).toBeNull()
        expect(says(keptSheetOf(document).doc)).toEqual(says(copyOf(document)))
      }),
      { numRuns: 300 },
    )
  })

  it('has what nobody has touched as the same object again, and is written by the same client', () => {
    const document = new Y.Doc()
    const first = keptSheetOf(document)
    write(first.doc, 'a', 1)
    write(first.doc, 'b', 1)
    const update = first.tearOff()
    if (update) putInto(document, update)
    const second = keptSheetOf(document)
    const untouched = second.doc.getMap('register').get('a')
    const next = written(second, 'b', 2)
    if (next) putInto(document, next)
    const third = keptSheetOf(document)
    expect(third.doc.getMap('register').get('a')).toBe(untouched)
    third.giveBack()
    expect(document.store.clients.size).toBe(1)
  })

  it('is of no use to the next one when it was lost on the way to the disk', () => {
    const document = new Y.Doc()
    const lost = keptSheetOf(document)
    const client = lost.doc.clientID
    written(lost, 'a', 1)
    const next = keptSheetOf(document)
    expect(next.doc.clientID).not.toBe(client)
    expect(next.doc.getMap('register').size).toBe(0)
  })

  it('hears what is written on it however much others change meanwhile', () => {
    const document = new Y.Doc()
    const sheet = keptSheetOf(document)
    for (let at = 0; at < 300; at++) write(document, 'b', at)
    const update = written(sheet, 'a', 1)
    if (update) putInto(document, update)
    expect(document.getMap('register').get('a')).toEqual({ value: 1 })
    expect(says(keptSheetOf(document).doc)).toEqual(says(copyOf(document)))
  })
})
