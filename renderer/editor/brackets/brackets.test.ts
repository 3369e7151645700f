// @vitest-environment jsdom
import '../testing/layout'
import type { Node } from 'prosemirror-model'
import { Slice } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import { afterEach, describe, expect, it } from 'vitest'
import { alternativesOf } from '../../../shared/document/alternatives'
import { bracketsOf } from '../../../shared/document/brackets'
import { schema } from '../../../shared/document/schema'
import { blockId } from '../../../shared/ids'
import { close, open, p, paragraph, section, text } from '../../../shared/testing/build'
import { backward, split, toggle } from '../commands'
import { redo, undo } from '../shared-text/history'
import { paste } from '../testing/clipboard'
import { type Person, type Room, room } from '../testing/room'
import {
  addAlternative,
  joinAlternatives,
  leaveAlternatives,
  separateAlternatives,
  setBracket,
} from './brackets'

let now: Room | null = null
afterEach(() => now?.close())

let made = 0
const setter = { by: null, newId: () => `made-${++made}` }

function two(of: Node): readonly [Person, Person] {
  now = room(of, ['write', 'write'])
  const [ana, ben] = now.people
  if (!ana || !ben) throw new Error('Two were asked for')
  return [ana, ben]
}

const said = () => {
  if (!now) throw new Error('Nobody is there')
  return now.said()
}
const paragraphs = () => {
  const out: string[] = []
  said().descendants((node) => void (node.isTextblock && out.push(node.textContent)))
  return out
}
const brackets = () => {
  const doc = said()
  return bracketsOf(doc).all.flatMap(({ open, close }) =>
    close === null ? [] : [doc.textBetween(open + 1, close, '|')],
  )
}
const strays = () => bracketsOf(said()).strays.length
const erase = ({ view }: Person, block: string, from: number, to: number) => {
  let start = 0
  view.state.doc.descendants((node, pos) => {
    if (node.attrs.id === block) start = pos + 1
    return true
  })
  view.dispatch(view.state.tr.delete(start + from, start + to))
}

const plain = text(section('s', p('a', 'It shall rise.'), p('b', 'It sat.')))
const set = text(
  section('s', p('a', 'It ', open('x'), 'shall', close('x'), ' rise.'), p('b', 'It sat.')),
)

describe('typing', () => {
  it('“[” begins a bracket and “]” ends it', () => {
    const [ana, ben] = two(plain)
    ana.put('a', 8)
    ana.type(' [no')
    expect([brackets(), strays()]).toEqual([[], 1])
    ana.type('t]')
    expect([paragraphs()[0], brackets(), strays()]).toEqual(['It shall [not] rise.', ['not'], 0])
    const [bracket] = bracketsOf(said()).all
    expect(bracket?.by).toBe('arcadia')
    ben.put('a', 20)
    ben.type(' [now [today]]')
    expect(brackets()).toEqual(['not', 'now [today]', 'today'])
  })

  it('goes on outside the marks of the signs', () => {
    const [ana] = two(plain)
    ana.put('a', 3)
    ana.type('[a]b')
    ana.put('a', 4)
    ana.type('c')
    const marked: string[] = []
    said().descendants((node) => void (node.marks.length > 0 && marked.push(node.text ?? '')))
    expect(marked).toEqual(['[', ']'])
  })

  it('“]” without a beginning is a sign like any other, and does not end a colleague’s elsewhere', () => {
    const [ana, ben] = two(plain)
    ana.put('a', 0)
    ana.type('a]')
    expect([brackets(), strays()]).toEqual([[], 0])
    ana.put('a', 0)
    ana.type('[')
    ben.put('b', 3)
    ben.type(']')
    expect([brackets(), strays()]).toEqual([[], 1])
    ana.put('b', 4)
    ana.type(']')
    expect(brackets()).toEqual(['a]It shall rise.|It ]'])
  })

  it('“]” after a sign that came in as a plain character makes the two a bracket', () => {
    const [ana] = two(text(section('s', p('a', 'It [was [x] and'), p('b', ''))))
    ana.put('a', 15)
    ana.type(']')
    expect([paragraphs()[0], brackets(), strays()]).toEqual([
      'It [was [x] and]',
      ['was [x] and'],
      0,
    ])
  })

  it('“[” with words selected puts them in brackets, and touches none of them', () => {
    const [ana, ben] = two(plain)
    ben.put('a', 5)
    ana.put('a', 3, 8)
    ana.type('[')
    ben.type('X')
    expect([paragraphs()[0], brackets()]).toEqual(['It [shXall] rise.', ['shXall']])
    const { from, to } = ana.view.state.selection
    expect(ana.view.state.doc.textBetween(from, to)).toBe('shXall')
  })

  it('“[” with words selected while a colleague writes among them keeps all words', () => {
    const [ana, ben] = two(plain)
    ana.hold()
    ana.put('a', 3, 8)
    ana.type('[')
    ben.put('a', 5)
    ben.type('XYZ')
    erase(ben, 'a', 0, 2)
    ana.letGo()
    expect([paragraphs()[0], brackets()]).toEqual([' [shXYZall] rise.', ['shXYZall']])
  })

  it('of several paragraphs', () => {
    const [ana] = two(plain)
    const { doc, tr } = ana.view.state
    ana.view.dispatch(tr.setSelection(TextSelection.create(doc, 5, 20)))
    setBracket(setter)(ana.view.state, ana.view.dispatch, ana.view)
    expect([paragraphs(), brackets()]).toEqual([
      ['It [shall rise.', 'It] sat.'],
      ['shall rise.|It'],
    ])
  })

  it('is undone and done again with its bracket', () => {
    const [ana] = two(plain)
    ana.put('a', 3, 8)
    ana.type('[')
    undo(ana.view.state, ana.view.dispatch)
    expect([paragraphs()[0], brackets(), strays()]).toEqual(['It shall rise.', [], 0])
    redo(ana.view.state, ana.view.dispatch)
    expect([paragraphs()[0], brackets(), strays()]).toEqual(['It [shall] rise.', ['shall'], 0])
  })
})

