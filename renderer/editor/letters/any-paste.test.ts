import fc from 'fast-check'
import { Fragment, type Node } from 'prosemirror-model'
import { EditorState, Selection } from 'prosemirror-state'
import { expect, it } from 'vitest'
import english from '../../../assets/letters/invitation.en.json'
import { letterConditions, letterParts } from '../../../shared/document/kinds'
import { schema } from '../../../shared/document/schema'
import { letterFormats } from '../../../shared/letters/letter'
import { holdsLetters } from '../../../shared/letters/of-letters'
import { ShippedTemplate, shippedTemplateIn } from '../../../shared/letters/template'
import { asWords } from './not-of-letters'
import { inTemplate } from './template-paste'

/** Whatever can stand in a text or in a template, and some that cannot stand together. */
const words = fc.constantFrom('Words', 'of {state}', '{', '}', '{ }', '{captial}', 'à b', '\u00a0')
const marks = fc
  .subarray(['em', 'strong', 'sup', 'bracket', 'lang'] as const)
  .map((names) =>
    names.map((name) =>
      name === 'bracket'
        ? schema.mark(name, { id: 'b1', end: 'open' })
        : schema.mark(name, name === 'lang' ? { tag: 'fr' } : null),
    ),
  )
const inline: fc.Arbitrary<Node> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(words, marks).map(([said, on]) => schema.text(said, on)) },
  fc
    .tuple(
      fc.constantFrom('capital', 'bound', 'bound-state', 'captial', ''),
      fc.constantFrom('', '85', 'Benin'),
    )
    .map(([name, said]) => schema.node('field', { name, said })),
  words.map((said) => schema.node('footnote', { id: 'n' }, schema.text(said))),
  fc.constant(schema.node('break')),
  fc.constantFrom('', '12').map((said) => schema.node('reference', { target: 'x', said })),
)
const inlines = fc.array(inline, { maxLength: 4 })
const letter = fc.option(
  fc.record({
    part: fc.constantFrom(...letterParts),
    only: fc.option(fc.constantFrom(...letterConditions)),
  }),
)
const row = inlines.map((content) => schema.node('row', null, [schema.node('cell', null, content)]))
const block: fc.Arbitrary<Node> = fc.oneof(
  fc
    .tuple(letter, fc.constantFrom('numbered', 'plain', 'operative'), inlines)
    .map(([at, kind, content]) => schema.node('paragraph', { id: 'p', kind, letter: at }, content)),
  inlines.map((content) => schema.node('heading', { id: 'h' }, content)),
  fc.array(row, { maxLength: 2 }).map((rows) => schema.node('table', { id: 't' }, rows)),
)
const document = fc
  .array(
    fc.oneof(
      fc.array(block, { maxLength: 4 }).map((all) => schema.node('section', { id: 's' }, all)),
      fc.array(block, { maxLength: 2 }).map((all) => schema.node('annex', { id: 'a' }, all)),
      inlines.map((content) => schema.node('title', { id: 'i' }, content)),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((all) => schema.node('doc', null, all))
/** As somebody selects: from anywhere to anywhere. */
const selected = fc.tuple(document, fc.nat(), fc.nat()).map(([doc, one, other]) => {
  const places = doc.content.size + 1
  const [from, to] = [one % places, other % places]
  return doc.slice(Math.min(from, to), Math.max(from, to))
})

const seed = 20_061_124
const closing = { part: 'closing', only: null } as const
const textsIn = (content: Fragment): readonly string[] => {
  const found: string[] = []
  content.descendants((node) => {
    if (node.isText) found.push(node.text ?? '')
    return node.type.name !== 'footnote'
  })
  return found
}
const saidIn = (content: Fragment) =>
  content.textBetween(0, content.size, '\n', (leaf) =>
    leaf.type.name === 'field' ? `{${leaf.attrs.name}}` : '',
  )

it('whatever is pasted into a letter becomes paragraphs of one, and no word is lost', () => {
  const shipped = shippedTemplateIn('en', [ShippedTemplate.parse(english)])
  if (!shipped) throw new Error('A letter in English is shipped')
  fc.assert(
    fc.property(selected, fc.nat(), (slice, at) => {
      const { content } = inTemplate(slice, closing)
      schema.node('section', { id: 's' }, content).check()
      content.descendants((node) => {
        expect(['paragraph', 'text', 'field', 'break']).toContain(node.type.name)
        for (const { type } of node.marks) expect(letterFormats).toContain(type.name)
        return true
      })
      const said = saidIn(content)
      for (const each of textsIn(slice.content)) expect(said).toContain(each)

      const $at = shipped.resolve(at % (shipped.content.size + 1))
      const state = EditorState.create({ doc: shipped, selection: Selection.near($at) })
      const { doc } = state.tr.replaceSelection(inTemplate(slice, closing))
      doc.check()
    }),
    { seed, numRuns: 400 },
  )
})

it('whatever is pasted into a text from a letter is of no letter any more, and no word is lost', () => {
  fc.assert(
    fc.property(selected, ({ content }) => {
      const made = asWords(content)
      const within = schema.node('doc', null, Fragment.empty).copy(made)
      expect(holdsLetters(within)).toBe(false)
      for (const each of textsIn(content)) expect(saidIn(made)).toContain(each)
      expect(asWords(made)).toBe(made)
    }),
    { seed, numRuns: 400 },
  )
})
