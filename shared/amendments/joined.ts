import { Fragment, type Node } from 'prosemirror-model'
import { idOf } from '../document/blocks'
import { schema } from '../document/schema'
import type { BlockId } from '../ids'
import type { Change } from './change'
import type { Across } from './divided'
import { mergeWords } from './merge-words'
import { standingIn } from './standing'
import { apart, end, inOne } from './turned'
import { placesOfWords, placesOnce, type Within } from './where-words-are'

/** Of words that stand in so many other places it is not told which of these were joined. */
const manyTwins = 32

/**
 * Where the words of a paragraph are by now that others have joined to another: it is no longer in
 * the text, and its words are, in one place and no other. `null` where it is there, or its words are
 * not, or in more than one place. A paragraph that had such words already when the sponsors saw the
 * text, its twin, has none of it; where its twins are not known, nor has one that says nothing else.
 */
export function joinedIn(text: Node, was: Node, twins: Change['twins']): Within | null {
  const id = idOf(was)
  if (!id || standingIn(text).has(id)) return null
  if (twins && twins.length >= manyTwins) return null
  const isTwin = (node: Node) => twins?.some((twin) => twin === idOf(node)) === true
  const isOther = (within: Within) =>
    !within.parts.some(isTwin) && (twins !== undefined || saysMore(within))
  const [only, ...more] = placesOfWords(text, was).filter(isOther)
  return only && more.length === 0 ? only : null
}

/** Whether words stand before or behind: those that say nothing else may always have stood there. */
function saysMore({ parts, from, to }: Within): boolean {
  const last = parts.at(-1)
  return parts.length > 1 || from > 0 || (last !== undefined && to < last.content.size)
}

/** The other paragraphs of a text that have the words of one of these as well; no more than are many. */
export function twinsIn(text: Node, blocks: readonly Node[]): readonly BlockId[] {
  const own = new Set(blocks.map(idOf))
  const twins = new Set<BlockId>()
  for (const was of blocks) {
    for (const { parts } of placesOnce(text, was)) {
      for (const id of parts.map(idOf)) if (id && !own.has(id)) twins.add(id)
      if (twins.size >= manyTwins) return [...twins].slice(0, manyTwins)
    }
  }
  return [...twins]
}

/**
 * What a change of the words of one that has been joined makes of the paragraphs in which they are:
 * all that is before and behind them stays as it is. Where it was joined is a change of the others,
 * so that what comes in there collides.
 */
export function mergeWithin({ parts, from, to }: Within, was: Node, wants: Node): Across | null {
  if (!wants.isTextblock) return null
  const { content } = inOne(parts)
  const last = parts.at(-1)
  const stop = content.size - (last?.content.size ?? 0) + to
  const opens = from > 0
  const closes = stop < content.size
  const framed = (words: Fragment, sign: string) =>
    schema.nodes.paragraph.create(
      null,
      (opens ? Fragment.from(schema.text(sign)) : Fragment.empty)
        .append(words)
        .append(closes ? Fragment.from(schema.text(sign)) : Fragment.empty),
    )
  const there = content.cut(from, stop)
  const merged = mergeWords(
    framed(was.content, end),
    framed(wants.content, end),
    framed(there, ' '),
  )
  if (merged.kind === 'clashes') return { kind: 'collides' }
  const words = merged.content.cut(opens ? 1 : 0, merged.content.size - (closes ? 1 : 0))
  const contents = apart({ content: content.cut(0, from).append(words).append(content.cut(stop)) })
  if (contents.length !== parts.length) return { kind: 'collides' }
  const isThere = contents.every((each, at) => parts[at]?.content.eq(each))
  const others = Math.max(0, merged.others - Number(opens) - Number(closes))
  return { kind: isThere ? 'moot' : 'reworded', parts, contents, others }
}

/** The paragraphs with words of its own in the place of those of one that was joined to them. */
export function putWithin({ parts, from, to }: Within, wants: Node): Node | null {
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last) return null
  const before = first.content.cut(0, from)
  return first.copy(before.append(wants.content).append(last.content.cut(to)))
}
