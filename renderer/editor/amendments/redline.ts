import type { Fragment, Node } from 'prosemirror-model'
import { Decoration } from 'prosemirror-view'
import { type ChangedNote, partsOf } from '../../../shared/amendments/changed-notes'
import type { Edit } from '../../../shared/amendments/diff'
import type { Turn } from '../../../shared/amendments/drawn'
import { runsBetween } from '../../../shared/amendments/segments'
import { schema } from '../../../shared/document/schema'
import type { AmendmentId } from '../../../shared/ids'
import { draw } from '../draw'
import { markedNotes } from './marked-notes'

/** How a change is shown: whose it is, in colour, in words for a screen reader, and in style. */
export interface Hand {
  /** Distinguishes the widgets of one hand from those of another. */
  readonly key: string
  readonly colour: string
  readonly class: string
  readonly inserts: string
  readonly deletes: string
  /** More attributes for each mark, such as what a click on it selects. */
  readonly data: Readonly<Record<string, string>>
  /** The amendment that the marks belong to: they are made anew together. */
  readonly owner?: AmendmentId
  /** Marks at one place stand in the order of their ranks, from 0 up to 1. */
  readonly rank?: number
  /** What is said of the sign of a paragraph that is divided, and of several that are joined. */
  readonly turns: Readonly<Record<Turn, string>>
}

/** Words struck where they stand. */
export function struck(from: number, to: number, hand: Hand): Decoration {
  const attributes = {
    nodeName: 'del',
    class: hand.class,
    style: `--by: ${hand.colour}`,
    title: hand.deletes,
    'aria-label': hand.deletes,
    ...hand.data,
  }
  return Decoration.inline(from, to, attributes, { owner: hand.owner })
}

/** Words that stand in the text and are marked as new. */
export function added(from: number, to: number, hand: Hand): Decoration {
  return Decoration.inline(from, to, {
    nodeName: 'ins',
    class: hand.class,
    style: `--by: ${hand.colour}`,
    title: hand.inserts,
    'aria-label': hand.inserts,
    ...hand.data,
  })
}

/** Words shown at a place of the text that does not have them. */
function shown(at: number, words: Fragment, as: 'ins' | 'del', hand: Hand): Decoration {
  const key = `${hand.key} ${as} ${JSON.stringify(words.toJSON())}`
  const build = () => {
    const element = dressed(as, hand)
    element.append(draw(words))
    return element
  }
  // What is struck stands before what takes its place, and the caret after both.
  const side = (as === 'del' ? -2 : -1) + (hand.rank ?? 0)
  return Decoration.widget(at, build, {
    key,
    side,
    marks: [],
    ignoreSelection: true,
    owner: hand.owner,
  })
}

/** The short name of whose these are; what more there is to say of them is read out too. */
export function tag(at: number, words: string, hand: Hand, isHeard = false): Decoration {
  const build = () => {
    const element = dressed('span', hand)
    element.classList.add('tag')
    if (!isHeard) element.setAttribute('aria-hidden', 'true')
    element.textContent = words
    return element
  }
  return beside(at, `tag ${words}`, build, hand)
}

/** Where a paragraph is divided, or two are joined: what is seen of it is the end of a paragraph. */
export function turnSign(at: number, turn: Turn, hand: Hand): Decoration {
  const build = () => {
    const element = dressed(turn === 'split' ? 'ins' : 'del', hand)
    element.classList.add('turn-sign')
    element.title = hand.turns[turn]
    element.append(heardOnly(hand.turns[turn]), onlySeen('¶'))
    return element
  }
  return beside(at, `${turn} sign`, build, hand)
}

/** An addressee or a caption that becomes another, behind the block. */
export function besideSign(at: number, words: BesideWords, hand: Hand): Decoration {
  const build = () => {
    const element = dressed('span', hand)
    element.classList.add('beside-sign')
    const name = document.createElement('span')
    name.textContent = `${words.name} `
    element.append(name)
    for (const [as, said] of [
      ['del', words.out],
      ['ins', words.in],
    ] as const) {
      if (!said) continue
      const mark = dressed(as, hand)
      mark.textContent = said
      element.append(mark)
    }
    return element
  }
  return beside(at, `beside ${JSON.stringify(words)}`, build, hand)
}

