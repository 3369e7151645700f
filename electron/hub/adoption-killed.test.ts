import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterAll, afterEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readRegister } from '../../shared/amendments/register'
import { eachBlock } from '../../shared/document/blocks'
import { read } from '../../shared/document/ydoc'
import type { AmendmentId } from '../../shared/ids'
import { adopt, draft as beginOn } from '../../shared/testing/meeting'
import { replay } from './journal'
import { firstFalse } from './record'
import { openSqliteStore } from './sqlite-store'
import { type HubProcess, readyHub } from './testing/hub-process'
import { Participant } from './testing/participant'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-killed-'))
const file = join(folder, 'killed.rapporteur')
let people: Participant[] = []
let running: HubProcess | null = null
afterEach(async () => {
  for (const person of people) person.leave()
  await running?.end('SIGKILL')
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What the file of a hub that is gone says: the text, and what became of amendments. */
async function inFile() {
  const store = openSqliteStore(file)
  const doc = new Y.Doc()
  await replay(store, 'register', doc)
  const register = readRegister(doc)
  if (!register) throw new Error('A hub has founded a conference in the file')
  const words = new Y.Doc()
  await replay(store, `text/${register.conference.text}`, words)
  const text = read(words)
  await store.close()
  return { register, text: text.kind === 'valid' ? text.node.textContent : text.why }
}

const after = (n: number) => ` adopted-${n}`
/** Turns of the event loop between asking for the adoption and the end of the hub. */
const moments = [0, 1, 200]

it('[A34] killed at whatever moment, a hub has adopted all of an amendment or nothing of it', async () => {
  running = await readyHub('--data', file, '--sample', '--port', '0')
  const secretariat = await Participant.join(running.invitation, 'Sec')
  const [first] = (await secretariat.sees(({ delegations }) => delegations.length > 0)).delegations
  if (!first) throw new Error('The sample has delegations')
  const president = await secretariat.invite({ role: 'president' }, 'Pres')
  const seat = { role: 'delegation', delegation: first.id, pen: true } as const
  const ada = await secretariat.invite(seat, 'Ada')
  people = [secretariat, president, ada]
  await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')

  const found = read((await ada.text.synced()).doc)
  if (found.kind === 'invalid') throw new Error(found.why)
  const blocks: { id: string; words: string }[] = []
  eachBlock(found.node, ({ node }) => {
    const isWords = node.type.name === 'paragraph' && node.textContent.length > 20
    if (isWords) blocks.push({ id: node.attrs.id, words: node.textContent })
  })
  const amendments: AmendmentId[] = []
  for (const [n] of moments.entries()) {
    const { id = '', words = '' } = blocks[n] ?? {}
    const { amendment } = await ada.do(beginOn(id), 'draft')
    const draft = await ada.open({ kind: 'amendment', amendment }).synced()
    draft.type(words.slice(0, 15), after(n))
    await draft.sent()
    await ada.do({ kind: 'table-amendment', amendment }, 'nothing')
    amendments.push(amendment)
  }

  // Only the president asks from now on, and that is no lasting connection.
  for (const person of people) person.leave()
  const port = new URL(running.address).port
  for (const [n, turns] of moments.entries()) {
    const asked = president.act(adopt(amendments[n] as AmendmentId)).then(
      (answer) => ('kind' in answer ? answer.kind : 'problem'),
      () => 'unanswered',
    )
    for (let turn = 0; turn < turns; turn++) await setImmediate()
    await running.end('SIGKILL')
    const answer = await asked
    const { register, text } = await inFile()
    const state = register.amendments[n]?.state.kind
    expect(['tabled', 'adopted']).toContain(state)
    if (answer === 'done') expect(state).toBe('adopted')
    expect(text.split(after(n)).length - 1).toBe(state === 'adopted' ? 1 : 0)
    const deeds = register.record.filter(
      ({ deed }) => deed.kind === 'amendment-adopted' && deed.amendment === amendments[n],
    )
    expect(deeds).toHaveLength(state === 'adopted' ? 1 : 0)
    expect(firstFalse(register.record)).toBeNull()

    running = await readyHub('--data', file, '--port', port)
    if (state === 'tabled') await president.do(adopt(amendments[n] as AmendmentId), 'nothing')
    const reader = await Participant.join(running.invitation, 'Reader')
    await (await reader.text.synced()).says(after(n))
    reader.leave()
  }
}, 180_000)
