// @vitest-environment jsdom
import '../testing/layout'
import { afterEach, describe, expect, it } from 'vitest'
import { schema } from '../../../shared/document/schema'
import { p, section, text } from '../../../shared/testing/build'
import type { Mode } from '../contract'
import { setMode } from '../mode'
import { undo } from '../shared-text/history'
import { type Person, type Room, room } from '../testing/room'

const headed = text(
  schema.node('masthead', { organ: 'The Conference', date: '23 November 2005' }),
  section('s', p('a', 'It met.')),
)
let open: Room | null = null
afterEach(() => open?.close())

function people(...modes: readonly Mode[]): readonly [Person, Person] {
  open = room(headed, modes)
  const [ana, ben] = open.people
  if (!ana || !ben) throw new Error('Two were asked for')
  return [ana, ben]
}

const masthead = () => open?.said().firstChild?.attrs

type Control = HTMLTextAreaElement | HTMLSelectElement

function field({ view }: Person, name: string): Control {
  const control = view.dom.querySelector<Control>(`.masthead-${name} .masthead-control`)
  if (!control) throw new Error(`No field ${name}`)
  return control
}

const sentence = ({ view }: Person) =>
  view.dom.querySelector('.masthead-symbol .masthead-refusal')?.textContent

function write(person: Person, name: string, value: string): Control {
  const control = field(person, name)
  control.focus()
  control.value = value
  control.dispatchEvent(new Event('input', { bubbles: true }))
  return control
}

function press(control: Control, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  control.dispatchEvent(event)
  return event
}

it('takes what is typed into the text of everyone', () => {
  const [ana, ben] = people('write', 'write')
  write(ana, 'meeting', 'Geneva, 23 November 2005')
  write(ana, 'distribution', 'Limited')
  expect(masthead()).toMatchObject({ meeting: 'Geneva, 23 November 2005', distribution: 'Limited' })
  expect(field(ben, 'meeting').value).toBe('Geneva, 23 November 2005')
  expect(field(ben, 'distribution').value).toBe('Limited')
})

it('names each field for those who hear the page', () => {
  const [ana] = people('write', 'write')
  const labels = [...ana.view.dom.querySelectorAll('.masthead-control')].map((each) =>
    each.getAttribute('aria-label')?.replace('page.masthead.label.', ''),
  )
  expect(labels).toEqual([
    ...['organ', 'symbol', 'distribution', 'date', 'original', 'language'],
    ...['meeting', 'agendaItem', 'job', 'marking'],
  ])
})

describe('a symbol', () => {
  it('is taken once it is one, and pending when nothing is left of it', () => {
    const [ana] = people('write', 'write')
    write(ana, 'symbol', 'CCW/AP.II/CONF.7/L.1')
    expect(masthead()?.symbol).toBe('CCW/AP.II/CONF.7/L.1')
    write(ana, 'symbol', '')
    expect(masthead()?.symbol).toBeNull()
    expect(sentence(ana)).toBe('')
  })

  it('is neither taken nor lost when it is none', () => {
    const [ana, ben] = people('write', 'write')
    write(ana, 'symbol', 'CCW/1')
    const control = write(ana, 'symbol', 'CCW/AP.II/')
    control.blur()
    write(ben, 'date', '24 November 2005')
    expect(masthead()?.symbol).toBe('CCW/1')
    expect(control.value).toBe('CCW/AP.II/')
    expect(control.getAttribute('aria-invalid')).toBe('true')
    expect(sentence(ana)).toBe('page.masthead.refused.symbol CCW/1')
  })

  it('that is none is given up with Escape', () => {
    const [ana] = people('write', 'write')
    write(ana, 'symbol', 'CCW/1').blur()
    const control = write(ana, 'symbol', 'no symbol')
    press(control, 'Escape')
    expect(control.value).toBe('CCW/1')
    expect(sentence(ana)).toBe('')
  })
})

