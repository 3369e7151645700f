// @vitest-environment jsdom
import './testing/layout'
import { afterEach, describe, expect, it } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { schema } from '../../shared/document/schema'
import { p, section, text } from '../../shared/testing/build'
import { insertBreak, insertFootnote, setHeading, split, toggle } from './commands'
import { setMode } from './mode'
import { move } from './moving/move'
import { redo, undo } from './shared-text/history'
import { type Person, type Room, room } from './testing/room'

const opening = text(section('s', p('a', 'The Conference noted the report.'), p('b', 'It rose.')))
let open: Room | null = null
afterEach(() => open?.close())

function three(): readonly [Person, Person, Person] {
  open = room(opening, ['write', 'write', 'write'])
  const [ana, ben, chen] = open.people
  if (!ana || !ben || !chen) throw new Error('Three were asked for')
  return [ana, ben, chen]
}

const paragraphs = () => {
  const said: string[] = []
  open?.said().descendants((node) => void (node.isTextblock && said.push(node.textContent)))
  return said
}

/** Each has typed before hearing of the others. */
function atOnce(people: readonly Person[], each: (person: Person, index: number) => void): void {
  for (const person of people) person.hold()
  people.forEach(each)
  for (const person of people) person.letGo()
}

describe('three people in one paragraph', () => {
  it('see each letter of the others', () => {
    const [ana, ben] = three()
    ana.put('a', 14)
    ana.type(' solemnly')
    ben.put('a', 0)
    ben.type('So: ')
    expect(paragraphs()).toEqual(['So: The Conference solemnly noted the report.', 'It rose.'])
  })

  it('typing at once all keep their words, whole', () => {
    const people = three()
    atOnce(people, (person, index) => {
      person.put('a', [4, 14, 20][index] ?? 0)
      person.type([' ANA', ' BEN', ' CHEN'][index] ?? '')
    })
    expect(paragraphs()[0]).toBe('The  ANAConference BEN noted CHEN the report.')
  })

  it('typing at once at the very same place all keep their words, whole', () => {
    const people = three()
    atOnce(people, (person, index) => {
      person.put('a', 14)
      person.type([' one', ' two', ' three'][index] ?? '')
    })
    const [said = ''] = paragraphs()
    expect(said.length).toBe('The Conference one two three noted the report.'.length)
    for (const word of [' one', ' two', ' three']) expect(said).toContain(word)
  })

  it('typing letter by letter in turns at the very same place all keep their words, whole', () => {
    const people = three()
    for (const person of people) person.put('a', 14)
    for (const letter of [0, 1, 2, 3]) {
      people.forEach((person, index) => {
        person.type([' one', ' two', ' six'][index]?.[letter] ?? '')
      })
    }
    const [said = ''] = paragraphs()
    for (const word of [' one', ' two', ' six']) expect(said).toContain(word)
  })

  it('keeps the caret at the end of a paragraph while a colleague writes elsewhere', () => {
    const [ana, ben] = three()
    ana.put('a', 32)
    ben.put('a', 3)
    for (const letter of ' So it is.') {
      ana.type(letter)
      ben.type('x')
    }
    expect(paragraphs()).toEqual([
      'Thexxxxxxxxxx Conference noted the report. So it is.',
      'It rose.',
    ])
  })

  it('keep the caret on the word where it was while others type before it', () => {
    const [ana, ben] = three()
    ana.put('a', 15)
    ben.put('a', 0)
    ben.type('Dear colleagues: ')
    ana.type('X')
    expect(paragraphs()[0]).toBe('Dear colleagues: The Conference Xnoted the report.')
  })
})

