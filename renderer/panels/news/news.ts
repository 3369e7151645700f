import type { Node } from 'prosemirror-model'
import { type Amendment, isPending, labelOf } from '../../../shared/amendments/amendment'
import type { AmendmentDeed } from '../../../shared/amendments/deeds'
import type { Folder } from '../../../shared/amendments/folder'
import { isStanding } from '../../../shared/amendments/offer'
import type { RecordEntry, Register } from '../../../shared/amendments/register'
import type { AmendmentId, DelegationId } from '../../../shared/ids'
import { verdictOf } from '../amendments/verdict'

/** Something a delegation wants to know of at once. */
export interface News {
  /** The same for the same event, wherever and whenever it is told. */
  readonly key: string
  readonly kind: NewsKind
  /** "A/7"; `null` for a draft, which has no number. */
  readonly label: string | null
  /** Whose doing it is, where that is a delegation. */
  readonly by: DelegationId | null
  readonly amendment: AmendmentId | null
}

/** What the record tells of one's own amendments. */
const told = [
  'amendment-considered',
  'amendment-adopted',
  'amendment-rejected',
  'amendment-deferred',
  'amendment-fallen',
  'amendment-reconsidered',
] as const satisfies AmendmentDeed['kind'][]

export type NewsKind =
  | (typeof told)[number]
  | 'sponsor-joined'
  | 'sponsor-left'
  | 'collides'
  | 'target-gone'
  | 'fell-with'
  | 'invited'
  | 'invited-to-draft'
  | 'draft-discarded'
  | 'offer'

/** As many as anyone reads. */
const most = 50

/**
 * The newest first: what happened to the amendments that a delegation sponsors, and what it alone is
 * asked. It is made of what this delegation may read, so nothing of another's draft can be in it.
 */
export function newsFor(
  own: DelegationId,
  register: Register,
  folder: Folder,
  text: Node | null,
): readonly News[] {
  const ours = new Map(
    register.amendments.filter((each) => sponsors(each, own)).map((each) => [each.id, each]),
  )
  const happened = [...register.record].reverse().flatMap((entry) => newsIn(entry, own, ours))
  return [...asked(own, register, folder), ...standing(ours, register, text), ...happened].slice(
    0,
    most,
  )
}

function sponsors({ delegation, sponsors: others }: Amendment, own: DelegationId): boolean {
  return delegation === own || others.includes(own)
}

function newsIn(
  { number, by, deed }: RecordEntry,
  own: DelegationId,
  ours: ReadonlyMap<AmendmentId, Amendment>,
): readonly News[] {
  const item = (kind: NewsKind, amendment: AmendmentId): readonly News[] => {
    const found = ours.get(amendment)
    if (!found) return []
    const key = `${number}/${kind}/${amendment}`
    return [{ key, kind, label: labelOf(found), by: by.delegation, amendment }]
  }
  const kind = told.find((each) => each === deed.kind)
  const others = 'others' in deed && deed.others ? deed.others : []
  const fell = others.flatMap((each) => (each.fell ? item('fell-with', each.amendment) : []))
  if (kind && 'amendment' in deed) return [...item(kind, deed.amendment), ...fell]
  if ((deed.kind === 'sponsor-joined' || deed.kind === 'sponsor-left') && by.delegation !== own) {
    return item(deed.kind, deed.amendment)
  }
  return fell
}

/** What cannot be adopted as the text stands, whoever changed it. */
function standing(
  ours: ReadonlyMap<AmendmentId, Amendment>,
  register: Register,
  text: Node | null,
): readonly News[] {
  if (!text) return []
  return [...ours.values()].filter(isPending).flatMap((each): readonly News[] => {
    const kind = verdictOf(text, each, register)
    if (kind !== 'collides' && kind !== 'target-gone') return []
    const key = `${kind}/${each.id}/${each.earlier.length}`
    return [{ key, kind, label: labelOf(each), by: null, amendment: each.id }]
  })
}

function asked(own: DelegationId, register: Register, folder: Folder): readonly News[] {
  const invitations = folder.invitations
    .filter(({ to }) => to === own)
    .flatMap(({ amendment, by, at }): readonly News[] => {
      const found = register.amendments.find(({ id }) => id === amendment)
      if (!found || !isPending(found)) return []
      const key = `invited/${amendment}/${at}`
      return [{ key, kind: 'invited', label: labelOf(found), by: by.delegation, amendment }]
    })
  const drafts = folder.drafts
    .filter(({ sponsors: asks }) =>
      asks.some(({ delegation, standing }) => delegation === own && standing === 'invited'),
    )
    .map(({ id, delegation }): News => {
      const key = `invited/${id}`
      return { key, kind: 'invited-to-draft', label: null, by: delegation, amendment: null }
    })
  const offers = folder.offers
    .filter((each) => isStanding(each, register.amendments))
    .filter(({ answers }) => !answers.some(({ delegation }) => delegation === own))
    .map(({ id, of }): News => {
      const found = register.amendments.find((each) => each.id === of[0])
      const label = found ? labelOf(found) : null
      return { key: `offer/${id}`, kind: 'offer', label, by: null, amendment: of[0] ?? null }
    })
  const discarded = folder.discarded
    .filter(({ by }) => by.delegation !== own)
    .map(({ amendment, by }): News => {
      const key = `discarded/${amendment}`
      return { key, kind: 'draft-discarded', label: null, by: by.delegation, amendment: null }
    })
  return [...discarded, ...drafts, ...invitations, ...offers].reverse()
}
