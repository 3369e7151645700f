import type { Node } from 'prosemirror-model'
import { act } from 'react'
import { afterEach, expect, it } from 'vitest'
import type { Amendment } from '../../../shared/amendments/amendment'
import type { RecordEntry } from '../../../shared/amendments/register'
import { type AmendmentId, type BlockId, type VersionId, versionId } from '../../../shared/ids'
import { footnote, p, section, text } from '../../../shared/testing/build'
import { type Handwriting, runsOf, type Source } from '../../../shared/versions/handwriting'
import type { Version } from '../../../shared/versions/version'
import { cell } from '../../session/live'
import type { OpenPaper, Papers } from '../../session/papers'
import { ardesia, button, press, registerWith, seats, show, write } from '../testing/show'
import { MastheadRows } from './MastheadRows'
import { askedWhose, opened } from './opened'
import { VersionDesk } from './VersionDesk'
import { VersionsPanel } from './VersionsPanel'
import { WhoseWords } from './WhoseWords'

afterEach(() => {
  act(() => {
    opened.set(null)
    askedWhose.set(null)
  })
})

const by = { person: seats.secretariat.person, name: 'Sofia', role: 'secretariat' } as const
const at = (minute: number) => `2005-11-23T10:0${minute}:00.000Z`
const version = (
  id: string,
  symbol: string,
  record: number,
  more: Partial<Version> = {},
): Version => ({
  id: versionId(id),
  symbol,
  kind: 'draft',
  issued: at(record),
  by: { ...by, delegation: null },
  record,
  digest: id,
  changes: null,
  ...more,
})
const l1 = version('v1', 'CCW/CONF.7/L.1', 1)
const rev1 = version('v2', 'CCW/CONF.7/L.1/Rev.1', 5, { changes: 2 })

const ana: Source = {
  kind: 'person',
  by: { person: seats.ardesia.person, name: 'Ana', role: 'delegation', delegation: ardesia },
  at: at(3),
}
const adoption: Source = { kind: 'act', entry: 1, at: at(4) }

const entry: RecordEntry = {
  number: 1,
  at: at(4),
  by: { person: seats.president.person, name: 'Paul', role: 'president', delegation: null },
  deed: { kind: 'amendment-adopted', amendment: 'a' as AmendmentId, merge: 'clean' },
  previous: '',
  hash: '',
}
const amendment = { id: 'a', number: 7, delegation: ardesia, state: { kind: 'adopted' } }
const register = registerWith({
  versions: [l1, rev1],
  record: [entry],
  amendments: [amendment as unknown as Amendment],
})

const of = (...blocks: Node[]) => text(section('s', ...blocks))
const hands = (more: Partial<Handwriting> = {}): Handwriting => ({
  sources: [ana, adoption],
  runs: {},
  touched: {},
  ...more,
})
const before: OpenPaper = {
  text: of(
    p('one', 'It noted the report.', footnote('f', 'See WP.1.')),
    p('two', 'It met.'),
    p('three', 'It closed.'),
  ),
  hands: hands(),
}
const after: OpenPaper = {
  text: of(
    p('one', 'It welcomed the report.', footnote('f', 'See WP.2.')),
    p('three', 'It closed.'),
    p('four', 'It will meet again.'),
  ),
  hands: hands({
    runs: { ['one' as BlockId]: [3, -1, 8, 1, 23, -1], ['four' as BlockId]: [19, 0] },
    touched: { ['two' as BlockId]: [0] },
  }),
}

const papers: Partial<Papers> = {
  version: async (id: VersionId) =>
    id === l1.id
      ? { kind: 'fetched', value: before }
      : id === rev1.id
        ? { kind: 'fetched', value: after }
        : { kind: 'problem', why: 'version-damaged' },
  text: async () => ({ kind: 'fetched', value: after }),
  passage: async () => ({
    kind: 'fetched',
    value: { block: p('four', 'It will meet again.'), hands: after.hands },
  }),
}

const page = { moved: cell(0) }
const shown = async (
  part: Parameters<typeof show>[0],
  seat: Parameters<typeof show>[1] = seats.secretariat,
  registered = register,
) => {
  const made = show(part, seat, registered, {}, page, 'read', undefined, papers)
  await act(async () => {})
  return made
}

it('lists what was issued, the newest first, and suggests the next symbol', async () => {
  const { screen, asked } = await shown(<VersionsPanel onOpened={() => {}} />)
  const names = [...screen.querySelectorAll('.version h3')].map(({ textContent }) => textContent)
  expect(names).toEqual(['The text as it stands', 'CCW/CONF.7/L.1/Rev.1', 'CCW/CONF.7/L.1'])
  expect(screen.textContent).toContain('2 paragraphs changed from the version before')
  await press(screen, 'Issue')
  expect(asked.acts).toEqual([{ kind: 'issue-version', symbol: 'CCW/CONF.7/L.1/Rev.2' }])
})

it('does not ask for what is no symbol', async () => {
  const { screen } = await shown(<VersionsPanel onOpened={() => {}} />)
  await write(screen, 'Symbol of the next version', 'L.1')
  expect(button(screen, 'Issue').disabled).toBe(true)
  expect(screen.textContent).toContain('Write it as it is printed')
})

