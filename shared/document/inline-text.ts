import type { Node } from 'prosemirror-model'
import type { NewId } from '../ids'
import { schema } from './schema'

/**
 * Running words as a person writes them in a plain file: `*italic*`, `**bold**`, a line break for a
 * line break, and `[^the text of a note]` where the number of the note is to stand. A backslash
 * takes the next sign literally: `\*`, `\[`, `\\`. Brackets in a note are kept if they pair off.
 */
export function inlineText(source: string, newId: NewId): readonly Node[] {
  return scan(source).map((run) => toNode(run, newId))
}

function toNode(run: Run, newId: NewId): Node {
  switch (run.kind) {
    case 'words':
      return schema.text(
        run.words,
        run.marks.map((name) => schema.mark(name)),
      )
    // Without the marks around them: a shared document keeps marks of words only.
    case 'break':
      return schema.node('break')
    case 'note':
      return schema.node('footnote', { id: newId() }, inlineText(run.source, newId))
  }
}

/** What is wrong with the signs, worded to follow "at …:"; `null` if nothing is. */
export function faultIn(source: string): string | null {
  try {
    for (const run of scan(source)) {
      if (run.kind !== 'note') continue
      const within = scan(run.source)
      if (within.length === 0) return 'a note says nothing'
      if (within.some((each) => each.kind !== 'words')) return 'a note holds words only'
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
  | { readonly kind: 'break' }
  | { readonly kind: 'note'; readonly source: string }

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
