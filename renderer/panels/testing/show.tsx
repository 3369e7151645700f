import type { Node } from 'prosemirror-model'
import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { emptyFile, emptyFolder, type Folder } from '../../../shared/amendments/folder'
import { newRegister, type Register } from '../../../shared/amendments/register'
import type { Condition } from '../../../shared/conditions'
import type { Seat } from '../../../shared/conference'
import { type FollowUp, nothingYet } from '../../../shared/follow-up/follow-up'
import type { Host } from '../../../shared/host'
import {
  conferenceId,
  type DelegationId,
  delegationId,
  deviceId,
  personId,
  textId,
} from '../../../shared/ids'
import { nobody, type People } from '../../../shared/people'
import type { Act } from '../../../shared/protocol'
import type { ReadNote } from '../../../shared/sealing/notebook'
import type { Standby, Standing } from '../../../shared/standby'
import type { Mode } from '../../editor/contract'
import type { Answer } from '../../session/acts'
import { cell } from '../../session/live'
import { noNotes } from '../../session/notes'
import type { Papers } from '../../session/papers'
import type { Safety } from '../../session/safety'
import type { Session } from '../../session/session'
import { type AtConference, ConferenceProvider } from '../conference'
import type { PageEditor } from '../page-editor'
import { type Seeing, seeingAll } from '../seeing/seeing'
import { personal } from '../style/personal'
import { onScreen } from './shown'

export const ardesia: DelegationId = delegationId('ardesia')
export const belvane: DelegationId = delegationId('belvane')

export const seats = {
  president: { role: 'president', person: personId('paul'), name: 'Paul' },
  secretariat: { role: 'secretariat', person: personId('sofia'), name: 'Sofia' },
  ardesia: {
    role: 'delegation',
    delegation: ardesia,
    pen: true,
    person: personId('ana'),
    name: 'Ana',
  },
  observer: { role: 'observer', person: personId('olga'), name: 'Olga' },
} as const satisfies Record<string, Seat>

export const registerWith = (more: Partial<Register> = {}): Register => ({
  ...newRegister({
    id: conferenceId('c1'),
    title: 'Seventh Annual Conference',
    symbol: null,
    meeting: 'Geneva, 23 November 2005',
    text: textId('t1'),
  }),
  stage: 'amending',
  delegations: [
    { id: ardesia, name: 'Ardesia' },
    { id: belvane, name: 'Belvane' },
  ],
  ...more,
})

/** What was asked of the hub, and what it is to answer. */
export interface Asked {
  readonly acts: Act[]
  answer: Answer
}

/** The standbys that are known, what each says of itself, and which was asked to take over. */
interface Hubs {
  readonly standbys?: readonly Standby[]
  readonly standing?: Standing | null
  readonly took?: Standby[]
  readonly safety?: Safety
  readonly isLeaving?: boolean
  readonly keepsUnsent?: boolean
  readonly seen?: Readonly<Record<string, string>>
  readonly conditions?: readonly Condition[]
  readonly notes?: readonly ReadNote[]
  readonly backUp?: () => Promise<Answer>
  readonly export?: Session['export']
}

/** A part of the window on the screen, for one seat, with a register that is a plain value. */
export function show(
  part: ReactNode,
  seat: Seat,
  register: Register,
  host: Partial<Host> = {},
  more: Partial<PageEditor> = {},
  mode: Mode = 'read',
  folder: Folder = emptyFolder,
  papers: Partial<Papers> = {},
  roll: People = nobody,
  reading: Node | null = null,
  hubs: Hubs = {},
): { readonly screen: HTMLElement; readonly asked: Asked; unmount(): void } {
  const asked: Asked = { acts: [], answer: { kind: 'done', result: { kind: 'nothing' } } }
  const session = {
    me: { name: seat.name, role: seat.role, delegation: null },
    register: cell<Register | null>(register),
    folder: cell(folder),
    notes: { ...noNotes, ...cell(hubs.notes ?? []) },
    secretariat: cell(emptyFile),
    safety: cell<Safety>(hubs.safety ?? { kind: 'saved' }),
    leaving: { isLeaving: () => hubs.isLeaving ?? false, askBefore: () => {} },
    keepsUnsent: hubs.keepsUnsent ?? true,
    people: cell([]),
    roll: cell(roll),
    followUp: cell<FollowUp | null>(nothingYet),
    seat: cell(seat),
    asides: cell([]),
    conditions: cell(hubs.conditions ?? []),
    seen: async () => hubs.seen ?? {},
    export: async (form, of) => hubs.export?.(form, of) ?? { kind: 'problem', why: 'unreachable' },
    backUp: async () => hubs.backUp?.() ?? asked.answer,
    moved: cell(null),
    standbys: cell(hubs.standbys ?? []),
    standingOf: async () => hubs.standing ?? null,
    takeOver: async (standby) => {
      hubs.took?.push(standby)
      return { kind: 'taken-over', term: 2 }
    },
    reading: cell(reading),
    drafts: cell([]),
    mode: cell(mode),
    papers: papers as Papers,
    perform: async (asking: Act) => {
      asked.acts.push(asking)
      return asked.answer
    },
  } satisfies Partial<Session>
  const page = {
    amendment: cell(null),
    seeing: cell<Seeing>(seeingAll),
    people: cell([]),
    followed: cell(null),
    outline: cell([]),
    moved: cell(0),
    taken: cell([]),
    selectAmendment: () => {},
    editor: () => null,
    ...more,
  } satisfies Partial<PageEditor>
  // The parts that the screen under test does not touch are left out.
  const own = personal(null)
  const at = {
    session,
    page,
    host,
    seat,
    device: deviceId(`of-${seat.person}`),
    personal: own,
  } as unknown as AtConference
  const screen = document.createElement('div')
  document.body.append(screen)
  const root = createRoot(screen)
  act(() => root.render(<ConferenceProvider value={at}>{part}</ConferenceProvider>))
  const unmount = onScreen(() => {
    act(() => root.unmount())
    screen.remove()
  })
  return { screen, asked, unmount }
}

export function button(screen: HTMLElement, name: string): HTMLButtonElement {
  const found = [...screen.querySelectorAll('button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
  )
  if (!found) throw new Error(`No button ${name} among ${screen.textContent}`)
  return found
}

export async function press(screen: HTMLElement, name: string): Promise<void> {
  await act(async () => button(screen, name).click())
}

/** Writes into the field with this label, in the place of what it says. */
export async function write(screen: HTMLElement, label: string, words: string): Promise<void> {
  const named = [...screen.querySelectorAll('label')].find(
    ({ textContent }) => textContent === label,
  )
  const field = named?.control
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) {
    throw new Error(`No field ${label} among ${screen.textContent}`)
  }
  // Past React's own setter, which would take the value for one that it knows already.
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value') ?? {}
  await act(async () => {
    set?.call(field, words)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}
