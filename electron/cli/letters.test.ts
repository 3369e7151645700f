import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import english from '../../assets/letters/invitation.en.json'
import { conferenceAt } from '../letters/testing/conference-file'
import { rapporteur } from './rapporteur'

let folder = ''
let conference = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-letters-'))
  conference = await conferenceAt(join(folder, 'conference.rapporteur'), {
    stage: 'adopted',
    symbol: 'CCW/AP.II/CONF.7/2',
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function call(table: string, more: Readonly<Record<string, string>> = {}) {
  const recipients = join(folder, 'recipients.csv')
  writeFileSync(recipients, table)
  const out = join(folder, 'out')
  const options = { recommendation: '27', at: '2006-07-24', recipients, out, ...more }
  const notes: string[] = []
  const code = await rapporteur(
    ['letters', conference, ...Object.entries(options).flatMap(([key, to]) => [`--${key}`, to])],
    { out: (line) => void notes.push(line), note: (line) => void notes.push(line), progress() {} },
  )
  return { code, said: notes.join('\n').replaceAll(recipients, 'TABLE') }
}

describe('letters that cannot be written', () => {
  it.each([
    ['a day that is none', 'State\nCuba', { at: '2006-02-30' }, 2, '“2006-02-30” is no day'],
    ['before the treaty', 'State\nCuba', { at: '1990-01-01' }, 1, 'adopted on 1996-05-03'],
    ['a day to come', 'State\nCuba', { at: '2999-01-01' }, 1, 'ends on 2015-03-01'],
    ['no recommendation', 'State\nCuba', { recommendation: '1' }, 1, 'has the 5 above'],
    ['to a State that is bound', 'State\nFrance', {}, 1, 'France had consented'],
    ['to a State twice', 'State\nCuba\nCUB', {}, 1, 'Row 3 is for CUB again, after row 2.'],
    ['to no State', 'State\nAtlantis', {}, 1, 'knows no “Atlantis”'],
    ['a formula', 'State,Name\nCuba,=1+1', {}, 1, 'begins as a formula does'],
    ['a quotation without an end', 'State,Name\nCuba,"A', {}, 1, 'never closed'],
  ])('%s', async (_, table, more, code, sentence) => {
    const done = await call(table, more)
    expect(done.said).toContain(sentence)
    expect(done.code).toBe(code)
    expect(readdirSync(folder)).not.toContain('out')
  })
})

describe('a template of one’s own', () => {
  const template = (text: string) => ({
    ...english,
    paragraphs: [
      { part: 'body', text },
      { part: 'addressee', text: '{name}' },
    ],
  })
  const asked = async (json: unknown, recipients = 'State\nCuba') => {
    const file = join(folder, 'template.json')
    writeFileSync(file, JSON.stringify(json))
    const done = await call(recipients, { template: file })
    return { ...done, said: done.said.replaceAll(file, 'FILE') }
  }

  it.each([
    ['a field that means nothing', template('To {nobody}.'), 'asks for “nobody”'],
    ['a field without an end', template('To {name'), 'in paragraph 1 a reference is opened'],
    ['no template at all', { language: 'en' }, 'FILE is no template of a letter (at names)'],
    ['no object', 'words', 'FILE is no template of a letter'],
  ])('is refused for %s', async (_, json, sentence) => {
    const done = await asked(json)
    expect([done.code, done.said]).toEqual([1, expect.stringContaining(sentence)])
    expect(readdirSync(folder)).not.toContain('out')
  })
})
