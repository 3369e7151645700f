// @vitest-environment jsdom
import '../testing/layout'
import type { Node } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { documentOf } from '../../../shared/amendments/change'
import { findBlock } from '../../../shared/document/blocks'
import { contentOf, read, seed } from '../../../shared/document/ydoc'
import type { BlockId, DelegationId } from '../../../shared/ids'
import { footnote, p, section, text } from '../../../shared/testing/build'
import type { Intent, OpenDraft } from '../contract'
import { type Person, type Room, room, type } from '../testing/room'

const opening = text(
  section('s', p('a', 'The Conference noted', footnote('f', 'A note.')), p('b', 'It rose.')),
  section('t', p('c', 'It also thanked', footnote('g', 'Warmly.'), ' the President.')),
)
let open: Room | null = null
afterEach(() => open?.close())

/** A delegation in a closed text, and the secretariat that still writes it. */
function two(): readonly [Person, Person] {
  open = room(opening, ['propose', 'write'])
  const [ana, chen] = open.people
  if (!ana || !chen) throw new Error('Two were asked for')
  return [ana, chen]
}

/** What the hub would open for an intent. Its document arrives when the test says so. */
function draftFor(person: Person, target: string, intent: Intent | null) {
  const block = findBlock(person.view.state.doc, target as BlockId)
  if (!block) throw new Error(`No draft on ${target}`)
  const doc = new Y.Doc()
  const draft: OpenDraft = {
    id: `draft-${target}`,
    delegation: 'arcadia' as DelegationId,
    place: { kind: 'there' },
    base: [block.node.toJSON()],
    amends: null,
    content: contentOf(doc),
    awareness: null,
    writable: true,
    intent,
    footer: document.createElement('footer'),
  }
  const says = (): Node => {
    const reading = read(doc)
    if (reading.kind === 'invalid') throw new Error(reading.why)
    return reading.node
  }
  return { draft, doc, arrive: () => seed(doc, documentOf([block.node])), says }
}

const there = (...blocks: readonly string[]) => ({
  place: { kind: 'there' as const },
  blocks: blocks as readonly BlockId[],
})

function editorAt(person: Person, target: string): EditorView {
  const draft = person.drafts.at(person.view, there(target))
  if (!draft) throw new Error(`No draft is open on ${target}`)
  return draft.view
}

const intentOf = (person: Person): Intent => {
  const [first] = person.intents
  if (!first) throw new Error('Nothing was proposed')
  return first
}

describe('typing in a closed text', () => {
  it('asks for a draft once, shows the words at once, and changes nothing', () => {
    const [ana] = two()
    ana.put('a', 14)
    ana.type(' warmly')
    expect(ana.intents).toEqual([{ ...there('a'), from: 14, to: 14, text: ' ' }])
    expect(ana.view.dom.querySelector('ins')?.textContent).toBe(' warmly')
    expect(ana.sent).toEqual([])
    expect(open?.said().eq(opening)).toBe(true)
  })

  it('puts all that was typed meanwhile into the draft, with the caret after it', async () => {
    const [ana] = two()
    ana.put('a', 15, 20)
    ana.type('wel')
    const { draft, arrive, says } = draftFor(ana, 'a', intentOf(ana))
    ana.setDrafts([draft])
    ana.type('com')
    ana.setDrafts([{ ...draft, intent: null }])
    arrive()
    await expect.poll(() => says().textContent).toBe('The Conference welcomA note.')
    type(editorAt(ana, 'a'), 'ed')
    expect(says().textContent).toBe('The Conference welcomedA note.')
    expect(ana.view.dom.querySelector('.draft ins')?.textContent).toBe('welcomed')
    expect(ana.view.dom.querySelector('.draft del')?.textContent).toBe('noted')
  })

  it('asks for another draft of a block as soon as the one before has gone', () => {
    const [ana] = two()
    ana.put('a', 14)
    ana.type(' warmly')
    const { draft, arrive } = draftFor(ana, 'a', intentOf(ana))
    arrive()
    ana.setDrafts([draft])
    // It was tabled.
    ana.setDrafts([])
    ana.put('a', 0)
    ana.type('Then ')
    expect(ana.intents.map(({ from, text }) => [from, text])).toEqual([
      [14, ' '],
      [0, 'T'],
    ])
  })

  it('that makes a new paragraph makes it in the draft', () => {
    const [ana] = two()
    ana.put('b', 8)
    ana.type('\nIt sat again.')
    const { draft, arrive, says } = draftFor(ana, 'b', intentOf(ana))
    arrive()
    ana.setDrafts([draft])
    const blocks = says().firstChild?.content.content.map((block) => block.textContent)
    expect(blocks).toEqual(['It rose.', 'It sat again.'])
  })

  it('does nothing for an observer', () => {
    open = room(opening, ['read'])
    const [reader] = open.people
    reader?.put('a', 14)
    reader?.type('x')
    expect([reader?.intents, reader?.sent, reader?.view.dom.querySelector('ins')]).toEqual([
      [],
      [],
      null,
    ])
  })
})

