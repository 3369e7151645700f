import { expect, it } from 'vitest'
import type { Change } from '../amendments/change'
import { changeOf } from '../testing/amendments'
import { heading, p, section, text } from '../testing/build'
import { remarksAtEnds } from './amended'
import type { Inline } from './final-document'
import { toHtml } from './html/html'
import { compiled } from './testing/compiled'
import { masthead } from './testing/final-text'
import { toTypst } from './typst/typst'

const run = (words: string, remark?: number): Inline => ({
  kind: 'text',
  text: words,
  formats: [],
  ...(remark !== undefined && { revision: { how: 'inserted', by: 'A', at: '', remark } }),
})

it('ends the changes of one amendment once, where the last of them ends', () => {
  const line = [run('a'), run('b', 0), run('c', 0), run('d', 1), run('e'), run('f', 1)]
  expect(remarksAtEnds(line)).toEqual([null, null, 0, 1, null, 1])
})

const noted = p('a', 'The Conference noted the report.')
const given = text(masthead(), section('s', heading('h', 1, 'Opening'), noted, p('b', 'It rose.')))
const changes: readonly Change[] = [
  changeOf(noted, p('a', 'The Conference noted with interest the report.')),
  // Wants the words that the first has changed already.
  changeOf(noted, p('a', 'The Conference noted without interest the report.')),
]
const { document } = compiled(given, ...changes)

it('prints the number of an amendment behind what it changes, and leads to what is said of it', () => {
  const program = toTypst(document)
  expect(program).toContain('#comes("with interest");#amended(0, linked: true, heading: false);')
  expect(program).toContain('remarks: ("A/1", "A/2", )')
  // The second is shown by its words alone, beside the paragraph that it is about.
  expect(program).toContain('#amended(1, linked: true, heading: false);')
  expect(program).toContain('#set page(header: running(none))\n#remarks("Amendments", ')
})

it('says the number of an amendment on a web page too, and puts no word into the text', () => {
  const page = toHtml(document)
  expect(page).toMatch(/<ins [^>]*data-amendment="A\/1">with interest/)
  expect(page).toMatch(/<p class="block numbered"[^>]* data-amendment="A\/2">/)
  expect(page).toContain('<h2 id="amendments">Amendments</h2>')
})
