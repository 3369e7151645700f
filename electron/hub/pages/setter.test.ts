import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { newRegister, writeRegister } from '../../../shared/amendments/register'
import { schema } from '../../../shared/document/schema'
import { contentOf, rewrite, seed } from '../../../shared/document/ydoc'
import { build } from '../../../shared/exchange/build'
import { conference, finalText, structuredText } from '../../../shared/exchange/testing/final-text'
import { toTypst } from '../../../shared/exchange/typst/typst'
import type { BlockId } from '../../../shared/ids'
import type { PagesShown } from '../../../shared/pages'
import { footnote, p, section, text } from '../../../shared/testing/build'
import { digestOf } from '../record'
import { longTextOf, sample, textIn } from '../testing/opened-text'
import { typstCompiler } from '../testing/typst'
import { Copy, lately } from './copy'
import { Pictures } from './pictures'
import { PageSetter } from './setter'
import { drawnIn } from './testing/drawn'

const compiler = typstCompiler()

const register = newRegister(conference)

function opened(given: Node) {
  const documents = { text: new Y.Doc(), register: new Y.Doc() }
  seed(documents.text, given)
  writeRegister(documents.register, register)
  const copy = new Copy()
  const setter = new PageSetter(copy, () => compiler)
  const catchUp = () => copy.take(lately(documents, copy.held()))
  catchUp()
  return { documents, setter, catchUp, copy }
}

type Setter = ReturnType<typeof opened>['setter']

function surveyed(setter: Setter) {
  const first = setter.survey(new Map())
  const survey = first && setter.survey(first.numbers)
  if (!survey) throw new Error('A valid text can be set')
  return survey
}

const page = (from: number, to = from) => ({
  pane: 'p',
  block: null,
  from,
  to,
  state: '',
  have: [],
})

/** The pages of the file that people open. */
function pagesOfFile(given: Node): readonly (readonly string[])[] {
  const digest = digestOf(given.toJSON())
  const document = build({ text: given, conference, stage: 'drafting', at: '', digest })
  const svg = compiler.svg({ mainFileContent: toTypst(document) })
  return new Pictures().of(svg).map((each) => drawnIn(each().strips))
}

/** What is to be seen on each page, and nothing if a picture is neither there nor known. */
function seen(shown: PagesShown | null): readonly (readonly string[])[] {
  const pages = shown?.pages ?? []
  const all = pages.flatMap(({ strips }) => strips)
  const pictures = new Map(all.flatMap(({ is, picture }) => (picture ? [[is, picture]] : [])))
  return pages.map(({ strips }) =>
    drawnIn(strips.map(({ is, top }) => ({ top, svg: pictures.get(is) ?? '' }))),
  )
}

const places = /-?\d+\.\d{2}/g

/** What is drawn, wherever it is. */
const rough = (page: readonly string[]): readonly string[] => page.map(roughly).sort()

const roughly = (drawn: string): string => drawn.replace(places, '#')

/** Points by which anything lies elsewhere: dots of contents are put where sums of widths end. */
function farthest(page: readonly string[], other: readonly string[]): number {
  const left = [...other]
  const far = page.map((drawn) => {
    const alike = left.filter((each) => roughly(each) === roughly(drawn))
    const [nearest = ''] = alike.sort((a, b) => apart(a, drawn) - apart(b, drawn))
    left.splice(left.indexOf(nearest), 1)
    return apart(nearest, drawn)
  })
  return Math.max(0, ...far)
}

/** Points between two places of the same. */
function apart(one: string, other: string): number {
  const [a, b] = [one, other].map((each) => (each.match(places) ?? []).map(Number))
  return Math.max(0, ...(b ?? []).map((number, axis) => Math.abs(number - (a?.[axis] ?? NaN))))
}

/** Notes so long that they run on over the foot of the next page, and past the paragraph after them. */
const withLongNotes = text(
  section(
    's',
    ...Array.from({ length: 60 }, (_, at) =>
      p(
        `n${at}`,
        'The Conference noted the report of the group and its annexes. '.repeat(4 + ((at * 7) % 5)),
        ...(at % 6 === 3
          ? [footnote(`f${at}`, 'See the summary records of the meetings. '.repeat(70))]
          : []),
      ),
    ),
  ),
)

it.each([
  ['a final document', sample],
  ['one in Arabic', textIn('electron/e2e/arabic.json')],
  ['tables, notes and annexes', finalText],
  ['every kind of structure', structuredText],
  ['a text with its contents before it', longTextOf(6, 12)],
  ['notes that run on', withLongNotes],
])('shows each page as it is in the file: %s', (_what, given) => {
  const { setter } = opened(given)
  const survey = surveyed(setter)
  const file = pagesOfFile(given)
  expect(survey.pages).toBe(file.length)
  for (const [at, expected] of file.entries()) {
    const shown = setter.show(page(at + 1), survey)
    expect(seen(shown).map(rough), `page ${at + 1}`).toEqual([rough(expected)])
    expect(farthest(seen(shown)[0] ?? [], expected), `page ${at + 1}`).toBeLessThan(0.02)
  }
})

const paragraphs = (words: (at: number) => number): Node =>
  text(
    schema.node('masthead'),
    section(
      's',
      ...Array.from({ length: 120 }, (_, at) =>
        p(`n${at}`, `${at} `, 'The Conference noted the report of the group. '.repeat(words(at))),
      ),
    ),
  )

