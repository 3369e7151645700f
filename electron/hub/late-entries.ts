import type { KeptWords } from '../../shared/document/kept-words'
import type { ItemId } from '../../shared/document/moves'
import { longest, putRun, type Run, sayRuns } from '../../shared/document/runs'
import type { Grave, Graves } from './graves'
import type { Late } from './late-words'

/** Where something late belongs: to an entry by its index, or to a block of which none is kept yet. */
type Home = { readonly index: number } | { readonly grave: Grave | null }

/**
 * What comes late, each where it belongs: with the words that are kept already, or with what a block
 * said that is gone, of which an entry is begun with the first words. Answers the entries that are
 * new or say more than before.
 */
export function placeLate(
  late: readonly Late[],
  kept: readonly KeptWords[],
  graves: Graves,
  begin: (late: Late, grave: Grave | null) => KeptWords,
): readonly KeptWords[] {
  const entries = [...kept]
  const changed = new Set<number>()
  // What comes together mostly belongs together, and need not be looked for.
  const homes = new Map<string, Home>()

  function homeOf({ place, begins, run }: Late): Home {
    const neighbours = [place.after, place.within, place.before].flatMap((id) => id ?? [])
    if (begins) return { grave: graves.begin(run, neighbours) }
    for (const id of neighbours) {
      const home = homes.get(keyOf(id))
      if (home) return home
    }
    const index = entries.findIndex((entry) => takes(entry, run.client, place))
    return index < 0 ? { grave: graves.with(neighbours) } : { index }
  }

  for (const each of late) {
    const { run, place, isWords } = each
    let home = homeOf(each)
    if ('grave' in home && isWords) {
      entries.push(begin(each, home.grave))
      home = { index: entries.length - 1 }
    }
    if ('index' in home) {
      const entry = entries[home.index]
      if (entry) entries[home.index] = withLate(entry, each)
      changed.add(home.index)
    } else if (home.grave && !each.begins) graves.put(home.grave, place, run)
    homes.set(keyOf(run), home)
    homes.set(keyOf({ ...run, clock: run.clock + run.length - 1 }), home)
  }
  return [...changed].flatMap((index) => entries[index] ?? [])
}

function keyOf({ client, clock }: ItemId): string {
  return `${client}/${clock}`
}

function takes({ client, runs }: KeptWords, by: number, place: Late['place']): boolean {
  const run = { client: by, clock: 0, length: 0, text: '' }
  return client === by && putRun(runs, place, run) !== null && sayRuns(runs).length <= longest
}

function withLate(entry: KeptWords, { run, place, isWords }: Late): KeptWords {
  const runs = putRun(entry.runs, place, run) ?? [...entry.runs, run]
  return { ...entry, runs, words: isWords ? withWords(entry.words, run) : entry.words }
}

function withWords(words: KeptWords['words'], { clock, length }: Run): KeptWords['words'] {
  const last = words.at(-1)
  if (last?.[1] !== clock) return [...words, [clock, clock + length]]
  return [...words.slice(0, -1), [last[0], clock + length]]
}
