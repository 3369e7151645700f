import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { schema } from '../../../shared/document/schema'
import { masthead, sub } from '../../../shared/exchange/testing/final-text'
import {
  annex,
  footnote,
  heading,
  p,
  paragraph,
  part,
  reference,
  section,
  text,
} from '../../../shared/testing/build'

/** In French, frozen: what was issued, what is new between it, versions, and references to them. */
export const numberedText: Node = (() => {
  const issued = (id: string, number: string, level = 0) =>
    paragraph({ id, number, level }, `Émis ${id} `, reference('n2'))
  const version = (id: string, style: string) =>
    paragraph({ id, alternative: { set: style, style } }, `Version ${id}`)
  return text(
    masthead({ language: 'French', numbers: 'frozen' }),
    part('pt', 'Rapport'),
    section(
      's',
      schema.node('heading', { id: 'h1', level: 1, number: 'I.' }, schema.text('Premier')),
      heading('h2', 1, 'Nouveau'),
      issued('a', '1.'),
      issued('b', 'a)', 1),
      sub('n1', 1, 'Nouvelle lettre'),
      issued('c', 'b)', 1),
      p('n2', 'Nouveau, voir ', reference('x2'), '.'),
      sub('n3', 1, 'Lettre'),
      issued('d', '2.'),
      version('e', 'bis'),
      version('f', 'bis'),
      version('g', 'alt'),
      version('k', 'alt'),
      issued('l', '4.'),
    ),
    annex('x1', heading('xh', 1, 'Ordre du jour'), p('m', 'Point')),
    annex('x2', heading('xh2', 1, 'États'), p('o', 'État, voir ', reference('m'), '.')),
  )
})()

/** A text of any order of blocks that the schema allows; the seed says which. */
export function anyText(seed: number): Node {
  const kinds = fc.constantFrom('numbered', 'numbered', 'plain', 'preambular', 'operative')
  const line = fc.record({
    level: fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 4),
    kind: kinds,
    heading: fc.constantFrom(0, 0, 0, 0, 0, 1, 2, 3, 4),
    note: fc.constantFrom(false, false, true),
  })
  const parts = fc.array(fc.array(line, { minLength: 1, maxLength: 25 }), {
    minLength: 8,
    maxLength: 8,
  })
  const [drawn = []] = fc.sample(parts, { numRuns: 1, seed })
  let ids = 0
  const blocks = (lines: (typeof drawn)[number]) =>
    lines.map(({ level, kind, heading: size, note }) => {
      const id = `b${++ids}`
      if (size > 0) return heading(id, size, `Heading ${ids}`)
      const notes = note ? [footnote(`n${ids}`, `Note ${ids}`)] : []
      return paragraph({ id, level, kind }, `Words of block ${ids}`, ...notes)
    })
  return text(
    masthead(),
    ...drawn.slice(0, 5).map((lines, index) => section(`s${index}`, ...blocks(lines))),
    ...drawn
      .slice(5)
      .map((lines, index) =>
        annex(`a${index}`, heading(`t${index}`, 1, 'Title'), ...blocks(lines)),
      ),
  )
}

/** Every fifth paragraph has a note. */
export function paragraphsOf(paragraphs: number): Node {
  const words = 'The Conference recalled its earlier decisions. '.repeat(6)
  const blocks = Array.from({ length: paragraphs }, (_, index) => {
    const notes = index % 5 === 4 ? [footnote(`n${index}`, 'See the summary records.')] : []
    return p(`p${index}`, words, ...notes)
  })
  return text(masthead(), section('s', ...blocks))
}