const usual = (at: number) => 3 + ((at * 5) % 7)

it('shows what is written in a block at once, where it stands now, without another survey', () => {
  const { setter, documents, catchUp } = opened(paragraphs(usual))
  const survey = surveyed(setter)
  const block = 'n90' as BlockId
  const before = setter.show({ ...page(1), block }, survey)
  const longer = paragraphs((at) => usual(at) + (at === 90 ? 70 : 0))
  rewrite(documents.text, longer)
  catchUp()
  const after = setter.show({ ...page(1), block }, survey)
  const file = pagesOfFile(longer)
  expect(before?.pages.map(({ page }) => page)).not.toEqual(after?.pages.map(({ page }) => page))
  expect(after?.block?.[1]).toBeGreaterThan(after?.block?.[0] ?? 0)
  expect(seen(after)).toEqual(after?.pages.map(({ page }) => file[page - 1]))
})

it('sends nothing that is seen already', () => {
  const { setter } = opened(paragraphs(usual))
  const survey = surveyed(setter)
  const first = setter.show(page(2, 3), survey)
  const [two, three] = first?.pages ?? []
  expect(setter.show({ ...page(2, 3), state: first?.state ?? '' }, survey)).toBe(null)
  const have = three?.strips.map(({ is }) => is) ?? []
  const more = setter.show({ ...page(3, 4), have }, survey)
  const [again, other] = more?.pages ?? []
  expect(again?.strips.map(({ is }) => is)).toEqual(have)
  expect(again?.strips.some(({ picture }) => picture)).toBe(false)
  // The paper is that of the page before, and so are some lines.
  const strips = other?.strips ?? []
  expect(strips[0]?.picture).toBe(null)
  const sent = strips.filter(({ picture }) => picture !== null).map(({ is }) => is)
  expect(sent).toEqual([...new Set(strips.map(({ is }) => is))].filter((is) => !have.includes(is)))
  expect(two?.number).toBe('2')
})

it('shows no page that there is not, and the last one instead', () => {
  const { setter } = opened(paragraphs(usual))
  const survey = surveyed(setter)
  const shown = setter.show(page(5_000, 90_000), survey)
  expect(shown?.pages.map(({ page }) => page)).toEqual([survey.pages])
  const nowhere = setter.show({ ...page(2), block: 'gone' as BlockId }, survey)
  expect([nowhere?.block, nowhere?.pages.map(({ page }) => page)]).toEqual([null, [2]])
})

it('goes on showing the last pages that could be set, and says so', () => {
  const { setter, documents, catchUp } = opened(paragraphs(usual))
  const survey = surveyed(setter)
  const before = setter.show(page(1), survey)
  const content = contentOf(documents.text)
  content.insert(content.length, [new Y.XmlText('loose')])
  catchUp()
  const broken = setter.show(page(1), survey)
  expect([before?.isCurrent, broken?.isCurrent]).toEqual([true, false])
  expect(seen(broken)).toEqual(seen(before))
  content.delete(content.length - 1, 1)
  catchUp()
  expect(setter.show(page(1), survey)?.isCurrent).toBe(true)
})

it('says so where words are boxes for want of a font, on the pages that they are on alone', () => {
  const words = (at: number) => (at === 60 ? 'ꀀꀁ ꀂ ' : 'Ελλάδα, Россия, مصر and Malmö ')
  const { setter } = opened(
    text(
      section('s', ...Array.from({ length: 200 }, (_, at) => p(`n${at}`, words(at).repeat(20)))),
    ),
  )
  const survey = surveyed(setter)
  const said = Array.from(
    { length: survey.pages },
    (_, at) => setter.show(page(at + 1), survey)?.lacksFont,
  )
  expect([said.at(0), said.includes(true), said.at(-1)]).toEqual([false, true, false])
})

it('sends the lines that somebody changes, and not those that only move', () => {
  const { setter, documents, catchUp } = opened(paragraphs(usual))
  const survey = surveyed(setter)
  const block = 'n40' as BlockId
  const before = setter.show({ ...page(1), block }, survey)
  const have = [...new Set(before?.pages.flatMap(({ strips }) => strips.map(({ is }) => is)))]
  const sent = (words: (at: number) => string) => {
    const now = text(
      schema.node('masthead'),
      section(
        's',
        ...Array.from({ length: 120 }, (_, at) =>
          p(
            `n${at}`,
            `${at} `,
            'The Conference noted the report of the group. '.repeat(usual(at)),
            words(at),
          ),
        ),
      ),
    )
    rewrite(documents.text, now)
    catchUp()
    const after = setter.show({ ...page(1), block, have }, survey)
    const strips = after?.pages.flatMap(({ strips }) => strips) ?? []
    return [strips.length, strips.filter(({ picture }) => picture !== null).length]
  }
  const [all = 0, one] = sent((at) => (at === 40 ? 'x' : ''))
  expect(all).toBeGreaterThan(8)
  expect(one).toBe(1)
  // Two more lines in a paragraph above, which moves all that follow.
  const [, few = 0] = sent((at) => (at === 38 ? 'as it stood then '.repeat(10) : ''))
  expect(few).toBeLessThan(all / 2)
})
