// @vitest-environment jsdom
import './testing/layout'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { documentOf } from '../../shared/amendments/change'
import { findBlock } from '../../shared/document/blocks'
import { contentOf, read, seed } from '../../shared/document/ydoc'
import type { BlockId, DelegationId } from '../../shared/ids'
import { p, section, text } from '../../shared/testing/build'
import type { OpenDraft, TextEditor } from './contract'
import { options } from './testing/room'
import { createTextEditor } from './text-editor'

const opening = text(section('s', p('a', 'The Conference noted'), p('b', 'It rose.')))
const target = 'b' as BlockId
const tool = document.createElement('button')
let editor: TextEditor
let draft: Y.Doc
let open: OpenDraft

/** A page on which a delegation has a draft open in the place of the second paragraph. */
beforeEach(() => {
  const mount = document.createElement('div')
  document.body.append(mount, tool)
  const doc = new Y.Doc()
  seed(doc, opening)
  editor = createTextEditor({
    ...options({ name: 'Ana Ruiz', role: 'delegation', delegation: null }, []),
    mount,
    content: contentOf(doc),
    awareness: new Awareness(doc),
    mode: 'propose',
  })
  draft = new Y.Doc()
  const block = findBlock(opening, target)
  if (!block) throw new Error('It is among them')
  seed(draft, documentOf([block.node]))
  open = {
    id: 'd1',
    delegation: 'arcadia' as DelegationId,
    place: { kind: 'there' },
    base: [block.node.toJSON()],
    amends: null,
    content: contentOf(draft),
    awareness: null,
    writable: true,
    intent: null,
    footer: document.createElement('footer'),
  }
  editor.setDrafts([open])
})
afterEach(() => {
  editor.destroy()
  document.body.replaceChildren()
})

const draftText = () => {
  const element = document.querySelector<HTMLElement>('.draft-text')
  if (!element) throw new Error('The draft is on the page')
  return element
}
const kindOfDraft = () => {
  const reading = read(draft)
  if (reading.kind === 'invalid') throw new Error(reading.why)
  return reading.node.firstChild?.firstChild?.type.name
}

it('does with a tool what is asked for in the draft that has the caret', () => {
  draftText().focus()
  tool.focus()
  editor.setBlock('heading-2')
  expect(kindOfDraft()).toBe('heading')
  expect(document.activeElement).toBe(draftText())
  expect(editor.selected()).toMatchObject({ blockType: 'heading', canUndo: true })
  tool.focus()
  editor.undo()
  expect(kindOfDraft()).toBe('paragraph')
})

it('does nothing to a draft once the caret is in the closed text', () => {
  draftText().focus()
  editor.focus()
  tool.focus()
  editor.setBlock('heading-2')
  expect(kindOfDraft()).toBe('paragraph')
})

it('knows of what was proposed until its draft is there', () => {
  const first = opening.child(0).child(0)
  expect(editor.hasUnproposed()).toBe(false)
  editor.goTo('a' as BlockId)
  expect(editor.propose('delete')).toBe(true)
  expect(editor.hasUnproposed()).toBe(true)
  const doc = new Y.Doc()
  seed(doc, documentOf([first]))
  editor.setDrafts([open, { ...open, id: 'd2', base: [first.toJSON()], content: contentOf(doc) }])
  expect(editor.hasUnproposed()).toBe(false)
})

it('puts the caret back to where it was in a block, or to its end if it says less by now', () => {
  const a = 'a' as BlockId
  for (const [into, at] of [
    [undefined, 0],
    [4, 4],
    [400, 'The Conference noted'.length],
  ] as const) {
    editor.goTo(a, into)
    expect(editor.spot()).toEqual({ block: a, from: at, to: at })
  }
})
