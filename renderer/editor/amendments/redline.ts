import type { Node } from 'prosemirror-model'
import { Decoration } from 'prosemirror-view'
import type { Edit } from '../../../shared/amendments/diff'
import type { BlockId } from '../../../shared/ids'
import { draw } from '../draw'

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
  /** The block that the marks belong to: they are made anew when its words change. */
  readonly block?: BlockId
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
  return Decoration.inline(from, to, attributes, { block: hand.block })
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

/** Words of `source` shown at a place of the text that does not have them. */
export function shown(
  at: number,
  source: Node,
  { from, to }: { from: number; to: number },
  as: 'ins' | 'del',
  hand: Hand,
): Decoration {
  const words = source.content.cut(from, to)
  const key = `${hand.key} ${as} ${JSON.stringify(words.toJSON())}`
  const build = () => {
    const element = dressed(as, hand)
    element.append(draw(words))
    return element
  }
  // What is struck stands before what takes its place, and the caret after both.
  const side = as === 'del' ? -2 : -1
  return Decoration.widget(at, build, {
    key,
    side,
    marks: [],
    ignoreSelection: true,
    block: hand.block,
  })
}

/** The short name of whose changes these are. */
export function tag(at: number, words: string, hand: Hand): Decoration {
  const build = () => {
    const element = dressed('span', hand)
    element.classList.add('tag')
    element.setAttribute('aria-hidden', 'true')
    element.textContent = words
    return element
  }
  const key = `${hand.key} tag ${words}`
  return Decoration.widget(at, build, {
    key,
    side: -1,
    marks: [],
    ignoreSelection: true,
    block: hand.block,
  })
}

/** The deletions of a list of edits, struck, and its insertions shown beside them. */
export function redline(
  start: number,
  edits: readonly Edit[],
  words: Node,
  hand: Hand,
): Decoration[] {
  return edits.flatMap(({ from, to, fromB, toB }) => [
    ...(to > from ? [struck(start + from, start + to, hand)] : []),
    ...(toB > fromB ? [shown(start + to, words, { from: fromB, to: toB }, 'ins', hand)] : []),
  ])
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
