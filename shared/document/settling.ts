import type { Node } from 'prosemirror-model'
import type { AlternativeSet } from './alternatives'
import { isContainer } from './blocks'
import { type Bracket, bracketsOf } from './brackets'
import type { Stroke } from './strokes'

/** A bracket with both its ends. */
export type Whole = Pick<Bracket, 'id' | 'open'> & { readonly close: number }

/** What becomes of the words of a bracket: they stay without its signs, or they go with them. */
export const settlements = ['agreed', 'withdrawn'] as const
export type Settlement = (typeof settlements)[number]

/** The strokes that settle a bracket, or the one sign of it that is left. */
export function settling(text: Node, bracket: Bracket, how: Settlement): readonly Stroke[] {
  if (bracket.close === null) return [sign(bracket.open)]
  const whole = { ...bracket, close: bracket.close }
  return how === 'agreed' ? lift(whole) : take(text, [whole])
}

/**
 * The strokes that keep one of several versions and take the others out. One that is around the
 * chosen one only loses its signs: with its words those of the choice would go.
 */
export function choosing(text: Node, of: AlternativeSet, chosen: string): readonly Stroke[] {
  if (of.kind === 'paragraphs') {
    return of.members.map(({ block, pos, end }) =>
      block === chosen
        ? { kind: 'attribute', pos, name: 'alternative', value: null }
        : { kind: 'erase', from: pos, to: end },
    )
  }
  const choice = of.members.find(({ id }) => id === chosen)
  if (!choice) return []
  const others = of.members.filter(({ id }) => id !== chosen)
  const around = others.filter(({ open, close }) => open < choice.open && close > choice.close)
  const gone = others.filter((each) => !around.includes(each))
  return apart([...take(text, gone), ...lift(choice), ...around.flatMap(lift)])
}

function sign(pos: number): Stroke {
  return { kind: 'erase', from: pos, to: pos + 1 }
}

function lift({ open, close }: Whole): readonly Stroke[] {
  return [sign(open), sign(close)]
}

/**
 * Takes words out with their signs, whole paragraphs where all of a paragraph goes. What is left of
 * two paragraphs is never joined, and a sign of a bracket that only begins or only ends in these
 * words stays: it is about other words as well.
 */
function take(text: Node, gone: readonly Whole[]): readonly Stroke[] {
  const strokes: Stroke[] = []
  for (const { open, close } of gone) {
    const crossing = bracketsOf(text).all.flatMap((each) => {
      if (each.close === null) return []
      const begins = open < each.open && each.open < close
      const ends = open < each.close && each.close < close
      return begins === ends ? [] : [begins ? each.open : each.close]
    })
    let at = open
    for (const pos of [...crossing.sort((a, b) => a - b), close + 1]) {
      if (pos > at) strokes.push(...erasures(text, 0, at, pos))
      at = pos + 1
    }
  }
  return apart(strokes.map((stroke) => withSpace(text, stroke)))
}

function erasures(parent: Node, start: number, from: number, to: number): readonly Stroke[] {
  const strokes: Stroke[] = []
  parent.forEach((child, offset) => {
    const begins = start + offset
    const ends = begins + child.nodeSize
    if (ends <= from || begins >= to) return
    if (child.isText) {
      strokes.push({ kind: 'erase', from: Math.max(from, begins), to: Math.min(to, ends) })
    } else if (goesWhole(parent, child) && from <= begins + 1 && ends - 1 <= to) {
      strokes.push({ kind: 'erase', from: begins, to: ends })
    } else if (!child.isLeaf) {
      const within = erasures(child, begins + 1, from, to)
      const [only] = within
      const isAll = only?.kind === 'erase' && only.from === begins + 1 && only.to === ends - 1
      // A section of which nothing is left would be a place where nobody can write.
      if (isAll && isContainer(child)) strokes.push({ kind: 'erase', from: begins, to: ends })
      else strokes.push(...within)
    }
  })
  return joined(strokes)
}

/** A cell and a title stay, empty: a table would fall apart without the one. */
function goesWhole(parent: Node, child: Node): boolean {
  return child.isInline || isContainer(parent) || isContainer(child) || child.type.name === 'part'
}

/** Neighbours in one line of words are one stroke, so that a space beside them is judged once. */
function joined(strokes: readonly Stroke[]): Stroke[] {
  const out: Stroke[] = []
  for (const stroke of strokes) {
    const last = out.at(-1)
    if (last?.kind === 'erase' && stroke.kind === 'erase' && last.to === stroke.from) {
      out[out.length - 1] = { ...last, to: stroke.to }
    } else out.push(stroke)
  }
  return out
}

/** "shall [not] be" is not to leave two spaces behind, nor "agreed [today]." one before the stop. */
function withSpace(text: Node, stroke: Stroke): Stroke {
  if (stroke.kind !== 'erase') return stroke
  const $from = text.resolve(stroke.from)
  if (!$from.parent.isTextblock) return stroke
  const { parent, parentOffset: at } = $from
  const end = at + stroke.to - stroke.from
  const before = at > 0 ? letter(parent, at - 1) : ''
  const after = end < parent.content.size ? letter(parent, end) : ''
  if (before === ' ' && (after === '' || /[\s.,;:!?)\]]/.test(after))) {
    return { ...stroke, from: stroke.from - 1 }
  }
  return before === '' && after === ' ' ? { ...stroke, to: stroke.to + 1 } : stroke
}

/** One character, or a sign that is none for a note or a break. */
function letter(parent: Node, at: number): string {
  return parent.textBetween(at, at + 1, '', '\uFFFC') || '\uFFFC'
}

/** No two strokes erase the same, and what goes with a whole block is not erased in it first. */
function apart(strokes: readonly Stroke[]): readonly Stroke[] {
  const erased = strokes
    .flatMap((stroke) => (stroke.kind === 'erase' ? [stroke] : []))
    .sort((one, other) => one.from - other.from || other.to - one.to)
  const out: Stroke[] = strokes.filter(({ kind }) => kind !== 'erase')
  let end = 0
  for (const { from, to } of erased) {
    if (to <= end) continue
    out.push({ kind: 'erase', from: Math.max(from, end), to })
    end = to
  }
  return out
}
