import type { Document } from '@hocuspocus/server'
import type * as Y from 'yjs'
import type { Register } from '../../../shared/amendments/register'
import { readKept } from '../../../shared/document/kept-words'
import { type DocumentName, parseDocumentName } from '../../../shared/document-name'
import { applied } from '../applied'
import { Authors } from '../authors'
import { takesAway } from '../graves'
import type { Hands } from '../hands'
import type { Keeping } from '../keeping'
import type { LeftBehind } from '../left-behind'
import type { PassingOn } from '../passing-on'
import type { DocumentUpdate } from '../store'
import type { Typists } from '../typists'
import { decode } from '../updates'

/** What of a hub learns from a row of the journal. */
export interface Learning {
  readonly hands: Hands
  readonly typists: Typists
  readonly keeping: Keeping
  readonly passingOn: PassingOn
  /** `undefined` if nobody has it open here: it is read from the disk when somebody does. */
  readonly documentOf: (name: string) => Document | undefined
  readonly roomOf: (name: string) => { readonly authors: Authors; readonly left: LeftBehind }
  readonly hold: (name: DocumentName) => Promise<Y.Doc>
  readonly register: () => Register
  readonly typed: () => void
  readonly review: () => void
}

/** Takes what another hub has judged and put on the disk, as if it had been written here. */
export async function heard({ document: name, update }: DocumentUpdate, at: Learning) {
  if (name === at.hands.document) return at.hands.keep({ update })
  if (name === at.typists.journal) {
    at.typists.keep({ update })
    // The hub at which they type may be killed before it has looked at the verdicts.
    if (at.typists.all.length > 0) at.typed()
    return
  }
  const written = Authors.documentOf(name)
  if (written !== null) {
    if (at.documentOf(written)) at.roomOf(written).authors.keep({ update })
    return
  }
  const parsed = parseDocumentName(name)
  // These say what others may do, or what somebody is owed, whether anybody looks at them or not.
  if (parsed?.kind === 'folder' || parsed?.kind === 'kept') await at.hold(parsed)
  const document = at.documentOf(name)
  const decoded = decode(update)
  if (!document || !decoded) return
  if (takesAway(document, decoded.ds)) at.roomOf(name).left.dig(document, decoded)
  applied({ document, ds: decoded.ds }, update, null, at.passingOn)
  if (parsed?.kind === 'kept') learnKept(document, at)
  // The last row of each act: what follows is for those who may still see it.
  if (parsed?.kind === 'register') {
    for (const { id } of at.register().delegations) {
      await at.hold({ kind: 'folder', delegation: id })
    }
    at.review()
  }
}

function learnKept(document: Y.Doc, { keeping, documentOf, roomOf }: Learning): void {
  for (const { by, client, document: of } of readKept(document)) {
    keeping.isFor(by.person)
    if (documentOf(of)) roomOf(of).left.isOf(client)
  }
}