describe('taking a sign away', () => {
  it.each([
    [3, 4],
    [9, 10],
  ])('takes its other end along', (from, to) => {
    const [ana] = two(set)
    erase(ana, 'a', from, to)
    expect([paragraphs()[0], strays()]).toEqual(['It shall rise.', 0])
  })

  it('leaves what a colleague writes between them', () => {
    const [ana, ben] = two(set)
    ana.hold()
    erase(ana, 'a', 3, 4)
    ben.put('a', 6)
    ben.type('XX')
    ana.letGo()
    expect(paragraphs()[0]).toBe('It shXXall rise.')
  })

  it('with words takes the ends of all brackets that begin or end in them', () => {
    const of = text(
      section('s', p('a', open('x'), open('y'), 'one', close('y'), ' two', close('x'), ' three')),
    )
    const [ana] = two(of)
    erase(ana, 'a', 0, 3)
    expect([paragraphs()[0], strays()]).toEqual(['ne two three', 0])
  })

  it('is undone with both', () => {
    const [ana] = two(set)
    erase(ana, 'a', 3, 4)
    undo(ana.view.state, ana.view.dispatch)
    expect([paragraphs()[0], brackets(), strays()]).toEqual(['It [shall] rise.', ['shall'], 0])
  })

  it('by two at once leaves none', () => {
    const [ana, ben] = two(set)
    ana.hold()
    erase(ana, 'a', 3, 4)
    erase(ben, 'a', 9, 10)
    ana.letGo()
    expect([paragraphs()[0], brackets(), strays()]).toEqual(['It shall rise.', [], 0])
  })
})

