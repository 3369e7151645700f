// @vitest-environment jsdom
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { close, em, footnote, heading, open, p, section, text } from '../../../shared/testing/build'
import { undo } from '../shared-text/history'
import { searchEditor } from './search'
import '../testing/layout'
import { type Person, type Room, room } from '../testing/room'

let meeting: Room | null = null
afterEach(() => {
  meeting?.close()
  meeting = null
})

const given = text(
  section(
    's',
    heading('h', 1, 'Decisions'),
    p('a', 'The Conference decided. The conference ', em('noted'), ' it.'),
    p('b', 'Conferences', footnote('f', 'A conference'), ' meet.'),
  ),
)
const plain = { wholeWord: false, matchCase: false }
const conference = { ...plain, words: 'conference' }

function meet(...modes: Parameters<typeof room>[1]): readonly [Person, ...Person[]] {
  meeting = room(given, modes)
  const [first, ...others] = meeting.people
  if (!first) throw new Error('Someone was asked in')
  return [first, ...others]
}

const said = ({ view }: Person) => view.state.doc.firstChild?.children.map((b) => b.textContent)
const marked = ({ view }: Person) =>
  [...view.dom.querySelectorAll('.found')].map((each) => each.textContent)

describe('looking for words', () => {
  it('counts and marks them, and stands at the first after the caret', () => {
    const [ana] = meet('read')
    const search = searchEditor(ana.view)
    ana.put('a', 10)
    search.look(conference)
    expect(search.found()).toEqual({ count: 4, at: 2 })
    expect(ana.view.dom.querySelector('.found-here')?.textContent).toBe('conference')
    // The sign of the footnote stands for its words.
    expect(marked(ana)).toEqual(['Conference', 'conference', 'Conference', ''])
  })

  it('goes round the whole text, both ways', () => {
    const [ana] = meet('read')
    const search = searchEditor(ana.view)
    search.look(conference)
    const at = () => search.found()?.at
    expect(at()).toBe(1)
    search.step(-1)
    expect(at()).toBe(4)
    expect(ana.view.state.selection.$from.nodeAfter?.type.name).toBe('footnote')
    search.step(1)
    expect(at()).toBe(1)
  })

  it('heeds case and whole words', () => {
    const [ana] = meet('read')
    const search = searchEditor(ana.view)
    search.look({ ...conference, matchCase: true })
    expect(search.found()?.count).toBe(2)
    search.look({ ...conference, wholeWord: true })
    expect(search.found()?.count).toBe(3)
    search.look({ ...conference, words: 'nowhere' })
    expect(search.found()).toEqual({ count: 0, at: null })
    search.look(null)
    expect([search.found(), marked(ana)]).toEqual([null, []])
  })

  it('keeps its place while a colleague writes', () => {
    const [ana, ben] = meet('write', 'write')
    const search = searchEditor(ana.view)
    search.look(conference)
    search.step(1)
    ben?.put('h', 0)
    ben?.type('New ')
    expect(search.found()?.at).toBe(2)
  })
})

