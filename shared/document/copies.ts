import * as Y from 'yjs'
import { longestMove } from './items'
import { type ItemId, isMoved, type Moved, movesOf } from './moves'

/**
 * Which words are copies of which.
 *
 * A shared document cannot take words from one block into another: whoever ends a paragraph in the
 * middle, or joins two, takes words out and puts copies of them in. So the text keeps for each such
 * act what was copied from what, beside the places of moved blocks and in the same form. A window
 * whose words came too late for the copies reads here where their neighbours are now, and two that
 * have copied the same words at once read here that they have.
 */
export type Copied = Moved

/** Of an act that calls for an answer: a block ended or joined, or that taken back. */
const act = 'copied-'
/** Of one that leaves the words in their block: something was put among them. */
const actWithin = 'within-'
/** Copies that one takes away for the sake of a colleague's: those who wrote among them answer. */
const yielding = 'yielded-'
/** The answer itself, which nobody answers: so it comes to an end. */
const answer = 'brought-'

export function tellCopied(doc: Y.Doc, kind: Act['kind'], copied: Copied): void {
  tell(doc, kind === 'across' ? act : actWithin, copied)
}

export function tellYielded(doc: Y.Doc, copied: Copied): void {
  tell(doc, yielding, copied)
}

export function tellBrought(doc: Y.Doc, copied: Copied): void {
  tell(doc, answer, copied)
}

/** One that would be too long is not told of; what is typed meanwhile then stays where it is. */
function tell(doc: Y.Doc, kind: string, copied: Copied): void {
  const { by, from, origins } = copied
  if (origins.length === 0 || JSON.stringify(copied).length > longestMove) return
  movesOf(doc).set(`${kind}${by.toString(36)}-${from.toString(36)}`, copied)
}

/** Words taken into another block, or put in anew in their own. */
export interface Act {
  readonly kind: 'across' | 'within'
  readonly copied: Copied
}

export interface Told {
  readonly kind: Act['kind'] | 'yielding'
  readonly copied: Copied
}

/** What a transaction tells that calls for an answer. */
export function toldIn(tr: Y.Transaction): readonly Told[] {
  const moves = movesOf(tr.doc)
  return keysIn(tr).flatMap((key): readonly Told[] => {
    const [kind, copied] = [kindOf(key), moves.get(key)]
    return kind && kind !== 'answer' && isMoved(copied) ? [{ kind, copied }] : []
  })
}

/** Whether a transaction tells of any block or word that has gone elsewhere. */
export function tellsIn(tr: Y.Transaction): boolean {
  return keysIn(tr).length > 0
}

function keysIn({ doc, changed }: Y.Transaction): readonly string[] {
  const moves = movesOf(doc)
  const keys = [...changed].flatMap(([type, those]) => (Object.is(type, moves) ? [...those] : []))
  return keys.flatMap((key) => key ?? [])
}

export function kindOf(key: string): Told['kind'] | 'answer' | null {
  if (key.startsWith(act)) return 'across'
  if (key.startsWith(actWithin)) return 'within'
  if (key.startsWith(yielding)) return 'yielding'
  return key.startsWith(answer) ? 'answer' : null
}

export function lettersOf({ client, clock }: ItemId, length: number): readonly ItemId[] {
  return Array.from({ length }, (_, at) => ({ client, clock: clock + at }))
}

/** Four numbers for each run, read. */
export interface CopiedRun {
  readonly copy: ItemId
  readonly length: number
  readonly source: ItemId
}

/** More letters than any act of ours copies: whoever tells of more is not believed. */
const most = 200_000

export function runsOf({ by, origins }: Copied): readonly CopiedRun[] {
  const runs: CopiedRun[] = []
  for (let at = 0; at < origins.length; at += 4) {
    const [clock = 0, length = 0, client = 0, first = 0] = origins.slice(at, at + 4)
    runs.push({ copy: { client: by, clock }, length, source: { client, clock: first } })
  }
  return runs.reduce((sum, { length }) => sum + length, 0) > most ? [] : runs
}

export function nameOf({ client, clock }: ItemId): string {
  return `${client} ${clock}`
}

/** What is there under an id now; `null` if it has been deleted, or has not come. */
export function livingAt({ store }: Y.Doc, { client, clock }: ItemId): Y.Item | null {
  const item = itemAt(store, { client, clock })
  return item && !item.deleted ? item : null
}

/** Also what has been deleted, while Yjs still knows where it stood. */
export function itemAt(store: Y.Doc['store'], { client, clock }: ItemId): Y.Item | null {
  if (clock >= Y.getState(store, client)) return null
  const struct: unknown = Y.getItem(store, Y.createID(client, clock))
  return struct instanceof Y.Item ? struct : null
}
