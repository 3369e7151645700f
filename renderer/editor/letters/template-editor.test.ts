// @vitest-environment jsdom
import '../testing/layout'

import { type Node, Slice } from 'prosemirror-model'
import { type Command, EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import english from '../../../assets/letters/invitation.en.json'
import type { LetterCondition, LetterPart } from '../../../shared/document/kinds'
import { schema } from '../../../shared/document/schema'
import { contentOf, read, seed } from '../../../shared/document/ydoc'
import { ShippedTemplate, shippedTemplateIn } from '../../../shared/letters/template'
import {
  close,
  footnote,
  heading,
  open,
  p,
  paragraph,
  section,
  text,
} from '../../../shared/testing/build'
import { split } from '../commands'
import type { Pasted } from '../contract'
import { modePlugin } from '../mode'
import { type Copied, paste } from '../testing/clipboard'
import { at, options, stateOf, type } from '../testing/room'
import { chipsPlugin, deleteField, insertLetterField, pastField } from './chips'
import { asWords } from './not-of-letters'
import { placeAt, setOnly, setPart } from './places'
import { createTemplateEditor, type TemplateEditor } from './template-editor'
import { inTemplate, templatePastePlugin } from './template-paste'

const field = (name: string, more: object = {}) => schema.node('field', { name, ...more })
const place = (part: LetterPart, only: LetterCondition | null = null) => ({ part, only })
const block = (id: string, letter: object, ...children: (Node | string)[]) =>
  paragraph({ id, kind: 'plain', letter }, ...children)
const body = place('body')

const template = text(
  section(
    's',
    block('to', place('addressee'), field('name')),
    block('a', body, 'I write to ', field('state'), '.'),
    block('b', place('body', 'signatory'), 'Ratify.'),
  ),
)

/** Without a clipboard, which jsdom does not have. */
const pasteEvent = new Event('paste') as ClipboardEvent

function having(state: EditorState, ...commands: readonly Command[]): EditorState {
  return commands.reduce((now, command) => {
    let made = now
    if (!command(now, (tr) => (made = now.apply(tr)))) throw new Error('It was not done')
    return made
  }, state)
}

/** With each field as `{name}`. */
const words = (node: Node) => node.textBetween(0, node.content.size, '|', (leaf) => said(leaf))
const said = ({ type, attrs }: Node) => (type.name === 'field' ? `{${attrs.name}}` : '¶')

describe('a paragraph of a letter', () => {
  it('stands where it is said to, for whom it is said to, and keeps its words', () => {
    const made = having(
      at(stateOf(template), 'a', 3),
      setPart('closing'),
      setOnly('original-protocol'),
    )
    expect(placeAt(made)).toEqual(place('closing', 'original-protocol'))
    expect(words(made.doc)).toBe(words(template))
    expect(placeAt(having(made, setOnly(null)))).toEqual(place('closing'))
  })

  it('is followed, at Enter, by one of the same part and for the same States', () => {
    const made = having(at(stateOf(template), 'b', 7), split)
    expect(placeAt(made)).toEqual(place('body', 'signatory'))
    expect(made.doc.firstChild?.childCount).toBe(4)
  })
})

describe('a field', () => {
  const view = (state: EditorState) =>
    new EditorView(document.createElement('div'), {
      state: state.reconfigure({ plugins: [modePlugin('write'), chipsPlugin((key) => key)] }),
    })

  it('is put in at the caret, and goes at one key', () => {
    const made = having(at(stateOf(template), 'b', 6), insertLetterField('capital'))
    expect(words(made.doc)).toContain('Ratify{capital}.')
    expect(words(having(made, deleteField(-1)).doc)).toContain('Ratify.')
    const before = at(made, 'b', 6)
    expect(words(having(before, deleteField(1)).doc)).toContain('Ratify.')
    expect(deleteField(1)(at(made, 'b', 0))).toBe(false)
  })

  it('is passed by the caret, so that what is typed next stands beside it', () => {
    const before = at(stateOf(template), 'a', 11)
    const behind = having(before, pastField('right'))
    expect(behind.selection.empty && behind.selection.from - before.selection.from).toBe(1)
    expect(having(behind, pastField('left')).selection.from).toBe(before.selection.from)
    expect(pastField('right')(behind)).toBe(false)
  })

  it.each([
    ['{name}', '{name}'],
    ['{ name}', '{ name}'],
    ['}', '}'],
    ['{}', '{}'],
  ])('typed as %s', (typed, became) => {
    const page = view(at(stateOf(template), 'b', 0))
    type(page, typed)
    const { doc } = page.state
    const fields: string[] = []
    doc
      .child(0)
      .child(2)
      .forEach((each) => {
        if (each.type.name === 'field') fields.push(String(each.attrs.name))
      })
    expect(words(doc)).toContain(`${became}Ratify.`)
    expect(fields).toEqual(typed === '{name}' ? ['name'] : [])
    page.destroy()
  })
})

describe('what is pasted into a letter', () => {
  const pasted = (...blocks: readonly Node[]) =>
    inTemplate(Slice.maxOpen(text(...blocks).content), place('closing')).content

  it('becomes paragraphs of the part where the caret is', () => {
    const made = pasted(
      section(
        's',
        heading('h', 1, 'Title'),
        p('x', 'In ', open('q'), 'words', close('q'), footnote('n', 'a note')),
      ),
    )
    expect(made.content.map((each) => [each.textContent, each.attrs.letter])).toEqual([
      ['Title', place('closing')],
      ['In [words] (a note)', place('closing')],
    ])
    expect(made.content.every(({ attrs }) => attrs.kind === 'plain')).toBe(true)
    const marks: string[] = []
    made.descendants((node) => {
      marks.push(...node.marks.map(({ type }) => type.name))
    })
    expect(marks).toEqual([])
  })

  it('stays where it stood in another letter, with its fields', () => {
    const [made] = pasted(
      section('s', block('x', place('date'), field('date'), field('odd'))),
    ).content
    expect(made?.attrs.letter).toEqual(place('date'))
    expect(made && words(made)).toBe('{date}{odd}')
  })

  it('has a field wherever a name stands in braces, and States as words', () => {
    const listed = field('bound-state', { at: '2005-11-23', said: 'Benin' })
    const [made] = pasted(section('s', p('x', 'To {state} and ', listed, '.'))).content
    expect(made && words(made)).toBe('To {state} and Benin.')
    expect(made?.child(1).type.name).toBe('field')
  })
})

it('what is pasted from a text of ours tells of its notes', () => {
  const told: Pasted[] = []
  const plugins = [modePlugin('write'), templatePastePlugin((each) => told.push(each))]
  const page = new EditorView(null, { state: EditorState.create({ doc: template, plugins }) })
  const copied = text(section('s', p('x', 'Noted', footnote('n', 'a note'))))
  const slice = Slice.maxOpen(copied.content)
  expect(plugins[1]?.props.handlePaste?.call(plugins[1], page, pasteEvent, slice)).toBe(true)
  expect(told.map(({ remarks }) => remarks.map(({ kind }) => kind))).toEqual([['note-flattened']])
  expect(words(page.state.doc)).toContain('Noted (a note)')
  page.destroy()
})

describe('what is copied from a letter', () => {
  it('comes into a text as words, and what a text has stays the same object', () => {
    const made = asWords(template.content)
    expect(made.firstChild && words(made.firstChild)).toBe('{name}|I write to {state}.|Ratify.')
    made.descendants(({ type, attrs }) => {
      expect([type.name, attrs.letter ?? null]).not.toContain('field')
      expect(attrs.letter ?? null).toBeNull()
    })
    const own = text(section('s', p('x', 'In all ', field('bound'), ' States.'))).content
    expect(asWords(own)).toBe(own)
  })
})

describe('the page of a template', () => {
  const shipped = shippedTemplateIn('en', [ShippedTemplate.parse(english)])
  let doc: Y.Doc
  let editor: TemplateEditor
  let mount: HTMLElement
  let told: Pasted[]
  beforeEach(() => {
    if (!shipped) throw new Error('A letter in English is shipped')
    doc = new Y.Doc()
    told = []
    seed(doc, shipped)
    mount = document.createElement('div')
    document.body.append(mount)
    const me = { name: 'Sofia', role: 'secretariat', delegation: null } as const
    editor = createTemplateEditor({
      ...options(me, [], [], told),
      mount,
      content: contentOf(doc),
      awareness: new Awareness(doc),
      mode: 'write',
      language: 'en',
    })
  })
  afterEach(() => {
    editor.destroy()
    mount.remove()
  })

  it('shows fields as people call them, and says of each part where it begins', () => {
    const sheet = mount.querySelector('.template-sheet')
    expect(sheet?.querySelector('.letter-field')?.textContent).toBe('letters.field.reference')
    const parts = [...(sheet?.querySelectorAll('[data-part]') ?? [])].map(
      (each) => each.getAttribute('data-part') ?? '',
    )
    expect(parts).toEqual(
      [
        'sender',
        'reference',
        'date',
        'mark',
        'salutation',
        'body',
        'closing',
        'signature',
        'addressee',
        'enclosure',
      ].map((part) => `template.part.${part}`),
    )
    const only = [...(sheet?.querySelectorAll('[data-only]') ?? [])]
    expect(only.map((each) => each.getAttribute('data-only'))).toEqual(
      ['original-protocol', 'convention-party', 'signatory', 'neither'].map(
        (each) => `template.only.${each}`,
      ),
    )
  })

  it('changes nothing by being looked at, and says what is wrong once there is something', () => {
    const found = read(doc)
    expect(found.kind === 'valid' && found.node.toJSON()).toEqual(shipped?.toJSON())
    expect(editor.faults()).toEqual([])
    editor.insertField('captial')
    expect(editor.faults()).toEqual([{ kind: 'unknown-field', name: 'captial' }])
    expect(mount.querySelector('.letter-field-unknown')?.textContent).toBe('captial')
    editor.undo()
    expect(editor.faults()).toEqual([])
  })

  const said = () => {
    const now = read(doc)
    if (now.kind === 'invalid') throw new Error('A template is valid')
    return now.node
  }
  /** At the beginning, where the caret is. */
  const pasteIn = (copied: Copied) => {
    const dom = mount.querySelector<HTMLElement>('.template-sheet')
    if (dom) paste({ dom }, copied)
  }

  it('says what was left out or kept in another form, and takes the paste back', () => {
    const html =
      '<h1>Decisions</h1><p>1. One<img src="x.png" alt="Emblem"></p>' +
      '<table><tr><td>A</td><td>B</td></tr></table>'
    pasteIn({ html, text: 'Decisions' })
    const [pasted] = told
    expect(pasted?.remarks.map(({ kind }) => kind).sort()).toEqual([
      'heading-flattened',
      'picture',
      'table-flattened',
    ])
    expect(pasted?.counts.tables).toBe(0)
    // Nothing is counted in a letter: a number stays, as a word.
    expect(words(said())).toContain('Decisions|1. One|A|B')
    pasted?.takeBack()
    expect(said().eq(shipped ?? said())).toBe(true)
  })

  it('tells nothing of words that went in as they were', () => {
    pasteIn({ text: 'I add this.' })
    expect(words(said())).toContain('I add this.')
    expect(told.map(({ remarks }) => remarks)).toEqual([[]])
  })

  it('puts words back after their paragraph, in the same part of the letter', () => {
    const before = said().firstChild
    const closing = before?.children.find(({ attrs }) => attrs.letter?.part === 'closing')
    expect(editor.putBack([{ text: 'I remain.', after: ['gone', closing?.attrs.id] }])).toBe(true)
    const back = said().firstChild?.children.find(({ textContent }) => textContent === 'I remain.')
    expect(back?.attrs.letter).toEqual(closing?.attrs.letter)
    expect(back?.attrs.kind).toBe('plain')
    editor.setMode('read')
    expect(editor.putBack([{ text: 'No.', after: [] }])).toBe(false)
  })

  it('finds words and replaces them, and no field with them', () => {
    const query = { words: 'excellency', wholeWord: false, matchCase: false }
    editor.search.look(query)
    const count = editor.search.found()?.count ?? 0
    expect(count).toBeGreaterThan(0)
    const fields = fieldsOf(said())
    expect(editor.search.replaceAll('Dear colleague')).toBe(count)
    expect(said().textContent).not.toContain('Excellency')
    expect(fieldsOf(said())).toEqual(fields)
    editor.undo()
    expect(said().eq(shipped ?? said())).toBe(true)
  })

  it('marks what departs from the house style of its own language, and puts it right', () => {
    editor.setHinting({ on: true, off: [], ignored: [], party: 'High Contracting Parties' })
    editor.goToNextHint(1)
    const hint = editor.openHint()?.hint
    expect(hint).toMatchObject({ canApply: true })
    const before = said()
    expect(editor.applyHints([hint?.key ?? ''])).toBe(1)
    expect(said().eq(before)).toBe(false)
    editor.undo()
    expect(said().eq(before)).toBe(true)
  })

  it('takes nothing where one may only read', () => {
    editor.setMode('read')
    editor.insertField('capital')
    editor.setOnly('neither')
    const found = read(doc)
    expect(found.kind === 'valid' && found.node.toJSON()).toEqual(shipped?.toJSON())
  })
})

function fieldsOf(template: Node): readonly string[] {
  const names: string[] = []
  template.descendants(({ type, attrs }) => {
    if (type.name === 'field') names.push(String(attrs.name))
  })
  return names
}
