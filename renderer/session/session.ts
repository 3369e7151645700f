import type { Node } from 'prosemirror-model'
import type { Folder, SecretariatFile } from '../../shared/amendments/folder'
import type { Register } from '../../shared/amendments/register'
import type { Condition } from '../../shared/conditions'
import { delegationOf, type Seat } from '../../shared/conference'
import { schemaVersion } from '../../shared/document/schema-version'
import { read } from '../../shared/document/ydoc'
import {
  type DocumentName,
  formatDocumentName,
  hasWords,
  parseDocumentName,
} from '../../shared/document-name'
import type { ExportForm } from '../../shared/exchange/export-forms'
import { type FollowUp, readFollowUp } from '../../shared/follow-up/follow-up'
import { type AmendmentId, textId } from '../../shared/ids'
import { type People, readPeople } from '../../shared/people'
import type { Presence } from '../../shared/presence'
import type { Joined } from '../../shared/protocol'
import { type Standby, type Standing, StandingSchema } from '../../shared/standby'
import type { Mode } from '../editor/contract'
import { type Answer, type Desk, type Exported, type ExportOf, openDesk } from './acts'
import { type Asked, ask } from './asked'
import { clientsAt, sameClients } from './clients-at'
import type { HeldDevice } from './device'
import { type DocumentState, hasArrived, type SharedDocument } from './document-state'
import { type DraftPage, openDrafts } from './drafts'
import { type Hubs, hubsOf } from './hubs'
import { keeperOf } from './keeper'
import { asidesHere, type Shelf } from './kept-asides'
import { offerLeftOfEnded } from './left-of-ended'
import { cell, derived, type Live } from './live'
import { modeOf } from './mode'
import { followHubs } from './moving'
import { type Notes, noNotes, openNotes } from './notes'
import { offersOf } from './offered'
import { onNeed } from './on-need'
import { outboxHere } from './outbox'
import { decidesOnWords, type Outdated } from './outdated'
import { type Page, pageOf } from './page'
import { type PagesWatch, watchPages } from './pages'
import { openPapers, type Papers } from './papers'
import type { Paper } from './pass'
import { type Person, peopleOf } from './presence'
import { readingOf } from './reading'
import { folderView, registerView, secretariatView, view } from './register-view'
import { areSettled, type Safety, safetyOf, sameSafety } from './safety'
import { type Seal, sealingOf } from './sealing'
import { type Aside, wordsIn } from './set-aside'
import { openDocument } from './shared-document'
import { signText } from './sign-text'
import { openSocket } from './socket'
import { type TakenOver, takeOver } from './take-over'
import { openTemplates, type Templates } from './templates'
import type { Unsent } from './unsent'
import { unsentHere, type Whose } from './unsent-here'
import { patience, whenSent } from './when-sent'

