// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { fixture, fixturesAreHere, fixturesIn, whenFixtures } from '../../testing/fixtures'
import { inCell } from '../recognise/in-cell'
import { type Passage, type Runs, textOf } from '../recognise/passage'
import { readAkn } from './read'

function read(source: string) {
  const found = readAkn(source)
  if (found.kind !== 'passages') throw new Error(found.kind)
  return found
}

const bill = (body: string): string =>
  `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><bill name="bill">
    <meta><identification source="#s">never said</identification></meta>
    <body>${body}</body>
  </bill></akomaNtoso>`

const shown = (passage: Passage): string => {
  if (passage.kind === 'table')
    return passage.rows.map((row) => row.map(cellText).join('|')).join('/')
  const item = passage.kind === 'paragraph' && passage.item
  const lead =
    passage.kind === 'heading'
      ? '#'.repeat(passage.level)
      : item
        ? `${item.depth}${item.label}`
        : ''
  return [lead, textOf(passage.runs)].filter(Boolean).join(' ')
}
const cellText = ({ runs }: { readonly runs: Runs }) => textOf(runs).replace('\n', '¶')

it('takes headings, numbers at their depths, quotations and tables from a bill', () => {
  const { passages } = read(
    bill(`
      <chapter><num>CHAPTER I</num><heading>General</heading>
        <article><num>Article 1</num><heading>Scope</heading>
          <paragraph><num>1.</num><intro><p>It applies to:</p></intro>
            <point><num>(a)</num><content><p>mines <i>and</i></p><p>booby-traps;</p></content></point>
            <point><num>(b)</num><content>other <b>devices</b>.</content></point>
          </paragraph>
          <paragraph><num>2.</num></paragraph>
        </article>
        <article><num>Article 2</num><content><p><mod>It reads:
          <quotedStructure><p>“As amended”</p></quotedStructure></mod></p></content></article>
      </chapter>
      <table><caption>Costs</caption><tr><th>Item</th><th>Sum</th></tr>
        <tr><td><p>One</p><p>more</p></td><td>2</td></tr></table>`),
  )
  expect(passages.map(shown)).toEqual([
    '# CHAPTER I General',
    '## Article 1 Scope',
    '01. It applies to:',
    '1(a) mines and',
    'booby-traps;',
    '1(b) other devices.',
    '2.',
    '## Article 2',
    'It reads:',
    '“As amended”',
    'Item|Sum/One¶more|2',
  ])
  expect(passages.find((each) => shown(each) === '“As amended”')).toMatchObject({ quoted: true })
})

it('has the notes where they stand, and tells of what is no words', () => {
  const { passages, remarks } = read(
    bill(`<p>Devices<authorialNote><p>See the</p><p>report.</p></authorialNote> are
      <del>not </del>cleared <ref href="https://www.un.org/">here</ref>.<img src="x" alt="A map"/></p>`),
  )
  const [line] = passages
  expect(passages).toHaveLength(1)
  expect(line?.kind === 'paragraph' && textOf(line.runs)).toBe('Devices are cleared here.')
  expect(line?.kind === 'paragraph' && line.runs[1]).toMatchObject({
    kind: 'note',
    words: [{ words: 'See the' }, { words: ' ' }, { words: 'report.' }],
  })
  expect(remarks.map(({ kind, words }) => [kind, words])).toEqual([
    ['deletion', 'not'],
    ['link', 'https://www.un.org/'],
    ['picture', 'A map'],
  ])
})

it('takes nothing from what says nothing, or is something else', () => {
  expect(readAkn(bill(''))).toEqual({ kind: 'other-format' })
  expect(readAkn('<svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>')).toEqual({
    kind: 'other-format',
  })
})

describe.skipIf(!fixturesAreHere)(`files of other kinds (${whenFixtures})`, () => {
  const files = [
    'akn/examples/leos-bill-three-level-points.xml',
    ...fixturesIn('akn/examples-wd17', '.xml'),
  ]

  it.each(files)('%s: every letter comes in, in its order', (name) => {
    const source = new TextDecoder().decode(fixture(name))
    const page = new DOMParser().parseFromString(source, 'text/xml')
    for (const each of page.querySelectorAll('meta, toc')) each.remove()
    const written = lettersOf(page.documentElement.textContent)
    const { passages } = read(source)
    expect(lettersOf(passages.map(everything).join(''))).toBe(written)
  })
})

const lettersOf = (text: string | null): string => (text ?? '').replace(/[^\p{L}\p{N}]/gu, '')

function everything(passage: Passage): string {
  const item = passage.kind === 'paragraph' ? (passage.item?.label ?? '') : ''
  const caption = passage.kind === 'table' ? passage.caption : ''
  const runs = passage.kind === 'table' ? inCell([passage]) : passage.runs
  return (
    caption +
    item +
    runs
      .map((run) => {
        if (run.kind === 'note') return run.words.map(({ words }) => words).join('')
        return run.kind === 'words' ? run.words : ''
      })
      .join('')
  )
}
