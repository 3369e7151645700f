import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { recommendationsOf } from '../../shared/document/recommendations'
import { blockId } from '../../shared/ids'
import { heading, paragraph, section, text } from '../../shared/testing/build'
import { openSqliteStore } from '../hub/sqlite-store'
import { openTestHub, seatEveryone } from '../hub/testing/open-hub'
import { readConference } from './conference-file'
import { rapporteur } from './rapporteur'

const folder = mkdtempSync(join(tmpdir(), 'matters-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function call(...args: readonly string[]) {
  const [out, notes]: [string[], string[]] = [[], []]
  const code = await rapporteur(args, {
    out: (line) => out.push(line),
    note: (line) => notes.push(line),
    progress: () => {},
  })
  return { code, out, notes }
}

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
})

it('asks for what it needs', async () => {
  expect(await call('matters', 'a.rapporteur')).toMatchObject({ code: 2, out: [] })
})