describe('replacing', () => {
  it('replaces one and goes on', () => {
    const [ana] = meet('write')
    const search = searchEditor(ana.view)
    search.look({ ...conference, matchCase: true, words: 'Conference' })
    expect(search.replace('Meeting')).toBe(true)
    expect(said(ana)?.[1]).toBe('The Meeting decided. The conference noted it.')
    expect(search.found()).toEqual({ count: 1, at: 1 })
  })

  it('replaces all, in footnotes too, as one step to undo', () => {
    const [ana] = meet('write')
    const search = searchEditor(ana.view)
    search.look(conference)
    expect(search.replaceAll('assembly')).toBe(4)
    const after = ['Decisions', 'The assembly decided. The assembly noted it.']
    expect(said(ana)).toEqual([...after, 'assemblysA assembly meet.'])
    undo(ana.view.state, ana.view.dispatch)
    expect(said(ana)).toEqual(given.firstChild?.children.map((block) => block.textContent))
  })

  it('keeps italic where it was', () => {
    const [ana] = meet('write')
    const search = searchEditor(ana.view)
    search.look({ ...plain, words: 'noted' })
    search.replaceAll('notes')
    const paragraph = ana.view.state.doc.firstChild?.child(1)
    const italic = paragraph?.children.filter((node) => node.marks.length > 0)
    expect(italic?.map((node) => node.text)).toEqual(['notes'])
  })

  it('loses no word that a colleague writes between two of them at the same time', () => {
    const [ana, ben] = meet('write', 'write')
    ben?.hold()
    const search = searchEditor(ana.view)
    search.look(conference)
    search.replaceAll('assembly')
    ben?.put('a', 22)
    ben?.type(' at once')
    ben?.letGo()
    expect(meeting?.said().firstChild?.child(1).textContent).toBe(
      'The assembly decided at once. The assembly noted it.',
    )
  })

  it('loses no word that a colleague writes in the midst of all of them', () => {
    const [ana, ben] = meet('write', 'write')
    ben?.hold()
    const search = searchEditor(ana.view)
    search.look(conference)
    search.replaceAll('')
    for (const [at, words] of [
      [0, 'Now '],
      [22, ' at once'],
      [40, ' again'],
    ] as const) {
      ben?.put('a', at)
      ben?.type(words)
    }
    ben?.letGo()
    const words = meeting?.said().firstChild?.child(1).textContent
    for (const each of ['Now ', ' at once', ' again']) expect(words).toContain(each)
    expect(words).not.toContain('onference')
  })

  it('is as if a colleague who writes elsewhere meanwhile had written before it', () => {
    const words = ['report', 'report, a report', ' and ', '[x]', ' ', 'é']
    const given = fc.record({
      paragraphs: fc.array(fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 8 }), {
        minLength: 2,
        maxLength: 2,
      }),
      by: fc.constantFrom('', 'r', 'reports', 'statement'),
      places: fc.array(fc.tuple(fc.nat(1), fc.nat(60)), { minLength: 1, maxLength: 4 }),
    })
    fc.assert(
      fc.property(given, ({ paragraphs, by, places }) => {
        const blocks = paragraphs.map((runs, at) => p(`p${at}`, runs.join('')))
        const here = room(text(section('s', ...blocks)), ['write', 'write'])
        const [ana, ben] = here.people
        if (!ana || !ben) throw new Error('Two were asked in')
        for (const each of here.people) each.hold()
        const search = searchEditor(ana.view)
        search.look({ ...plain, words: 'report' })
        search.replaceAll(by)
        for (const [block, at] of places) {
          // Beside a word that is replaced it is anyone's guess on which side of the new one it stands.
          const now = said(ben)?.[block] ?? ''
          if (/report$/.test(now.slice(0, at)) || isWithin('report', now, at)) continue
          ben.put(`p${block}`, Math.min(at, now.length))
          ben.type('✓')
        }
        const expected = said(ben)?.map((each) => each.replaceAll('report', by))
        for (const each of here.people) each.letGo()
        const found = here.said().firstChild?.children.map((each) => each.textContent)
        here.close()
        expect(found).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  it('leaves a paragraph empty of which it replaces every word by none', () => {
    meeting = room(text(section('s', p('a', 'gone'), p('b', 'gone, gone'))), ['write', 'write'])
    const [ana, ben] = meeting.people
    if (!ana || !ben) throw new Error('Two were asked in')
    const search = searchEditor(ana.view)
    search.look({ ...plain, words: 'gone' })
    search.replaceAll('')
    const words = () => meeting?.said().firstChild?.children.map((each) => each.textContent)
    expect(words()).toEqual(['', ', '])
    ben.put('a', 0)
    ben.type('Back')
    expect(words()).toEqual(['Back', ', '])
    undo(ana.view.state, ana.view.dispatch)
    expect(words()?.[1]).toBe('gone, gone')
  })

  it('replaces thousands in one go', () => {
    const many = Array.from({ length: 600 }, (_, at) =>
      p(`p${at}`, 'The report, a report, the report.'),
    )
    meeting = room(text(section('s', ...many)), ['write'])
    const [ana] = meeting.people
    if (!ana) throw new Error('Someone was asked in')
    const search = searchEditor(ana.view)
    search.look({ ...plain, words: 'report' })
    ana.hold()
    expect(search.replaceAll('statement')).toBe(1800)
    expect(ana.sent).toHaveLength(1)
    ana.letGo()
    const last = meeting.said().firstChild?.lastChild?.textContent
    expect(last).toBe('The statement, a statement, the statement.')
  })

  it('writes nothing where the text is closed', () => {
    const [ana] = meet('propose')
    const search = searchEditor(ana.view)
    search.look(conference)
    expect([search.replace('x'), search.replaceAll('x')]).toEqual([false, 0])
    expect(said(ana)?.[1]).toContain('Conference')
  })

  it('may replace words by longer ones that hold them', () => {
    const [ana] = meet('write')
    const search = searchEditor(ana.view)
    search.look(conference)
    search.replaceAll('the conference')
    expect(said(ana)?.[1]).toBe('The the conference decided. The the conference noted it.')
  })
})

it('does not make a letter a sign of a bracket', () => {
  meeting = room(text(section('s', p('a', open('x'), 'shall', close('x')))), ['write'])
  const [ana] = meeting.people
  if (!ana) throw new Error('Someone was asked in')
  const search = searchEditor(ana.view)
  search.look({ ...plain, words: '[shall' })
  search.replaceAll('(will')
  const block = ana.view.state.doc.firstChild?.firstChild
  // The other sign goes with the one that was replaced.
  expect(block?.textContent).toBe('(will')
  expect(block?.firstChild?.marks).toEqual([])
})

/** Whether a place is in a word, or right before it. */
function isWithin(word: string, words: string, at: number): boolean {
  return words.slice(Math.max(0, at - word.length + 1), at + word.length).includes(word)
}
