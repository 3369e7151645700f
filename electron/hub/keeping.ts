import type * as Y from 'yjs'
import { byOf } from '../../shared/amendments/by'
import { delegationOf, type Seat } from '../../shared/conference'
import { isOffered, type KeptWords, readKept, writeKept } from '../../shared/document/kept-words'
import { isNamed } from '../../shared/document/unseen'
import { type DocumentName, formatDocumentName } from '../../shared/document-name'
import type { DelegationId } from '../../shared/ids'
import { type Decoded, takesAway } from './graves'
import { keptSheetOf } from './kept-sheets'
import { type LeftBehind, without } from './left-behind'
import type { DocumentUpdate } from './store'

export interface KeepingOptions {
  readonly hold: (name: DocumentName) => Promise<Y.Doc>
  readonly now: () => Date
}

/** An update that somebody sends, of which nothing has been done yet. */
export interface Sent extends Decoded {
  readonly document: Y.Doc
  readonly left: LeftBehind
  readonly seat: Seat
  /** Whether it answers what the hub asked: it then names all that was ever deleted, by anyone. */
  readonly isAnswer: boolean
}

type Name = Extract<DocumentName, { kind: 'kept' }>

interface Change {
  readonly name: Name
  readonly put: KeptWords[]
  readonly drop: string[]
}

/**
 * Keeps what updates leave behind, in documents that only the hub writes. What it answers is written
 * together with the update, all of it or nothing: a hub that is killed at any moment has both.
 */
export class Keeping {
  /** For whom something has been kept since this hub began. */
  readonly #persons = new Set<string>()

  constructor(readonly options: KeepingOptions) {}

  /** Learns that something is kept for a person, by another hub. */
  isFor(person: string): void {
    this.#persons.add(person)
  }

  async leftBy(sent: Sent): Promise<readonly DocumentUpdate[]> {
    const at = this.options.now().toISOString()
    const { document, left, seat } = sent
    const changes = new Changes()
    if (takesAway(document, sent.ds)) {
      for (const { by, kept } of left.taken(document, sent, at)) {
        this.#persons.add(by.person)
        changes.at(by.delegation).put.push(kept)
      }
    }
    const kept = async () => (await this.#ofSender(sent)).filter((each) => isIts(each, sent))
    const late = await left.late(document, sent, byOf(seat), { at, kept })
    if (late) {
      this.#persons.add(seat.person)
      changes.at(delegationOf(seat)).put.push(...late)
    }
    const put = new Set(late?.map(({ id }) => id))
    await this.#takenBack(sent, changes, put)
    return this.#written(changes)
  }

  /** What an update that brings nothing new takes back of what is kept. */
  async takenBackBy(sent: Sent): Promise<readonly DocumentUpdate[]> {
    const changes = new Changes()
    await this.#takenBack(sent, changes, new Set())
    return this.#written(changes)
  }

  /** When whoever typed them has seen to them. */
  async seenTo(seat: Seat, ids: readonly string[]): Promise<readonly DocumentUpdate[]> {
    const name = nameFor(seat)
    const known = new Set(ids)
    const kept = readKept(await this.options.hold(name))
    const drop = kept.filter((each) => known.has(each.id) && isOffered(each, seat))
    const changes = new Changes()
    changes.at(name.delegation).drop.push(...drop.map(({ id }) => id))
    return this.#written(changes)
  }

  /** A person who takes their own letters back before they have heard that the block is gone. */
  async #takenBack(sent: Sent, changes: Changes, put: ReadonlySet<string>): Promise<void> {
    const { ds, seat, isAnswer } = sent
    if (isAnswer || ds.clients.size === 0 || !this.#persons.has(seat.person)) return
    for (const each of await this.#ofSender(sent)) {
      if (put.has(each.id)) continue
      const now = without(each, (id) => isNamed(ds, id))
      const change = changes.at(delegationOf(seat))
      if (!now) change.drop.push(each.id)
      else if (now !== each) change.put.push(now)
    }
  }

  async #ofSender({ seat, left }: Sent): Promise<readonly KeptWords[]> {
    const kept = readKept(await this.options.hold(nameFor(seat)))
    return kept.filter(
      ({ by, document }) => by.person === seat.person && document === left.document,
    )
  }

  async #written(changes: Changes): Promise<readonly DocumentUpdate[]> {
    const updates: DocumentUpdate[] = []
    for (const { name, put, drop } of changes.all()) {
      if (put.length === 0 && drop.length === 0) continue
      const sheet = keptSheetOf(await this.options.hold(name))
      writeKept(sheet.doc, put, drop)
      const update = sheet.tearOff()
      if (update) updates.push({ document: formatDocumentName(name), update })
    }
    return updates
  }
}

/** By whose document of kept words it is. */
class Changes {
  readonly #changes = new Map<DelegationId | null, Change>()

  at(delegation: DelegationId | null): Change {
    const known = this.#changes.get(delegation)
    const change: Change = known ?? { name: { kind: 'kept', delegation }, put: [], drop: [] }
    this.#changes.set(delegation, change)
    return change
  }

  all(): Iterable<Change> {
    return this.#changes.values()
  }
}

function nameFor(seat: Seat): Name {
  return { kind: 'kept', delegation: delegationOf(seat) }
}

/** Whether it was typed in the same window. */
function isIts({ client }: KeptWords, { structs }: Decoded): boolean {
  return structs.some(({ id }) => id.client === client)
}
