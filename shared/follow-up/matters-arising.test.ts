import { expect, it } from 'vitest'
import shipped from '../../assets/states/amended-protocol-2.json'
import type { Deed } from '../amendments/register'
import { languageOfText, type OfficialLanguage, officialLanguages } from '../document/language'
import { registerOf } from '../exchange/testing/compiled'
import { blockId, personId } from '../ids'
import { StatesRegisterSchema } from '../states/register'
import { paragraph, section, text } from '../testing/build'
import { type Arising, arisingFrom, type Before, readArising, writeArising } from './arising'
import { arisingBlocks } from './arising-blocks'
import { nothingYet } from './follow-up'
import { mattersArising } from './matters-arising'

const recommended = (id: string, words: string, deadline: string | null = null) =>
  paragraph({ id, recommendation: { addressee: 'Depositary', kind: 'other', deadline } }, words)

const before = registerOf([])
const sources = {
  register: {
    ...before,
    conference: { ...before.conference, title: 'CONF.7', symbol: 'CONF.7/2' },
  },
  text: text(
    section('s', recommended('a', 'Write letters.', '2006-11-06'), recommended('b', 'Meet again.')),
  ),
  followUp: {
    ...nothingYet,
    states: StatesRegisterSchema.parse(shipped),
    names: { fr: { conference: 'septième Conférence' } },
    matters: [
      {
        recommendation: blockId('a'),
        progress: 'done',
        responsible: 'The Depositary',
        notes: 'All\nwere sent.',
        sources: [{ cited: 'Letter of 24 July 2006', address: 'https://example.org/l' }],
      },
    ],
  },
} satisfies Before
const arising = arisingFrom(sources)
const wentOut = (day: string, ...states: readonly string[]): Deed => ({
  ...{ kind: 'letters-dispatched', recommendation: blockId('b') },
  ...{ day, states, digest: '' },
})
/** As the record has it that letters followed the second recommendation. */
function withLetters(...deeds: readonly Deed[]): Arising {
  const by = {
    person: personId('ana'),
    name: 'Ana',
    role: 'secretariat',
    delegation: null,
  } as const
  const at = '2006-07-24T10:00:00.000Z'
  const record = deeds.map((deed, index) => ({
    ...{ number: index + 1, at, by, deed, previous: '', hash: '' },
  }))
  const { text: words, followUp } = sources
  return arisingFrom({ register: { ...before, record }, text: words, followUp })
}

it('reports letters that went out by the record, each State once, in the language of the next', () => {
  const sent = withLetters(
    wentOut('2006-08-01', 'dza'),
    wentOut('2006-07-24', 'ben', 'cub'),
    wentOut('2006-07-24', 'ben', 'tgo'),
  )
  expect(sent.matters[1]).toMatchObject({
    progress: 'under-way',
    letters: [
      { day: '2006-07-24', count: 3 },
      { day: '2006-08-01', count: 1 },
    ],
  })
  expect(sent.matters[0]).toMatchObject({ progress: 'done', letters: [] })
  expect(readArising(JSON.parse(writeArising(sent)))).toEqual(sent)
  const reported = (language: OfficialLanguage) =>
    arisingBlocks(sent, language, newIds()).report[1]?.textContent
  expect(reported('en')).toContain(
    'was being acted upon (3 letters dated 24 July 2006; 1 letter dated 1 August 2006).',
  )
  expect(reported('fr')).toContain(
    '(3 lettres datées du 24 juillet 2006; 1 lettre datée du 1er août',
  )
  for (const language of officialLanguages) {
    const { section: matters } = arisingBlocks(sent, language, newIds())
    expect(matters.lastChild?.textContent).toContain('2006')
  }
})

const newIds = () => {
  let made = 0
  return () => `n${++made}`
}

