import type { Node } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { schema } from '../../shared/document/schema'
import { footnote, heading, p, paragraph, section, text } from '../../shared/testing/build'
import * as commands from './commands'
import { idsPlugin } from './shared-text/ids'
import { at, between, stateOf } from './testing/room'

let made = 0
const start = (doc: Node) => {
  made = 0
  return stateOf(
    doc,
    idsPlugin(() => `new${++made}`),
  )
}

function run(state: EditorState, command: Command): EditorState {
  let next = state
  command(state, (tr) => {
    next = next.apply(tr)
  })
  return next
}

const k = (id: string, kind: string, words = '') => paragraph({ id, kind }, words)

const two = text(section('s', p('a', 'The Conference noted'), p('b', 'It also decided')))

describe('Enter', () => {
  it('splits a paragraph: the first half keeps the id', () => {
    const after = run(at(start(two), 'a', 14), commands.split)
    expect(after.doc.toJSON()).toEqual(
      text(
        section('s', p('a', 'The Conference'), p('new1', ' noted'), p('b', 'It also decided')),
      ).toJSON(),
    )
  })

  it('at the beginning leaves the words in their block', () => {
    const after = run(at(start(two), 'b', 0), commands.split)
    expect(after.doc.toJSON()).toEqual(
      text(
        section('s', p('a', 'The Conference noted'), p('new1'), p('b', 'It also decided')),
      ).toJSON(),
    )
    expect(after.selection.$from.parent.attrs.id).toBe('b')
  })

  it('takes the selected words away first', () => {
    const after = run(at(start(two), 'a', 3, 14), commands.split)
    expect(after.doc.firstChild?.toJSON()).toEqual(
      section('s', p('a', 'The'), p('new1', ' noted'), p('b', 'It also decided')).toJSON(),
    )
  })

  it('continues a sub-paragraph, and in an empty one goes a level up', () => {
    const sub = text(section('s', p('a', 'x:'), paragraph({ id: 'b', level: 1 }, 'one;')))
    const continued = run(at(start(sub), 'b', 4), commands.split)
    expect(continued.doc.firstChild?.lastChild?.attrs).toMatchObject({ id: 'new1', level: 1 })
    const lifted = run(continued, commands.split)
    expect(lifted.doc.firstChild?.lastChild?.attrs).toMatchObject({ id: 'new1', level: 0 })
  })

  it('after a heading begins a numbered paragraph', () => {
    const after = run(
      at(start(text(section('s', heading('h', 2, 'Officers')))), 'h', 8),
      commands.split,
    )
    expect(after.doc.firstChild?.lastChild?.toJSON()).toEqual(p('new1').toJSON())
  })

  const enters: readonly [string, readonly Node[], string, number, string][] = [
    [
      'a heading among operative paragraphs',
      [heading('h', 2, 'x'), k('a', 'operative', 'y')],
      'h',
      1,
      'operative',
    ],
    [
      'a heading after plain paragraphs',
      [k('a', 'plain', 'y'), heading('h', 2, 'x')],
      'h',
      1,
      'plain',
    ],
    ['a preambular paragraph', [k('a', 'preambular', 'Recalling')], 'a', 9, 'preambular'],
    ['an operative paragraph', [k('a', 'operative', 'Decides')], 'a', 7, 'operative'],
    ['an adoption line', [k('a', 'adoption', 'Adopted.')], 'a', 8, 'plain'],
  ]
  it.each(enters)('after %s', (_what, blocks, block, offset, kind) => {
    const after = run(at(start(text(section('s', ...blocks))), block, offset), commands.split)
    expect(after.selection.$from.parent.attrs).toMatchObject({ id: 'new1', kind, level: 0 })
  })

  it('twice at the end of the preamble begins what is decided', () => {
    const once = run(
      at(start(text(section('s', k('a', 'preambular', 'Recalling')))), 'a', 9),
      commands.split,
    )
    expect(run(once, commands.split).selection.$from.parent.attrs).toMatchObject({
      id: 'new1',
      kind: 'operative',
    })
  })

  it('does not carry a recommendation on to the next paragraph', () => {
    const recommendation = { addressee: 'Secretary-General', kind: 'action', deadline: null }
    const doc = text(section('s', paragraph({ id: 'a', recommendation }, 'Recommends')))
    const after = run(at(start(doc), 'a', 10), commands.split)
    expect(after.doc.firstChild?.firstChild?.attrs.recommendation).toEqual(recommendation)
    expect(after.doc.firstChild?.lastChild?.attrs.recommendation).toBeNull()
  })
})

