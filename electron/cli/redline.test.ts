import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { schema } from '../../shared/document/schema'
import { wordLines } from '../../shared/exchange/docx-in/lines'
import { readWord } from '../../shared/exchange/docx-in/read'
import { p, section, text } from '../../shared/testing/build'
import { openSqliteStore } from '../hub/sqlite-store'
import { openTestHub, seatEveryone } from '../hub/testing/open-hub'
import { build } from '../tools/build'
import { rapporteur } from './rapporteur'

const folder = mkdtempSync(join(tmpdir(), 'cli-redline-'))
const conference = join(folder, 'c.rapporteur')
const [first, second] = ['CCW/AP.II/CONF.7/L.1', 'CCW/AP.II/CONF.7/L.1/Rev.1']

/** A text that was issued, written in, issued again and written in once more. */
beforeAll(async () => {
  await build(['hub'], () => {})
  const given = text(schema.node('masthead'), section('s', p('a', 'The Conference met.')))
  const hub = await openTestHub(openSqliteStore(conference), {}, given)
  const everyone = await seatEveryone(hub)
  const people = Object.values(everyone)
  await Promise.all(people.map((each) => each.text.synced()))
  const { secretariat } = everyone
  await secretariat.do({ kind: 'issue-version', symbol: first }, 'version')
  secretariat.text.type('met', ' twice')
  await secretariat.do({ kind: 'issue-version', symbol: second }, 'version')
  secretariat.text.type('twice', ' today')
  await everyone.ardesia.text.says('twice today')
  for (const person of people) person.leave()
  await hub.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it.each([
  [['--from', first], 'The Conference met{+ twice today+}.'],
  [['--from', second], 'The Conference met twice{+ today+}.'],
  [['--from', first, '--until', second], 'The Conference met{+ twice+}.'],
])('is a redline of what was issued: %s', async (versions, said) => {
  const out = join(folder, 'redline.docx')
  const notes: string[] = []
  const code = await rapporteur(
    ['export', conference, '--to', 'docx', '--as', 'redline', ...versions, '-o', out],
    { out: () => {}, note: (line) => void notes.push(line), progress: () => {} },
  )
  expect({ code, notes }).toEqual({ code: 0, notes: [] })
  expect(wordLines(readWord(readFileSync(out)), 'show').join('\n')).toContain(said)
})
