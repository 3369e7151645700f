import type { Node } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { annexKinds } from '../../../shared/document/kinds'
import { schema } from '../../../shared/document/schema'
import { annex, heading, p, paragraph, section, text } from '../../../shared/testing/build'
import { idsPlugin } from '../shared-text/ids'
import { at, stateOf } from '../testing/room'
import { insert, setAnnexKind } from './insert'

const title = schema.node('title', { id: 't1' }, schema.text('Report'))
const masthead = schema.node('masthead')
const report = text(
  masthead,
  title,
  section('s1', heading('h1', 1, 'Introduction'), p('a', 'The Conference met'), p('b')),
  section('s2', heading('h2', 1, 'Work'), p('c', 'It worked')),
  annex('x1', heading('h3', 1, 'Agenda'), p('d', 'Opening')),
  annex('x2', heading('h4', 1, 'Documents'), p('e', 'None')),
)

const start = (doc: Node = report): EditorState => {
  let made = 0
  return stateOf(
    doc,
    idsPlugin(() => `new${++made}`),
  )
}

function run(state: EditorState, command: Command): EditorState {
  let next = state
  const done = command(state, (tr) => {
    next = state.apply(tr)
  })
  if (done) next.doc.check()
  return next
}

/** What stands in the text, each section and annex by its heading. */
const tops = ({ doc }: EditorState) =>
  doc.children.map((top) => {
    const words = top.firstChild?.isText ? top.textContent : top.firstChild?.textContent
    return words ? `${top.type.name} ${words}` : top.type.name
  })

describe('in the document', () => {
  it('a new section comes after that of the caret, which waits in its heading', () => {
    const after = run(at(start(), 'a', 3), insert({ kind: 'section' }))
    expect(tops(after).slice(2, 5)).toEqual(['section Introduction', 'section', 'section Work'])
    expect(after.selection.$from.parent.type.name).toBe('heading')
    expect(after.selection.$from.index(0)).toBe(3)
  })

  it('from an annex, a new section comes at the end of the body', () => {
    const after = run(at(start(), 'e', 0), insert({ kind: 'section' }))
    expect(tops(after).slice(3, 6)).toEqual(['section Work', 'section', 'annex Agenda'])
  })

  it('the title of a part comes before the section that the part begins with', () => {
    const after = run(at(start(), 'c', 3), insert({ kind: 'part' }))
    expect(tops(after).slice(2, 5)).toEqual(['section Introduction', 'part', 'section Work'])
    expect(after.selection.$from.parent.type.name).toBe('part')
  })

  it('the contents come below the titles, once', () => {
    const after = run(at(start(), 'e', 0), insert({ kind: 'contents' }))
    expect(tops(after).slice(0, 3)).toEqual(['masthead', 'title Report', 'contents'])
    expect(insert({ kind: 'contents' })(after)).toBe(false)
  })

  it.each(annexKinds)('an annex of the kind %s opens with what it usually holds', (form) => {
    const after = run(at(start(), 'd', 0), insert({ kind: 'annex', form }))
    const made = after.doc.child(5)
    expect(made.type.name).toBe('annex')
    expect(made.attrs.kind).toBe(form)
    expect(made.childCount).toBeGreaterThan(1)
    expect(after.doc.child(6).attrs.id).toBe('x2')
  })

  it('from the body, an annex becomes the last', () => {
    const after = run(at(start(), 'a', 0), insert({ kind: 'annex', form: 'agenda' }))
    expect(after.doc.lastChild?.attrs.kind).toBe('agenda')
  })

  it('none of it goes into a draft, which is of one block', () => {
    const draft = at(start(text(section('s', p('a', 'Words')))), 'a', 2)
    expect(insert({ kind: 'section' })(draft)).toBe(false)
    expect(insert({ kind: 'annex', form: 'free' })(draft)).toBe(false)
    expect(insert({ kind: 'contents' })(draft)).toBe(false)
  })
})

describe('at the paragraph', () => {
  it('a section begins with a heading, and nobody’s words are made anew', () => {
    const before = at(start(), 'a', 5)
    const after = run(before, insert({ kind: 'heading' }))
    expect(after.doc.child(2).child(1)).toMatchObject({ attrs: { level: 1 } })
    expect(after.doc.child(2).child(2)).toBe(before.doc.child(2).child(1))
  })

  it('a table stands before an empty line and after one that says something', () => {
    const size = { kind: 'table', rows: 2, columns: 3 } as const
    const kinds = (state: EditorState) => state.doc.child(2).children.map((b) => b.type.name)
    expect(kinds(run(at(start(), 'b', 0), insert(size)))).toEqual([
      'heading',
      'paragraph',
      'table',
      'paragraph',
    ])
    const after = run(at(start(), 'a', 0), insert(size))
    expect(kinds(after)).toEqual(['heading', 'paragraph', 'table', 'paragraph'])
    expect(after.selection.$from.parent.type.name).toBe('header_cell')
    const made = after.doc.child(2).child(2)
    expect(made.children.map((row) => row.children.map((c) => c.type.name))).toEqual([
      ['header_cell', 'header_cell', 'header_cell'],
      ['cell', 'cell', 'cell'],
    ])
  })

  it('a quotation is the empty line itself, or one after the block', () => {
    const empty = run(at(start(), 'b', 0), insert({ kind: 'quotation' }))
    expect(empty.doc.child(2).child(2).toJSON()).toEqual(
      paragraph({ id: 'b', kind: 'quotation' }).toJSON(),
    )
    const after = run(at(start(), 'a', 0), insert({ kind: 'adoption' }))
    expect(after.doc.child(2).child(2).attrs.kind).toBe('adoption')
    expect(after.doc.child(2).childCount).toBe(4)
  })
})

it('an annex becomes another kind, and its words stay', () => {
  const after = run(at(start(), 'd', 2), setAnnexKind('declaration'))
  expect(after.doc.child(4).attrs.kind).toBe('declaration')
  expect(after.doc.child(4).content.toJSON()).toEqual(report.child(4).content.toJSON())
})