describe('all the words', () => {
  it('of a draft typed over are still the paragraph that they were', () => {
    const draft = text(section('s', p('a', 'The Conference noted'), p('b', 'It decided')))
    const chosen = run(at(start(draft), 'b', 3), commands.selectWords)
    const over = chosen.apply(chosen.tr.insertText('Anew'))
    expect(over.doc.toJSON()).toEqual(text(section('s', p('a', 'Anew'))).toJSON())
    const gone = chosen.apply(chosen.tr.deleteSelection())
    expect(gone.doc.toJSON()).toEqual(text(section('s', p('a'))).toJSON())
  })
})

describe('Backspace at the start of a block', () => {
  it('takes a sub-paragraph a level up, then into the paragraph before', () => {
    const doc = text(section('s', p('a', 'one '), paragraph({ id: 'b', level: 1 }, 'two')))
    const up = run(at(start(doc), 'b', 0), commands.backward)
    expect(up.doc.firstChild?.lastChild?.attrs.level).toBe(0)
    const joined = run(up, commands.backward)
    expect(joined.doc.toJSON()).toEqual(text(section('s', p('a', 'one two'))).toJSON())
  })

  it('takes an empty paragraph before away and keeps the id of the words', () => {
    const doc = text(section('s', p('a'), p('b', 'two')))
    const after = run(at(start(doc), 'b', 0), commands.backward)
    expect(after.doc.toJSON()).toEqual(text(section('s', p('b', 'two'))).toJSON())
  })

  it('leaves the sections of the text as they are', () => {
    const doc = text(section('s', p('a', 'one')), section('t', p('b', 'two')))
    const state = at(start(doc), 'b', 0)
    expect(commands.backward(state)).toBe(true)
    expect(run(state, commands.backward).doc.eq(doc)).toBe(true)
  })
})

it('Delete at the end of a block brings the next one in', () => {
  const after = run(at(start(two), 'a', 20), commands.forward)
  expect(after.doc.toJSON()).toEqual(
    text(section('s', p('a', 'The Conference notedIt also decided'))).toJSON(),
  )
})

describe('beside a table', () => {
  const { table, row, cell } = schema.nodes
  const grid = () =>
    table.create({ id: 't' }, row.create(null, cell.create(null, schema.text('Cell'))))
  const around = (...after: readonly Node[]) =>
    text(section('s', p('a', 'Before'), grid(), ...after))
  const inCell = (state: EditorState) => state.selection.$from.parent.type.name

  it('Delete and Backspace go into it and leave it whole', () => {
    const doc = around(p('b', 'After'))
    const next = run(at(start(doc), 'a', 6), commands.forward)
    const back = run(at(start(doc), 'b', 0), commands.backward)
    expect([inCell(next), inCell(back)]).toEqual(['cell', 'cell'])
    expect(next.doc.eq(doc) && back.doc.eq(doc)).toBe(true)
  })

  it('an empty paragraph goes', () => {
    const back = run(at(start(around(p('b'))), 'b', 0), commands.backward)
    expect(back.doc.eq(around())).toBe(true)
    expect(inCell(back)).toBe('cell')
  })
})

describe('levels', () => {
  const levels = (state: EditorState) =>
    state.doc.firstChild?.content.content.map((b) => b.attrs.level)

  it('go down by one, and only beneath a paragraph that they can belong to', () => {
    const doc = text(section('s', p('a', 'x'), p('b', 'y'), p('c', 'z')))
    const once = run(at(start(doc), 'b', 0), commands.indent(1))
    expect(levels(once)).toEqual([0, 1, 0])
    expect(levels(run(once, commands.indent(1)))).toEqual([0, 1, 0])
    expect(levels(run(at(once, 'a', 0), commands.indent(1)))).toEqual([0, 1, 0])
  })

  it('of all the paragraphs selected go down together', () => {
    const doc = text(section('s', p('a', 'x'), p('b', 'y'), p('c', 'z')))
    const all = between(start(doc), 'b', 'c')
    expect(levels(run(all, commands.indent(1)))).toEqual([0, 1, 1])
  })
})

describe('kinds of block', () => {
  it('a paragraph becomes a heading and a heading a paragraph, with the same id', () => {
    const doc = text(section('s', heading('h', 1, 'Work'), p('a', 'Officers')))
    const headed = run(at(start(doc), 'a', 3), commands.setHeading(2))
    expect(headed.doc.firstChild?.lastChild?.toJSON()).toEqual(heading('a', 2, 'Officers').toJSON())
    const back = run(headed, commands.setParagraph('plain'))
    expect(back.doc.firstChild?.lastChild?.attrs).toMatchObject({
      id: 'a',
      kind: 'plain',
      level: 0,
    })
  })
})

it('a footnote is put after the selection and selected', () => {
  const after = run(at(start(two), 'a', 4, 14), commands.insertFootnote)
  expect(after.doc.firstChild?.firstChild?.toJSON()).toEqual(
    p('a', 'The Conference', footnote('new1', ''), ' noted').toJSON(),
  )
  expect(
    after.doc.slice(after.selection.from, after.selection.to).content.firstChild?.type.name,
  ).toBe('footnote')
})
