import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import sample from '../../assets/conferences/ap2-conf7.json'
import { close, em, footnote, open, p, paragraph, reference } from '../testing/build'
import { knownPart } from './known-part'
import { openingText, parseOpeningText } from './opening-text'

const later = (type: string, ...content: readonly unknown[]) => ({
  type,
  attrs: { id: 'q' },
  content,
})
const word = (text: string, ...marks: readonly unknown[]) => ({ type: 'text', text, marks })

describe('the known part of a block', () => {
  it('is the whole of one that the schema knows', () => {
    const { text } = openingText(parseOpeningText(sample), randomUUID)
    const rare = p(
      'a',
      open('x'),
      em('shall'),
      close('x'),
      footnote('f', 'See annex.'),
      reference('b'),
    )
    for (const node of [text, rare]) expect(knownPart(node.toJSON()).eq(node)).toBe(true)
  })

  it('has no marks and attributes of a later version, and all the words', () => {
    const given = {
      type: 'paragraph',
      attrs: { id: 'a', level: 1, mood: 'glad', kind: 'sung' },
      content: [word('It ', { type: 'blink' }), word('met', { type: 'em' }), word('.', 7)],
    }
    const made = paragraph({ id: 'a', level: 1 }, 'It ', em('met'), '.')
    expect(knownPart(given).eq(made)).toBe(true)
  })

  it('has no nodes of a later version', () => {
    const formula = later('formula')
    const given = {
      type: 'paragraph',
      attrs: { id: 'a' },
      content: [word('E'), formula, word('m')],
    }
    expect(knownPart(given).eq(p('a', 'Em'))).toBe(true)
  })

  it('is a paragraph with the words where the block is of a later version', () => {
    const given = later('quotation', { type: 'paragraph', content: [word('As '), word('said.')] })
    expect(knownPart(given).eq(paragraph({ kind: 'plain' }, 'As said.'))).toBe(true)
  })

  it.each([
    [null],
    [7],
    ['text'],
    [{}],
    [[]],
    [{ type: 'text', text: 'loose' }],
    [{ type: 'break' }],
  ])('of %j is a paragraph that can stand in a text', (given) => {
    const node = knownPart(given)
    node.check()
    expect(node.type.name).toBe('paragraph')
  })
})
