import { z } from 'zod'
import type { Role } from './conference'
import type { DeviceId } from './ids'
import type { InvitationLink } from './invitation-link'
import { NameSchema } from './name'
import type { Joined } from './protocol'
import type { Standby, StandbyAnswer, StandbyQuestion } from './standby'

/**
 * The machine the window runs on. Two answer it: Electron (by its main process) and a browser.
 *
 * A window shows one place at a time. Going to another place loads the window anew, so that its
 * content security policy can name the one hub it may speak to.
 */
export interface Host {
  /** What this window is to show. */
  place(): Promise<Place>

  /** What this machine can do: a browser can neither host nor show a folder. */
  abilities(): Promise<Abilities>

  /** Conferences this machine has taken part in, the last one first. */
  recents(): Promise<readonly Recent[]>

  /** Go to a place. They end in a reload, or in a reason why the window stays where it is. */
  openSample(): Promise<Departure>
  hostConference(conference: NewConference): Promise<Departure>
  openRecent(id: string): Promise<Departure>
  /** Lets go of a seat at another's conference. The window has let go of its key before. */
  forget(id: string): Promise<void>
  join(link: InvitationLink): Promise<Departure>
  leave(): Promise<Departure>

  /** Keeps the seat that the hub has given, so that the conference can be opened again. */
  takeSeat(address: string, joined: Joined): Promise<void>

  /**
   * The hub of this place, which had this term, cannot be reached: whether one of these has taken over
   * from it. A browser's window looks for it and goes there by itself.
   */
  seekHub(standbys: readonly Standby[], term: number): Promise<boolean>
  /** Goes where the last look has found one. It ends in a reload. */
  followHub(): Promise<void>

  /**
   * Asks a standby what the window may not ask it by itself, once its key has been looked at. `null` if
   * it cannot be reached.
   */
  askStandby(standby: Standby, question: StandbyQuestion): Promise<StandbyAnswer | null>

  /** Opens a window for the room beside this one, or brings it to the front. */
  openProjector(): Promise<void>

  /** Asks where to save (or downloads). Resolves when the bytes are on disk. */
  save(file: FileToSave): Promise<Saved>
  showInFolder(path: string): Promise<void>
  copy(text: string): Promise<void>

  /** Calls back when something is chosen in the menu of the application; answers how to stop. */
  onCommand(heed: (command: Command) => void): () => void
}

/** What the menu of the application asks the window to do. A browser has no such menu. */
export const commands = [
  'export',
  'find',
  'go-to',
  'insert',
  'pages',
  'take-in',
  'undo',
  'redo',
] as const
export type Command = (typeof commands)[number]

export type Place =
  | { readonly kind: 'welcome' }
  /** At the door: the hub has still to give a seat for this invitation. */
  | {
      readonly kind: 'invited'
      readonly link: InvitationLink
      /** The name of whoever stands there, if they have said it already. */
      readonly as: string | null
    }
  | {
      readonly kind: 'conference'
      readonly address: string
      readonly joined: Joined
      /** By which whoever keeps the conference sits down anew, should the seat's key be lost. */
      readonly anew: InvitationLink | null
    }
  /** What the room may see of it, large. */
  | { readonly kind: 'projector'; readonly address: string; readonly joined: Joined }

export interface Abilities {
  readonly host: boolean
  readonly showInFolder: boolean
}

export interface Recent {
  readonly id: string
  readonly title: string
  readonly address: string
  readonly device: DeviceId
  /** Whose seat was kept: one machine may hold several at one conference. */
  readonly role: Role
  /** Whether this machine keeps the conference itself. */
  readonly hosted: boolean
  /** ISO 8601. */
  readonly opened: string
}

/** Lengths are those the register and the printed page can carry. */
export const NewConferenceSchema = z.strictObject({
  title: z.string().trim().min(1).max(300),
  /** As printed: "Geneva, 23 November 2005". */
  meeting: z.string().trim().min(1).max(120),
  /** The host's own name, for the secretariat's seat. */
  name: NameSchema,
  delegations: z.array(NameSchema).max(300).readonly(),
  /** Whether other machines on the network may join, or only this one. */
  network: z.boolean(),
})
export type NewConference = Readonly<z.infer<typeof NewConferenceSchema>>

export type Departure =
  | { readonly kind: 'going' }
  | { readonly kind: 'stayed'; readonly why: StayReason }

export const stayReasons = [
  'port-in-use',
  'disk-full',
  'disk-read-only',
  'conference-damaged',
  'conference-of-later-version',
  'hub-did-not-start',
  'cannot-host-here',
  'no-such-conference',
  /** What answers at the address is not the hub that the invitation names. */
  'another-hub',
] as const
export type StayReason = (typeof stayReasons)[number]

export interface FileToSave {
  /** Proposed name with its ending. */
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

export type Saved =
  | { readonly kind: 'saved'; readonly path: string | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly why: 'disk-full' | 'not-permitted' | 'other' }
