import type { FinalRun, Inline, Inlines, Revision } from '../final-document'
import type { Replaced } from '../final-paper'
import { joined } from '../runs'

/**
 * What becomes of the words of a block, as it would be read out: for these words read those. The
 * words that go are given with so many of those around them that they stand only once in the block;
 * so nobody has to count. `null` where that cannot be said in words alone, as of a note.
 *
 * @param content the block with what comes in and goes in its places
 */
export function replacedIn(content: Inlines): readonly Replaced[] | null {
  const units = unitsOf(content)
  const text = wordsOfBase(content)
  const stretches: Stretch[] = []
  for (const { from, to, how, inline } of units) {
    if (!how && !(inline.kind === 'footnote' && inline.content.some((run) => run.revision)))
      continue
    if (inline.kind !== 'text') return null
    const last = stretches.at(-1)
    if (last && last.to >= from) stretches.splice(-1, 1, { from: last.from, to })
    else stretches.push({ from, to })
  }
  const widened: Stretch[] = []
  for (const stretch of stretches) {
    const wide = onceIn(text, stretch)
    if (!wide) return null
    let { from, to } = wide
    for (let last = widened.at(-1); last && last.to >= from; last = widened.at(-1)) {
      widened.pop()
      from = Math.min(from, last.from)
      to = Math.max(to, last.to)
    }
    if (text.slice(from, to).includes(other)) return null
    widened.push({ from, to })
  }
  return widened.map((stretch) => ({
    old: said(units, stretch, 'inserted'),
    new: said(units, stretch, 'deleted'),
  }))
}

/** The words of a block as they are compared, with a sign for whatever is not words. */
export function wordsOfBase(content: Inlines): string {
  return unitsOf(content)
    .map(({ inline, how }) => (how === 'inserted' ? '' : wordsIn(inline)))
    .join('')
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** One of the inlines, with where it stands among the words before the changes. */
interface Unit extends Stretch {
  readonly inline: Inline
  readonly how: Revision['how'] | null
}

function unitsOf(content: Inlines): readonly Unit[] {
  let at = 0
  return content.map((inline) => {
    const how = inline.revision?.how ?? null
    const from = at
    if (how !== 'inserted') at += wordsIn(inline).length
    return { inline, how, from, to: at }
  })
}

/** Where a line must not end is no difference between words. */
function wordsIn(inline: Inline): string {
  return inline.kind === 'text' ? inline.text.replaceAll('\u00a0', ' ') : other
}

/** Stands for a note or a break: the sign that Unicode has for what is no text. */
const other = '\uFFFC'

/** Word by word to either side, until the words stand only once; `null` if they never do. */
function onceIn(text: string, stretch: Stretch): Stretch | null {
  let { from, to } = stretch
  for (let toRight = true; ; toRight = !toRight) {
    const words = text.slice(from, to)
    if (words.trim() && text.indexOf(words) === text.lastIndexOf(words)) {
      return words.includes(other) ? null : { from, to }
    }
    if (from === 0 && to === text.length) return null
    if ((toRight || from === 0) && to < text.length) to = wordEnd(text, to)
    else from = wordStart(text, from)
  }
}

function wordEnd(text: string, at: number): number {
  const [word = ''] = /^\s*\S+/.exec(text.slice(at)) ?? []
  return word ? at + word.length : text.length
}

function wordStart(text: string, at: number): number {
  const [word = ''] = /\S+\s*$/.exec(text.slice(0, at)) ?? []
  return word ? at - word.length : 0
}

/** The words of a stretch as they were, or as they become. */
function said(units: readonly Unit[], { from, to }: Stretch, gone: Revision['how']): Inlines {
  return joined(
    units.flatMap(({ inline, how, ...at }): readonly Inline[] => {
      if (how === gone || inline.kind !== 'text' || at.from > to || at.to < from) return []
      const { revision: _, ...run } = inline
      if (how === 'inserted') return [run]
      return cut(run, Math.max(0, from - at.from), Math.min(at.to, to) - at.from)
    }),
  )
}

function cut(run: FinalRun, from: number, to: number): readonly FinalRun[] {
  const text = run.text.slice(from, Math.max(from, to))
  return text ? [{ ...run, text }] : []
}

/**
 * The block with other words in their places; `null` if one of them does not stand in it exactly
 * once.
 */
export function replaced(content: Inlines, all: readonly Replaced[]): Inlines | null {
  const text = wordsOfBase(content)
  const found = all.map(({ old, new: words }) => {
    const gone = wordsOfBase(old)
    const from = text.indexOf(gone)
    const isOnce = gone !== '' && from >= 0 && text.lastIndexOf(gone) === from
    return isOnce ? { from, to: from + gone.length, words } : null
  })
  const inOrder = found
    .filter((each) => each !== null)
    .sort((one, another) => one.from - another.from)
  if (inOrder.length < all.length) return null
  const units = unitsOf(content)
  const out: Inline[] = []
  let at = 0
  for (const { from, to, words } of [
    ...inOrder,
    { from: text.length, to: text.length, words: [] },
  ]) {
    if (from < at) return null
    out.push(...between(units, at, from), ...words)
    at = to
  }
  return joined(out)
}

function between(units: readonly Unit[], from: number, to: number): readonly Inline[] {
  return units.flatMap(({ inline, ...at }): readonly Inline[] => {
    if (at.to <= from || at.from >= to) return []
    if (inline.kind !== 'text') return [inline]
    return cut(inline, Math.max(0, from - at.from), Math.min(at.to, to) - at.from)
  })
}