/** One person's part in a conference, for as long as the window shows it. */
export interface Session {
  readonly me: Presence['user']
  readonly register: Live<Register | null>
  readonly folder: Live<Folder>
  /** What the members of one's own delegation say among themselves, as far as this device opens it. */
  readonly notes: Notes
  /** Of the secretariat only; empty at everyone else's. */
  readonly secretariat: Live<SecretariatFile>
  readonly safety: Live<Safety>
  /** What has happened to the hub's machine, for the secretariat alone. */
  readonly conditions: Live<readonly Condition[]>
  /** Where the conference went on, if another hub has taken over from the one that was opened. */
  readonly moved: Live<string | null>
  /** Where it may go on, if the secretariat has another hub take over. */
  readonly standbys: Live<readonly Standby[]>
  /** What a standby says of itself; `null` if it does not answer. */
  standingOf(standby: Standby): Promise<Standing | null>
  takeOver(standby: Standby): Promise<TakenOver>
  /** Whether the page is loaded anew where the conference goes on, and what is asked before that. */
  readonly leaving: Pick<Hubs, 'isLeaving' | 'askBefore'>
  /** Whether what was not yet sent is on this machine, and outlasts the page. */
  readonly keepsUnsent: boolean
  /** What typing in the text does now. */
  readonly mode: Live<Mode>
  /** Why this window cannot write, though its seat may. */
  readonly outdated: Live<Outdated | null>
  readonly text: Live<Page>
  /** The text as a value, a moment behind the typing, for as long as someone looks. */
  readonly reading: Live<Node | null>
  /** The drafts of one's own delegation that have arrived. */
  readonly drafts: Live<readonly DraftPage[]>
  readonly people: Live<readonly Person[]>
  /** Who takes part, and on which devices. */
  readonly roll: Live<People>
  /** Where States stand, and what is done about what was recommended; asked for by who looks at it. */
  readonly followUp: Live<FollowUp | null>
  /** One's own, as the hub has it now. With another role or delegation it is another session's. */
  readonly seat: Live<Seat>
  /** Words that the hub did not take, the oldest first; then those that it has kept. */
  readonly asides: Live<readonly Aside[]>
  discardAside(aside: Aside): void
  /** Asks the hub for an act, after one's own last words are there. */
  perform(asked: Asked): Promise<Answer>
  /** The final document with one's own last words. Aborting the signal ends in `no-answer`. */
  export(form: ExportForm, of: ExportOf): Promise<Exported>
  /** Has a copy of the conference made; for the secretariat. */
  readonly backUp: Desk['backUp']
  readonly seen: Desk['seen']
  /** Letters as the hub's press sets them; for the secretariat. */
  readonly letters: Desk['letters']
  /** What letters say; the secretariat's alone. */
  readonly templates: Templates | null
  /** Versions, and whose hand the text is in, with one's own last words. */
  readonly papers: Papers
  /** The pages of the text as it is written, until the watch is ended. */
  pages(): PagesWatch
  /** Tries at once to reach the hub again. */
  retry(): void
  close(): void
}

/** The register and the folder arrive one after the other: a draft that is tabled is none any more. */
function untabled(folder: Live<Folder>, register: Live<Register | null>): Live<Folder> {
  return derived([folder, register], () => {
    const tabled = new Set(register.get()?.amendments.map(({ id }) => id))
    const drafts = folder.get().drafts.filter(({ id }) => !tabled.has(id))
    return drafts.length === folder.get().drafts.length ? folder.get() : { ...folder.get(), drafts }
  })
}

/** Without one's own last words the act would be another one; while offline it is none at all. */
const notSent = { kind: 'problem', why: 'unreachable' } as const

const done = { kind: 'done', result: { kind: 'nothing' } } as const

const notSeen = { kind: 'problem', why: 'outdated' } as const

/** What a device was given when it joined, and the seat that its person has by now. */
export type Sitting = Pick<Joined, 'seat' | 'conference'> & {
  /** If that is another one. */
  readonly now?: Seat
}