it('opens with what became of each recommendation, and drafts a report of it', () => {
  const next = { title: 'CONF.8', meeting: 'Geneva, 2006', language: 'en' } as const
  const doc = mattersArising(arising, next, newIds())
  doc.check()
  const sections = doc.children.filter(({ type }) => type.name === 'section')
  const linesOf = (at: number) =>
    sections.at(at)?.children.map(({ textContent }) => textContent.replaceAll('\u00a0', ' '))
  expect(linesOf(0)).toEqual([
    'Matters arising from the CONF.7',
    'CONF.7/2, para. 1, addressed to Depositary: “Write letters.”',
    'To be done by: 6 November 2006.',
    'Action taken: completed. Responsible: The Depositary.',
    'All were sent.',
    'Letter of 24 July 2006 <https://example.org/l>',
    'CONF.7/2, para. 2, addressed to Depositary: “Meet again.”',
    'Action taken: none is known.',
  ])
  expect(linesOf(-1)?.slice(-2)).toEqual([
    'The Conference noted that the recommendation in CONF.7/2, para. 1 (addressee: Depositary), had been acted upon (Letter of 24 July 2006).',
    'The Conference noted that no action on the recommendation in CONF.7/2, para. 2 (addressee: Depositary), had come to its knowledge.',
  ])
})

it.each(officialLanguages)('is in the language of the next conference: %s', (language) => {
  const next = { title: 'CONF.8', meeting: 'Geneva, 2006', language }
  const doc = mattersArising(arising, next, newIds())
  doc.check()
  expect(languageOfText(doc)).toBe(language)
  const { section: matters, report } = arisingBlocks(arising, language, newIds())
  const said = [matters, ...report].map(({ textContent }) => textContent).join('\n')
  expect(said).toContain('CONF.7/2')
  expect(said).toContain('Write letters.')
  expect(said).toContain('Letter of 24 July 2006')
  if (language !== 'en') expect(said).not.toMatch(/The Conference|Action|addressed/)
})

it.each(officialLanguages)('cites a document that has no symbol yet: %s', (language) => {
  const { report } = arisingBlocks({ ...arising, symbol: null }, language, newIds())
  expect(report[0]?.textContent).toMatch(/\p{L}{2,}.*1/u)
  expect(report[0]?.textContent).not.toContain('null')
})

it('says in which language the words of the last conference are, so that they run their own way', () => {
  const { section: matters } = arisingBlocks(arising, 'ar', newIds())
  const marked = matters.child(1).children.map((node) => [node.text, node.marks[0]?.attrs.tag])
  expect(marked).toEqual([
    ['الوثيقة CONF.7/2، الفقرة\u00a01، الموجه إليه: ', undefined],
    ['Depositary', 'en'],
    [': ”', undefined],
    ['Write letters.', 'en'],
    ['“', undefined],
  ])
  const { section: own } = arisingBlocks(arising, 'en', newIds())
  expect(own.child(1).childCount).toBe(1)
})

it('calls the last conference as its secretariat does in the language of the next', () => {
  const titled = (language: 'fr' | 'es') =>
    arisingBlocks(arising, language, newIds()).section.firstChild?.textContent
  expect(titled('fr')).toBe('Questions découlant de la session précédente : septième Conférence')
  expect(titled('es')).toBe('Cuestiones dimanantes del período anterior: CONF.7')
})

it('goes to the next conference as a file, with the register of States', () => {
  const file = writeArising(arising)
  expect(readArising(JSON.parse(file))).toEqual(arising)
  const spoilt = (more: object) => readArising({ ...JSON.parse(file), ...more })
  expect(spoilt({})).not.toBeNull()
  expect(spoilt({ rapporteur: 'something else' })).toBeNull()
  expect(spoilt({ version: 2 })).toBeNull()
  expect(spoilt({ more: 1 })).toBeNull()
  const [first] = arising.matters
  const sources = [{ cited: 'x', address: 'javascript:alert(1)' }]
  expect(spoilt({ matters: [{ ...first, sources }] })).toBeNull()
  expect(readArising(null)).toBeNull()
})
