import type { Node } from 'prosemirror-model'
import type { LetterCondition, LetterPlace } from '../document/kinds'
import { bind } from '../exchange/bind'
import { clean } from '../exchange/printable'
import { type LetterField, letterField } from './fields'
import { type LetterBlock, type LetterFormat, type LetterRun, letterFormats } from './letter'

/** What each field says in one letter; empty is not known. */
export type Values = Readonly<Record<LetterField, string>>

export interface Merged {
  readonly blocks: readonly LetterBlock[]
  /** Fields that the letter needs and that nobody has filled, each once. */
  readonly missing: readonly LetterField[]
}

/**
 * A template with its fields filled in. Fields that mean nothing are to be refused before; here they
 * leave no trace.
 */
export function merge(
  template: Node,
  values: Values,
  holds: (condition: LetterCondition) => boolean,
): Merged {
  const blocks: LetterBlock[] = []
  const missing = new Set<LetterField>()
  template.descendants((node) => {
    if (!node.isTextblock) return true
    const place = node.attrs.letter as LetterPlace | null | undefined
    if (place?.only && !holds(place.only)) return false
    const content = runsOf(node, values)
    for (const run of content) if (run.kind === 'blank') missing.add(run.field)
    if (content.length > 0) blocks.push({ part: place?.part ?? 'body', content })
    return false
  })
  return { blocks, missing: [...missing] }
}

function runsOf(block: Node, values: Values): readonly LetterRun[] {
  const runs: LetterRun[] = []
  block.forEach((node) => {
    const formats = letterFormats.filter((name) =>
      node.marks.some((mark) => mark.type.name === name),
    )
    if (node.isText) runs.push(words(clean(node.text), formats))
    else if (node.type.name === 'break') runs.push({ kind: 'break' })
    else if (node.type.name === 'field') {
      const field = letterField(String(node.attrs.name))
      if (!field) return
      const said = clean(values[field])
      runs.push(isSeen(said) ? words(said, formats) : { kind: 'blank', field })
    }
  })
  return joined(runs)
}

/** Blanks and signs without width would leave a gap that nobody sees. */
function isSeen(said: string): boolean {
  return /[\p{L}\p{N}]/u.test(said)
}

function words(said: string, formats: readonly LetterFormat[]): LetterRun {
  return { kind: 'words', words: said, formats }
}

/** As one run what is set alike, so that "paragraph" and its number stay on one line. */
function joined(runs: readonly LetterRun[]): readonly LetterRun[] {
  const made: LetterRun[] = []
  for (const run of runs) {
    const last = made.at(-1)
    if (
      run.kind === 'words' &&
      last?.kind === 'words' &&
      last.formats.join() === run.formats.join()
    ) {
      made[made.length - 1] = words(last.words + run.words, last.formats)
    } else if (run.kind !== 'words' || run.words) made.push(run)
  }
  return made.map((run) => (run.kind === 'words' ? { ...run, words: bind(run.words) } : run))
}
