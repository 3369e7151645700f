import { Authors } from './authors'
import { Floor } from './floor'
import { InOrder } from './in-order'
import { LeftBehind } from './left-behind'
import { ClaimedClients } from './presence'

/** What is known of the windows at one document, for as long as it is open here. */
export interface Room {
  readonly presence: ClaimedClients
  readonly authors: Authors
  readonly left: LeftBehind
  /** Words come many at a time; what takes a block away, alone. */
  readonly floor: Floor
  /** What one person sends from several windows: a number of Yjs may come from two of them. */
  readonly inOrder: InOrder
}

export function roomAt(document: string): Room {
  const authors = Authors.of(document)
  return {
    presence: new ClaimedClients((client) => authors.of(client)?.person ?? null),
    authors,
    left: new LeftBehind(document, (client) => authors.of(client)),
    floor: new Floor(),
    inOrder: new InOrder(),
  }
}