describe('composing a character in a closed text', () => {
  const event = (type: string, data = '') => new CompositionEvent(type, { data, bubbles: true })

  it('is let be until it is whole, and then proposed', () => {
    const [ana, chen] = two()
    ana.put('b', 2)
    const words = ana.view.dom.querySelector('[data-id="b"]')?.firstChild
    const range = document.createRange()
    range.setStart(words as Text, 2)
    document.getSelection()?.removeAllRanges()
    document.getSelection()?.addRange(range)
    ana.view.dom.dispatchEvent(event('compositionstart'))
    ;(words as Text).data = 'It´ rose.'
    chen.put('c', 2)
    chen.type('!')
    expect(words?.nodeValue).toBe('It´ rose.')
    ;(words as Text).data = 'Ité rose.'
    ana.view.dom.dispatchEvent(event('compositionend', 'é'))
    expect(ana.intents).toEqual([{ ...there('b'), from: 2, to: 2, text: 'é' }])
    expect(ana.view.dom.querySelector('ins')?.textContent).toBe('é')
    expect(ana.sent).toEqual([])
    expect(open?.said().textContent).toContain('It! also thanked')
    expect(ana.view.dom.textContent).toContain('It! also thanked')
  })
})

describe('an intent', () => {
  it('is written once, however often the window says what is open', () => {
    const [ana] = two()
    ana.put('a', 14)
    ana.type('!')
    const { draft, arrive, says } = draftFor(ana, 'a', intentOf(ana))
    arrive()
    ana.setDrafts([draft])
    ana.setDrafts([{ ...draft }])
    ana.setDrafts([])
    ana.setDrafts([{ ...draft }])
    expect(says().textContent).toBe('The Conference! notedA note.')
  })
})

describe('a draft in the place of its block', () => {
  it('keeps element, caret and focus while a colleague writes all around it', () => {
    const [ana, chen] = two()
    const { draft, arrive, says } = draftFor(ana, 'b', null)
    arrive()
    ana.setDrafts([draft])
    const editor = editorAt(ana, 'b')
    const parent = editor.dom.closest('.draft')?.parentElement
    editor.focus()
    type(editor, 'x')
    let left = 0
    editor.dom.addEventListener('blur', () => left++)
    for (const block of ['a', 'b', 'c']) {
      chen.put(block, 2)
      chen.type('y')
    }
    type(editor, 'z')
    expect(says().textContent).toBe('xzIt rose.')
    expect(editorAt(ana, 'b')).toBe(editor)
    expect(editor.dom.closest('.draft')?.parentElement).toBe(parent)
    expect(document.activeElement).toBe(editor.dom)
    expect(left).toBe(0)
  })

  it('keeps the focus when the block before it comes and goes', () => {
    const [ana, chen] = two()
    const { draft, arrive } = draftFor(ana, 'b', null)
    arrive()
    ana.setDrafts([draft])
    const editor = editorAt(ana, 'b')
    editor.focus()
    const { doc, tr } = chen.view.state
    chen.view.dispatch(tr.insert(doc.resolve(1).posAtIndex(0), p('new', 'First of all')))
    expect(document.activeElement).toBe(editor.dom)
    const now = chen.view.state
    chen.view.dispatch(
      now.tr.delete(now.doc.resolve(1).posAtIndex(0), now.doc.resolve(1).posAtIndex(2)),
    )
    expect(document.activeElement).toBe(editor.dom)
  })

  it('carries the number of its block, and goes on with the footnotes before it', () => {
    const [ana] = two()
    const { draft, arrive } = draftFor(ana, 'c', null)
    arrive()
    ana.setDrafts([draft])
    const body = ana.view.dom.querySelector<HTMLElement>('.draft-body')
    expect(body?.style.getPropertyValue('--label')).toBe('"3."')
    expect(body?.style.getPropertyValue('--footnotes')).toBe('1')
    expect(ana.view.dom.querySelector('.lifted')?.textContent).toContain('It also thanked')
  })

  it('stays, and keeps the caret, when its block has gone from the text', () => {
    const [ana, chen] = two()
    const { draft, arrive } = draftFor(ana, 'b', null)
    arrive()
    ana.setDrafts([draft])
    const editor = editorAt(ana, 'b')
    editor.focus()
    const block = findBlock(chen.view.state.doc, 'b' as BlockId)
    if (block)
      chen.view.dispatch(chen.view.state.tr.delete(block.pos, block.pos + block.node.nodeSize))
    expect(ana.view.dom.querySelector('.draft')?.textContent).toContain('It rose.')
    expect(document.activeElement).toBe(editor.dom)
  })

  it('is gone from the page when the window says so', () => {
    const [ana] = two()
    const { draft, arrive } = draftFor(ana, 'b', null)
    arrive()
    ana.setDrafts([draft])
    ana.setDrafts([])
    expect(ana.view.dom.querySelector('.draft')).toBeNull()
    expect(ana.view.dom.querySelector('.lifted')).toBeNull()
  })
})