describe('a bracket', () => {
  it('stays whole when its paragraph is split and joined', () => {
    const [ana] = two(set)
    ana.put('a', 6)
    split(ana.view.state, ana.view.dispatch)
    expect([paragraphs(), brackets()]).toEqual([['It [sh', 'all] rise.', 'It sat.'], ['sh|all']])
    backward(ana.view.state, ana.view.dispatch)
    expect([paragraphs()[0], brackets()]).toEqual(['It [shall] rise.', ['shall']])
  })

  it('copied is another, of whoever copies it, with both its ends', () => {
    const [ana] = two(set)
    const slice = ana.view.state.doc.slice(4, 12)
    ana.put('b', 0)
    ana.view.dispatch(ana.view.state.tr.replaceSelection(slice).setMeta('paste', true))
    expect(paragraphs()[1]).toContain('[shall]')
    const { all } = bracketsOf(said())
    expect([brackets(), strays()]).toEqual([['shall', 'shall'], 0])
    expect(all.map(({ by }) => by)).toEqual([null, 'arcadia'])
    expect(new Set(all.map(({ id }) => id)).size).toBe(2)
  })

  it('pasted as plain words becomes one where its signs balance', () => {
    const [ana] = two(plain)
    ana.put('b', 0)
    const words = new Slice(p('z', 'a [b [c]] d]').content, 0, 0)
    ana.view.dispatch(ana.view.state.tr.replaceSelection(words).setMeta('paste', true))
    expect([brackets(), strays()]).toEqual([['b [c]', 'c'], 0])
  })

  it.each([
    ['a web page', { html: '<p>It [may [now]] rise.</p>' }],
    ['a plain file', { text: 'It [may [now]] rise.' }],
  ])('from %s is of whoever pastes it, and undone with it', (_what, copied) => {
    const [ana] = two(plain)
    ana.put('b', 7)
    paste(ana.view, copied)
    expect([brackets(), strays()]).toEqual([['may [now]', 'now'], 0])
    expect(bracketsOf(said()).all.map(({ by }) => by)).toEqual(['arcadia', 'arcadia'])
    undo(ana.view.state, ana.view.dispatch)
    expect([paragraphs(), brackets()]).toEqual([['It shall rise.', 'It sat.'], []])
  })

  it('keeps its signs when it is made bold', () => {
    const [ana] = two(set)
    ana.put('a', 0, 16)
    toggle('strong')(ana.view.state, ana.view.dispatch)
    expect(brackets()).toEqual(['shall'])
  })

  it('never has its mark on words', () => {
    const [ana] = two(plain)
    const mark = schema.mark('bracket', { id: 'x', end: 'open' })
    ana.view.dispatch(ana.view.state.tr.insert(2, schema.text('words[ and', [mark])))
    const marked: string[] = []
    said().descendants((node) => void (node.marks.length > 0 && marked.push(node.text ?? '')))
    expect(marked).toEqual(['['])
  })
})

describe('alternatives', () => {
  const versions = () => {
    const doc = said()
    return alternativesOf(doc).map((of) =>
      of.kind === 'words'
        ? of.members.map(({ open, close }) => doc.textBetween(open + 1, close))
        : of.members.map(({ block }) => String(block)),
    )
  }

  it('typed side by side are one set, which is undone by itself', () => {
    const [ana] = two(plain)
    ana.put('b', 3)
    ana.type('[shall][should][may] ')
    expect(versions()).toEqual([['shall', 'should', 'may']])
    undo(ana.view.state, ana.view.dispatch)
    undo(ana.view.state, ana.view.dispatch)
    expect(versions()).toEqual([['shall', 'should']])
  })

  it('are made of those side by side, and taken apart', () => {
    const of = text(
      section(
        's',
        p(
          'a',
          open('x'),
          'a',
          close('x'),
          ' / ',
          open('y'),
          'b',
          close('y'),
          open('z'),
          'c',
          close('z'),
          ' no ',
          open('w'),
          'd',
          close('w'),
        ),
      ),
    )
    const [ana] = two(of)
    ana.put('a', 7)
    joinAlternatives(setter)(ana.view.state, ana.view.dispatch, ana.view)
    expect(versions()).toEqual([['a', 'b', 'c']])
    separateAlternatives(ana.view.state, ana.view.dispatch, ana.view)
    expect(versions()).toEqual([])
  })

  it('of a paragraph come after it and its sub-paragraphs, in the same set', () => {
    const [ana] = two(
      text(section('s', p('a', 'One:'), paragraph({ id: 'a1', level: 1 }, 'sub'), p('b', 'Two.'))),
    )
    const add = (id: string) =>
      addAlternative(blockId(id), 'bis', setter.newId)(ana.view.state, ana.view.dispatch, ana.view)
    add('a')
    ana.type('Other.')
    add('a')
    ana.type('Third.')
    expect(paragraphs()).toEqual(['One:', 'sub', 'Other.', 'Third.', 'Two.'])
    const [[first = '', second = '', third = ''] = []] = versions()
    expect(first).toBe('a')
    leaveAlternatives(blockId(third))(ana.view.state, ana.view.dispatch, ana.view)
    expect(versions()).toEqual([['a', second]])
    leaveAlternatives(blockId('a'))(ana.view.state, ana.view.dispatch, ana.view)
    const attributes: unknown[] = []
    said().descendants((node) => void attributes.push(node.attrs.alternative))
    expect(attributes.filter(Boolean)).toEqual([])
  })
})
