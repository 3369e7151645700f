import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import { eachBlock } from '../../shared/document/blocks'
import { read } from '../../shared/document/ydoc'
import { draft as beginOn } from '../../shared/testing/meeting'
import { firstFalse } from './record'
import { type HubProcess, readyHub } from './testing/hub-process'
import { Participant } from './testing/participant'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-typed-'))
const file = join(folder, 'typed.rapporteur')
const people: Participant[] = []
let running: HubProcess | null = null
afterEach(async () => {
  for (const person of people) person.leave()
  await running?.end('SIGKILL')
})
afterAll(() => rmSync(folder, { recursive: true }))

it('[A53] killed as soon as a collision is typed, a hub has one entry of it when it comes back', async () => {
  running = await readyHub('--data', file, '--sample', '--port', '0')
  const secretariat = await Participant.join(running.invitation, 'Sec')
  people.push(secretariat)
  const { delegations } = await secretariat.sees((register) => register.delegations.length > 0)
  const [first] = delegations
  if (!first) throw new Error('The sample has delegations')
  const seat = { role: 'delegation', delegation: first.id, pen: true } as const
  const ada = await secretariat.invite(seat, 'Ada')
  people.push(ada)
  await secretariat.do({ kind: 'open-stage', stage: 'amending' }, 'nothing')

  const text = await secretariat.text.synced()
  const found = read(text.doc)
  if (found.kind === 'invalid') throw new Error(found.why)
  const long: { id: string; words: string }[] = []
  eachBlock(found.node, ({ node }) => {
    const isLong = node.type.name === 'paragraph' && node.textContent.length > 20
    if (isLong) long.push({ id: node.attrs.id, words: node.textContent })
  })
  const { id = '', words = '' } = long[0] ?? {}
  const { amendment } = await ada.do(beginOn(id), 'draft')
  const draft = await ada.open({ kind: 'amendment', amendment }).synced()
  draft.type(words.slice(0, 15), ' proposed')
  await draft.sent()
  await ada.do({ kind: 'table-amendment', amendment }, 'nothing')

  text.type(words.slice(0, 15), ' typed')
  await text.sent()
  await running.end('SIGKILL')
  for (const person of people.splice(0)) person.leave()

  for (const _start of ['first', 'second']) {
    running = await readyHub('--data', file, '--port', '0')
    const reader = await Participant.join(running.invitation, 'Reader')
    const { record } = await reader.sees((register) => register.record.length > 0)
    const typed = record.filter(({ deed }) => deed.kind === 'text-typed')
    expect(typed.map(({ by }) => by.name)).toEqual(['Sec'])
    expect(typed[0]?.deed.others).toEqual([
      { amendment, verdict: 'collides', fell: null, was: 'clean', reasons: ['same-words'] },
    ])
    expect(firstFalse(record)).toBeNull()
    reader.leave()
    await running.end('SIGKILL')
  }
}, 120_000)
