import { isPending } from '../../shared/amendments/amendment'
import { partIn } from '../../shared/amendments/draft-parts'
import { emptyFolder } from '../../shared/amendments/folder'
import { delegationOf, type Seat } from '../../shared/conference'
import type { DocumentName } from '../../shared/document-name'
import type { AmendmentId, DelegationId, DeviceId } from '../../shared/ids'
import { type Standing, standingOf } from '../../shared/people'
import { type Access, access, type Part } from '../../shared/rights'
import type { HeldDocuments } from './held-documents'
import type { Admission } from './line'

/** Who may do what at this moment, by the documents as they stand. */
export class RightsNow {
  constructor(
    readonly documents: Pick<HeldDocuments, 'register' | 'people' | 'folderOf'>,
    readonly now: () => Date,
  ) {}

  /** The seat that a device has now, whatever it had when its line was opened. */
  standing(device: DeviceId): Standing {
    return standingOf(this.documents.people(), device, this.now().toISOString())
  }

  /** A window of another schema would take what it does not know for a fault, and remove it. */
  granted({ seat, name, sameSchema }: Pick<Admission, 'seat' | 'name' | 'sameSchema'>): Access {
    const right = this.access(seat, name)
    return right === 'write' && !sameSchema ? 'read' : right
  }

  /**
   * Asks only what the seat's own delegation may know, so that the answer for another's draft, for
   * a tabled amendment and for one that never was takes the same way and the same time.
   */
  access(seat: Seat, name: DocumentName): Access {
    const { stage, conference } = this.documents.register()
    if (name.kind === 'text' && name.text !== conference.text) return 'none'
    return access(seat, name, stage, this.#partOf(delegationOf(seat), name))
  }

  /** Whether what is typed in it may give amendments another verdict. */
  isJudged({ kind }: DocumentName): boolean {
    return kind === 'text' && this.documents.register().amendments.some(isPending)
  }

  /** Whether envelopes of a draft may be under this key. */
  hasKey(seat: Seat, amendment: AmendmentId, key: string): boolean {
    const own = delegationOf(seat)
    const { keys } = own ? this.documents.folderOf(own) : emptyFolder
    return keys.some((each) => each.amendment === amendment && each.id === key)
  }

  #partOf(own: DelegationId | null, name: DocumentName): Part {
    if (!own || name.kind !== 'amendment') return 'none'
    const { drafts, discarded } = this.documents.folderOf(own)
    const draft = drafts.find(({ id }) => id === name.amendment)
    if (draft) return partIn(draft, own)
    // Whoever could write in a draft that was thrown away can take its words from there (A38).
    const isKept = discarded.some((each) => each.amendment === name.amendment && each.draft)
    return isKept ? 'discarded' : 'none'
  }
}
