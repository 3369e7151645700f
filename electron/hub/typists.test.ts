import { expect, it } from 'vitest'
import type { By } from '../../shared/amendments/by'
import { personId } from '../../shared/ids'
import { MemoryStore } from './memory-store'
import { Typists } from './typists'

const by = (person: string): By => ({
  person: personId(person),
  name: person,
  role: 'secretariat',
  delegation: null,
})

async function types(store: MemoryStore, typists: Typists, person: string) {
  const note = typists.note(by(person))
  if (!note) return
  await store.append(note)
  typists.keep(note)
}

it('are written down once each, and known again', async () => {
  const store = new MemoryStore()
  const typists = await Typists.open(store, 'text/t')
  for (const person of ['ana', 'ben', 'ana']) await types(store, typists, person)
  expect(await store.load(typists.journal)).toHaveLength(2)
  expect((await Typists.open(store, 'text/t')).all).toEqual([by('ana'), by('ben')])
})

it('are none once the verdicts have been looked at', async () => {
  const store = new MemoryStore()
  const typists = await Typists.open(store, 'text/t')
  await types(store, typists, 'ana')
  await store.append(typists.lookedAt())
  typists.keep(typists.lookedAt())
  expect(typists.all).toEqual([])
  expect((await Typists.open(store, 'text/t')).all).toEqual([])
})

it('become one row when there are many', async () => {
  const store = new MemoryStore()
  const typists = await Typists.open(store, 'text/t')
  for (let n = 0; n < 300; n++) {
    await types(store, typists, 'ana')
    await store.append(typists.lookedAt())
    typists.keep(typists.lookedAt())
  }
  await types(store, typists, 'ben')
  await Typists.open(store, 'text/t')
  expect(await store.load(typists.journal)).toHaveLength(1)
  expect((await Typists.open(store, 'text/t')).all).toEqual([by('ben')])
})