/** `where` are the hubs of the conference, or the origin of one, without a final slash. */
export function openSession(
  where: string | Hubs,
  { seat: given, conference, now: seat = given }: Sitting,
  paper: Paper,
  device: () => Promise<HeldDevice | null>,
  schema = schemaVersion,
  keptHere: (whose: Whose) => Unsent | null = unsentHere,
  shelf?: Shelf,
): Session {
  const delegation = delegationOf(seat)
  const me = { name: seat.name, role: seat.role, delegation }
  const hubs = typeof where === 'string' ? hubsOf(where, conference.id) : where
  const address = hubs.at
  const socket = openSocket({ address, schema, ask: () => register.ask() })
  const endFollowing = followHubs(hubs, socket)
  // Whoever joins again with another invitation is another person to the hub, but has the same
  // words; and so has whoever is given another seat.
  const holder = `${conference.id}/${given.role}/${delegationOf(given) ?? ''}/${given.name}`
  const own = asidesHere(holder, shelf)
  const unsent = keptHere({ holder, person: seat.person })
  const conditions = cell<readonly Condition[]>([])
  const open = (name: DocumentName, presence: Presence['user'] | null, seal?: Seal) =>
    openDocument({
      name,
      schema,
      socket,
      paper,
      presence,
      ...(seal && { seal }),
      onSetAside: own.add,
      keeper:
        unsent && hasWords(name)
          ? keeperOf({ unsent, name, person: seat.person, asides: own })
          : undefined,
      onBrought: (words) => offers.seenTo(words),
      onTerm: hubs.heard,
      onConditions: (all) => conditions.set(all),
    })

  const register = open({ kind: 'register' }, null)
  const text = open({ kind: 'text', text: textId(conference.text) }, me)
  const folder = delegation ? open({ kind: 'folder', delegation }, null) : null
  const file = seat.role === 'secretariat' ? open({ kind: 'secretariat' }, null) : null
  const members = open({ kind: 'people' }, null)
  const roll = view<People>(members, readPeople)
  const followUp = onNeed<FollowUp>(() => open({ kind: 'follow-up' }, null), readFollowUp)
  const ownSeat = derived(
    [roll],
    () => roll.get().persons.find(({ person }) => person === seat.person) ?? seat,
  )
  const kept = registerView(register)
  const desk = openDesk(address, paper)
  const ownFolder = folderView(folder)
  const sealing =
    delegation &&
    sealingOf({
      conference: conference.id,
      own: delegation,
      folder: ownFolder,
      people: roll,
      device,
      perform: desk.perform,
      again: socket.state,
    })
  const notes = delegation
    ? openNotes({
        place: { conference: conference.id, delegation },
        person: seat.person,
        folder: ownFolder,
        people: roll,
        device,
        perform: desk.perform,
        again: socket.state,
        outbox: outboxHere(holder, delegation),
      })
    : noNotes
  const listed = untabled(ownFolder, kept)
  const drafts = openDrafts(listed, seat.person, (amendment) =>
    open({ kind: 'amendment', amendment }, me, sealing?.of(amendment)),
  )
  const isListed = (document: string) =>
    listed
      .get()
      .drafts.some(
        ({ id }) => document === formatDocumentName({ kind: 'amendment', amendment: id }),
      )
  const templates =
    seat.role === 'secretariat'
      ? openTemplates((language) => open({ kind: 'template', language }, me))
      : null
  /** Whoever has left words in one has it opened, so that they come into it. */
  const hasTemplate = (document: string) => {
    const name = parseDocumentName(document)
    if (!templates || name?.kind !== 'template') return false
    templates.page(name.language)
    return true
  }
  const endOffer =
    unsent &&
    offerLeftOfEnded({
      unsent,
      asides: own,
      lists: folder ? [register, folder] : [register],
      isOpened: (document) =>
        document === formatDocumentName(text.name) || isListed(document) || hasTemplate(document),
    })
  const papers = openPapers(address, paper)

  const people = peopleOf(text)
  const keeps = delegation || seat.role === 'secretariat'
  const words = keeps ? open({ kind: 'kept', delegation }, null) : null
  const offers = offersOf({
    kept: words,
    seat,
    own,
    clients: derived(
      [text, people, drafts.pages],
      () => clientsAt(text, people, drafts.pages),
      sameClients,
    ),
    again: socket.state,
    tell: async (ids) => ((await sent()) ? desk.seenTo(ids) : notSent),
  })
  const asides = derived([own, offers.asides], () => [...own.get(), ...offers.asides.get()])

  const sources = [register, text, members, ...(folder ? [folder] : []), ...(file ? [file] : [])]
  const sourceStates = () => sources.map((document) => document.get().state)
  const templateStates = templates?.states ?? cell<readonly DocumentState[]>([])
  const states = derived([drafts.states, templateStates, ...sources], () => [
    ...sourceStates(),
    ...drafts.states.get(),
    ...templateStates.get(),
  ])
  const safety = derived(
    [socket.state, states, notes.state],
    () => safetyOf(socket.state.get(), [...states.get(), notes.state.get()]),
    sameSafety,
  )

  const endLevelling = states.subscribe(() => {
    if (areSettled(states.get())) socket.level()
  })

  /** Nobody writes or proposes by a text that this window may not show whole. */
  const mode = derived([kept, text, ownSeat], (): Mode => {
    const { state, outdated } = text.get()
    return outdated ? 'read' : modeOf(ownSeat.get(), kept.get()?.stage ?? null, state)
  })

  const page = pageOf(text)
  const outdated = derived(
    [page, drafts.pages],
    () => [page.get(), ...drafts.pages.get()].find((each) => each.outdated)?.outdated ?? null,
  )

  /** There is nothing to wait for while the hub cannot be reached. */
  const sent = (concerned: AmendmentId | null = null) =>
    whenSent(
      states,
      () => [...sourceStates(), ...drafts.awaited(concerned), ...templateStates.get()],
      socket.state.get().kind === 'down' ? 0 : patience,
    )

  const sign = () =>
    signText({
      address,
      paper,
      conference: conference.id,
      register: kept,
      text: () => shownIn(text),
      device,
      perform: desk.perform,
    })

  return {
    me,
    register: kept,
    folder: drafts.folder,
    notes,
    secretariat: secretariatView(file),
    safety,
    conditions,
    moved: hubs.moved,
    standbys: hubs.standbys,
    leaving: hubs,
    keepsUnsent: unsent !== null,
    async standingOf(standby) {
      const asked = await hubs.askStandby(standby, { ask: 'standby', body: null, token: null })
      return StandingSchema.safeParse(asked?.body).data ?? null
    },
    takeOver: (standby) =>
      takeOver({ ask: hubs.askStandby, standby, conference: conference.id, device }),
    mode,
    outdated,
    text: page,
    reading: readingOf(text),
    drafts: drafts.pages,
    people,
    roll,
    followUp,
    seat: ownSeat,
    asides,
    discardAside(aside) {
      own.remove(aside)
      offers.seenTo(wordsIn(aside.passages))
    },
    async perform(asked) {
      if (asked.kind === 'say-note') return notes.write(asked.amendment, asked.words)
      if (asked.kind === 'remove-note' && notes.drop(asked.note)) return done
      if (outdated.get() && decidesOnWords(asked)) return notSeen
      return (await sent(draftFor(asked))) ? ask(asked, desk, drafts, sent, sign) : notSent
    },
    export: async (form, of) => (of.version || (await sent()) ? desk.export(form, of) : notSent),
    backUp: desk.backUp,
    seen: desk.seen,
    letters: desk.letters,
    templates,
    papers: {
      version: papers.version,
      text: async () => ((await sent()) ? papers.text() : notSent),
      passage: async (block) => ((await sent()) ? papers.passage(block) : notSent),
    },
    pages: () => watchPages(address, paper),
    retry: socket.restart,
    close() {
      endFollowing()
      endLevelling()
      endOffer?.()
      drafts.close()
      notes.close()
      templates?.close()
      for (const document of sources) document.close('ended')
      words?.close()
      followUp.close()
      own.close()
      unsent?.close()
      socket.close()
    },
  }
}

/** `null` where it has not come, or may not be shown whole. */
function shownIn(text: SharedDocument): Node | null {
  const { doc, state, outdated } = text.get()
  if (outdated || !hasArrived(state)) return null
  const said = read(doc)
  return said.kind === 'valid' ? said.node : null
}

/** The amendment whose words an act needs. Whoever throws them away need not wait for them. */
function draftFor(asked: Asked): AmendmentId | null {
  return 'amendment' in asked && asked.kind !== 'discard-draft' ? asked.amendment : null
}
