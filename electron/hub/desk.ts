import type * as Y from 'yjs'
import { decide } from '../../shared/amendments/acts'
import { byOf } from '../../shared/amendments/by'
import { type Done, type Situation, unread } from '../../shared/amendments/decision'
import {
  readSecretariatFile,
  writeFolder,
  writeSecretariatFile,
} from '../../shared/amendments/folder'
import { type Deed, type Register, writeRegister } from '../../shared/amendments/register'
import { delegationOf, type Seat } from '../../shared/conference'
import { applyStrokes } from '../../shared/document/strokes'
import { readJson, replace, rewrite, seed } from '../../shared/document/ydoc'
import { type DocumentName, formatDocumentName } from '../../shared/document-name'
import { readFollowUp, writeFollowUp } from '../../shared/follow-up/follow-up'
import {
  type AmendmentId,
  type DelegationId,
  type DeviceId,
  type Instant,
  type InvitationId,
  type NewId,
  personId,
} from '../../shared/ids'
import { holdsLetters } from '../../shared/letters/of-letters'
import {
  type Device,
  isGood,
  isNameTaken,
  type Standing,
  standingOf,
  usesLeft,
  usesOf,
  writePeople,
} from '../../shared/people'
import type { Act, ActResult, Outcome, ProblemCode } from '../../shared/protocol'
import type { Refusal } from '../../shared/refusals'
import { may } from '../../shared/rights'
import { writtenIn } from '../../shared/sealing/draft-log'
import type { Signature } from '../../shared/versions/text-seal'
import { symbolGiven } from '../../shared/versions/version-acts'
import type { ActQuota } from './act-quota'
import { Authors } from './authors'
import type { DraftQuota } from './draft-quota'
import { type Admitted, faultOf, type Newcomer, type NotAdmitted } from './entrance'
import type { FairTurns } from './fair-turns'
import type { Floor, Meanwhile } from './floor'
import { InOrder } from './in-order'
import { keptSheetOf } from './kept-sheets'
import { aboutFollowUp, adopts, begins, needsText } from './looked-at'
import { type Papers, withPapers } from './papers'
import type { Counted, Over, Quotas } from './quotas'
import { digestOf, nextEntry } from './record'
import type { Rooms } from './rooms'
import { beginLog } from './sealed-log'
import { emptySheet, type Sheet, sheetOf } from './sheet'
import { shippedStates } from './shipped-states'
import { bytesOf, type DocumentUpdate, type KeptAct, type Store } from './store'
import { aboutTemplate, templateFor } from './templates'
import { signedBy } from './text-seal'
import type { Verdicts } from './verdicts'
import type { Versions } from './versions'

const invitationDays = 14

export interface DeskOptions {
  readonly store: Store
  readonly rooms: Rooms
  readonly floor: Floor
  readonly turns: FairTurns
  /** An act counts like what is typed; to join is counted, and never refused for it. */
  readonly quotas: Pick<Quotas, 'take' | 'count'>
  readonly actQuota: Pick<ActQuota, 'ask'>
  readonly draftQuota: DraftQuota
  readonly versions: Versions
  readonly verdicts: Verdicts
  /** The hub's own signature over an adopted text. */
  readonly seal: (digest: string) => Signature
  readonly now: () => Date
  readonly newId: NewId
  /** Invitations of whoever started the hub, which stand in no register: those of this start alone. */
  readonly hostsOwn: ReadonlySet<InvitationId>
  /** Days after which a device needs a new invitation. */
  readonly seatDays: number
  /** Signs an invitation that has been decided and recorded. */
  readonly link: (invited: Extract<Done['result'], { kind: 'invited' }>) => Promise<string>
  /** The same for one by which another machine may follow. */
  readonly standbyLink: (standby: InvitationId) => Promise<string>
}

/**
 * The secretariat's desk: acts, one at a time.
 *
 * Each is decided on the documents as they stand, worked out on copies, put on disk as a whole
 * together with its entry in the record, and only then announced, the register last. Until then
 * nobody has seen any of it; after it, a hub that is killed at once comes back with all of it.
 */
export class Desk {
  /** A device's acts wait for each other, and so nobody's typing waits for many of them. */
  readonly #inOrder = new InOrder()

  constructor(readonly options: DeskOptions) {}

