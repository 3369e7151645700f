/**
 * Where a window puts what its hub does not have yet, so that it outlives the window: the laptop
 * that is closed, the page that crashes, the hub that never comes back.
 *
 * It is one person's own, in one conference, on this machine. Another window of theirs, now or
 * later, sees to what was left. Nothing stays once the hub has it, so that who leaves a borrowed
 * computer with everything saved leaves no words on it.
 */
export interface Unsent {
  /** Puts down a change that may have to be sent again. */
  put(document: string, update: Uint8Array): void
  /** The hub has everything that this window has put down of a document, or it is kept otherwise. */
  clear(document: string): void
  /** What windows that are gone have left, in the order in which it was written. */
  left(): Promise<readonly Left[]>
  /** It has been seen to. */
  forget(left: Left): void
  /** It was put down anew as this window's own: it is forgotten once that is done. */
  supersede(left: Left): void
  close(): void
}

/** What one window has left of one document. */
export interface Left {
  readonly window: string
  /** As whom it was written. Whoever joins again with their invitation is another person to the hub. */
  readonly person: string
  readonly document: string
  readonly updates: readonly Uint8Array[]
  /** Whether that window is known to be gone, and not only out of sight. */
  readonly isGone: boolean
}
