import { describe, expect, it } from 'vitest'
import { readWord } from '../../shared/exchange/docx-in/read'
import { askLibreOffice, libreOfficeIsHere, type Question } from './libreoffice'
import { type Fault, faultsIn } from './libreoffice-faults'
import { ourAnswer } from './our-answer'
import { comment, file, formerly, from, moved, movedEnd, p, table, within } from './word-files'

const withLibreOffice = describe.skipIf(!libreOfficeIsHere && !process.env.CI)

const tail = [p('B2', 'Head'), p('A1', 'Two')]

interface Shown {
  readonly fault: Fault
  readonly ask: Question['ask']
  readonly file: Uint8Array
  /** What is to be read there. */
  readonly right: readonly string[]
  readonly wrong: readonly string[]
}

/** Nothing of ours is in these files. */
const shown: readonly Shown[] = [
  {
    fault: 'end before a table',
    ask: 'reject',
    file: file([p('A', 'Zero'), p('A1+', '+One'), table('Cell'), ...tail]),
    right: ['\tZero', 'cell\t\tCell', 'I.\tHead', '1.\tTwo'],
    wrong: ['\tZero', '1.\t', 'cell\t\tCell', 'I.\tHead', '2.\tTwo'],
  },
  {
    fault: 'end with the first note',
    ask: 'reject',
    file: file([p('A', 'Zero'), p('A1+', '+One', '+*1'), ...tail]),
    right: ['\tZero', 'I.\tHead', '1.\tTwo'],
    wrong: ['\tZero', '1.\t', 'I.\tHead', '2.\tTwo'],
  },
  {
    fault: 'end of a section',
    ask: 'reject',
    file: file([p('AS', 'Zero'), p('A1+S', '+One'), ...tail]),
    right: ['\tZero', 'I.\tHead', '1.\tTwo'],
    wrong: ['\tZero', '1.\t', 'I.\tHead', '2.\tTwo'],
  },
  {
    fault: 'run on',
    ask: 'reject',
    file: file([p('A', 'Ze', '+ro'), p('A1+', '+One'), ...tail]),
    right: ['\tZe', 'I.\tHead', '1.\tTwo'],
    wrong: ['\tZeHead', '1.\tTwo'],
  },
  {
    fault: 'notes without words',
    ask: 'open',
    file: file([p('A', 'Zero', '*1'), p('A', comment), p('A', 'Two', '*2')]),
    right: ['\tZero1', '\tTwo2', 'note\t\tNote', 'note\t\tNote'],
    wrong: ['\tZero1', '\tTwo2', 'note\t\tNote', 'note\t\t'],
  },
]

withLibreOffice('LibreOffice, where it is wrong by itself', () => {
  it('has the faults that are known of it, each in a file of a few lines', async () => {
    const answers = await askLibreOffice(shown)
    expect(answers).toEqual(shown.map(({ wrong }) => wrong))
    for (const { fault, ask, file, right } of shown) {
      const document = readWord(file)
      expect(faultsIn(document)).toContain(fault)
      expect(ourAnswer(document, ask)).toEqual(right)
    }
  })
})

/** As others write them: changes within changes, ends, moves, rows, formats with numbers. */
const others: Readonly<Record<string, Uint8Array>> = {
  'a paragraph that goes': file([p('A', 'Zero'), p('A1-', '-One'), ...tail]),
  'a paragraph that comes': file([p('A', 'Zero'), p('A1+', '+One'), ...tail]),
  'paragraphs joined': file([p('A-', 'Zero'), p('A', 'One'), ...tail]),
  'a paragraph divided': file([p('A+', 'Zero'), p('A', 'One'), ...tail]),
  'words that go from what another brings': file([
    p('A', 'Zero', within('ins', 'del', ' one')),
    ...tail,
  ]),
  'paragraphs that two bring': file([
    p('A', 'Zero'),
    from('Borealia', p('A1+', '+One')),
    p('A1+', '+Two'),
    ...tail,
  ]),
  'words moved': file([p('A', moved('moveFrom', 'Zero')), p('A', 'One', moved('moveTo', 'Zero'))]),
  'a paragraph moved': file([
    movedEnd('moveFrom', p('A1', moved('moveFrom', 'Zero'))),
    p('A1', 'One'),
    movedEnd('moveTo', p('A1', moved('moveTo', 'Zero'))),
    ...tail,
  ]),
  'rows that come and go': file([p('A', 'Zero'), table('a', '+b', '-c'), ...tail]),
  'a table that comes': file([p('A', 'Zero'), table('+a', '+b'), ...tail]),
  'another format with a number': file([p('A', 'Zero'), formerly('B2', p('A1', 'One')), ...tail]),
  'a number that comes': file([p('A', 'Zero'), formerly('A', p('A1', 'One')), ...tail]),
  'a number that goes': file([p('A', 'Zero'), formerly('A1', p('A', 'One')), ...tail]),
  'an end before, and another format': file([
    p('B2+', 'Zero'),
    formerly('B2', p('A1', '+One')),
    table('a'),
    ...tail,
  ]),
  'a note that comes and one that goes': file([
    p('A', 'Zero', '+*1'),
    p('A', 'One', '-*2'),
    ...tail,
  ]),
}

/** Where LibreOffice differs, and why it is wrong. */
const differing = [
  {
    // What is left joins the next paragraph, which keeps its own format (ECMA-376, Part 1, 17.13.5.20).
    file: file([p('A', 'Zero'), p('A1+', within('ins', 'del', 'One')), ...tail]),
    ask: 'reject',
    right: ['\tZero', 'I.\tHead', '1.\tTwo'],
    wrong: ['\tZero', '1.\tHead', '2.\tTwo'],
  },
] as const

withLibreOffice('accepting and rejecting what others wrote', () => {
  it('is what LibreOffice makes of it', async () => {
    const questions = Object.entries(others).flatMap(([name, file]) =>
      (['accept', 'reject'] as const).map((ask) => ({ name, file, ask })),
    )
    const answers = await askLibreOffice(questions)
    const said = questions.map(({ name, ask }, at) => [`${name}, ${ask}`, answers[at]])
    const ours = questions.map(({ name, file, ask }) => [
      `${name}, ${ask}`,
      ourAnswer(readWord(file), ask),
    ])
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(said))
  })

  it('is what the standard says where LibreOffice does otherwise', async () => {
    expect(await askLibreOffice(differing)).toEqual(differing.map(({ wrong }) => wrong))
    const ours = differing.map(({ file, ask }) => ourAnswer(readWord(file), ask))
    expect(ours).toEqual(differing.map(({ right }) => right))
  })
})