  /** @throws StoreError nothing was done. */
  perform(act: Act, by: DeviceId): Promise<Outcome | ProblemCode> {
    return this.#inOrder.of(by, async () => {
      await this.options.turns.next(by)
      return this.#withFloor(act, by)
    })
  }

  #withFloor(act: Act, by: DeviceId): Promise<Outcome | ProblemCode> {
    return this.options.floor.alone(async (meanwhile) => {
      // The act before may have given its person another seat, or none.
      const { rooms, now } = this.options
      const standing = standingOf(rooms.people(), by, now().toISOString())
      if (standing.kind === 'bad') return faultOf(standing)
      const asked = this.options.actQuota.ask(delegationOf(standing.seat))
      if (asked === 'too-many-acts') return { kind: 'refused', why: asked }
      if (asked.note) await this.options.store.append(asked.note)
      return this.#perform(act, standing, meanwhile)
    })
  }

  /**
   * A seat for whoever brings an invitation that is listed and not used up, by a name that nobody
   * beside them has. The device that has been given one already has it still.
   */
  admit(newcomer: Newcomer): Promise<Admitted | NotAdmitted> {
    const { floor, rooms } = this.options
    return floor.alone(() => withPapers(rooms, (papers) => this.#admit(newcomer, papers)))
  }

  async #admit(newcomer: Newcomer, papers: Papers): Promise<Admitted | NotAdmitted> {
    const { invitation, device, keys } = newcomer
    const { rooms, now, seatDays, hostsOwn } = this.options
    const { persons, devices } = rooms.people()
    const before = devices.find(({ id }) => id === device)
    if (before) {
      if (before.invitation !== invitation || before.revoked) return 'token-invalid'
      const seat = persons.find(({ person }) => person === before.person)
      return seat ? { seat, expires: before.expires } : 'token-invalid'
    }
    if (!this.#isLeft(invitation, papers.on)) return 'token-invalid'
    const seat = this.#seatFor(newcomer, papers.on)
    if (!seat) return 'token-invalid'
    const at = now()
    // Whoever started the hub has to get in, whatever name they have given before.
    if (!hostsOwn.has(invitation) && isNameTaken(rooms.people(), seat, at.toISOString())) {
      return 'name-taken'
    }
    const known: Device = {
      id: device,
      person: seat.person,
      keys,
      joined: at.toISOString(),
      expires: new Date(at.getTime() + seatDays * 86_400_000).toISOString(),
      invitation,
      revoked: null,
    }
    const people = keptSheetOf(await rooms.hold({ kind: 'people' }))
    writePeople(people.doc, {
      persons: persons.includes(seat) ? persons : [...persons, seat],
      devices: [...devices, known],
    })
    const update = people.tearOff()
    const updates = update ? [{ document: 'people', update }] : []
    const deed = { kind: 'joined', device } as const
    const kept = this.#drawUp(papers, updates, papers.on, seat, deed, known.joined)
    const counted = this.options.quotas.count(delegationOf(seat), bytesOf(kept.updates), 'open')
    await this.#keep(kept, counted)
    return { seat, expires: known.expires }
  }

  async #perform(act: Act, who: Seated, meanwhile: Meanwhile): Promise<Outcome> {
    const { verdicts, rooms } = this.options
    const { seat } = who
    // Who may not do this at all has nothing worked out for them.
    const right = may(seat, act.kind, rooms.register().stage)
    if (right !== 'yes') return { kind: 'refused', why: right }
    // What was typed before the act is in the record before it.
    await verdicts.settle(meanwhile)
    return withPapers(rooms, (papers) => this.#decide(act, who, papers, meanwhile))
  }

  async #decide(act: Act, who: Seated, papers: Papers, meanwhile: Meanwhile): Promise<Outcome> {
    const { now, newId, versions, rooms, seal } = this.options
    const { seat } = who
    const on = await this.#situation(act, who, papers)
    if (typeof on === 'string') return { kind: 'refused', why: on }
    const at = now().toISOString()
    // What a version says is what the text said at this moment; nobody waits while it is made ready.
    const symbol = on.text === unread ? undefined : symbolGiven(act, on.register, on.text)
    // What gives way to another text is kept to its last word, and so nobody writes meanwhile.
    const until: Meanwhile = act.kind === 'take-in-text' ? (work) => work() : meanwhile
    const ready = symbol === undefined ? null : await versions.ready(on.text, symbol, at, until)
    const with_ = { at, newId, invitationDays, digest: digestOf, seal }
    const decision = decide(act, seat, ready ? { ...on, issuable: ready } : on, with_)
    if (decision.kind === 'refused') return decision
    const own = delegationOf(seat)
    const mine = own && decision.folders?.get(own)
    if (mine && !this.options.draftQuota.allows(own, rooms.folderOf(own), mine)) {
      return { kind: 'refused', why: 'too-many-drafts' }
    }
    const updates = await this.#workOut(decision, papers)
    if (decision.issues && ready) updates.push(versions.keep(decision.issues, ready))
    // What is tabled is kept as such; a discarded draft may be taken back.
    const ends = act.kind === 'table-amendment' ? draftJournals(act.amendment) : []
    const register = decision.register ?? on.register
    const kept = { ...this.#drawUp(papers, updates, register, seat, decision.deed, at), ends }
    const counted = this.#count(kept, act, seat)
    if (typeof counted === 'string') return { kind: 'refused', why: counted }
    await this.#keep(kept, counted)
    return { kind: 'done', result: await this.#result(decision.result) }
  }

  /** What an act is decided on, or why it cannot even be looked at. */
  async #situation(act: Act, who: Seated, papers: Papers): Promise<Situation | Refusal> {
    const { seat, device } = who
    const { on: register } = papers
    const { rooms } = this.options
    const secretariat = readSecretariatFile(await rooms.hold({ kind: 'secretariat' }))
    const situation = {
      register,
      folderOf: (delegation: DelegationId) => rooms.folderOf(delegation),
      secretariat,
      people: rooms.people(),
      ...(await this.#draft(act, seat)),
      ...((aboutFollowUp.has(act.kind) || adopts(act)) && {
        followUp: {
          now: readFollowUp(await rooms.hold({ kind: 'follow-up' })),
          shipped: shippedStates(),
        },
      }),
      ...(act.kind === 'sign-adopted-text' && { signed: await signedBy(act, device, register) }),
      ...(aboutTemplate(act) && { template: await templateFor(act, rooms) }),
    }
    if (!needsText(act) && !begins(act)) return { ...situation, text: unread }
    const right = may(seat, act.kind, register.stage)
    if (right !== 'yes') return right
    const text = rooms.text.reading.now()
    if (text.kind === 'invalid') {
      return needsText(act) ? 'text-not-valid' : { ...situation, text: unread }
    }
    return { ...situation, text: text.node }
  }

  /** What the act says of a draft that the hub cannot read, and how much there is of it by now. */
  async #draft(act: Act, seat: Seat): Promise<Pick<Situation, 'draftContent' | 'draftWritten'>> {
    if (act.kind !== 'table-amendment' || seat.role !== 'delegation') return { draftContent: null }
    const { amendment, content } = act
    const { drafts } = this.options.rooms.folderOf(seat.delegation)
    if (!drafts.some(({ id }) => id === amendment)) return { draftContent: null }
    const draftWritten = await this.options.rooms.look({ kind: 'amendment', amendment }, writtenIn)
    const found = readJson(content)
    const isText = found.kind === 'valid' && !holdsLetters(found.node)
    return { draftContent: isText ? found.node : null, draftWritten }
  }

  async #workOut(decision: Done, papers: Papers): Promise<DocumentUpdate[]> {
    const updates: DocumentUpdate[] = []
    const add = (name: DocumentName, sheet: Sheet) => {
      const update = sheet.tearOff()
      if (update) updates.push({ document: formatDocumentName(name), update })
    }
    if (decision.text) {
      const sheet = sheetOf(await this.#text(papers.on))
      if (decision.strokes) applyStrokes(sheet.doc, decision.strokes)
      else if (decision.anew) replace(sheet.doc, decision.text)
      else rewrite(sheet.doc, decision.text)
      add({ kind: 'text', text: papers.on.conference.text }, sheet)
    }
    if (decision.opens) {
      const { amendment, content } = decision.opens
      const sheet = emptySheet()
      beginLog(sheet.doc, (words) => seed(words, content))
      add({ kind: 'amendment', amendment }, sheet)
    }
    for (const [delegation, folder] of decision.folders ?? []) {
      const name: DocumentName = { kind: 'folder', delegation }
      const sheet = keptSheetOf(await this.options.rooms.hold(name))
      writeFolder(sheet.doc, folder)
      add(name, sheet)
    }
    if (decision.secretariat) {
      const name: DocumentName = { kind: 'secretariat' }
      const sheet = keptSheetOf(await this.options.rooms.hold(name))
      writeSecretariatFile(sheet.doc, decision.secretariat)
      add(name, sheet)
    }
    if (decision.people) {
      const name: DocumentName = { kind: 'people' }
      const sheet = keptSheetOf(await this.options.rooms.hold(name))
      writePeople(sheet.doc, decision.people)
      add(name, sheet)
    }
    if (decision.followUp) {
      const name: DocumentName = { kind: 'follow-up' }
      const sheet = keptSheetOf(await this.options.rooms.hold(name))
      writeFollowUp(sheet.doc, decision.followUp)
      add(name, sheet)
    }
    if (decision.template) {
      const { language, content } = decision.template
      const name: DocumentName = { kind: 'template', language }
      const sheet = sheetOf(await this.options.rooms.hold(name))
      rewrite(sheet.doc, content)
      add(name, sheet)
    }
    return updates
  }

  /** What an act comes to on the disk. */
  #drawUp(
    papers: Papers,
    others: readonly DocumentUpdate[],
    register: Register,
    seat: Seat,
    deed: Deed | null,
    at: Instant,
  ): KeptAct {
    const { rooms } = this.options
    const entry = deed && nextEntry(register.record, at, byOf(seat), deed)
    const record = entry ? [...register.record, entry] : register.record
    writeRegister(papers.register.doc, { ...register, record })
    const update = papers.register.tearOff()
    const signed = entry ? rooms.signed(others, { kind: 'act', entry: entry.number, at }) : others
    const updates = update ? [...signed, { document: 'register', update }] : signed
    return { updates, entry }
  }

  /** What is in no record is nobody's but the delegation's own. */
  #count({ updates, entry }: KeptAct, act: Act, seat: Seat): Counted | Over {
    const manner = act.kind === 'table-amendment' ? 'tabled' : entry ? 'open' : 'sealed'
    return this.options.quotas.take(delegationOf(seat), bytesOf(updates), manner)
  }

  /** Nothing stands behind the row of the register, by which other hubs know that the act is whole. */
  async #keep(kept: KeptAct, { note, undo }: Counted): Promise<void> {
    const { store, rooms } = this.options
    if (kept.updates.length === 0) return
    const updates = note ? [note, ...kept.updates] : kept.updates
    await store.commit({ ...kept, updates }).catch((error: unknown) => {
      undo()
      throw error
    })
    for (const each of kept.updates) rooms.announce(each.document, each.update)
    rooms.review()
  }

  async #result(result: Done['result']): Promise<ActResult> {
    if (result.kind === 'standby-invited') {
      return { kind: 'invitation', link: await this.options.standbyLink(result.standby) }
    }
    if (result.kind !== 'invited') return result
    return { kind: 'invitation', link: await this.options.link(result) }
  }

  #isLeft(invitation: InvitationId, { invitations }: Register): boolean {
    const { rooms, hostsOwn } = this.options
    const people = rooms.people()
    if (hostsOwn.has(invitation)) return usesOf(people, invitation) === 0
    const listed = invitations.find(({ id }) => id === invitation)
    return listed !== undefined && !listed.revoked && usesLeft(people, listed) > 0
  }

  /** That of a person whose further device it is, as long as the person has another; or a new one. */
  #seatFor({ invitation, to, name }: Newcomer, { invitations }: Register): Seat | null {
    const whose = invitations.find(({ id }) => id === invitation)?.person
    if (whose === undefined) {
      return name === null ? null : { ...to, person: personId(this.options.newId()), name }
    }
    const { persons, devices } = this.options.rooms.people()
    const at = this.options.now().toISOString()
    const isIn = devices.some((each) => each.person === whose && isGood(each, at))
    return (isIn && persons.find(({ person }) => person === whose)) || null
  }

  #text({ conference }: Register): Promise<Y.Doc> {
    return this.options.rooms.hold({ kind: 'text', text: conference.text })
  }
}

type Seated = Extract<Standing, { kind: 'good' }>

function draftJournals(amendment: AmendmentId): readonly string[] {
  const name = formatDocumentName({ kind: 'amendment', amendment })
  return [name, Authors.of(name).journal]
}
