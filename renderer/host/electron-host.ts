import type { Host } from '../../shared/host'

declare global {
  interface Window {
    /** Put here by the application's preload script; absent in a browser. */
    readonly rapporteur?: Host
  }
}

export function electronHost(): Host | null {
  return window.rapporteur ?? null
}
