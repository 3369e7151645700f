import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf, copyOf, read, seed } from '../../shared/document/ydoc'
import { textId } from '../../shared/ids'
import { p, section, text } from '../../shared/testing/build'
import { keeperOf } from './keeper'
import { keptAsides } from './kept-asides'
import { Machine } from './testing/memory-unsent'

const name = { kind: 'text', text: textId('t1') } as const
const whose = { holder: 'conference/secretariat//Ana', person: 'ana' }

function typed(words: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('letters').insert(0, words)
  return Y.encodeStateAsUpdate(doc)
}

function window(machine: Machine, person = whose.person) {
  const unsent = machine.open({ ...whose, person })
  const asides = keptAsides('ana', machine.shelf)
  const keeper = keeperOf({ unsent, name, person, asides })
  return { unsent, asides, keeper }
}

it('what was left stays where it is until it is written among what is set aside', async () => {
  const machine = new Machine()
  const first = window(machine)
  first.keeper.wrote(typed('Typed in the dark.'))
  first.unsent.close()

  machine.shelf.isFull = true
  const full = window(machine)
  await full.keeper.gone()
  expect([full.asides.get().length, machine.size]).toEqual([1, 1])
  full.unsent.close()

  machine.shelf.isFull = false
  const next = window(machine)
  await next.keeper.gone()
  expect([next.asides.get().length, machine.size]).toEqual([1, 0])
})

it('what this window has put down stays while its words are set aside in memory alone', () => {
  const machine = new Machine()
  const { asides, keeper } = window(machine)
  keeper.wrote(typed('Typed in the dark.'))
  machine.shelf.isFull = true
  const passage = { label: null, text: 'Typed in the dark.', was: null }
  const aside = { name, why: 'read-only', at: 1, passages: [passage] } as const
  asides.add(aside)
  keeper.allKept()
  expect(machine.size).toBe(1)
  asides.remove(aside)
  keeper.allKept()
  expect(machine.size).toBe(0)
})

it('what is written anew for who has joined again is there once, though that window ends as well', async () => {
  const hub = new Y.Doc()
  seed(hub, text(section('s1', p('b1', 'met in Geneva.'))))
  const machine = new Machine()
  /** A window that the hub never hears of. */
  const open = async (person: string) => {
    const doc = copyOf(hub)
    const { unsent, keeper } = window(machine, person)
    doc.on('update', keeper.wrote)
    await keeper.arrived(() => ({ doc, access: 'write' }))
    return { doc, close: unsent.close }
  }
  const first = await open('ana-before')
  const [words] = contentOf(first.doc).createTreeWalker((each) => each instanceof Y.XmlText)
  if (!(words instanceof Y.XmlText)) throw new Error('The paragraph has words')
  words.insert(0, 'Ana ')
  first.close()

  for (const person of ['ana', 'ana', 'ana-again']) {
    const next = await open(person)
    const now = read(next.doc)
    expect(now.kind === 'valid' && now.node.textContent).toBe('Ana met in Geneva.')
    next.close()
  }
})
