import { type Run, type Runs, words } from '../recognise/passage'
import type { SignIn } from './printed-lines'
import { folded } from './said'

/** What the notes of a file say, by their keys in the text, where it says them in lines of their own. */
export type NoteTexts = ReadonlyMap<string, string>

/**
 * Lines with their notes in the places where a file only has their signs, as words: "[3]" where it is
 * of plain words, or a raised letter. Notes that it has as notes stay as they are.
 */
export function withNotes(
  lines: readonly Runs[],
  notes: readonly SignIn[],
  texts: NoteTexts,
): readonly Runs[] {
  if (notes.length === 0) return lines
  const there = lines
    .flat()
    .flatMap((run) =>
      run.kind === 'note' ? [folded(run.words.map(({ words }) => words).join(''))] : [],
    )
  const missing = notes.filter(({ says, isBeneath }) => {
    const at = isBeneath ? -1 : there.indexOf(folded(says))
    if (at >= 0) there.splice(at, 1)
    return at < 0
  })
  let all = lines
  for (const note of missing) {
    const [found] = placesOf(all, note).toSorted((one, other) => other.alike - one.alike)
    if (!found) continue
    const said = texts.get(note.key) ?? note.says
    all = all.map((runs, line) => (line === found.line ? put(runs, found, said) : runs))
  }
  return all
}

interface SignPlace {
  readonly line: number
  readonly run: number
  readonly from: number
  readonly to: number
  /** How much of what stands before it in the text stands before it here. */
  readonly alike: number
}

function placesOf(lines: readonly Runs[], { sign, before }: SignIn): readonly SignPlace[] {
  const places: SignPlace[] = []
  lines.forEach((runs, line) => {
    let text = ''
    runs.forEach((run, at) => {
      if (run.kind !== 'words') return
      for (const found of run.marks.includes('sup') ? [sign, `[${sign}]`] : [`[${sign}]`]) {
        for (
          let from = run.words.indexOf(found);
          from >= 0;
          from = run.words.indexOf(found, from + 1)
        ) {
          const alike = sameEnd(before, text + run.words.slice(0, from))
          places.push({ line, run: at, from, to: from + found.length, alike })
        }
      }
      text += run.words
    })
  })
  return places
}

function sameEnd(one: string, other: string): number {
  const [a, b] = [folded(one), folded(other)]
  let length = 0
  while (length < a.length && a.at(-1 - length) === b.at(-1 - length)) length++
  return length
}

function put(runs: Runs, { run: at, from, to }: SignPlace, said: string): Runs {
  const run = runs[at]
  if (run?.kind !== 'words') return runs
  const note: Run = { kind: 'note', words: said ? [words(said)] : [] }
  const [before, after] = [run.words.slice(0, from), run.words.slice(to)]
  return [
    ...runs.slice(0, at),
    ...(before ? [words(before, run.marks)] : []),
    note,
    ...(after ? [words(after, run.marks)] : []),
    ...runs.slice(at + 1),
  ]
}
