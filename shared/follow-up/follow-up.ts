import type * as Y from 'yjs'
import { mapOf, put, putAll, valuesUnder } from '../amendments/stored'
import type { BlockId } from '../ids'
import type { Names } from '../letters/called'
import type { StateEntry, StatesRegister } from '../states/register'

/**
 * What comes of a conference: where each State stands on its treaty, and what is done about each
 * recommendation. The hub alone writes it; everyone reads it (document `follow-up`).
 */
export interface FollowUp {
  /** `null` until the secretariat has changed what the application brings along. */
  readonly states: StatesRegister | null
  /** Of recommendations about which anything has been said. */
  readonly matters: readonly Matter[]
  /** What the conference and its treaty are called in the languages of the letters. */
  readonly names: Names
}

/** What an act about it is decided on. */
export interface FollowUpSituation {
  readonly now: FollowUp
  /** What the application brings along. */
  readonly shipped: StatesRegister
}

export const progresses = ['open', 'under-way', 'done', 'reported'] as const
export type Progress = (typeof progresses)[number]

/** What is done about one recommendation of the adopted text. */
export interface Matter {
  readonly recommendation: BlockId
  readonly progress: Progress
  /** Who sees to it; empty where nobody has been named. */
  readonly responsible: string
  readonly notes: string
  /** What came of it. */
  readonly sources: readonly Outcome[]
}

/** A paper, a letter or a page in which one can see what came of a recommendation. */
export interface Outcome {
  /** "Letter of the Secretary-General of 24 July 2006", "CCW/AP.II/CONF.8/2" */
  readonly cited: string
  /** Where it can be read; empty where it cannot. */
  readonly address: string
}

/** What nobody has said anything about is the same object. */
export function matterOf({ matters }: FollowUp, recommendation: BlockId): Matter {
  return matters.find((each) => each.recommendation === recommendation) ?? untouched(recommendation)
}

function untouched(recommendation: BlockId): Matter {
  return { recommendation, progress: 'open', responsible: '', notes: '', sources: [] }
}

type Heading = Omit<StatesRegister, 'entries'>

export function readFollowUp(doc: Y.Doc): FollowUp {
  const map = mapOf(doc)
  const heading = map.get('states') as Heading | undefined
  const entries = valuesUnder<StateEntry>(map, 'state/').sort(byId)
  const matters = valuesUnder<Matter>(map, 'matter/')
  return {
    states: heading ? { ...heading, entries } : null,
    matters: matters.sort((a, b) => (a.recommendation < b.recommendation ? -1 : 1)),
    names: (map.get('names') as Names | undefined) ?? nothingYet.names,
  }
}

/** Brings the document to say so, touching only what differs. */
export function writeFollowUp(doc: Y.Doc, { states, matters, names }: FollowUp): void {
  doc.transact(() => {
    const map = mapOf(doc)
    /** What comes from a file is never the same object, and mostly says the same. */
    const known = <T>(key: string, value: T): T => {
      const before = map.get(key)
      return JSON.stringify(before) === JSON.stringify(value) ? (before as T) : value
    }
    if (states) {
      const { entries, ...heading } = states
      if (known('states', heading) === heading) map.set('states', heading)
      const kept = entries.map((each) => known(`state/${each.id}`, each))
      putAll(map, 'state/', kept, ({ id }) => id)
    }
    putAll(map, 'matter/', matters, (each) => each.recommendation)
    if (names !== nothingYet.names) put(map, 'names', known('names', names))
  })
}

function byId(a: StateEntry, b: StateEntry): number {
  return a.id < b.id ? -1 : 1
}

export const nothingYet: FollowUp = { states: null, matters: [], names: {} }
