import * as Y from 'yjs'
import type { Holder, ItemId } from './moves'

/**
 * What a block says, cut as Yjs keeps it, so that words which come too late for the block still find
 * their place among the others. It is plain JSON, and outlives the block.
 */
export interface Run extends ItemId {
  /** How many Yjs clocks it takes; 0 for what only stands between two cells. */
  readonly length: number
  /** A letter for each clock, or how a thing that is not a word is read; empty where nothing shows. */
  readonly text: string
}

/** Letters beyond which runs are not written anew with each letter that comes. */
export const longest = 20_000

export function sayRuns(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('')
}

/** The block itself comes first, then what is in it: also what was taken away, which is silent. */
export function runsOf(block: Y.XmlElement): readonly Run[] {
  const runs: Run[] = block._item ? [silent(block._item)] : []
  addChildren(block, block.nodeName, runs)
  return runs
}

const between: Readonly<Record<string, string>> = { table: '\n', row: '\t' }

function addChildren(holder: Holder, name: string, runs: Run[]): void {
  let first = true
  for (let item = holder._start; item; item = item.right) {
    if (item.deleted) {
      runs.push(silent(item))
      continue
    }
    const { content } = item
    if (content instanceof Y.ContentString) runs.push({ ...silent(item), text: content.str })
    else if (content instanceof Y.ContentType) {
      const separator = between[name]
      if (separator && !first) runs.push({ ...silent(item), length: 0, text: separator })
      first = false
      addThing(item, content.type, runs)
    } else runs.push(silent(item))
  }
}

function addThing(item: Y.Item, type: Holder, runs: Run[]): void {
  const name = type instanceof Y.XmlElement ? type.nodeName : ''
  const sign = name === 'break' ? '\n' : name === 'footnote' ? ' (' : ''
  runs.push({ ...silent(item), text: sign })
  addChildren(type, name, runs)
  if (name === 'footnote') runs.push({ ...silent(item), length: 0, text: ')' })
}

function silent({ id: { client, clock }, length }: Y.Item): Run {
  return { client, clock, length, text: '' }
}

export function holdsItem(runs: readonly Run[], id: ItemId): boolean {
  return runs.some((run) => isIn(run, id))
}

/** Where its author put it: after one thing, or before another, or else as the first in a third. */
export interface Place {
  readonly after: ItemId | null
  readonly before: ItemId | null
  readonly within: ItemId | null
}

/** `null` if these runs have no such place. */
export function putRun(
  runs: readonly Run[],
  { after, before, within }: Place,
  run: Run,
): readonly Run[] | null {
  const [left, right, holder] = [after, before, within].map((id) =>
    id ? runs.findIndex((each) => isIn(each, id)) : -1,
  ) as [number, number, number]
  if (left >= 0 && after) return insert(runs, left, after.clock + 1, run)
  if (right >= 0 && before) return insert(runs, right, before.clock, run)
  return holder >= 0 && within ? insert(runs, holder, within.clock + 1, run) : null
}

function insert(
  runs: readonly Run[],
  index: number,
  clock: number,
  run: Run,
): readonly Run[] | null {
  const there = runs[index]
  if (!there) return null
  const [before, after] = cut(there, clock - there.clock)
  return [...runs.slice(0, index), ...before, run, ...after, ...runs.slice(index + 1)]
}

/** What these runs are once some of it is silent. Unchanged means the same object. */
export function silence(runs: readonly Run[], goes: (id: ItemId) => boolean): readonly Run[] {
  if (!runs.some((run) => isHeard(run) && lettersOf(run).some(goes))) return runs
  return runs.flatMap((run): readonly Run[] => {
    if (!isHeard(run)) return [run]
    const parts: Run[] = []
    for (const letter of lettersOf(run)) {
      const text = goes(letter) ? '' : letter.text
      const last = parts.at(-1)
      if (last && (last.text === '') === (text === '')) {
        parts[parts.length - 1] = { ...last, length: last.length + 1, text: last.text + text }
      } else parts.push({ ...letter, text })
    }
    return parts
  })
}

/** One for each clock; a thing that is not a word takes one, however it is read. */
function lettersOf(run: Run): readonly Run[] {
  const { clock, length, text } = run
  if (length === 1) return [run]
  return Array.from({ length }, (_, at) => ({
    ...run,
    clock: clock + at,
    length: 1,
    text: text[at] ?? '',
  }))
}

function isHeard({ length, text }: Run): boolean {
  return length > 0 && text !== ''
}

function isIn({ client, clock, length }: Run, id: ItemId): boolean {
  return client === id.client && clock <= id.clock && id.clock < clock + length
}

function cut(run: Run, at: number): readonly [readonly Run[], readonly Run[]] {
  if (at <= 0) return [[], [run]]
  if (at >= run.length) return [[run], []]
  return [
    [{ ...run, length: at, text: run.text.slice(0, at) }],
    [
      {
        ...run,
        clock: run.clock + at,
        length: run.length - at,
        text: run.text.slice(at),
      },
    ],
  ]
}