it.each([
  [[2, 3], 'the writer of the new word first'],
  [[3, 2], 'the colleague first'],
])(
  'a word put in the place of another stays whole beside what is written behind it: %j',
  (clients) => {
    open = room(opening, ['write', 'write'], clients)
    const [ana, ben] = open.people
    if (!ana || !ben) throw new Error('Two were asked for')
    atOnce([ana, ben], (person) => {
      if (person === ben) {
        ben.put('a', 'The Conference noted'.length)
        ben.type(' at last')
        return
      }
      ana.put('a', 'The Conference '.length, 'The Conference noted'.length)
      const { from, to } = ana.view.state.selection
      ana.view.dispatch(ana.view.state.tr.insertText('noting', from, to))
    })
    expect(paragraphs()[0]).toBe('The Conference noting at last the report.')
  },
)

describe('a caret that has just been moved, of which the browser has not told yet', () => {
  /** As a click does. */
  function click(person: Person, block: string, offset: number): void {
    person.view.focus()
    const words = person.view.dom.querySelector(`[data-id="${block}"]`)?.firstChild
    document.getSelection()?.collapse(words ?? null, offset)
  }

  it('stays where it is when a colleague writes', () => {
    const [ana, ben] = three()
    ana.put('a', 0)
    click(ana, 'b', 3)
    ben.put('a', 5)
    ben.type('x')
    expect(ana.view.state.selection.$from.parent.attrs.id).toBe('b')
    expect(ana.view.state.selection.$from.parentOffset).toBe(3)
  })

  it('is where the next key acts', () => {
    const [ana] = three()
    ana.put('a', 0)
    click(ana, 'b', 3)
    const enter = new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, bubbles: true })
    ana.view.dom.dispatchEvent(enter)
    expect(paragraphs()).toEqual(['The Conference noted the report.', 'It ', 'rose.'])
  })
})

describe('Enter in a paragraph where a colleague is writing', () => {
  it('keeps every word: those typed in the tail meanwhile are in the second half', () => {
    const [ana, ben, chen] = three()
    atOnce([ana, ben, chen], (person) => {
      if (person === ana) {
        ana.put('a', 14)
        split(ana.view.state, ana.view.dispatch)
      }
      if (person === ben) {
        ben.put('a', 31)
        ben.type(' warmly')
      }
    })
    expect(paragraphs()).toEqual(['The Conference', ' noted the report warmly.', 'It rose.'])
  })
})

describe('a paragraph that one has moved and written in', () => {
  it('says its words once when a colleague makes a heading of it', () => {
    const [ana, ben] = three()
    ana.put('b', 0)
    move(-1)(ana.view.state, ana.view.dispatch)
    ana.put('b', 0)
    ana.type('Then ')
    ben.put('b', 0)
    setHeading(2)(ben.view.state, ben.view.dispatch)
    expect(paragraphs()).toEqual(['Then It rose.', 'The Conference noted the report.'])
  })
})

describe('Enter by two people at once', () => {
  it('begins one new paragraph, which has the words after it', () => {
    const [ana, ben, chen] = three()
    atOnce([ana, ben, chen], (person) => {
      if (person === chen) return
      person.put('a', 14)
      split(person.view.state, person.view.dispatch)
    })
    expect(paragraphs()).toEqual(['The Conference', ' noted the report.', 'It rose.'])
  })
})

describe('two people deleting at once', () => {
  it('one paragraph each leave a section that is empty and still there', () => {
    const [ana, ben, chen] = three()
    atOnce([ana, ben, chen], (person) => {
      const { doc, tr } = person.view.state
      const at = doc.resolve(1)
      if (person === ana) person.view.dispatch(tr.delete(at.posAtIndex(0), at.posAtIndex(1)))
      if (person === ben) person.view.dispatch(tr.delete(at.posAtIndex(1), at.posAtIndex(2)))
    })
    expect(open?.said().eq(text(section('s')))).toBe(true)
  })
})

