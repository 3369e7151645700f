import type { Folder } from '../../shared/amendments/folder'
import type { DelegationId } from '../../shared/ids'

export interface DraftQuotaOptions {
  /** How many untabled amendments of its own one delegation may have at a time. */
  readonly most: number
}

/** More than a delegation can write, and few enough for each of its windows to list. */
export const usualDrafts = 1_000

/**
 * How many drafts each delegation may have. Those of others, which it is only invited to sponsor, are
 * not counted: nobody can use up what is another's. Nobody but the delegation learns that it has come
 * to the end of them, as nobody may know that it has any (A31).
 */
export class DraftQuota {
  constructor(readonly options: DraftQuotaOptions) {}

  /** `false` for one more than there may be. Who has more already, by a lower limit, may have fewer. */
  allows(delegation: DelegationId | null, before: Folder, after: Folder): boolean {
    if (delegation === null) return true
    const count = ownDrafts(delegation, after)
    return count <= this.options.most || count <= ownDrafts(delegation, before)
  }
}

function ownDrafts(delegation: DelegationId, { drafts }: Folder): number {
  return drafts.filter((draft) => draft.delegation === delegation).length
}