it('asks once more where nothing has changed', async () => {
  const { screen, asked } = await shown(<VersionsPanel onOpened={() => {}} />)
  asked.answer = { kind: 'refused', why: 'version-unchanged' }
  await press(screen, 'Issue')
  asked.answer = { kind: 'done', result: { kind: 'nothing' } }
  await press(document.body, 'Issue as CCW/CONF.7/L.1/Rev.2')
  expect(asked.acts.at(-1)).toEqual({
    kind: 'issue-version',
    symbol: 'CCW/CONF.7/L.1/Rev.2',
    unchanged: true,
  })
})

it('offers issuing to the secretariat alone, and reading to everyone', async () => {
  const { screen } = await shown(<VersionsPanel onOpened={() => {}} />, seats.observer)
  expect(screen.textContent).not.toContain('Symbol of the next version')
  await press(screen, 'Read CCW/CONF.7/L.1')
  expect(opened.get()).toEqual({ kind: 'version', version: l1.id })
})

it('compares the earlier with the later, whichever way they are chosen', async () => {
  const { screen } = await shown(<VersionsPanel onOpened={() => {}} />)
  await press(screen, 'Compare')
  expect(opened.get()).toEqual({ kind: 'compare', from: rev1.id, to: null })
})

it('shows a comparison by paragraph, with who proposed each change', async () => {
  opened.set({ kind: 'compare', from: l1.id, to: rev1.id })
  const { screen } = await shown(<VersionDesk />)
  expect(screen.querySelector('.version-head')?.textContent).toContain(
    'From CCW/CONF.7/L.1 to CCW/CONF.7/L.1/Rev.1',
  )
  expect(screen.querySelector('.compare-counts')?.textContent).toBe('1 changed · 1 new · 1 deleted')
  const rows = [...screen.querySelectorAll('.row')].map((row) => [
    [...row.querySelectorAll('.row-text del, .row-text ins')].map((each) => each.textContent),
    row.querySelector('.row-credits')?.textContent,
  ])
  expect(rows).toEqual([
    [
      ['delete noted', 'insert welcomed', 'delete WP.1', 'insert WP.2'],
      expect.stringContaining('A/7, Ardesia'),
    ],
    [['delete It met.'], expect.stringContaining('Ana, Ardesiatook words out')],
    [['insert It will meet again.'], expect.stringContaining('Ana, Ardesia')],
  ])
})

it('goes from change to change by a key, and back to the text by another', async () => {
  opened.set({ kind: 'compare', from: l1.id, to: rev1.id })
  const { screen } = await shown(<VersionDesk />)
  Element.prototype.scrollIntoView = () => {}
  const key = (name: string, shiftKey = false) =>
    act(async () => {
      const event = new KeyboardEvent('keydown', { key: name, shiftKey, bubbles: true })
      document.activeElement?.dispatchEvent(event)
    })
  const current = () => screen.querySelector('[aria-current]')?.textContent ?? ''
  await key('F8')
  expect(current()).toContain('welcomed')
  await key('F8')
  expect(current()).toContain('It met.')
  await key('F8', true)
  expect(current()).toContain('welcomed')
  expect(document.activeElement?.classList.contains('row')).toBe(true)
  await key('Escape')
  expect(opened.get()).toBeNull()
})

it('shows the paragraphs that stayed as well, when it is asked to', async () => {
  opened.set({ kind: 'compare', from: l1.id, to: rev1.id })
  const { screen } = await shown(<VersionDesk />)
  await act(async () => screen.querySelector<HTMLInputElement>('[type="checkbox"]')?.click())
  const kinds = [...screen.querySelectorAll<HTMLElement>('.row')].map(({ dataset }) => dataset.kind)
  expect(kinds).toEqual(['changed', 'deleted', 'same', 'inserted'])
})

it('does not show a version that is not what was issued', async () => {
  const damaged = version('v9', 'CCW/CONF.7/L.9', 9)
  opened.set({ kind: 'version', version: damaged.id })
  const { screen } = await shown(
    <VersionDesk />,
    seats.observer,
    registerWith({ versions: [damaged] }),
  )
  expect(screen.textContent).toContain('What is kept of this version is not what was issued.')
  expect(screen.textContent).toContain('Not the current text.')
})

it('says whose words those are that are asked about', async () => {
  await shown(<WhoseWords />)
  const { size } = p('four', 'It will meet again.').content
  expect(runsOf(after.hands, 'four' as BlockId, size)).toHaveLength(1)
  await act(async () => askedWhose.set({ block: 'four' as BlockId, from: 3, to: 7 }))
  await act(async () => {})
  const said = document.querySelector('.hands')?.textContent
  expect(said).toContain('will')
  expect(said).not.toContain('again')
  expect(said).toContain('Ana, Ardesia')
  expect(said).toContain('wrote in the text')
})

it('shows what is printed above the text as it was and as it is', () => {
  const { screen } = show(
    <MastheadRows
      changes={[
        { field: 'date', before: '22 November 2005', after: '23 November 2005' },
        { field: 'job', before: '', after: 'GE.05-64711' },
      ]}
    />,
    seats.observer,
    registerWith(),
  )
  expect([...screen.querySelectorAll('dl > div')].map((each) => each.textContent)).toEqual([
    'Datedelete 22 November 2005 insert 23 November 2005',
    'Job number insert GE.05-64711',
  ])
})