describe('two people', () => {
  it('fill in two fields at once and do not disturb each other', () => {
    const [ana, ben] = people('write', 'write')
    ana.hold()
    write(ben, 'date', '24 November 2005')
    const control = write(ana, 'organ', 'A Conference')
    ana.letGo()
    expect(masthead()).toMatchObject({ organ: 'A Conference', date: '24 November 2005' })
    expect(document.activeElement).toBe(control)
  })

  it('in one field: the same for both, and nobody loses their place', () => {
    const [ana, ben] = people('write', 'write')
    ana.hold()
    ben.hold()
    write(ben, 'organ', 'The Second Conference')
    const control = write(ana, 'organ', 'The First Conference') as HTMLTextAreaElement
    control.setSelectionRange(3, 3)
    ana.letGo()
    ben.letGo()
    expect(['The First Conference', 'The Second Conference']).toContain(masthead()?.organ)
    expect(field(ana, 'organ').value).toBe(masthead()?.organ)
    expect(field(ben, 'organ').value).toBe(masthead()?.organ)
    expect(document.activeElement).toBe(control)
    expect(control.selectionStart).toBe(3)
  })

  it('each take back what they did themselves', () => {
    const [ana, ben] = people('write', 'write')
    const control = write(ana, 'organ', 'A Conference')
    write(ben, 'date', '24 November 2005')
    const event = press(control, 'z', { ctrlKey: true })
    expect(event.defaultPrevented).toBe(true)
    expect(masthead()).toMatchObject({ organ: 'The Conference', date: '24 November 2005' })
    expect(control.value).toBe('The Conference')
    undo(ben.view.state, ben.view.dispatch)
    expect(masthead()).toMatchObject({ organ: 'The Conference', date: '23 November 2005' })
  })
})

it('goes back with Escape to what a field said before, and with Enter into the words', () => {
  const [ana] = people('write', 'write')
  const control = write(ana, 'organ', 'Another')
  press(control, 'Escape')
  expect(masthead()?.organ).toBe('The Conference')
  expect(document.activeElement).toBe(ana.view.dom)
  press(write(ana, 'organ', 'Another'), 'Enter')
  expect(masthead()?.organ).toBe('Another')
  expect(document.activeElement).toBe(ana.view.dom)
})

it('takes back one field at a time', () => {
  const [ana] = people('write', 'write')
  write(ana, 'symbol', 'CCW/1')
  press(write(ana, 'organ', 'Another'), 'z', { ctrlKey: true })
  expect(masthead()).toMatchObject({ organ: 'The Conference', symbol: 'CCW/1' })
})

it('keeps a line that is pasted in several in one, without space around it', () => {
  const [ana] = people('write', 'write')
  write(ana, 'agendaItem', ' Item 16\r\n of the agenda \n').blur()
  expect(masthead()?.agendaItem).toBe('Item 16 of the agenda')
})

it('keeps a word that is none of its choices', () => {
  open = room(text(schema.node('masthead', { distribution: 'LIMITED' })), ['write'])
  const [ana] = open.people
  expect(ana && field(ana, 'distribution').value).toBe('LIMITED')
})

it.each(['propose', 'read'] as const)('shows only what is printed in %s', (mode) => {
  const [ana, ben] = people(mode, 'write')
  const organ = write(ana, 'organ', 'Mine') as HTMLTextAreaElement
  expect(organ.readOnly).toBe(true)
  expect(field(ana, 'distribution').disabled).toBe(true)
  expect(masthead()?.organ).toBe('The Conference')
  expect(ana.sent).toEqual([])
  const hidden = [...ana.view.dom.querySelectorAll<HTMLElement>('.masthead-field')]
    .filter((each) => each.hidden)
    .map((each) => each.className.split(' ')[1])
  expect(hidden).toEqual(
    ['language', 'meeting', 'agendaItem', 'job', 'marking'].map((each) => `masthead-${each}`),
  )
  write(ben, 'marking', 'ADVANCE VERSION')
  expect(field(ana, 'marking').value).toBe('ADVANCE VERSION')
})

it('closes with the stage, and opens again', () => {
  const [ana] = people('write', 'write')
  ana.dispatch((state) => setMode(state, 'propose'))
  expect(field(ana, 'organ')).toMatchObject({ readOnly: true })
  ana.dispatch((state) => setMode(state, 'write'))
  expect(field(ana, 'organ')).toMatchObject({ readOnly: false })
})
