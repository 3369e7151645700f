import { createContext, use, useSyncExternalStore } from 'react'
import type { Register } from '../../shared/amendments/register'
import type { Seat, Stage } from '../../shared/conference'
import type { Abilities, Host } from '../../shared/host'
import type { DeviceId } from '../../shared/ids'
import type { Live } from '../session/live'
import type { Session } from '../session/session'
import { type Plates, platesOf } from './delegations/plates'
import type { PageEditor } from './page-editor'
import type { Personal } from './style/personal'

/** What every part of the window works with. */
export interface AtConference {
  readonly session: Session
  readonly page: PageEditor
  readonly host: Host
  readonly abilities: Abilities
  readonly personal: Personal
  readonly seat: Seat
  /** By which this window is known. */
  readonly device: DeviceId
  /** Puts away that the seat is another than a moment ago; `null` where nothing is said of it. */
  readonly onSeatSeen: (() => void) | null
}

const Conference = createContext<AtConference | null>(null)
export const ConferenceProvider = Conference.Provider

export function useConference(): AtConference {
  const at = use(Conference)
  if (!at) throw new Error('Every panel is drawn inside a conference window')
  return at
}

export function useLive<T>(live: Live<T>): T {
  return useSyncExternalStore(live.subscribe, live.get)
}

/** One plain value of what lives, so that nothing is drawn again while it stays the same. */
export function useFrom<T, V extends string | number | boolean | null>(
  live: Live<T>,
  take: (value: T) => V,
): V {
  return useSyncExternalStore(live.subscribe, () => take(live.get()))
}

export function useRegister(): Register | null {
  return useLive(useConference().session.register)
}

/** Before the register has arrived nothing can be done, as after the seal. */
export function useStage(): Stage {
  return useRegister()?.stage ?? 'adopted'
}

export function usePlates(): Plates {
  return platesOf(useRegister())
}
