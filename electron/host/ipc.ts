import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { z } from 'zod'
import { roles } from '../../shared/conference'
import { type Command, type Host, NewConferenceSchema } from '../../shared/host'
import { type ConferenceId, type DelegationId, isId } from '../../shared/ids'
import { isAddress, isPin } from '../../shared/invitation-link'
import { JoinedSchema } from '../../shared/protocol'
import { StandbyQuestionSchema, StandbySchema } from '../../shared/standby'
import { isWindowUrl } from './origin'

/** What the window for the room may ask: it shows what is public, and does nothing. */
export interface Room {
  readonly window: () => BrowserWindow | null
  readonly calls: Pick<Calls, 'place' | 'abilities'>
}

/** What the window asks for and gets an answer to; the other direction is `sendCommand`. */
export type Calls = Omit<Host, 'onCommand'>

/**
 * Answers the window's calls. Only the page of our own window is heard, and what it says is checked
 * although we wrote it: a page that has been taken over says other things. The window for the room
 * is told where it is, and nothing more.
 */
export function answerCalls(calls: Calls, window: () => BrowserWindow | null, room: Room): void {
  const answers: { readonly [Name in keyof Calls]: (args: unknown[]) => ReturnType<Calls[Name]> } =
    {
      place: heard([], () => calls.place()),
      abilities: heard([], () => calls.abilities()),
      recents: heard([], () => calls.recents()),
      openSample: heard([], () => calls.openSample()),
      hostConference: heard([NewConferenceSchema], (it) => calls.hostConference(it)),
      openRecent: heard([Short], (id) => calls.openRecent(id)),
      forget: heard([Short], (id) => calls.forget(id)),
      join: heard([LinkSchema], (link) => calls.join(link)),
      leave: heard([], () => calls.leave()),
      takeSeat: heard([AddressSchema, JoinedSchema], (at, joined) => calls.takeSeat(at, joined)),
      seekHub: heard([StandbysSchema, z.int().min(0)], (them, term) => calls.seekHub(them, term)),
      followHub: heard([], () => calls.followHub()),
      askStandby: heard([StandbySchema, StandbyQuestionSchema], (standby, question) =>
        calls.askStandby(standby, question),
      ),
      openProjector: heard([], () => calls.openProjector()),
      save: heard([FileSchema], (file) => calls.save(file)),
      showInFolder: heard([z.string()], (path) => calls.showInFolder(path)),
      copy: heard([z.string()], (text) => calls.copy(text)),
    }
  for (const [name, answer] of Object.entries(answers)) {
    ipcMain.handle(`host:${name}`, (event, ...args: unknown[]) => {
      if (isOurs(event, room.window())) return toRoom(room.calls, name, args)
      if (!isOurs(event, window())) throw new Error('Only the window itself is answered')
      return answer(args)
    })
  }
}

function toRoom({ place, abilities }: Room['calls'], name: string, args: readonly unknown[]) {
  if (args.length > 0) throw new TypeError('Another number of arguments')
  if (name === 'place') return place()
  if (name === 'abilities') return abilities()
  throw new Error('The window for the room does nothing')
}

export function sendCommand(window: BrowserWindow, command: Command): void {
  window.webContents.send('host:command', command)
}

function isOurs({ sender, senderFrame }: IpcMainInvokeEvent, window: BrowserWindow | null) {
  return (
    window !== null &&
    sender === window.webContents &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    isWindowUrl(senderFrame.url)
  )
}

type Parsed<Schemas extends readonly z.ZodType[]> = {
  [Index in keyof Schemas]: z.infer<Schemas[Index]>
}

function heard<const Schemas extends readonly [z.ZodType, ...z.ZodType[]] | readonly [], Answer>(
  schemas: Schemas,
  answer: (...args: Parsed<Schemas>) => Answer,
) {
  return (args: unknown[]): Answer => {
    if (args.length !== schemas.length) throw new TypeError('Another number of arguments')
    const parsed = schemas.map((schema, index) => schema.parse(args[index]))
    return answer(...(parsed as Parsed<Schemas>))
  }
}

const Short = z.string().min(1).max(200)
const AddressSchema = z.string().refine(isAddress)
const StandbysSchema = z.array(StandbySchema).max(8)
const LinkSchema = z.strictObject({
  address: AddressSchema,
  conference: z.custom<ConferenceId>(isId),
  role: z.enum(roles),
  delegation: z.custom<DelegationId>(isId).nullable(),
  pin: z.string().refine(isPin).nullable(),
  isFurther: z.boolean(),
  token: z.string().min(1).max(4096),
})
const FileSchema = z.strictObject({
  name: Short,
  type: Short,
  bytes: z.instanceof(Uint8Array),
})