export interface BesideWords {
  readonly name: string
  readonly out: string
  readonly in: string
}

function beside(at: number, name: string, build: () => HTMLElement, hand: Hand): Decoration {
  return Decoration.widget(at, build, {
    key: `${hand.key} ${name}`,
    side: -1 + (hand.rank ?? 0),
    marks: [],
    ignoreSelection: true,
    owner: hand.owner,
  })
}

export function heardOnly(words: string): HTMLElement {
  const element = document.createElement('span')
  element.className = 'heard-only'
  element.textContent = words
  return element
}

function onlySeen(words: string): HTMLElement {
  const element = document.createElement('span')
  element.setAttribute('aria-hidden', 'true')
  element.textContent = words
  return element
}

/** The deletions of a list of edits, struck, and its insertions shown beside them. */
export function redline(
  start: number,
  edits: readonly Edit[],
  base: Node,
  words: Node,
  hand: Hand,
): Decoration[] {
  const parts = edits.flatMap((edit) => partsOf(base, words, edit))
  return parts.flatMap(({ from, to, fromB, toB, note }) => [
    ...(to > from ? [struck(start + from, start + to, hand)] : []),
    ...markedNotes(base, start, { from, to }, 'del', hand),
    ...(toB > fromB ? shownEdit(start + to, words, { from: fromB, to: toB }, 'ins', hand) : []),
    ...(note ? [noteWords(start + note.was.pos + note.was.node.nodeSize, note, hand)] : []),
  ])
}

/** The sign of a note that says something else stays; what changes in it is shown behind it. */
export function noteWords(at: number, { was, is }: ChangedNote, hand: Hand): Decoration {
  const runs = runsBetween(was.node, is.node)
  const build = () => {
    const element = dressed('span', hand)
    element.classList.add('note-words')
    element.append(' (')
    for (const { how, words } of runs) {
      const mark =
        how === 'in' || how === 'out' ? dressed(how === 'in' ? 'ins' : 'del', hand) : null
      mark?.append(words)
      element.append(mark ?? words)
    }
    element.append(')')
    return element
  }
  return beside(at, `note ${JSON.stringify(runs)}`, build, hand)
}

/** Words in their line, and whole rows of a table as rows. */
export function shownEdit(
  at: number,
  source: Node,
  { from, to }: { from: number; to: number },
  as: 'ins' | 'del',
  hand: Hand,
): Decoration[] {
  const content = source.slice(from, to).content
  if (content.firstChild?.type !== schema.nodes.row) {
    return [shown(at, content, as, hand)]
  }
  return content.content.map((row, index) =>
    beside(at, `${as} row ${index} ${JSON.stringify(row)}`, () => shownRow(row, as, hand), hand),
  )
}

function shownRow(row: Node, as: 'ins' | 'del', hand: Hand): HTMLElement {
  const line = document.createElement('tr')
  line.className = 'shown-row'
  for (const cell of row.children) {
    const box = document.createElement(cell.type === schema.nodes.header_cell ? 'th' : 'td')
    const { colspan, rowspan } = cell.attrs
    box.colSpan = Number(colspan)
    box.rowSpan = Number(rowspan)
    const mark = dressed(as, hand)
    mark.append(draw(cell.content))
    box.append(mark)
    line.append(box)
  }
  return line
}

export function dressed(name: 'ins' | 'del' | 'span' | 'div', hand: Hand): HTMLElement {
  const element = document.createElement(name)
  element.className = hand.class
  element.style.setProperty('--by', hand.colour)
  if (name === 'ins' || name === 'del') {
    const label = name === 'ins' ? hand.inserts : hand.deletes
    element.setAttribute('aria-label', label)
    element.title = label
  }
  for (const [key, value] of Object.entries(hand.data)) element.setAttribute(key, value)
  return element
}
