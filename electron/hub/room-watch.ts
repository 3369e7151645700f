import type { Conditions } from './conditions'

export interface Room {
  /** Bytes that the disk has left. */
  readonly free: number
  /** Bytes of the conference's file, with what belongs to it. */
  readonly kept: number
}

export interface RoomWatchOptions {
  readonly look: () => Promise<Room>
  readonly conditions: Conditions
  readonly now: () => Date
  readonly report: (fault: unknown) => void
}

/** A meeting writes less in a day. */
const little = 1024 * 1024 * 1024

/**
 * Says to the secretariat that the disk has little room left, before it is full: less than a copy of
 * the conference needs twice, and never less than a gibibyte.
 */
export function roomWatch({
  look,
  conditions,
  now,
  report,
}: RoomWatchOptions): () => Promise<void> {
  let isLittle = false
  return async () => {
    const room = await look().catch((fault: unknown) => {
      report(fault)
      return null
    })
    if (!room) return
    const { free, kept } = room
    const bound = Math.max(little, 2 * kept)
    // Said once, and taken back only when there is clearly more again.
    if (!isLittle && free < bound) {
      isLittle = true
      conditions.set({ kind: 'room', at: now().toISOString(), free, kept })
    } else if (isLittle && free > 1.2 * bound) {
      isLittle = false
      conditions.clear('room')
    }
  }
}
