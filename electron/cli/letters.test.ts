import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Node } from 'prosemirror-model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import english from '../../assets/letters/invitation.en.json'
import { schema } from '../../shared/document/schema'
import { seed } from '../../shared/document/ydoc'
import { paragraph, section, text } from '../../shared/testing/build'
import { emptySheet } from '../hub/sheet'
import { openSqliteStore } from '../hub/sqlite-store'
import { conferenceAt } from '../letters/testing/conference-file'
import { readConference } from './conference-file'
import { call as says } from './testing/call'

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

async function call(table: string, more: Readonly<Record<string, string>> = {}, file = conference) {
  const recipients = join(folder, 'recipients.csv')
  writeFileSync(recipients, table)
  const out = join(folder, 'out')
  const options = { recommendation: '27', at: '2006-07-24', recipients, out, ...more }
  const given = Object.entries(options).flatMap(([key, to]) => [`--${key}`, to])
  const { code, out: lines, notes } = await says('letters', file, ...given)
  return { code, said: [...lines, ...notes].join('\n').replaceAll(recipients, 'TABLE') }
}

describe('letters that cannot be written', () => {
  it.each([
    ['a day that is none', 'State\nCuba', { at: '2006-02-30' }, 2, '“2006-02-30” is no day'],
    ['before the treaty', 'State\nCuba', { at: '1990-01-01' }, 1, 'adopted on 1996-05-03'],
    ['a day to come', 'State\nCuba', { at: '2999-01-01' }, 1, 'ends on 2015-03-01'],
    ['no recommendation', 'State\nCuba', { recommendation: '1' }, 1, 'has the 5 above'],
    ['to a State that is bound', 'State\nFrance', {}, 1, 'France had consented'],
    ['to a State twice', 'State\nCuba\nCUB', {}, 1, 'Row 3: CUB is in row 2 already, as Cuba.'],
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

describe('what the secretariat has written on a template', () => {
  const edited = async (...blocks: readonly Node[]) => {
    const file = join(folder, 'edited.rapporteur')
    rmSync(file, { force: true })
    await conferenceAt(file, { stage: 'adopted', symbol: 'CCW/AP.II/CONF.7/2' })
    const sheet = emptySheet()
    seed(sheet.doc, text(section('s', ...blocks)))
    const update = sheet.tearOff()
    const store = openSqliteStore(file)
    if (update) await store.append({ document: 'template/en', update })
    await store.close()
    return file
  }
  const to = (name: string) =>
    paragraph({ letter: { part: 'addressee', only: null } }, schema.node('field', { name }))
  const words = paragraph({ letter: { part: 'body', only: null } }, 'I write to you.')

  it('is read with the conference', async () => {
    const { templates } = await readConference(await edited(to('state'), words))
    expect([...templates.keys()]).toEqual(['en'])
    expect(templates.get('en')?.textContent).toBe('I write to you.')
    expect((await readConference(conference)).templates.size).toBe(0)
  })

  it.each([
    ['a field that does not exist', [to('state'), words, to('captial')], 'asks for “captial”'],
    ['an address without the State', [to('name'), words], 'which State the letter is for'],
    ['nothing to say', [to('state')], 'nothing between the salutation'],
  ])('is not sent with %s', async (_, blocks, sentence) => {
    const done = await call('State\nCuba', {}, await edited(...blocks))
    expect([done.code, done.said]).toEqual([1, expect.stringContaining(sentence)])
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
