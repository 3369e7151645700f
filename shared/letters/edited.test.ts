import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import english from '../../assets/letters/invitation.en.json'
import french from '../../assets/letters/invitation.fr.json'
import states from '../../assets/states/amended-protocol-2.json'
import type { LetterCondition, LetterPart } from '../document/kinds'
import { schema } from '../document/schema'
import { seed } from '../document/ydoc'
import { StatesRegisterSchema } from '../states/register'
import { paragraph, section, text } from '../testing/build'
import { readTemplate, withEdited } from './edited'
import { holdsLetters } from './of-letters'
import { ShippedTemplate, shippedTemplateIn, templatesFor } from './template'
import { templateFaults } from './template-faults'

const shipped = [english, french].map((each) => ShippedTemplate.parse(each))
const field = (name: string) => schema.node('field', { name })
const place = (part: LetterPart, only: LetterCondition | null = null) => ({
  kind: 'plain',
  letter: { part, only },
})
const template = (...blocks: readonly Node[]) => text(section('s', ...blocks))
const addressee = paragraph(place('addressee'), field('state-formal'))
const body = paragraph(place('body'), 'I write to you.')

describe('what letters are made from', () => {
  const conference = { title: 'Seventh Annual Conference', meeting: 'Geneva, 23 November 2005' }
  const { treaty } = StatesRegisterSchema.parse(states)
  let ids = 0
  const templates = templatesFor(shipped, { conference, treaty, given: {} }, () => `x-${++ids}`)
  const own = template(addressee, body)

  it('is what the secretariat has written, in the languages in which it has', () => {
    const made = withEdited(templates, new Map([['en', own]]))
    expect(made.get('en')?.template).toBe(own)
    expect(made.get('en')?.names).toBe(templates.get('en')?.names)
    expect([...made.keys()]).toEqual([...templates.keys()])
  })

  it('is what is shipped as long as nobody has written on it', () => {
    expect(withEdited(templates, new Map())).toBe(templates)
    expect(readTemplate(new Y.Doc())).toBeNull()
  })

  it('is the document as it stands once somebody has', () => {
    const doc = new Y.Doc()
    seed(doc, own)
    const found = readTemplate(doc)
    expect(found?.kind === 'valid' && found.node.toJSON()).toEqual(own.toJSON())
  })
})

describe('what is wrong with a template', () => {
  it('is nothing in those that are shipped', () => {
    for (const { language } of shipped) {
      const node = shippedTemplateIn(language, shipped)
      expect(node && templateFaults(node), language).toEqual([])
    }
  })

  it('is each field that does not exist, once', () => {
    const wrong = paragraph(place('body'), 'To ', field('captial'), field('captial'), field('king'))
    expect(templateFaults(template(addressee, wrong))).toEqual([
      { kind: 'unknown-field', name: 'captial' },
      { kind: 'unknown-field', name: 'king' },
    ])
  })

  it('is that nothing says to whom it goes, or only to some', () => {
    const some = paragraph(place('addressee', 'signatory'), field('state'))
    const noState = paragraph(place('addressee'), field('name'))
    for (const each of [template(body), template(body, some), template(body, noState)]) {
      expect(templateFaults(each)).toEqual([{ kind: 'no-addressee' }])
    }
  })

  it('is that it says nothing, or only to some', () => {
    const some = paragraph(place('body', 'neither'), 'You may accede.')
    const blank = paragraph(place('body'), '  ')
    for (const each of [template(addressee), template(addressee, some, blank)]) {
      expect(templateFaults(each)).toEqual([{ kind: 'no-words' }])
    }
  })
})

it('a template that is longer than any letter is no template', () => {
  const many = Array.from({ length: 200 }, () => body)
  const long = paragraph(place('body'), 'I write. '.repeat(3000))
  const pieces = Array.from({ length: 501 }, (_, n) => (n % 2 ? field('state') : 'of '))
  expect(templateFaults(template(addressee, ...many.slice(1)))).toEqual([])
  for (const each of [[...many], [long], [paragraph(place('body'), ...pieces)]]) {
    expect(templateFaults(template(addressee, ...each))).toEqual([{ kind: 'too-long' }])
  }
})

it('a text has none of it: no paragraph for some recipients, no field that waits for one', () => {
  const plain = paragraph({ kind: 'plain' }, 'In all ', field('bound'), field('bound-state'))
  expect(holdsLetters(template(plain))).toBe(false)
  expect(holdsLetters(template(body))).toBe(true)
  expect(holdsLetters(template(paragraph({ kind: 'plain' }, field('capital'))))).toBe(true)
})
