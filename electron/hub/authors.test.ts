import { expect, it } from 'vitest'
import type { By } from '../../shared/amendments/by'
import { delegationId, personId } from '../../shared/ids'
import { Authors } from './authors'
import { MemoryStore } from './memory-store'

const by = (person: string): By => ({
  person: personId(person),
  name: person,
  role: 'delegation',
  delegation: delegationId('ardesia'),
})
const [ana, ben] = [by('ana'), by('ben')]

async function kept(store: MemoryStore, authors: Authors, clients: readonly number[]) {
  const update = authors.toKeep(clients)
  if (update) await store.append(update)
  authors.kept(clients)
}

async function again(store: MemoryStore): Promise<Authors> {
  const authors = Authors.of('text/t')
  await authors.load(store)
  return authors
}

it('lets the first person who writes as a client write as it, and nobody else', () => {
  const authors = Authors.of('text/t')
  expect(authors.mayWrite(ana, [1, 2])).toBe(true)
  expect(authors.mayWrite(ben, [3, 2])).toBe(false)
  expect(authors.mayWrite(ben, [3])).toBe(true)
  expect(authors.mayWrite(ana, [1])).toBe(true)
  expect([authors.of(1), authors.of(3), authors.of(4)]).toEqual([ana, ben, null])
})

it('is kept, each client once, and known again', async () => {
  const store = new MemoryStore()
  const authors = Authors.of('text/t')
  authors.mayWrite(ana, [1])
  await kept(store, authors, [1])
  authors.mayWrite(ana, [1, 2])
  await kept(store, authors, [1, 2])
  expect(authors.toKeep([1, 2])).toBe(null)
  const known = await again(store)
  expect([known.of(1), known.of(2), known.mayWrite(ben, [2])]).toEqual([ana, ana, false])
  expect(known.toKeep([1, 2])).toBe(null)
})

it('asks to be kept until it has been', () => {
  const authors = Authors.of('text/t')
  authors.mayWrite(ana, [1])
  const first = authors.toKeep([1])
  expect(authors.toKeep([1])).toEqual(first)
})

it('becomes one row when it has grown long', async () => {
  const store = new MemoryStore()
  const authors = Authors.of('text/t')
  for (let client = 0; client < 500; client++) {
    authors.mayWrite(client % 2 ? ana : ben, [client])
    await kept(store, authors, [client])
  }
  await again(store)
  expect((await store.load('authors/text/t')).length).toBe(1)
  const known = await again(store)
  expect([known.of(0), known.of(499)]).toEqual([ben, ana])
})

it('takes what it cannot read for nobody’s', async () => {
  const store = new MemoryStore()
  for (const text of ['', '{}', '[[1]]', '[[-1,{}]]', '[[1,{"person":"x"}]]']) {
    await store.append({ document: 'authors/text/t', update: new TextEncoder().encode(text) })
  }
  expect((await again(store)).of(1)).toBe(null)
})
