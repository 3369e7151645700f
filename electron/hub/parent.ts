import type { StayReason } from '../../shared/host'

/** What the hub tells whoever started it, once. */
export type Announcement =
  | { readonly type: 'ready'; readonly address: string; readonly invitation: string }
  | { readonly type: 'failed'; readonly why: StayReason }

/** The process that started the hub, if there is one that listens. */
export interface Parent {
  tell(announcement: Announcement): void
  /** Called when it has gone, and nobody is left to stop the hub. */
  gone(stop: () => void): void
}

/** Electron's main process, or a Node that forked us; at a command line there is none. */
export function parentProcess(): Parent | null {
  const port = 'parentPort' in process ? process.parentPort : null
  if (port) {
    return {
      tell: (announcement) => port.postMessage(announcement),
      gone: (stop) => void (port as NodeJS.EventEmitter).on('close', stop),
    }
  }
  if (!process.send) return null
  return {
    tell: (announcement) => void process.send?.(announcement),
    gone: (stop) => void process.on('disconnect', stop),
  }
}