describe('bold laid over a footnote or a line break', () => {
  it('is on the words around it only, in every window', () => {
    const [ana] = three()
    ana.put('a', 14)
    insertFootnote(ana.view.state, ana.view.dispatch)
    ana.put('a', 20)
    insertBreak(ana.view.state, ana.view.dispatch)
    ana.put('a', 10, 25)
    toggle('strong')(ana.view.state, ana.view.dispatch)
    expect(open?.said().rangeHasMark(1, 20, schema.marks.strong)).toBe(true)
  })

  it('and a line break put among bold words stay plain in every window', () => {
    const [ana] = three()
    ana.put('a', 0, 10)
    toggle('strong')(ana.view.state, ana.view.dispatch)
    ana.put('a', 5)
    insertBreak(ana.view.state, ana.view.dispatch)
    expect(open?.said().nodeAt(7)?.marks).toEqual([])
  })
})

describe('undo', () => {
  it('takes back one’s own words and never a colleague’s', () => {
    const [ana, ben] = three()
    ana.put('a', 0)
    ana.type('ANA ')
    ben.put('a', 0)
    ben.type('BEN ')
    undo(ana.view.state, ana.view.dispatch)
    expect(paragraphs()[0]).toBe('BEN The Conference noted the report.')
    expect(undo(ana.view.state, ana.view.dispatch)).toBe(false)
    redo(ana.view.state, ana.view.dispatch)
    expect(paragraphs()[0]).toContain('ANA ')
  })

  it('of a new paragraph leaves it to the colleague who has written in it', () => {
    const [ana, ben] = three()
    ana.put('b', 8)
    split(ana.view.state, ana.view.dispatch)
    const added = ana.view.state.selection.$from.parent.attrs.id
    ben.put(added, 0)
    ben.type('Later.')
    undo(ana.view.state, ana.view.dispatch)
    expect(paragraphs()).toEqual(['The Conference noted the report.', 'It rose.', 'Later.'])
  })

  it('is refused once the text is closed', () => {
    const [ana] = three()
    ana.put('a', 0)
    ana.type('ANA ')
    ana.view.dispatch(setMode(ana.view.state, 'read'))
    const before = ana.sent.length
    expect(undo(ana.view.state, ana.view.dispatch)).toBe(false)
    expect(ana.sent.length).toBe(before)
  })
})

describe('a colleague’s caret', () => {
  it('shows name and delegation', () => {
    const [ana, ben] = three()
    ben.view.focus()
    ben.put('a', 3)
    return expect
      .poll(() => ana.view.dom.querySelector('.colleague-name')?.textContent)
      .toBe('Ben Okoro, borduria')
  })

  it('is not shown once the text is closed: it would tell where a draft is being written', async () => {
    const [ana, ben] = three()
    ben.view.focus()
    ben.put('a', 3)
    const shown = () => ana.view.dom.querySelectorAll('.colleague-name').length
    await expect.poll(shown).toBe(1)
    ben.view.dispatch(setMode(ben.view.state, 'propose'))
    ben.put('b', 1)
    await expect.poll(shown).toBe(0)
    expect(ben.awareness.getLocalState()?.cursor).toBeNull()
  })

  it('that is malformed is left out, and the others are shown', async () => {
    const [ana, ben] = three()
    const user = { name: 'Mallory', role: 'observer', delegation: null }
    const broken = [
      { user, cursor: { anchor: {}, head: {} } },
      { user, cursor: { anchor: { type: 'x' }, head: { item: { client: -1, clock: 'y' } } } },
      { user, cursor: { anchor: { tname: 'other' }, head: { tname: 'other' } } },
      { user, cursor: 'caret' },
      { user: null },
    ]
    const strangers = broken.map((state) => {
      const stranger = new Awareness(new Y.Doc())
      stranger.setLocalState(state)
      const update = encodeAwarenessUpdate(stranger, [stranger.clientID])
      applyAwarenessUpdate(ana.awareness, update, 'network')
      return stranger
    })
    ben.view.focus()
    ben.put('a', 3)
    await expect
      .poll(() => [...ana.view.dom.querySelectorAll('.colleague-name')].map((n) => n.textContent))
      .toEqual(['Ben Okoro, borduria'])
    for (const stranger of strangers) stranger.destroy()
  })
})
