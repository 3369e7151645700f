import type { CloseReason } from '../../shared/sync'
import { StoreError } from './store'

/** Hocuspocus answers with `reason`. The message stays empty, as it would go to the log. */
export class Denial extends Error {
  override readonly name = 'Denial'

  constructor(
    readonly reason: CloseReason,
    options?: ErrorOptions,
  ) {
    super('', options)
  }
}

export function reasonOf(error: unknown): CloseReason {
  if (!(error instanceof StoreError)) throw error
  return error.why === 'disk-full' ? 'disk-full' : 'disk-failed'
}
