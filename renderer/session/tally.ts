/**
 * The changes made here that the hub does not yet have.
 *
 * A change waits here, or is on its way in a message. The hub answers the messages of a document in
 * the order in which they were sent, so each is remembered with the number of changes it holds.
 */
export interface Tally {
  total(): number
  /** A change was made. */
  waits(): void
  /** The change that waited longest was sent by itself. */
  sent(): void
  /** Everything that waited was sent in one message. */
  sentAll(): void
  /** The hub has taken the message that was longest on its way. */
  taken(): void
  /** The connection is another one: what was on its way is not answered any more, and waits. */
  interrupted(): void
}

export function tally(): Tally {
  let waiting = 0
  let onTheirWay: readonly number[] = []
  const total = () => onTheirWay.reduce((sum, count) => sum + count, waiting)
  return {
    total,
    waits() {
      waiting++
    },
    sent() {
      waiting--
      onTheirWay = [...onTheirWay, 1]
    },
    sentAll() {
      onTheirWay = [...onTheirWay, waiting]
      waiting = 0
    },
    taken() {
      onTheirWay = onTheirWay.slice(1)
    },
    interrupted() {
      waiting = total()
      onTheirWay = []
    },
  }
}
