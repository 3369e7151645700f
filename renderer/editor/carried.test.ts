// @vitest-environment jsdom
import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState, type Plugin } from 'prosemirror-state'
import { DecorationSet } from 'prosemirror-view'
import { expect, it } from 'vitest'
import { annex, close, footnote, heading, open, p, section, text } from '../../shared/testing/build'
import { carried, changesWordsAlone } from './carried'
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

it('whatever is typed and taken out, what is drawn is what would be drawn anew', () => {
  const edit = fc.record({
    at: fc.nat(),
    over: fc.nat(3),
    words: fc.constantFrom('', 'a', 'as amended ', '[', '1. '),
  })
  let carriedAlong = 0
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      let state = fresh(given)
      for (const { at, over, words } of edits) {
        const from = at % state.doc.content.size
        const to = Math.min(from + over, state.doc.content.size)
        if (!state.doc.resolve(from).parent.isTextblock) continue
        const tr = state.tr.insertText(words, from, to)
        if (changesWordsAlone(tr) && tr.docChanged) carriedAlong++
        state = state.apply(tr)
        expect(drawn(state)).toEqual(drawn(fresh(state.doc)))
      }
    }),
    { seed: 20051123, numRuns: 300 },
  )
  expect(carriedAlong).toBeGreaterThan(300)
})

it.each([
  ['words typed among words', 2, 2, true],
  ['the last word of a block taken out', 2, 9, false],
])('%s', (_what, from, to, isCarried) => {
  const words = text(section('s', p('a', 'General')))
  const { tr } = EditorState.create({ doc: words })
  expect(changesWordsAlone(tr.insertText(from === to ? 'x' : '', from, to))).toBe(isCarried)
})

it('makes nothing anew while words are typed', () => {
  const made: Node[] = []
  const field = carried((doc) => {
    made.push(doc)
    return DecorationSet.empty
  })
  const state = fresh(given)
  const set = field.init({}, state)
  const tr = state.tr.insertText('x', 3)
  field.apply(tr, set, state, state.apply(tr))
  expect(made).toEqual([given])
})
