// @vitest-environment jsdom
import '../testing/layout'
import { afterEach, describe, expect, it } from 'vitest'
import { eachBlock } from '../../../shared/document/blocks'
import { footnote, p, section, text } from '../../../shared/testing/build'
import { backward, insertBreak, split } from '../commands'
import { type Person, type Room, room } from '../testing/room'
import { redo, undo } from './history'

const opening = text(
  section(
    's',
    p('a', 'The Conference noted the report.'),
    p('b', 'It rose', footnote('f', 'Late'), ' again.'),
  ),
)
let open: Room | null = null
afterEach(() => open?.close())

function three(): readonly [Person, Person, Person] {
  open = room(opening, ['write', 'write', 'write'], [2, 3, 4])
  const [ana, ben, chen] = open.people
  if (!ana || !ben || !chen) throw new Error('Three were asked for')
  return [ana, ben, chen]
}

/** All before they have heard of each other. */
function atOnce(...deeds: readonly (() => void)[]): void {
  for (const person of open?.people ?? []) person.hold()
  for (const deed of deeds) deed()
  for (const person of open?.people ?? []) person.letGo()
}

function paragraphs(): readonly string[] {
  const said = open?.said()
  const words: string[] = []
  if (said) eachBlock(said, ({ node }) => void words.push(node.textContent))
  return words
}

function enter({ view, put }: Person, block: string, offset: number): void {
  put(block, offset)
  split(view.state, view.dispatch)
}

function write({ put, type }: Person, block: string, offset: number, words: string): void {
  put(block, offset)
  type(words)
}

describe('what one types in the second half of a paragraph that a colleague ends in the middle', () => {
  it('is in the second half, where it was typed', () => {
    const [ana, ben] = three()
    atOnce(
      () => enter(ana, 'a', 14),
      () => write(ben, 'a', 20, ' warmly'),
    )
    expect(paragraphs()).toEqual([
      'The Conference',
      ' noted warmly the report.',
      'It roseLate again.',
    ])
  })

  it('is in the first half where that was', () => {
    const [ana, ben] = three()
    atOnce(
      () => enter(ana, 'a', 14),
      () => write(ben, 'a', 3, ' whole'),
    )
    expect(paragraphs().slice(0, 2)).toEqual(['The whole Conference', ' noted the report.'])
  })

  it('goes on there', () => {
    const [ana, ben] = three()
    atOnce(
      () => enter(ana, 'a', 14),
      () => write(ben, 'a', 20, ' war'),
    )
    ben.type('mly')
    expect(paragraphs().slice(0, 2)).toEqual(['The Conference', ' noted warmly the report.'])
  })

  it('goes on there, were nothing typed before hearing of it', () => {
    const [ana, ben] = three()
    ben.put('a', 20)
    enter(ana, 'a', 14)
    ben.type(' warmly')
    expect(paragraphs().slice(0, 2)).toEqual(['The Conference', ' noted warmly the report.'])
  })

  it('is taken back by its author, and done again', () => {
    const [ana, ben] = three()
    atOnce(
      () => enter(ana, 'a', 14),
      () => write(ben, 'a', 20, ' warmly'),
    )
    undo(ben.view.state, ben.view.dispatch)
    expect(paragraphs().slice(0, 2)).toEqual(['The Conference', ' noted the report.'])
    redo(ben.view.state, ben.view.dispatch)
    expect(paragraphs().slice(0, 2)).toEqual(['The Conference', ' noted warmly the report.'])
  })

  it('is there when it was typed behind a footnote, or in one', () => {
    const [ana, ben, chen] = three()
    atOnce(
      () => enter(ana, 'b', 3),
      () => write(ben, 'b', 15, ' at last'),
      () => write(chen, 'b', 10, 'er'),
    )
    expect(paragraphs().slice(1)).toEqual(['It ', 'roseLaerte a at lastgain.'])
  })

  it('is there when two were typing', () => {
    const [ana, ben, chen] = three()
    atOnce(
      () => enter(ana, 'a', 14),
      () => write(ben, 'a', 20, ' warmly'),
      () => write(chen, 'a', 31, ' of it'),
    )
    expect(paragraphs().slice(0, 2)).toEqual(['The Conference', ' noted warmly the report of it.'])
  })

  it('is there when it is a line break', () => {
    const [ana, ben] = three()
    atOnce(
      () => enter(ana, 'a', 14),
      () => {
        ben.put('a', 20)
        insertBreak(ben.view.state, ben.view.dispatch)
      },
    )
    expect(paragraphs().slice(0, 2)).toEqual(['The Conference', ' noted\n the report.'])
  })
})

describe('what one types in a paragraph that a colleague joins to the one before', () => {
  it('is where it was typed', () => {
    const [ana, ben] = three()
    atOnce(
      () => {
        ana.put('b', 0)
        backward(ana.view.state, ana.view.dispatch)
      },
      () => write(ben, 'b', 2, ' then'),
    )
    expect(paragraphs()).toEqual(['The Conference noted the report.It then roseLate again.'])
  })
})

describe('Enter taken back while a colleague types in the second half', () => {
  it('leaves their words where they were typed', () => {
    const [ana, ben] = three()
    enter(ana, 'a', 14)
    const half = ana.view.state.selection.$from.parent.attrs.id
    atOnce(
      () => undo(ana.view.state, ana.view.dispatch),
      () => write(ben, half, 6, ' warmly'),
    )
    expect(paragraphs()[0]).toBe('The Conference noted warmly the report.')
  })
})

describe('two who end one paragraph at once', () => {
  const cases = [
    [[2, 3], 14, 14, ['The Conference', ' noted the report.']],
    [[3, 2], 14, 14, ['The Conference', ' noted the report.']],
    [[2, 3], 14, 20, ['The Conference', ' noted', ' the report.']],
    [[3, 2], 14, 20, ['The Conference', ' noted', ' the report.']],
  ] as const

  it.each(cases)(
    'clients %j at %i and %i: have its second half once',
    (clients, one, other, said) => {
      open = room(opening, ['write', 'write'], [...clients])
      const [ana, ben] = open.people
      if (!ana || !ben) throw new Error('Two were asked for')
      atOnce(
        () => {
          enter(ana, 'a', one)
          ana.type('A')
        },
        () => {
          enter(ben, 'a', other)
          ben.type('B')
        },
      )
      const plain = paragraphs().map((words) => words.replaceAll(/[AB]/g, ''))
      expect(plain.slice(0, -1)).toEqual(said)
      ana.type('a')
      ben.type('b')
      expect(paragraphs().join('|')).toContain('Aa')
      expect(paragraphs().join('|')).toContain('Bb')
    },
  )
})
