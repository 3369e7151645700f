/** A file's own place among the hubs of its conference: trying again does not help. */
export class PlaceError extends Error {
  override readonly name = 'PlaceError'

  constructor(readonly why: 'superseded' | 'standby-copy' | 'standby-begins') {
    super(why)
  }
}
