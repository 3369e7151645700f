import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { languageOfText } from '../../shared/document/language'
import { recommendationsOf } from '../../shared/document/recommendations'
import { readArising } from '../../shared/follow-up/arising'
import { blockId } from '../../shared/ids'
import { heading, paragraph, section, text } from '../../shared/testing/build'
import { shippedStates } from '../hub/shipped-states'
import { openSqliteStore } from '../hub/sqlite-store'
import { openTestHub, seatEveryone } from '../hub/testing/open-hub'
import { verify } from '../hub/verify'
import { readConference } from './conference-file'
import { call } from './testing/call'

const folder = mkdtempSync(join(tmpdir(), 'matters-'))
afterAll(() => rmSync(folder, { recursive: true }))

const recommendation = { addressee: 'Secretary-General', kind: 'universality', deadline: null }
const adopted = text(
  section(
    's',
    heading('h', 1, 'Recommendations'),
    paragraph({ id: 'b1', recommendation }, 'The Conference recommends it.'),
  ),
)
const next = ['--title', 'Eighth Conference', '--meeting', 'Geneva, 6 November 2006'] as const

it('founds the next conference on what became of the last, once that is adopted', async () => {
  const [file, out] = [join(folder, 'a.rapporteur'), join(folder, 'b.rapporteur')]
  const hub = await openTestHub(openSqliteStore(file), {}, adopted)
  const { secretariat, president, ...others } = await seatEveryone(hub)
  const early = await call('matters', file, ...next, '-o', out)
  expect([early.code, early.notes[0]]).toEqual([1, expect.stringContaining('not adopted yet')])
  await president.do({ kind: 'open-stage', stage: 'adopting' }, 'nothing')
  await president.do({ kind: 'open-stage', stage: 'adopted' }, 'nothing')
  await secretariat.do({ kind: 'keep-states', states: shippedStates() }, 'nothing')
  const sources = [{ cited: 'Letter of 24 July 2006', address: '' }]
  const matter = { recommendation: blockId('b1'), progress: 'done', responsible: '', notes: '' }
  await secretariat.do(
    { kind: 'follow-recommendation', matter: { ...matter, progress: 'done', sources } },
    'nothing',
  )
  for (const each of [secretariat, president, ...Object.values(others)]) each.leave()
  await hub.close()
  expect(await call('matters', file, ...next, '-o', out)).toMatchObject({ code: 0 })
  const made = await readConference(out)
  expect(made.register.conference.title).toBe('Eighth Conference')
  expect(recommendationsOf(made.text)).toEqual([])
  expect(made.text.textContent).toContain('had been acted upon (Letter of 24 July 2006).')
  expect(made.followUp.states).toEqual((await readConference(file)).followUp.states)
  expect(made.register.record.map(({ deed }) => deed.kind)).toEqual(['hosted', 'states-kept'])
  const store = openSqliteStore(out)
  expect((await verify(store)).findings).toEqual([])
  await store.close()

  // Once more, as long as nobody has used it.
  expect(await call('matters', file, ...next, '-o', out)).toMatchObject({ code: 0 })

  const french = join(folder, 'c.rapporteur')
  const code = (await call('matters', file, ...next, '--language', 'fr', '-o', french)).code
  expect([code, languageOfText((await readConference(french)).text)]).toEqual([0, 'fr'])
  const json = join(folder, 'c.json')
  expect(await call('matters', file, '-o', json)).toMatchObject({ code: 0 })
  const link = join(folder, 'd.json')
  symlinkSync(file, link)
  const over = await call('matters', file, '-o', link)
  expect([over.code, over.notes.length]).toEqual([1, 1])
  expect((await readConference(file)).register.stage).toBe('adopted')
  const arising = readArising(JSON.parse(readFileSync(json, 'utf8')))
  expect(arising?.matters).toMatchObject([{ label: '1', progress: 'done', sources }])
})

it('asks for what it needs', async () => {
  expect(await call('matters', 'a.rapporteur')).toMatchObject({ code: 2, out: [] })
  const klingon = await call('matters', 'a.rapporteur', ...next, '--language', 'tlh', '-o', 'x')
  expect([klingon.code, klingon.notes]).toEqual([2, [expect.stringContaining('“tlh” is none')]])
})
