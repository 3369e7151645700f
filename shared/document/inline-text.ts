import type { Mark, Node } from 'prosemirror-model'
import type { NewId } from '../ids'
import { schema } from './schema'

/**
 * Running words as a person writes them in a plain file: `*italic*`, `**bold**`, a line break for a
 * line break, `[^the text of a note]` where the number of the note is to stand, and `{annex II}` for
 * a reference to what is printed with that number. A backslash takes the next sign literally: `\*`,
 * `\[`, `\{`, `\\`. Brackets in a note are kept if they pair off.
 *
 * In a text under negotiation `[` and `]` are around words that are not agreed, and brackets that
 * touch are alternatives of one another; anywhere else they are signs like others: a blank to fill.
 */
export function inlineText(
  source: string,
  newId: NewId,
  brackets: 'plain' | 'negotiated' = 'plain',
): readonly Node[] {
  const runs = scan(source)
  const ends = brackets === 'negotiated' ? endsIn(runs, newId) : new Map<Run, Mark>()
  const toNode = (run: Run): Node => {
    switch (run.kind) {
      case 'words':
      case 'sign':
        return schema.text(run.words, marksOf(run.marks, ends.get(run)))
      // Without the marks around them: a shared document keeps marks of words only.
      case 'break':
        return schema.node('break')
      // Whoever has the whole text knows what has that number.
      case 'reference':
        return schema.node('reference', { said: run.said })
      case 'note':
        return schema.node('footnote', { id: newId() }, inlineText(run.source, newId, brackets))
    }
  }
  return runs.map(toNode)
}

function marksOf(names: readonly MarkName[], bracket?: Mark): Mark[] {
  const marks = names.map((name) => schema.mark(name))
  return bracket ? [...marks, bracket] : marks
}

interface Pair {
  readonly open: Run
  readonly close: Run
  readonly set: string | null
}

/** The marks of signs that pair off; one that stands alone is a sign like any other. */
function endsIn(runs: readonly Run[], newId: NewId): ReadonlyMap<Run, Mark> {
  const pairs: Pair[] = []
  const begun: Run[] = []
  /** Of a sign that ends a bracket, where the bracket stands in the list. */
  const ended = new Map<Run | undefined, number>()
  const beginsAfter = new Map<Run, Run | undefined>()
  runs.forEach((run, at) => {
    if (run.kind !== 'sign') return
    if (run.words === '[') {
      begun.push(run)
      beginsAfter.set(run, runs[at - 1])
      return
    }
    const open = begun.pop()
    if (!open) return
    const index = ended.get(beginsAfter.get(open))
    const before = index === undefined ? undefined : pairs[index]
    const set = before ? (before.set ?? newId()) : null
    if (before && index !== undefined) pairs[index] = { ...before, set }
    ended.set(run, pairs.length)
    pairs.push({ open, close: run, set })
  })
  const marks = new Map<Run, Mark>()
  for (const { open, close, set } of pairs) {
    const id = newId()
    marks.set(open, schema.mark('bracket', { id, end: 'open', by: null, set }))
    marks.set(close, schema.mark('bracket', { id, end: 'close', by: null, set }))
  }
  return marks
}

/** What is wrong with the signs, worded to follow "at …:"; `null` if nothing is. */
export function faultIn(source: string): string | null {
  try {
    for (const run of scan(source)) {
      if (run.kind !== 'note') continue
      const within = scan(run.source)
      if (within.length === 0) return 'a note says nothing'
      if (within.some(({ kind }) => kind !== 'words' && kind !== 'sign'))
        return 'a note holds words only'
    }
    return null
  } catch (error) {
    if (error instanceof InlineFault) return error.message
    throw error
  }
}

class InlineFault extends Error {}

type MarkName = 'em' | 'strong'

type Run =
  | { readonly kind: 'words'; readonly words: string; readonly marks: readonly MarkName[] }
  | { readonly kind: 'sign'; readonly words: '[' | ']'; readonly marks: readonly MarkName[] }
  | { readonly kind: 'break' }
  | { readonly kind: 'note'; readonly source: string }
  | { readonly kind: 'reference'; readonly said: string }

function scan(source: string): readonly Run[] {
  const runs: Run[] = []
  const open = new Set<MarkName>()
  let words = ''
  const endWords = () => {
    if (words) runs.push({ kind: 'words', words, marks: [...open] })
    words = ''
  }
  const toggle = (mark: MarkName) => {
    endWords()
    if (!open.delete(mark)) open.add(mark)
  }
  for (let at = 0; at < source.length; at++) {
    const sign = source[at]
    if (sign === '\\') {
      if (++at === source.length) throw new InlineFault('a backslash at the end escapes nothing')
      words += source[at]
    } else if (sign === '*' && source[at + 1] === '*') {
      toggle('strong')
      at++
    } else if (sign === '*') {
      toggle('em')
    } else if (sign === '\n') {
      endWords()
      runs.push({ kind: 'break' })
    } else if (sign === '[' && source[at + 1] === '^') {
      endWords()
      const end = closingBracket(source, at + 2)
      runs.push({ kind: 'note', source: source.slice(at + 2, end) })
      at = end
    } else if (sign === '{') {
      endWords()
      const end = source.indexOf('}', at)
      if (end < 0) throw new InlineFault('a reference is opened and never closed')
      runs.push({ kind: 'reference', said: source.slice(at + 1, end) })
      at = end
    } else if (sign === '[' || sign === ']') {
      endWords()
      runs.push({ kind: 'sign', words: sign, marks: [...open] })
    } else {
      words += sign
    }
  }
  endWords()
  if (open.size > 0) throw new InlineFault('italic or bold is opened and never closed')
  return runs
}

function closingBracket(source: string, from: number): number {
  let depth = 1
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at++
    else if (source[at] === '[') depth++
    else if (source[at] === ']' && --depth === 0) return at
  }
  throw new InlineFault('a note is opened and never closed')
}
