import { diff_match_patch } from 'diff-match-patch'
import { diff3Merge } from 'node-diff3'
import { mergeWords } from '../../shared/amendments/merge-words'
import { pieces } from '../../shared/amendments/pieces'
import { schema } from '../../shared/document/schema'
import { Chance } from './chance'
import { judged } from './judged'
import { timed } from './timed'
import { paragraphsOfSample } from './word-pairs'

interface Case {
  readonly base: string
  readonly one: string
  readonly other: string
  /** What both meant; `null` where they want different words in one place. */
  readonly meant: string | null
}

interface Row {
  readonly by: string
  readonly ms: number
  /** Of the cases that can be merged. */
  readonly merged: number
  readonly flagged: number
  readonly wrong: number
  /** Of those that cannot: what was flagged, and what was merged without a word. */
  readonly seen: number
  readonly silent: number
}

export interface Merging {
  readonly rows: readonly Row[]
  readonly lines: readonly string[]
}

/** What both meant, or `null` where it says that it cannot. */
type Merge = () => string | null

/** Each gets a case as it keeps it: blocks, lists of words, characters. Only merging is timed. */
const merges: Readonly<Record<string, (of: Case) => Merge>> = {
  ours: (of) => {
    const [base, one, other] = [paragraph(of.base), paragraph(of.one), paragraph(of.other)]
    return () => {
      const merged = mergeWords(base, one, other)
      return merged.kind === 'merged' ? base.copy(merged.content).textContent : null
    }
  },
  'node-diff3': (of) => {
    const [base, one, other] = [[...pieces(of.base)], [...pieces(of.one)], [...pieces(of.other)]]
    return () => {
      const said = diff3Merge(one, base, other).map(({ ok }) => ok?.join(''))
      return said.includes(undefined) ? null : said.join('')
    }
  },
  'diff-match-patch':
    ({ base, one, other }) =>
    () => {
      const [merged, done] = patcher.patch_apply(patcher.patch_make(base, one), other)
      return done.includes(false) ? null : merged
    },
}

const patcher = new diff_match_patch()

function paragraph(text: string) {
  return schema.node('paragraph', null, text ? [schema.text(text)] : [])
}

/**
 * Our three-way merge beside two others, on paragraphs of the sample conference that two people
 * change: how many of the changes apart from each other are merged to what both meant, and how many
 * of those to the same words are merged without anybody having been told.
 */
export function merging(): Merging {
  const cases = casesOf()
  const ready = Object.fromEntries(
    Object.entries(merges).map(([by, prepare]) => [by, cases.map(prepare)]),
  )
  const rows = timed(ready, (all) => all.map((merge) => merge())).map(({ by, ms, made }): Row => {
    const count = (is: (of: Case, said: string | null) => boolean) =>
      cases.filter((of, at) => is(of, made[at] ?? null)).length
    return {
      by,
      ms,
      merged: count((of, said) => of.meant !== null && said === of.meant),
      flagged: count((of, said) => of.meant !== null && said === null),
      wrong: count((of, said) => of.meant !== null && said !== null && said !== of.meant),
      seen: count((of, said) => of.meant === null && said === null),
      silent: count((of, said) => of.meant === null && said !== null),
    }
  })
  const ours = rows.find(({ by }) => by === 'ours')
  const fastest = Math.min(...rows.filter(({ by }) => by !== 'ours').map(({ ms }) => ms))
  const lines = [`merge: ${cases.length} cases, half of them with changes to the same words`]
  lines.push(...rows.map(said))
  if (ours) {
    lines.push(
      judged('not merged to what both meant', ours.flagged + ours.wrong, 0),
      judged('merged without a word', ours.silent, 0),
      judged('time as times the fastest other', ours.ms / fastest, 1),
    )
  }
  return { rows, lines }
}

function casesOf(): readonly Case[] {
  const chance = new Chance(19961010)
  const paragraphs = paragraphsOfSample()
  return Array.from({ length: 2000 }, (_, n) =>
    caseOf(paragraphs[n % paragraphs.length] ?? '', n % 2 === 0, chance),
  )
}

function said({ by, ms, merged, flagged, wrong, seen, silent }: Row): string {
  const apart = `apart: ${merged} as meant, ${flagged} flagged, ${wrong} otherwise`
  const same = `same words: ${seen} flagged, ${silent} merged without a word`
  return `  ${by.padEnd(17)} ${ms.toFixed(1).padStart(9)} ms   ${apart}; ${same}`
}

/** Up to three words each that give way to new ones, with two words at least between the two sides. */
function caseOf(base: string, apart: boolean, chance: Chance): Case {
  const words = pieces(base)
  const places = words.flatMap((word, at) => (/\p{L}/u.test(word) ? [at] : []))
  const sides = [new Map<number, string>(), new Map<number, string>()] as const
  for (let n = 0; n < 6; n++) {
    const [own, others] = n % 2 === 0 ? sides : ([sides[1], sides[0]] as const)
    const at = chance.of(places)
    if ([...others.keys()].every((other) => Math.abs(other - at) > 5)) own.set(at, fresh(n, chance))
  }
  if (!apart) {
    const at = chance.of([...sides[0].keys()])
    sides[0].set(at, fresh(6, chance))
    sides[1].set(at, fresh(7, chance))
  }
  const with_ = (...changes: readonly ReadonlyMap<number, string>[]) =>
    words.map((word, at) => changes.find((side) => side.has(at))?.get(at) ?? word).join('')
  return {
    base,
    one: with_(sides[0]),
    other: with_(sides[1]),
    meant: apart ? with_(...sides) : null,
  }
}

function fresh(n: number, chance: Chance): string {
  return Array.from({ length: 1 + chance.below(3) }, (_, at) => `new${n}${at}`).join(' ')
}
