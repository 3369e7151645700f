import { strFromU8, unzipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Letter } from '../../shared/letters/letter'
import { type Exporter, makeExporter } from './export'
import type { Hub } from './hub'
import { MemoryStore } from './memory-store'
import { buildTestPress, type TestPress } from './test-press'
import { openTestHub, seatEveryone } from './testing/open-hub'
import { type Participant, post } from './testing/participant'

let press: TestPress
let exporter: Exporter
let hub: Hub
let everyone: Awaited<ReturnType<typeof seatEveryone>>
beforeAll(async () => {
  press = await buildTestPress('hub-letters')
})
afterAll(() => press.remove())
beforeEach(async () => {
  exporter = makeExporter(press)
  hub = await openTestHub(new MemoryStore(), { exporter })
  everyone = await seatEveryone(hub)
})
afterEach(async () => {
  for (const person of Object.values(everyone)) person.leave()
  await hub.close()
})

const letter: Letter = {
  state: 'CUB',
  language: 'es',
  title: 'Cuba',
  standing: 'ready',
  blocks: [
    { part: 'salutation', content: [{ kind: 'words', words: 'Excelencia:', formats: [] }] },
    { part: 'addressee', content: [{ kind: 'blank', field: 'name' }] },
  ],
}
const asked = { want: 'files', title: 'Letters', day: '2006-07-24', letters: [letter] }

const ask = (who: Participant, more: object = {}) =>
  post(`${hub.address}/api/letters`, { ...asked, ...more }, who.joined.token)

it('letters are set for the secretariat, as files, as one file and as pictures', async () => {
  const { secretariat } = everyone
  const files = unzipSync(new Uint8Array(await (await ask(secretariat)).arrayBuffer()))
  expect(Object.keys(files)).toEqual(['CUB.pdf', 'CUB.docx'])
  const all = await ask(secretariat, { want: 'all' })
  expect((await all.text()).slice(0, 5)).toBe('%PDF-')
  const pages = await ask(secretariat, { want: 'pages' })
  expect((await pages.text()).slice(0, 4)).toBe('<svg')
})

it('a letter that no font can print is named, and the others are set', async () => {
  const { secretariat } = everyone
  const yi = { part: 'body', content: [{ kind: 'words', words: 'ꀀꀁꀂ', formats: [] }] }
  const other = { ...letter, state: 'BEN', blocks: [yi] }
  const answer = await ask(secretariat, { letters: [other, letter] })
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  expect(Object.keys(files).sort()).toEqual(['CUB.docx', 'CUB.pdf', 'unset.json'])
  expect(JSON.parse(strFromU8(files['unset.json'] ?? new Uint8Array()))).toEqual({ BEN: ['Yi'] })
  expect((await ask(secretariat, { letters: [other], want: 'pages' })).status).toBe(422)
})

it('to anybody else there are none', async () => {
  const { president, ardesia, observer } = everyone
  for (const who of [president, ardesia, observer]) expect((await ask(who)).status).toBe(404)
  expect((await post(`${hub.address}/api/letters`, asked)).status).toBe(401)
})

it('what is no letter is not set', async () => {
  const { secretariat } = everyone
  const wrong = [
    { letters: [] },
    { letters: [{ ...letter, state: '../etc' }] },
    { letters: [{ ...letter, more: 1 }] },
    { day: 'today' },
    { want: 'everything' },
    { letters: Array.from({ length: 301 }, () => letter) },
  ]
  for (const each of wrong) expect((await ask(secretariat, each)).status).toBe(400)
})
