import { strFromU8, unzipSync, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import type { LettersAsk } from '../../../shared/letters/asking'
import type { ToState } from '../../../shared/letters/mailing-of'
import type { Exported } from '../../session/acts'
import { makeLetters } from './make-letters'

const file = new Uint8Array([1])

/** As a hub sets them that has no font for Chinese. */
function hubWithoutChinese() {
  const asked: LettersAsk[] = []
  const letters = async (ask: LettersAsk): Promise<Exported> => {
    asked.push(ask)
    if (ask.want === 'all') return { kind: 'file', bytes: file }
    const unset: Record<string, readonly string[]> = {}
    const files: Record<string, Uint8Array> = {}
    for (const { state, language } of ask.letters) {
      if (language === 'zh') unset[state] = ['Han']
      else for (const end of ['pdf', 'docx']) files[`${state}.${end}`] = file
    }
    const lacking = new TextEncoder().encode(JSON.stringify(unset))
    return { kind: 'file', bytes: zipSync({ ...files, 'unset.json': lacking }) }
  }
  return { asked, session: { letters } }
}

function to(state: string, language: 'en' | 'zh'): ToState {
  const name = () => `State of ${state}`
  const blocks = [
    { part: 'body', content: [{ kind: 'words', words: `To ${state}`, formats: [] }] },
  ] as const
  return {
    state: {
      ...{ state, language, standing: 'neither', originalProtocol: null },
      ...{ short: name, formal: name, capital: name },
    },
    recipient: undefined,
    drafted: {
      letter: { state, language, title: state, blocks, standing: 'ready' },
      held: [],
    },
  }
}

const make = (
  session: ReturnType<typeof hubWithoutChinese>['session'],
  letters: ToState[],
  before: ReadonlySet<string> = new Set(),
) =>
  makeLetters({
    before,
    session,
    letters,
    title: 'Letters',
    day: '2006-07-24',
    say: { held: ({ kind }) => kind, unset: (scripts) => `No font for ${scripts.join()}.` },
    signal: new AbortController().signal,
    progress: () => {},
  })

it('makes all letters but that for which there is no font, and lists why there is none', async () => {
  const { session, asked } = hubWithoutChinese()
  const [mongolia, ...others] = [to('MNG', 'zh'), to('BEN', 'en'), to('CUB', 'en')]
  const made = await make(
    session,
    [mongolia, ...others].filter((each) => each !== undefined),
  )
  if (made.kind === 'problem') throw new Error(made.why)
  expect(made.unset).toEqual([mongolia])
  const files = unzipSync(made.bytes)
  const names = others.flatMap(({ state }) =>
    ['docx', 'pdf'].map((end) => `${state.state}-State-of-${state.state}.${end}`),
  )
  expect(Object.keys(files).sort()).toEqual(
    [...names, 'all-letters.pdf', 'dispatch-list.csv', 'dispatch-list.xlsx'].sort(),
  )
  expect(asked.at(-1)?.letters.map(({ state }) => state)).toEqual(['BEN', 'CUB'])
  const row = strFromU8(files['dispatch-list.csv'] ?? file)
    .split('\r\n')
    .find((each) => each.includes('MNG'))
  expect(row).toMatch(/"not-made","No font for Han.","","",""$/)
})

it('asks again for what could not be set, and for nothing else', async () => {
  const { session, asked } = hubWithoutChinese()
  const letters = [to('MNG', 'zh'), to('DZA', 'en')]
  await make(session, letters)
  await make(session, letters)
  const files = asked.filter(({ want }) => want === 'files')
  expect(files.map((ask) => ask.letters.map(({ state }) => state))).toEqual([
    ['MNG', 'DZA'],
    ['MNG'],
  ])
})

it('makes nothing where no letter can be set', async () => {
  const { session } = hubWithoutChinese()
  expect(await make(session, [to('MNG', 'zh')])).toEqual({
    kind: 'problem',
    why: 'export-no-font',
  })
})

it('puts together, to be printed again, only what differs from what was saved before', async () => {
  const { session, asked } = hubWithoutChinese()
  const [togo, niger] = [to('TGO', 'en'), to('NER', 'en')]
  const first = await make(session, [togo, niger])
  if (first.kind === 'problem') throw new Error(first.why)
  expect(first.changed).toEqual([togo, niger])
  expect(Object.keys(unzipSync(first.bytes))).not.toContain('changed-letters.pdf')
  const { letter } = niger.drafted
  const corrected = {
    ...niger,
    drafted: { ...niger.drafted, letter: { ...letter, title: 'Niger' } },
  }
  const second = await make(session, [togo, corrected], first.digests)
  if (second.kind === 'problem') throw new Error(second.why)
  expect(second.changed).toEqual([corrected])
  expect(Object.keys(unzipSync(second.bytes))).toContain('changed-letters.pdf')
  expect(asked.at(-1)?.letters).toEqual([corrected.drafted.letter])
  const third = await make(session, [togo, corrected], second.digests)
  expect(third).toMatchObject({ changed: [] })
})
