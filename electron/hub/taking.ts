import { byOf } from '../../shared/amendments/by'
import { delegationOf, type Seat } from '../../shared/conference'
import { type DocumentName, parseDocumentName } from '../../shared/document-name'
import { limits } from '../../shared/protocol'
import type { CloseReason } from '../../shared/sync'
import { applied } from './applied'
import { reasonOf } from './denial'
import { faultOf } from './entrance'
import type { Floor } from './floor'
import { type Decoded, takesAway } from './graves'
import type { Signer } from './hand-notes'
import type { HeldDocuments } from './held-documents'
import type { Keeping } from './keeping'
import type { OpenLine, Written } from './line'
import type { PassingOn } from './passing-on'
import type { Quotas } from './quotas'
import type { RightsNow } from './rights-now'
import type { Room } from './room'
import { examineLog } from './sealed-log'
import type { Signing } from './signing'
import { bytesOf, type DocumentUpdate, type Store } from './store'
import { decode, examine, newOf } from './updates'

export interface TakingOptions {
  readonly store: Store
  readonly floor: Floor
  readonly quotas: Quotas
  readonly now: () => Date
  readonly documents: HeldDocuments
  readonly rights: RightsNow
  readonly signing: Signing
  readonly keeping: Keeping
  readonly passingOn: PassingOn
  readonly roomOf: (document: string) => Room
  readonly announce: (document: string, update: Uint8Array) => void
  /** Told what became of each update: `taken`, or why it was not. */
  readonly judged?: ((name: DocumentName, outcome: string) => void) | undefined
  /** Told of each update that has gone to the disk. */
  readonly written?: ((document: string) => void) | undefined
  /** Told when somebody has typed in the text of which amendments are pending. */
  readonly typed: () => void
}

/** Takes what windows write: into the journal and then into the document, or not at all. */
export class Taking {
  constructor(readonly options: TakingOptions) {}

  async take(line: OpenLine, written: Written): Promise<CloseReason | 'early' | null> {
    const why = await this.options.floor.shared(() => this.#take(line, written))
    if (why) this.options.judged?.(line.name, why)
    return why
  }

  /** Lets go of kept words to which whoever typed them has seen. */
  seenTo(seat: Seat, kept: readonly string[]): Promise<void> {
    const { floor, rights, keeping } = this.options
    return floor.alone(async () => {
      const name: DocumentName = { kind: 'kept', delegation: delegationOf(seat) }
      if (rights.access(seat, name) === 'none') return
      await this.#keep(await keeping.seenTo(seat, kept))
    })
  }

  /**
   * Words and what takes their block away never cross on the way to the disk: each is judged by the
   * document in which it then arrives, so that no word goes unnoticed.
   */
  async #take(line: OpenLine, written: Written): Promise<CloseReason | 'early' | null> {
    const { update } = written
    const standing = this.options.rights.standing(line.device)
    if (standing.kind === 'bad') return faultOf(standing)
    if (update.byteLength > limits.message) return 'too-large'
    const { document } = line.connection
    const { floor, inOrder } = this.options.roomOf(document.name)
    const decoded = decode(update)
    const { seat } = standing
    const put = () => inOrder.of(seat.person, () => this.#put({ ...line, seat }, written, decoded))
    return decoded && takesAway(document, decoded.ds) ? floor.alone(put) : floor.shared(put)
  }

  /**
   * In this order: what brings nothing new may come from anyone who reads; what does needs the
   * right at this moment; then to disk, with what it leaves behind; and only then into the document,
   * which passes it on.
   */
  async #put(
    line: OpenLine,
    { update: whole, isAnswer }: Written,
    read: Decoded | null,
  ): Promise<CloseReason | 'early' | null> {
    const { connection, seat, name, sameSchema } = line
    const { document } = connection
    const { authors, left, presence } = this.options.roomOf(document.name)
    const { documents, keeping, passingOn, quotas, rights } = this.options
    const update = newOf(document, whole, read)
    const decoded = update === whole ? read : decode(update)
    const sent = decoded && { document, left, seat, isAnswer, ...decoded }
    const isLog = name.kind === 'amendment'
    const found = isLog
      ? examineLog(document, update, (key) => rights.hasKey(seat, name.amendment, key))
      : examine(document, update, name.kind === 'template')
    try {
      if (found.kind === 'nothing-new') {
        if (sent && !isLog) await this.#keep(await keeping.takenBackBy(sent))
        return null
      }
      if (rights.access(seat, name) !== 'write') return 'read-only'
      if (!sameSchema) return 'outdated'
      if (found.kind === 'malformed' || !sent) return 'malformed'
      if (found.kind === 'early') return 'early'
      const isTheirs = (client: number) => presence.isFor(client, seat.person)
      if (![...found.clients].every(isTheirs)) return 'malformed'
      if (!authors.mayWrite(byOf(seat), found.clients)) return 'malformed'
      // What goes with a deletion in a sealed draft only the windows can see.
      const kept = isLog ? [] : await keeping.leftBy(sent)
      const own = { document: document.name, update }
      const fresh = authors.toKeep(found.clients)
      const by: Signer = { kind: 'person', by: byOf(seat), at: this.options.now().toISOString() }
      const signed = this.options.signing.signed([own], by)
      const isJudged = rights.isJudged(name)
      const typist = isJudged ? documents.typists.note(byOf(seat)) : null
      const more = [fresh, typist].flatMap((each) => each ?? [])
      const rows = [...signed, ...more, ...kept]
      const counted = quotas.take(delegationOf(seat), bytesOf(rows), isLog ? 'sealed' : 'open')
      if (typeof counted === 'string') return counted
      await this.#write(counted.note ? [...rows, counted.note] : rows).catch((error: unknown) => {
        counted.undo()
        throw error
      })
      for (const each of signed)
        if (each.document === documents.hands.document) documents.hands.keep(each)
      this.options.judged?.(name, 'taken')
      authors.kept(found.clients)
      if (typist) documents.typists.keep(typist)
      if (isJudged) this.options.typed()
      const isApplied = applied(sent, update, connection, passingOn)
      for (const each of kept) this.options.announce(each.document, each.update)
      return isApplied ? null : 'malformed'
    } catch (error) {
      return reasonOf(error)
    }
  }

  async #keep(updates: readonly DocumentUpdate[]): Promise<void> {
    if (updates.length === 0) return
    await this.#write(updates)
    for (const { document, update } of updates) this.options.announce(document, update)
  }

  /** All of it or nothing. */
  async #write(updates: readonly DocumentUpdate[]): Promise<void> {
    const { store } = this.options
    const [only, ...others] = updates
    if (!only || others.length > 0) await store.commit({ updates, entry: null })
    else await store.append(only)
    for (const { document } of updates) {
      if (parseDocumentName(document)) this.options.written?.(document)
    }
  }
}
