// @vitest-environment jsdom
import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState, type Plugin } from 'prosemirror-state'
import { DecorationSet } from 'prosemirror-view'
import { expect, it } from 'vitest'
import { annex, close, footnote, heading, open, p, section, text } from '../../shared/testing/build'
import { carried, changedWords } from './carried'
import { footnotesPlugin } from './notes/footnotes'
import { signsPlugin } from './notes/signs'
import { structurePlugin } from './structure/structure'

const translate = (key: string) => key
const plugins: readonly Plugin[] = [
  structurePlugin(translate),
  signsPlugin({ translate, colourOf: () => 'red' }),
  footnotesPlugin({ translate, onPasted: () => {} }),
]
const given = text(
  section(
    's',
    heading('h', 1, 'General'),
    p('a', 'It ', open('x'), 'may ', open('y'), 'now', close('y'), close('x'), ' rise.'),
    p('b', 'It met', footnote('f', 'In Geneva.'), ' and rose.'),
    p('c'),
  ),
  annex('n', heading('nh', 1, 'Agenda'), p('d', 'One.'), p('e', 'Two', footnote('g', 'Or three.'))),
)

/** Whatever a plugin draws, in a form that can be compared. */
function drawn(state: EditorState): unknown {
  return plugins.map((plugin) => {
    const set = plugin.props.decorations?.call(plugin, state) as DecorationSet
    const found = set.find().map((each) => {
      const { from, to, spec, type } = each as typeof each & { type: { attrs?: object } }
      return [from, to, spec.key ?? null, type.attrs ?? null]
    })
    return found.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
  })
}

const fresh = (doc: Node) => EditorState.create({ doc, plugins: [...plugins] })

const edits = fc.array(
  fc.record({
    at: fc.nat(),
    over: fc.nat(3),
    words: fc.constantFrom('', 'a', 'as amended ', '[', '1. '),
  }),
  { minLength: 1, maxLength: 12 },
)

it('whatever is typed and taken out, at one place or at many, what is drawn is what would be drawn anew', () => {
  let carriedAlong = 0
  fc.assert(
    fc.property(fc.array(edits, { maxLength: 4 }), (rounds) => {
      let state = fresh(given)
      for (const round of rounds) {
        const { tr } = state
        for (const { at, over, words } of round) {
          const from = at % tr.doc.content.size
          if (!tr.doc.resolve(from).parent.isTextblock) continue
          tr.insertText(words, from, Math.min(from + over, tr.doc.content.size))
        }
        if (tr.docChanged && changedWords(tr.before, tr.doc)) carriedAlong++
        state = state.apply(tr)
        expect(drawn(state)).toEqual(drawn(fresh(state.doc)))
      }
    }),
    { seed: 20051123, numRuns: 500 },
  )
  expect(carriedAlong).toBeGreaterThan(300)
})

it.each([
  ['words typed among words', 3, 3, 'x', true],
  ['the last words of a block taken out', 2, 9, '', false],
  ['a block parted in two', 4, 6, '\n', false],
])('%s', (_what, from, to, words, isCarried) => {
  const before = text(section('s', p('a', 'General')))
  const { tr } = EditorState.create({ doc: before })
  if (words === '\n') tr.split(from)
  else tr.insertText(words, from, to)
  expect(changedWords(before, tr.doc) !== null).toBe(isCarried)
})

it('makes nothing anew while words are typed, whoever types them', () => {
  const made: Node[] = []
  const field = carried((doc) => {
    made.push(doc)
    return DecorationSet.empty
  })
  const state = fresh(given)
  const set = field.init({}, state)
  // What arrives from a colleague replaces the whole text.
  const after = state.tr.insertText('x', 3).doc
  const tr = state.tr.replaceWith(0, given.content.size, after.content)
  field.apply(tr, set, state, state.apply(tr))
  expect(made).toEqual([given])
})
